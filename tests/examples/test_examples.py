"""Two courses of other ages: sound, asked, checked and printed by the commands of anybody."""

import importlib.util
import re
from pathlib import Path

import pytest

from natorussia import Quiz, Timeline, load
from natorussia.authoring.validation import faults
from natorussia.cli import main
from natorussia.exercises import exercise, exercise_names
from natorussia.exercises.notebook import text
from natorussia.paper.kit import kit_html
from natorussia.questions import kinds, load_course

ROOT = Path(__file__).resolve().parents[2]
COURSES = {"roman-republic": "republic", "universe": "universe"}


def make(name, folder):
    """Make a course by the script of the examples."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "examples/make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make(name, folder)


@pytest.fixture(params=COURSES)
def course(request, tmp_path, monkeypatch):
    """Make one of the two courses, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    folder = make(request.param, tmp_path / "course")
    monkeypatch.chdir(folder)
    return COURSES[request.param]


def test_a_course_of_another_age_has_everything(course, tmp_path, capsys):
    """It is sound, has a question of each kind, goes to every system, is checked and printed."""
    assert faults(Path("data")) == []
    assert {question["kind"] for question in load_course()} == set(kinds.names())
    events = Timeline(section=course).events
    assert events["start0"] == sorted(events["start0"])
    assert "BCE" in events["words"][0] or "billion years ago" in events["words"][0]
    assert len(load("events")) == len(events["id"])
    assert "nq-place" in Quiz(course).fallback_html() or "nq-scale" in Quiz(course).fallback_html()
    for system in ("moodle", "gift", "qti", "anki"):
        assert main(["export", system, "--out", str(tmp_path / system)]) == 0
    assert "Traceback" not in capsys.readouterr().err
    html = kit_html(course, 1)
    years = re.findall(r'class="np-year"[^>]*>([^<]+)<', html)
    assert any("BCE" in year or "years ago" in year for year in years)


def test_an_exercise_of_another_age_is_checked(course, capsys):
    """Solutions are right on the course's tables and on changed ones, and starters are not."""
    [name] = exercise_names()
    found = exercise(name)
    solved = Path("solved.ipynb")
    solved.write_text(text(found, {one.name: one.reference() for one in found.questions}))
    capsys.readouterr()
    assert main(["check", str(solved)]) == 0
    assert capsys.readouterr().out.count("correct, 1 of 1") == len(found.questions)


def test_a_class_folder_has_what_it_needs(course, tmp_path, monkeypatch):
    """Students get the notebooks, the tables and what the checks compare with."""
    assert main(["start", str(tmp_path / "class"), "--students"]) == 0
    monkeypatch.chdir(tmp_path / "class")
    assert exercise_names() == (course,)
    assert Path(f"exercises/01-{course}.ipynb").is_file()
    assert len(load("events")) > 10
    assert "NATO and" not in Path("README.md").read_text()
