"""In a German course the console says no English word, whatever a command meets."""

import io
import re
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

from natorussia.cli import COMMANDS, main
from natorussia.data import course as courses
from natorussia.data.languages.catalogues import catalogue
from tests.german import course, words

# What is typed, and so stays: options, what stands for their values, and names of files and fields.
TYPED = re.compile(r"(?<!\w)--?[\w-]+|\b[A-Z][A-Z_/=-]+\b|'[^']*'|\"[^\"]*\"|\([A-Za-z0-9, .]+\)")
CHOSEN = re.compile(r"\{[\w,.\s-]+\}|\bcorrect(?:,\s+[\w-]+)+")
# Names of commands and formats, of columns, of mechanisms of the system, and of programs.
NAMES = set(COMMANDS) | {
    *("natorussia", "course", "jupyter", "book", "lab", "make", "html", "apt", "install", "pip"),
    *("zip", "csv", "root", "cells", "cell", "type", "source", "rows", "doctor", "sheets", "take"),
    *("write", "remove", "rename", "exercise", "workflow", "statements", "record", "store", "data"),
    *("questions", "title", "date", "end", "id", "sources", "confidence", "primary", "section"),
    *("common", "edition", "events", "limits", "scheduler", "clusters", "wheel", "theme"),
    *("page", "test", "prompt", "options", "text", "fields", "name", "path", "schema", "event"),
    *("actors", "claims", "forecasts", "lanes", "sections", "terms", "memory", "note"),
}
MOODLE = """<quiz><question type="essay"><name><text>A</text></name><questiontext><text>Warum?
</text></questiontext></question><question type="numerical"><name><text>B</text></name>
<questiontext><text>Wie viele?</text></questiontext><answer fraction="50"><text>3</text></answer>
</question></quiz>"""


@pytest.fixture
def mond(tmp_path, monkeypatch):
    """Stand in a German course of one's own, its pages not built, with an English locale."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    course.write(tmp_path / "mond")
    monkeypatch.chdir(tmp_path / "mond")
    return tmp_path / "mond"


def said(*typed, answers=""):
    """Run a command; return its status and all that it says."""
    out = io.StringIO()
    before, sys.stdin = sys.stdin, io.StringIO(answers)
    try:
        with redirect_stdout(out), redirect_stderr(out):
            try:
                status = main(list(map(str, typed)))
            except SystemExit as ended:
                status = ended.code
    finally:
        sys.stdin = before
    return status, out.getvalue()


def english(told, folder):
    """Return the English words in what was said, without what is typed."""
    text = told.replace(str(folder), "")
    for marks in (CHOSEN, TYPED):
        text = marks.sub(" ", text)
    with courses.tables_of(folder / "data"):
        known = words.english() - words.OF_MACHINES - NAMES
    return words.found(text, known)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_german(mond, name):
    """Its purpose, each argument and option, and argparse's own words."""
    status, told = said(name, "--help")
    assert status == 0
    assert "Aufruf: natorussia" in told
    assert english(told, mond) == []


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("gibtesnicht",),
        ("export", "unbekannt", "--out", "x"),
        ("grade", "x", "--out", "y", "--workers", "viele"),
        ("validate", "eins", "zwei"),
        ("kit",),
    ],
)
def test_mistyped_command_is_told_in_german(mond, typed):
    """What argparse says of arguments that it cannot read."""
    status, told = said(*typed)
    assert status == 2
    assert "Fehler: " in told
    assert english(told.replace("unbekannt", ""), mond) == []


def broken(folder):
    """Break a course in as many ways as it is validated."""
    data = folder / "data"
    events = (data / "events.csv").read_text("utf-8").splitlines()
    events[1] = events[1].replace("1821", "1821-13", 1)
    events.append(events[2])
    events.append(";".join(["zuviel"] * 3))
    (data / "events.csv").write_text("\n".join(events) + "\n", "utf-8")
    bank = data / "questions" / "mondflug.yml"
    bank.write_text(
        bank.read_text("utf-8")
        .replace("correct: true}", "correct: 1}", 1)
        .replace("kind: poll", "kind: umfrage")
        .replace("level: recall", "level: leicht", 1),
        "utf-8",
    )
    (folder / "exercises" / "kaputt.py").write_text("x = 1\n", "utf-8")
    (folder / "chapters" / "leer.ipynb").write_text("{", "utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/weg\n", "utf-8")


def test_faults_of_a_course_are_told_in_german(mond):
    """Of tables, questions, exercises, notebooks, and the table of contents."""
    broken(mond)
    status, told = said("validate")
    assert status == 1
    assert "Fehler\n" in told
    assert english(told, mond) == []
    shutil.copy(mond / "data/sources.csv", mond / "data/events.csv")
    assert english(said("validate")[1], mond) == []


def walk(mond):
    """Yield what commands say that do what they should, and what those that cannot."""
    beside = mond.parent
    (beside / "moodle.xml").write_text(MOODLE, "utf-8")
    (beside / "tabelle.csv").write_text("datum;titel\n1970;Eins\n;Zwei\n03/04/1971;Drei\n", "utf-8")
    (beside / "leer.csv").write_text("a,b\n1,2\n", "utf-8")
    (beside / "x.ipynb").write_text("{}", "utf-8")
    yield said("validate"), 0
    yield said("new", "chapter", "zweites", "--title", "Zweites"), 0
    yield said("new", "chapter", "zweites"), 1
    yield said("new", "chapter", "Ärger"), 1
    yield said("new", "exercise", "zweites"), 1
    yield said("new", "exercise", "nirgends"), 1
    yield said("new", "course", mond), 1
    yield said("new", "course", beside / "polen", "--language", "falsch!"), 1
    yield said("chapter", "rename", "zweites", "drittes"), 0
    yield said("chapter", "remove", "drittes", answers="nein\n"), 1
    yield said("chapter", "remove", "drittes", answers="ja\n"), 0
    yield said("import", beside / "moodle.xml", "--chapter", course.CHAPTER), 0
    yield said("import", beside / "tabelle.csv"), 0
    yield said("import", beside / "leer.csv"), 1
    yield said("import", beside / "fehlt.csv"), 1
    yield said("sheets", "write", beside / "t.xlsx"), 0
    yield said("sheets", "take", beside / "t.xlsx"), 0
    yield said("sheets", "take", beside / "t.doc"), 1
    for form in ("moodle", "gift", "qti", "anki", "d2l"):
        yield said("export", form, "--out", beside / f"mond.{form}"), 0
    yield said("export", "scorm12", "--out", beside / "m.zip"), 1
    yield said("export", "scorm12", "--section", course.CHAPTER, "--out", beside / "m.zip"), 1
    yield said("export", "moodle", "--section", "nichts", "--out", beside / "m.xml"), 1
    yield said("export", "gradescope", "--out", beside / "a.zip"), 1
    yield said("report", beside / "leer.csv"), 1
    yield said("kit", "nirgends", "--out", beside / "k.pdf"), 1
    yield said("pdf", "--out", beside / "m.pdf"), 1
    yield said("check", beside / "x.ipynb"), 1
    yield said("check", beside / "fehlt.ipynb"), 1
    yield said("start", beside / "klasse", "--students"), 0
    yield said("start", beside / "klasse"), 0
    yield said("start", beside / "leer.csv"), 1
    yield said("translate", "de"), 0
    yield said("translate", "fr", "--begin"), 0
    yield said("translate", "fr", "--begin"), 1
    yield said("translate", "--page", "chapters/x"), 1
    yield said("live", "nirgends"), 1
    yield said("live", "--delete", beside / "fehlt.sqlite"), 1
    yield said("exercises"), 0
    yield said("doctor"), None
    yield said("grade", beside / "fehlt", "--out", beside / "noten"), 1
    yield said("grade", beside / "leer.csv", "--out", beside / "noten"), 1


def test_commands_say_no_english_word(mond):
    """Whether they do what they should, or cannot."""
    for number, ((status, told), expected) in enumerate(walk(mond)):
        assert expected in (None, status), (number, told)
        assert english(told, mond.parent) == [], (number, told)


def test_summary_of_grades_is_german(mond):
    """Counts, statuses, what was left out, and where the marks are."""
    said("exercises")
    (notebook,) = sorted((mond / "exercises").glob("*.ipynb"))[:1]
    for student in ("ada", "bert"):
        folder = mond.parent / "abgaben" / student
        folder.mkdir(parents=True)
        shutil.copy(notebook, folder)
    (mond.parent / "abgaben" / "liesmich.txt").write_text("?", "utf-8")
    status, told = said(
        *("grade", mond.parent / "abgaben", "--out", mond.parent / "noten", "--unsafe")
    )
    assert status == 0, told
    assert "2 Personen, " in told
    assert english(told, mond.parent) == [], told


def test_words_that_are_looked_for_would_be_found(mond):
    """A sentence of each catalogue message that has one would not pass."""
    told = [name for name in catalogue("de").messages if name.count(" ") > 6]
    assert sum(bool(english(one, mond)) for one in told[::20]) > 0.9 * len(told[::20])
