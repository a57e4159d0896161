"""A course in German shows no English word: not on its pages, in print, in exports or reports."""

import json
from datetime import date
from html import escape

import pytest

from natorussia import data
from natorussia.analytics.page import page as report
from natorussia.analytics.readers import Reader, Readers
from natorussia.cli import main
from natorussia.data import course as courses
from natorussia.grading.final import Final
from natorussia.grading.outputs.feedback import write_feedback
from natorussia.lms.export import FORMATS, export
from natorussia.lms.packages.package import package
from natorussia.paper.kit import kit_html
from natorussia.questions import kinds, load_course
from tests.builds import build_book
from tests.german import course, words
from tests.once import once

SECTIONS = ("early-railways", course.CHAPTER)
# Words of machines that a page shows: endings of files, names of columns, and kinds of questions.
OF_MACHINES = {"ipynb", "lane", "lanes", "copyright", *kinds.names()}


@pytest.fixture(scope="module")
def german(tmp_path_factory, worker_id):
    """Begin the course and build it; return its folder."""
    return once(tmp_path_factory, worker_id, "german", _make) / "mond"


def _make(folder):
    course.write(folder / "mond")
    code, printed = build_book(folder / "mond", NATORUSSIA_DATA=None)
    if code:
        pytest.fail(f"the German course does not build:\n{printed[-6000:]}")


@pytest.fixture
def spoken(german):
    """Speak the course's language, and give the words that would be English in it."""
    with courses.tables_of(german / "data"):
        yield words.english() - OF_MACHINES


def test_course_has_thirty_events_and_questions_of_all_kinds(spoken):
    """What is walked is a whole course, and the words to look for are many."""
    asked = load_course()
    assert (len(data.rows("events")), len(asked)) == (30, 15)
    assert len({question["kind"] for question in asked}) == 10
    assert {"the", "and", "question", "answer"} <= spoken
    assert len(spoken) > 500


def test_pages_have_no_english_word(german, spoken):
    """Chapters, lists, index, search, and the page for what is not there."""
    pages = sorted((german / "_build/html").rglob("*.html"))
    assert len(pages) > 12
    found = {
        path.name: words.found(words.of_html(path.read_text("utf-8")), spoken) for path in pages
    }
    assert {name: left for name, left in found.items() if left} == {}


def test_files_of_a_new_course_have_no_english_word(german, spoken):
    """Notebooks, also that of the exercise, and pages are written in the course's language."""
    for path in [*german.glob("chapters/*.ipynb"), *german.glob("exercises/*.ipynb")]:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        assert words.found(prose, spoken) == [], path.name


@pytest.mark.parametrize("section", SECTIONS)
def test_kit_has_no_english_word(section, spoken):
    """Cards, strip, sheet and key."""
    assert words.found(words.of_html(kit_html(section, 1, 2)), spoken) == []


@pytest.mark.parametrize("name", FORMATS)
def test_exports_have_no_english_word(name, spoken, tmp_path):
    """Prompts, feedback and the reasons of what a format does not hold."""
    outcomes = export(name, tmp_path / f"mond.{name}")
    assert words.found("\n".join(one.why for one in outcomes), spoken) == []
    if name not in ("anki", "d2l", "gift"):  # a database, and formats of marks among the words
        texts = words.of_file(tmp_path / f"mond.{name}")
        assert words.found(texts, spoken - OF_FORMATS) == []


# What manifests and items of standards call things.
OF_FORMATS = {"content", "common", "response", "question", "questions", "quiz", "points", "top"}
OF_FORMATS |= {"after", "package", "edition", "value", "wrong"}


def test_packages_have_no_english_word(spoken, tmp_path):
    """A page that a platform plays, in its printed form."""
    package("scorm2004", tmp_path / "mond.zip", course.CHAPTER, quiz=True)
    assert words.found(words.of_file(tmp_path / "mond.zip"), spoken - OF_FORMATS) == []


def test_report_has_no_english_word(spoken):
    """The class report, with tries of every question."""
    tries = [{"t": 1, "c": 0.5, "n": 1, "h": 1, "s": 2}]
    log = {question["id"]: tries for question in load_course()}
    found = Readers([Reader("Ada", ["ada.json"], {"log": log, "forecasts": {}, "decisions": {}})])
    found.notes.append("")
    assert words.found(words.of_html(report(found, today=date(2026, 1, 2))), spoken) == []


def test_feedback_has_no_english_word(spoken, tmp_path):
    """The page of a hand-in, whatever became of its answers."""
    states = ("correct", "partial", "hard-coded", "not-attempted", "timeout", None)
    marks = [
        Final("ada", "01-early-railways", "lanes", None if one is None else 1.0, 1.0, one, "")
        for one in states
    ]
    write_feedback(tmp_path, marks, [])
    (page,) = tmp_path.rglob("*.html")
    text = words.of_html(page.read_text(encoding="utf-8"))
    assert words.found(text, spoken) == [], escape(text)


def test_command_says_nothing_is_missing(capsys):
    """Every language that is shipped says every message."""
    assert main(["translate", "de"]) == 0
    assert "0 missing" in capsys.readouterr().out
