"""Catalogues follow the course: what is said stays, what changed is fuzzy, what moved moves."""

from pathlib import Path

import pytest

from natorussia.cli import main
from natorussia.data.languages.catalogues import catalogue, read_po
from natorussia.exercises.notebook import ESSAY_STARTER
from natorussia.translations import catalogues
from tests.translations.conftest import BANK, PROSE, SAID

ROOT = Path(__file__).resolve().parents[2]


def entry(course, domain, text):
    return next(
        one
        for one in read_po(catalogues.file_of(course.folder, "ru", domain))
        if text in (one.id, one.context)
    )


def test_page_has_its_texts_rows_and_questions(course):
    """One catalogue holds a chapter; what many pages share stands in another."""
    page = {
        one.context or one.id for one in read_po(catalogues.file_of(course.folder, "ru", "night"))
    }
    assert {PROSE, "events/1666-fire/title", "questions/night-where/options/1/text"} <= page
    shared = {one.context for one in read_po(catalogues.file_of(course.folder, "ru", "course"))}
    assert {"terms/fire/term", "sections/night/title", "page/index", "_config/title"} <= shared
    assert not any(name.startswith("events/") for name in shared if name)


def test_changed_text_is_fuzzy_until_it_is_looked_at(course):
    """Its old translation stays in the catalogue, with the text that it was of, and is not used."""
    bank = course.folder / "data/questions/night.yml"
    bank.write_text(
        BANK.replace("Where did it begin?", "Where did it all begin?"), encoding="utf-8"
    )
    catalogues.renew(course.folder, "ru")
    changed = entry(course, "night", "questions/night-where/prompt")
    assert (changed.string, changed.fuzzy) == (SAID[changed.context], True)
    state = next(one for one in catalogues.states(course.folder, "ru") if one.page == "night")
    assert (state.of - state.said, state.fuzzy) == (1, 1)
    assert state.percent < 100
    assert ("questions/night-where/prompt", changed.id) not in catalogues.said(
        catalogues.read(course.folder, "ru", "night")
    )


def test_message_that_moves_takes_its_translation_along(course):
    """The title of a page stands with the shared texts until the page is begun itself."""
    assert entry(course, "course", "page/index").string == "Дом"
    other = course.folder / "data/questions/night.yml"
    other.write_text(BANK.replace("night-where", "night-place"), encoding="utf-8")
    (course.folder / "index.md").write_text("# Home\n\nA night\n", encoding="utf-8")
    catalogues.begin(course.folder, "ru", "index")
    catalogues.renew(course.folder, "ru")
    assert entry(course, "index", "A night").string == "Ночь"


def test_renewing_twice_changes_nothing(course):
    """A catalogue has no day of writing, and keeps its order."""
    path = catalogues.file_of(course.folder, "ru", "night")
    catalogues.renew(course.folder, "ru")
    once = path.read_bytes()
    catalogues.renew(course.folder, "ru")
    assert path.read_bytes() == once


def test_page_is_begun_by_a_command(course, monkeypatch, capsys):
    """The command writes its catalogue, and says what a page that is not there should be."""
    monkeypatch.setenv("NATORUSSIA_DATA", str(course.folder / "data"))
    (course.folder / ".natorussia.json").write_text("{}")
    assert main(["translate", "ru", "--page", "index"]) == 0
    assert "ru index: 0 per cent, 0 of " in capsys.readouterr().out
    assert entry(course, "index", "Home").string == ""
    assert main(["translate", "ru", "--page", "index"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["translate", "ru", "--page", "morning"]) == 1
    assert "`_toc.yml` has index, night, glossary" in capsys.readouterr().err
    assert main(["translate", "--page", "index"]) == 1
    assert "got no language" in capsys.readouterr().err


@pytest.mark.parametrize(("said", "of", "percent"), [(2, 3, 66), (999, 1000, 99), (0, 0, 100)])
def test_share_is_rounded_down(said, of, percent):
    """A hundred per cent means all."""
    assert catalogues.State("ru", "night", said, of, 0).percent == percent


def test_editions_name_the_place_of_an_essay_as_the_interface_does():
    """Grading knows by these words that nothing was written."""
    found = {
        (path.parts[-4], entry.string)
        for path in ROOT.glob("translations/*/LC_MESSAGES/exercises/*.po")
        for entry in read_po(path)
        if entry.id == ESSAY_STARTER
    }
    assert found == {(tag, catalogue(tag).said(ESSAY_STARTER)) for tag, _ in found}
    assert found
