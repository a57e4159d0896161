"""A translation keeps the rows that its text cites, and the build says which one it lost."""

import pytest

from natorussia.cli import main
from natorussia.translations import edition
from natorussia.translations.checking import places
from tests.translations.conftest import PROSE, SAID, fill

TOLD = SAID[PROSE]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (TOLD.replace("1666-fire", "1666-fyre"), "lost the row '1666-fire' ({event}`1666-fire`)"),
        (TOLD.replace("1666-fire", "1666-fyre"), "has the row '1666-fyre'"),
        (
            TOLD.replace("{value}`sections/night/start`", "1666"),
            "lost the row 'sections/night/start'",
        ),
        (TOLD.replace("<Пожар>", "<Дым>"), "lost the row 'terms/fire'"),
        (f"{TOLD} `код`", "has the code 'код', which the text has not"),
        (f"{TOLD} [Дом](index.md)", "has the link to index.md"),
    ],
)
def test_placeholder_that_lost_its_row_fails_the_build(course, told, said):
    """The message names the row, the paragraph, the cell and the catalogue."""
    fill(course.folder, {PROSE: told})
    with pytest.raises(edition.TranslationError) as refused:
        edition.stage(course.folder, "ru", course.folder / "_build/editions/ru")
    assert said in str(refused.value)
    assert "translations/ru/LC_MESSAGES/night.po: night.ipynb, cell " in str(refused.value)
    assert "“In {value}`sections/night/start` came" in str(refused.value)


def test_command_says_what_was_lost(course, monkeypatch, capsys):
    """Who renews the catalogues is told as well, and the command ends as failed."""
    fill(course.folder, {"questions/night-how-long/prompt": "Сколько?"})
    monkeypatch.setenv("NATORUSSIA_DATA", str(course.folder / "data"))
    (course.folder / ".natorussia.json").write_text("{}")
    assert main(["translate", "--course"]) == 1
    shown = capsys.readouterr()
    assert "ru night: 100 per cent" in shown.out
    assert "question night-how-long" in shown.err
    assert "lost the row 'terms/fire'" in shown.err


def test_whole_translation_is_taken(course):
    """Words in another case, and an event in other words, keep their rows."""
    edition.refuse_losses(course.folder, "ru")


def test_places_are_rows_blanks_links_and_code():
    """Words of one's own do not count; a name of the glossary counts as its row."""
    text = "{person}`he <putin 2002>` and {term}`NATO` {{gap}} [x](a.md#b) ``y `z` `` {source}`s`"
    assert places(text, {"nato": "actors/nato"}) == {
        ("person", "putin 2002"),
        ("term", "actors/nato"),
        ("blank", "gap"),
        ("link", "a.md#b"),
        ("code", "y `z` "),
        ("source", "s"),
    }
