"""A course in German shows no English word: not on its pages, in print, in exports or reports."""

import json
from dataclasses import asdict
from datetime import date
from html import escape

import pytest

from natorussia import data
from natorussia.analytics.page import page as report
from natorussia.analytics.readers import Reader, Readers
from natorussia.cli import main
from natorussia.data.languages.catalogues import gettext
from natorussia.grading.final import Final
from natorussia.grading.outputs.feedback import write_feedback
from natorussia.grading.outputs.report import Report
from natorussia.grading.outputs.scores import scores
from natorussia.grading.sandbox.client import Limits
from natorussia.grading.statuses import said
from natorussia.lms.export import FORMATS, export
from natorussia.lms.packages.package import package
from natorussia.paper.course import html_of, parts_of
from natorussia.paper.kit import kit_html
from natorussia.questions import load_course
from tests.german import course, words

EXERCISE = "01-early-railways"
SECTIONS = ("early-railways", course.CHAPTER)


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
    texts = words.of_file(tmp_path / f"mond.{name}")
    assert "umkreiste" in texts
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


def marks_of(student):
    """Return a mark of each kind."""
    states = ("correct", "partial", "hard-coded", "not-attempted", "timeout", None)
    return [
        Final(student, EXERCISE, "lanes", None if one is None else 1.0, 1.0, one, "")
        for one in states
    ]


def test_feedback_has_no_english_word(spoken, tmp_path):
    """The page of a hand-in, whatever became of its answers."""
    write_feedback(tmp_path, marks_of("ada"), [])
    (page,) = tmp_path.rglob("*.html")
    text = words.of_html(page.read_text(encoding="utf-8"))
    assert words.found(text, spoken) == [], escape(text)


def test_grading_report_has_no_english_word(spoken, tmp_path):
    """The page of a class: statuses, plots, clusters, copies, what went wrong, how it was run."""
    marks = [*marks_of("ada"), *marks_of("bert")]
    written = Report()
    written.problems.append(("ada", EXERCISE, said("timeout")))
    written.leftovers.append(("x.txt", gettext("is no notebook")))
    for student in ("ada", "bert"):
        traces = {"whole": "a", "essay": "b", "prints": []}
        written.copies.found.setdefault(EXERCISE, {})[student] = traces
    told = dict.fromkeys(("isolation", "seed", *asdict(Limits())), 1)
    written.write(tmp_path / "report.html", marks, scores(marks), told)
    text = words.of_html((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert words.found(text, spoken) == []
    assert {gettext("identical code"), "Startwert der geänderten Tabellen"} <= set(
        text.splitlines()
    )


def test_printed_course_has_no_english_word(german, spoken):
    """All leaves of the volume: title page, contents, chapters, glossary, and the key."""
    html = html_of(SECTIONS, parts_of(german / "_build/html", SECTIONS), {})
    assert words.found(words.of_html(html), spoken) == []
    assert "Inhalt" in html


def test_command_says_nothing_is_missing(capsys):
    """Every language that is shipped says every message."""
    assert main(["translate", "de"]) == 0
    assert "0 missing" in capsys.readouterr().out
