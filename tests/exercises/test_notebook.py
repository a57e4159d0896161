"""Starter notebooks."""

import json
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from natorussia.exercises import exercise, exercise_names
from natorussia.exercises.notebook import headed, notebook, text, write

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", exercise_names())
def test_regenerating_makes_no_difference(name, tmp_path):
    """The stored notebook is what its exercise gives, byte for byte."""
    asked = exercise(name)
    stored = ROOT / "exercises" / f"{asked.notebook}.ipynb"
    assert write(asked, tmp_path).read_bytes() == stored.read_bytes()


@pytest.mark.parametrize("name", exercise_names())
def test_notebook_is_valid(name):
    """A starter is a valid notebook whose cells have ids of their own."""
    found = nbformat.reads(text(exercise(name)), as_version=4)
    nbformat.validate(found)
    assert len({cell["id"] for cell in found.cells}) == len(found.cells)


@pytest.mark.parametrize("name", exercise_names())
def test_starter_holds_no_solution(name):
    """No line of a reference solution, or of a hint, stands in the starter."""
    asked = exercise(name)
    starter = json.dumps(notebook(asked), ensure_ascii=False)
    for question in asked.questions:
        assert json.dumps(question.reference())[1:-1] not in starter
        assert all(mistake.hint not in starter for mistake in question.mistakes)


@pytest.mark.parametrize("name", exercise_names())
def test_points_are_told_to_nbgrader(name):
    """The points that nbgrader reads from the cells are those of the exercise."""
    cells = notebook(exercise(name))["cells"]
    graded = [cell["metadata"]["nbgrader"].get("points", 0) for cell in cells]
    assert sum(graded) == exercise(name).points


@pytest.fixture
def shell():
    """Return a shell such as runs the cells of a notebook, alone in its names."""
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize("name", exercise_names())
def test_untouched_notebook_runs(name, shell):
    """Every cell of a starter runs, and every check says that nothing was attempted yet."""
    asked, found = exercise(name), []
    for cell in notebook(asked)["cells"]:
        if cell["cell_type"] == "code":
            run = shell.run_cell(cell["source"])
            run.raise_error()
            found.append(run.result)
    checks = [one.status for one in found if one is not None]
    assert checks == ["not attempted"] * len(asked.questions)


@pytest.mark.parametrize(
    ("prompt", "heading", "rest"),
    [
        ("When did things happen? Count them.", "When did things happen?", "Count them."),
        ("Grievances have seasons. Write one.", "Grievances have seasons", "Write one."),
        ("“Nobody's pawns.” Defend this.", "“Nobody's pawns.”", "Defend this."),
    ],
)
def test_prompt_begins_with_its_heading(prompt, heading, rest):
    """The first sentence of a prompt stands above it, as a heading does, and is not said twice."""
    assert headed(prompt) == (heading, rest)


def test_long_sentence_is_headed_by_its_first_part():
    """Of a sentence that is too long for a heading the first part is taken, and all of it said."""
    prompt = (
        "Write a function `f(day)` that takes a day as text and " + "so on " * 20 + "to the end."
    )
    assert headed(prompt) == ("Write a function `f(day)`", prompt)


@pytest.mark.parametrize("name", exercise_names())
def test_headings_are_sentences(name):
    """No question is headed by the name that a check calls it by."""
    asked = exercise(name)
    found = [cell["source"].partition("\n")[0] for cell in notebook(asked)["cells"][2:]]
    headings = [line for line in found if line.startswith("## ")]
    assert len(headings) == len(asked.questions) + 1
    names = {question.name for question in (*asked.questions, asked.essay)}
    assert not [line for line in headings if any(f"`{each}`" in line for each in names)]
    assert all(len(line) < 140 for line in headings)
