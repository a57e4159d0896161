"""An edition is the course in another language: the same ids, names and marks."""

import json

import pytest

from natorussia import data, questions
from natorussia.data import course as places
from natorussia.questions.ids import short
from natorussia.translations import building, catalogues, edition
from tests.translations.conftest import PROSE, fill

BUTTONS = '<div class="article-header-buttons">\n</div>'


@pytest.fixture
def staged(course):
    target = course.folder / "_build/editions/ru"
    course.pages = edition.stage(course.folder, "ru", target)
    course.edition = target
    return course


def bank_of(folder):
    with places.tables_of(folder / "data"):
        bank = questions.load_course()
        return {one["id"]: (questions.public(one), questions.key(one)) for one in bank}


def test_chosen_answers_are_the_same_in_both_languages(staged):
    """Options keep their names and questions the name of their wording, so marks stay."""
    first, other = bank_of(staged.folder), bank_of(staged.edition)
    shown, told = first["night-where"][0], other["night-where"][0]
    assert [one["id"] for one in shown["options"]] == [one["id"] for one in told["options"]]
    assert {one["html"] for one in told["options"]} == {"В пекарне", "В церкви"}
    assert shown["rev"] == told["rev"]
    answer = first["night-where"][1]["answer"]
    assert questions.score("single", other["night-where"][1], answer).credit == 1


def test_typed_answers_belong_to_their_language(staged):
    """What is accepted is the translation's, in as many ways as the language has."""
    first, other = bank_of(staged.folder), bank_of(staged.edition)
    assert first["night-how-long"][0]["rev"] != other["night-how-long"][0]["rev"]
    for given, credit in (("4 суток", 1), ("Четыре дня", 1), ("неделю", 0)):
        assert questions.score("text", other["night-how-long"][1], given).credit == credit


def test_rows_keep_their_ids_and_say_their_texts_in_russian(staged):
    """Only columns that the package marks are translated."""
    with places.tables_of(staged.edition / "data"):
        row = data.index("events")["1666-fire"]
        assert (row["title"], row["lane"], row["date"]) == ("Город горит", "city", "1666-09-02")
        assert data.package()["language"] == "ru"
        assert data.resource("terms")["untranslated"] == ["ash"]
        assert [row["id"] for row in data.translated("terms")] == ["fire"]
        assert data.index("sources")["diary"]["lang"] == "en"
    assert len(data.translated("terms")) == len(data.rows("terms"))


def test_page_that_is_not_translated_says_so(staged):
    """It stands in for the course's own page, by its name, and leads there."""
    assert staged.pages == ["night", "glossary"]
    page = (staged.edition / "index.md").read_text(encoding="utf-8")
    assert page.startswith("# Дом\n")
    assert "```{untranslated} ../index.html\n:language: en\n" in page


def test_paragraph_that_is_not_translated_is_marked_as_english(course):
    """It stands in the page as it is, with its language for the voice that reads it."""
    fill(course.folder, {PROSE: " "})
    path = catalogues.file_of(course.folder, "ru", "night")
    text = path.read_text(encoding="utf-8").replace('msgstr " "', 'msgstr ""')
    path.write_text(text, encoding="utf-8")
    edition.stage(course.folder, "ru", course.folder / "_build/editions/ru")
    page = json.loads((course.folder / "_build/editions/ru/night.ipynb").read_text("utf-8"))
    assert f"[{PROSE}]{{.language-en}}" in "".join(page["cells"][0]["source"])


def test_page_that_is_hardly_begun_is_not_in_the_edition(course):
    """Below nine tenths it is left to the course's own language."""
    path = catalogues.file_of(course.folder, "ru", "night")
    path.write_bytes(b"")
    catalogues.renew(course.folder, "ru")
    target = course.folder / "_build/editions/ru"
    (target / "data").mkdir(parents=True)
    (target / "data/earlier.csv").write_text("id\n")
    assert edition.stage(course.folder, "ru", target) == ["glossary"]
    assert "untranslated" in (target / "night.ipynb").read_text(encoding="utf-8")
    assert not (target / "data/earlier.csv").exists()


def test_course_without_translations_has_names_of_its_own_words(course):
    """The id of an option comes from its words where there is no other language."""
    with places.tables_of(course.folder / "data"):
        shown = questions.public(questions.load_course()[0])
        assert {one["id"] for one in shown["options"]} == {
            short("In a bakery"),
            short("In a church"),
        }


def test_edition_is_built_beside_the_course_with_a_link_on_each_page(course):
    """Each names the other's language in that language; twice is as once."""
    site = course.site
    site.mkdir(parents=True)
    for name in ("index", "night"):
        (site / f"{name}.html").write_text(f"<head></head>{BUTTONS}", encoding="utf-8")
    assert building.build(course.folder, "ru", site) == ["night", "glossary"]
    page = (site / "ru/night.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in page
    assert '<a class="nr-edition" rel="alternate" hreflang="en-GB" href="../night.html"' in page
    assert "пламя" in page
    assert "2 сентября 1666" in page
    waiting = (site / "ru/index.html").read_text(encoding="utf-8")
    assert 'class="nr-untranslated"' in waiting
    assert 'href="../index.html"' in waiting
    first = (site / "night.html").read_text(encoding="utf-8")
    link = 'class="nr-edition" rel="alternate" hreflang="ru" href="ru/night.html"'
    assert first == (
        f"<head><link {link}></head>"
        + BUTTONS.replace("\n", f'\n<a {link} lang="ru" dir="ltr">Русский</a>\n', 1)
    )
    building.link(site, "en-GB", "ru", ["night"])
    assert (site / "night.html").read_text(encoding="utf-8") == first
    assert "nr-edition" not in (site / "index.html").read_text(encoding="utf-8")
