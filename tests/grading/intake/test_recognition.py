"""Tests of how a notebook is known: by what it says, else by what its file is called."""

import shutil

from natorussia.data import root
from natorussia.exercises import exercise
from natorussia.exercises.notebook import text
from natorussia.grading.intake.recognition import by_content, by_name

OURS, THEIRS = "01-nineties.ipynb", "Copy of 01_OTHER (2).ipynb"


def another_course(folder):
    """Make a course whose one exercise has another name than any of ours."""
    shutil.copytree(root() / "data", folder / "data")
    (folder / ".natorussia.json").write_text("{}", encoding="utf-8")
    (folder / "exercises").mkdir()
    module = (root() / "exercises/nineties.py").read_text(encoding="utf-8")
    module = module.replace('name="nineties"', 'name="other"')
    (folder / "exercises/other.py").write_text(module, encoding="utf-8")
    return folder


def test_notebooks_are_known_in_the_course_at_hand(tmp_path, monkeypatch):
    """A process that has graded for one course knows the exercises of the next one, and back."""
    ours = text(exercise("nineties")).encode()
    assert (by_name(OURS), by_name(THEIRS), by_content(ours)) == (
        "01-nineties",
        None,
        "01-nineties",
    )
    with monkeypatch.context() as there:
        there.delenv("NATORUSSIA_DATA", raising=False)
        there.chdir(another_course(tmp_path))
        theirs = text(exercise("other")).encode()
        assert (by_name(OURS), by_name(THEIRS)) == (None, "01-other")
        assert by_content(theirs) == "01-other"
    assert (by_name(OURS), by_name(THEIRS), by_content(ours)) == (
        "01-nineties",
        None,
        "01-nineties",
    )
