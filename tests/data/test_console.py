"""What the console says comes from catalogues, in the language of the course that is at hand."""

import ast
import errno
import os
import re
from pathlib import Path

import pytest

import natorussia
from natorussia.cli import main
from natorussia.data import course
from natorussia.data.languages import console, using

ROOT = Path(natorussia.__file__).parent
# What only developers meet: tracebacks of builds, of widgets in a notebook, and inside the jail.
OF_DEVELOPERS = (
    *("book", "lite", "widgets", "maps/__init__.py", "__init__.py", "data/checksums.py"),
    *("authoring/release.py", "authoring/links.py", "grading/sandbox", "data/languages/catalogues"),
    *("data/course.py", "translations/building.py"),
)
SENTENCE = re.compile(r"[^\W\d_]{2,}[^\w'\"]+[^\W\d_]{2,}")


def spoken_directly(module):
    """Yield the English sentences that a module raises or writes without a catalogue."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        given = []
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            given = node.exc.args
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in WRITING:
            given = node.args
        elif isinstance(node, ast.keyword) and node.arg in ("help", "description", "epilog"):
            given = [node.value]
        for one in given:
            if isinstance(one, ast.Constant | ast.JoinedStr) and SENTENCE.search(plain(one)):
                yield f"{module.relative_to(ROOT)}:{one.lineno}: {plain(one)}"


WRITING = ("sys.stdout.write", "sys.stderr.write", "_say", "input", "print")


def plain(node):
    """Return the words of a text, without what fills it."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return " ".join(str(one.value) for one in parts if isinstance(one, ast.Constant))


def test_nothing_is_raised_or_written_but_through_a_catalogue():
    """A message in English alone would be told to whoever teaches in German."""
    modules = [
        one
        for one in sorted(ROOT.rglob("*.py"))
        if not one.relative_to(ROOT).as_posix().startswith(OF_DEVELOPERS)
    ]
    assert len(modules) > 250
    assert [found for one in modules for found in spoken_directly(one)] == []


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """Stand outside of every course, in no language."""
    monkeypatch.chdir(tmp_path)
    for name in ("NATORUSSIA_DATA", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("set_to", "said"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Kurse zu jeder Geschichte"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR@euro"}, "Des cours sur toute histoire"),
        ({"LANGUAGE": "pl:uk:de", "LANG": "en_GB.UTF-8"}, "Курси про будь-яку історію"),
        ({"LANG": "pl_PL.UTF-8"}, "Courses on any story"),
        ({"LANG": "C.UTF-8"}, "Courses on any story"),
        ({}, "Courses on any story"),
    ],
)
def test_outside_of_courses_the_locale_decides(nowhere, monkeypatch, capsys, set_to, said):
    """As gettext looks: LANGUAGE first, then LC_ALL, LC_MESSAGES and LANG."""
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert said in capsys.readouterr().out


def test_language_of_a_course_goes_before_the_locale(nowhere, monkeypatch, capsys):
    """In a course's folder, and where it is named."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert main(["new", "course", "mond", "--language", "de"]) == 0
    assert "geschrieben: " in capsys.readouterr().out
    assert main(["validate", "mond"]) == 0
    assert "keine Fehler" in capsys.readouterr().out
    monkeypatch.chdir(nowhere / "mond")
    assert main(["kit", "nichts", "--out", "x.pdf"]) == 1
    assert "Kapitel 'nichts' gibt es nicht" in capsys.readouterr().err


def test_course_that_comes_with_the_package_speaks_english(monkeypatch, capsys):
    """Also while an edition of it in another language is read."""
    monkeypatch.chdir(course.shipped())
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert main(["kit", "nothing", "--language", "ru", "--out", "x.pdf"]) == 1
    assert "no chapter is called 'nothing'" in capsys.readouterr().err


def test_what_argparse_says_is_translated(nowhere, monkeypatch, capsys):
    """Its own functions are put back afterwards."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    with pytest.raises(SystemExit):
        main(["kit"])
    said = capsys.readouterr().err
    assert said.startswith("Aufruf: natorussia kit")
    assert "Fehler: diese Argumente fehlen: --out" in said
    monkeypatch.setenv("LANG", "C")
    with pytest.raises(SystemExit):
        main(["kit"])
    assert "the following arguments are required: --out" in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EISDIR])
def test_errors_of_files_are_said_in_the_language(number):
    """What the system says of itself is English whatever the locale."""
    error = OSError(number, os.strerror(number), "x.csv")
    with using("de"):
        assert console.of_system(error).startswith("x.csv: ")
        assert os.strerror(number) not in console.of_system(error)
    assert console.of_system(OSError("our own words")) == "our own words"


@pytest.mark.parametrize(("tag", "answer"), [("de", "ja"), ("fr", "o"), ("ru", "да"), ("he", "כן")])
def test_yes_may_be_said_in_the_language(tag, answer):
    """English is understood as well."""
    with using(tag):
        assert {answer, "y", "yes"} <= console.yes()
