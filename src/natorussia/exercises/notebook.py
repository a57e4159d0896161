"""Starter notebooks: generated from the exercises, the same every time."""

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.numerals import short
from natorussia.exercises.model import Essay, Exercise, Question
from natorussia.exercises.wording import wanted
from natorussia.markup.escaping import escaped

Cell = dict[str, Any]
_CHECKED = noted(
    "A check answers in a line: *Correct*; *Partly*, where some parts of an answer are right;\n"
    "*Incorrect*, with what you have got, and with a hint at what often goes wrong; *Could not be\n"
    "checked*, with what stopped your code; or *Not attempted*, as long as `...` stands there. It"
    " costs\nnothing."
)
_GRADED = noted(
    "When this notebook is graded, your code is run twice: on the course's tables, and on a copy of"
    " them\nwith other figures and days, where the right answer is another one. That tells a result"
    " that was\nworked out from one that was copied or typed in. So let your code find each answer"
    " in the tables.\nTo see what a grader will see, save the notebook and run `natorussia check"
    " {0}.ipynb` beside it."
)


def notebook(exercise: Exercise, answers: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the notebook of an exercise, with the starters or with answers in their place.

    Parameters
    ----------
    exercise
        The exercise.
    answers
        Code of the answer cells by question; the others keep their starter.
    """
    graded = filled(_GRADED, exercise.notebook)
    about = "\n\n".join([_text(exercise.introduction), gettext(_CHECKED), graded])
    cells = [_markdown("title", f"# {escaped(exercise.title)}\n\n{about}")]
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
    whole = 1 if points == 1 else int(points) if points == int(points) else 2
    return ngettext("{0} point", "{0} points", whole).format(short(points))


_SENTENCE = re.compile(r".+?[.?:]”?(?=\s|$)", re.DOTALL)
# The first part of a longer one, which makes a heading of it.
_PART = re.compile(r"Write a function `[^`]*`|.+?(?=,\s|;\s|:\s)", re.DOTALL)
_LONGEST = 100  # characters of a heading


def headed(prompt: str) -> tuple[str, str]:
    """Return the heading that a prompt begins with, and what is left to be said under it.

    The heading is the prompt's first sentence; of a long one, its first part, and then the whole
    prompt follows.
    """
    found = _SENTENCE.match(prompt)
    first = found[0] if found else prompt
    flat = " ".join(first.split())
    if len(flat) <= _LONGEST and not flat.endswith(":"):
        return flat.rstrip(".:"), prompt[len(first) :].strip()
    part = _PART.match(first)
    return " ".join((part[0] if part else first).split()).rstrip(".:"), prompt


def _question(number: int, question: Question, answer: str | None) -> list[Cell]:
    heading, asked = headed(_text(question.prompt))
    heading = f"## {number}. {question.title or heading} ({_points(question.points)})"
    source = question.starter() if answer is None else answer
    prompt = f"{_text(question.prompt) if question.title else asked}\n\n*{wanted(question)}*"
    check, graded = f'check("{question.name}")', {"grade": True, "points": question.points}
    return [
        _markdown(f"{question.name}-prompt", f"{heading}\n\n{prompt}"),
        _code(f"{question.name}-answer", source, solution=True, locked=False),
        _code(f"{question.name}-check", check, **graded),
    ]


ESSAY_STARTER = noted("*Write here.*")


def _essay(essay: Essay, answer: str | None) -> list[Cell]:
    rubric = "\n".join(f"- {_points(points)}: {what}" for points, what in essay.rubric)
    heading, asked = headed(_text(essay.prompt))
    worth = _points(essay.points)
    heading = "## " + filled("Essay: {0} ({1}, marked by a person)", heading, worth)
    graded = {"grade": True, "solution": True, "locked": False, "points": essay.points}
    return [
        _markdown(f"{essay.name}-prompt", f"{heading}\n\n{asked}\n\n{rubric}"),
        _cell(f"{essay.name}-answer", "markdown", answer or gettext(ESSAY_STARTER), **graded),
    ]
