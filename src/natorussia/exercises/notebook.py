"""Starter notebooks: generated from the exercises, the same every time."""

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

from natorussia.exercises.model import Essay, Exercise, Question
from natorussia.exercises.wording import wanted

Cell = dict[str, Any]
_GRADED = """
When this notebook is graded, your code is run twice: on the course's tables, and on a copy of them
with other figures and days, where the right answer is another one. That tells a result that was
worked out from one that was copied or typed in. So let your code find each answer in the tables.
To see what a grader will see, save the notebook and run `natorussia check {name}.ipynb` beside it.
""".strip()


def notebook(exercise: Exercise, answers: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the notebook of an exercise, with the starters or with answers in their place.

    Parameters
    ----------
    exercise
        The exercise.
    answers
        Code of the answer cells by question; the others keep their starter.
    """
    about = f"{_text(exercise.introduction)}\n\n{_GRADED.format(name=exercise.notebook)}"
    cells = [_markdown("title", f"# {exercise.title}\n\n{about}")]
    cells.append(_code("setup", exercise.first_cell(), locked=True))
    for number, question in enumerate(exercise.questions, start=1):
        cells += _question(number, question, (answers or {}).get(question.name))
    cells += _essay(exercise.essay, (answers or {}).get(exercise.essay.name))
    return {"cells": cells, "metadata": _metadata(exercise), "nbformat": 4, "nbformat_minor": 5}


def text(exercise: Exercise, answers: dict[str, str] | None = None) -> str:
    """Return the notebook as the text of its file."""
    return json.dumps(notebook(exercise, answers), ensure_ascii=False, indent=1) + "\n"


def write(exercise: Exercise, folder: Path) -> Path:
    """Write the starter notebook, and return where it is."""
    path = folder / f"{exercise.notebook}.ipynb"
    path.write_text(text(exercise), encoding="utf-8")
    return path


def _text(prose: str) -> str:
    return dedent(prose).strip()


def _metadata(exercise: Exercise) -> dict[str, Any]:
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "natorussia": {"exercise": exercise.name},
    }


def _cell(name: str, kind: str, source: str, **graded: object) -> Cell:
    flags = {"grade": False, "locked": True, "solution": False, "task": False} | graded
    metadata = {"nbgrader": {"grade_id": name, "schema_version": 3} | flags}
    cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": source}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _markdown(name: str, source: str) -> Cell:
    return _cell(name, "markdown", source)


def _code(name: str, source: str, **graded: object) -> Cell:
    return _cell(name, "code", source, **graded)


def _points(points: float) -> str:
    return f"{points:g} point" + ("" if points == 1 else "s")


def _question(number: int, question: Question, answer: str | None) -> list[Cell]:
    heading = f"## {number}. `{question.name}` ({_points(question.points)})"
    source = question.starter() if answer is None else answer
    prompt = f"{_text(question.prompt)}\n\n*{wanted(question)}*"
    check, graded = f'check("{question.name}")', {"grade": True, "points": question.points}
    return [
        _markdown(f"{question.name}-prompt", f"{heading}\n\n{prompt}"),
        _code(f"{question.name}-answer", source, solution=True, locked=False),
        _code(f"{question.name}-check", check, **graded),
    ]


ESSAY_STARTER = "*Write here.*"


def _essay(essay: Essay, answer: str | None) -> list[Cell]:
    rubric = "\n".join(f"- {_points(points)}: {what}" for points, what in essay.rubric)
    heading = f"## Essay: `{essay.name}` ({_points(essay.points)}, marked by a person)"
    graded = {"grade": True, "solution": True, "locked": False, "points": essay.points}
    return [
        _markdown(f"{essay.name}-prompt", f"{heading}\n\n{_text(essay.prompt)}\n\n{rubric}"),
        _cell(f"{essay.name}-answer", "markdown", answer or ESSAY_STARTER, **graded),
    ]
