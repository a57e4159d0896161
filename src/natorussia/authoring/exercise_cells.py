"""Exercise notebooks beside the modules that they are written from: cells that lack, or differ."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

from natorussia.authoring import notebook_form
from natorussia.data.languages import console, of_course, using
from natorussia.data.languages.catalogues import noted
from natorussia.exercises import Exercise
from natorussia.exercises.model import Kind
from natorussia.exercises.notebook import notebook

_KINDS: tuple[str, ...] = get_args(Kind)
_RENEW = noted("`natorussia exercises` writes it anew")


def faults(course: Path, exercise: Exercise) -> Iterator[str]:
    """Yield what keeps the notebook of an exercise from being asked, checked and graded.

    Parameters
    ----------
    course
        The course's folder.
    exercise
        An exercise of it.
    """
    strange = list(_strange(exercise))
    yield from (f"exercises/{exercise.name}: {fault}" for fault in strange)
    path = course / "exercises" / f"{exercise.notebook}.ipynb"
    if not path.is_file():
        told = console.gettext("there is no such notebook")
        yield f"exercises/{path.name}: {told}; {console.gettext(_RENEW)}"
        return
    try:
        found = notebook_form.read(path)
    except notebook_form.NotebookError:
        return  # told where all pages are looked at
    if strange:
        return
    with using(of_course(course / "data")):
        wanted = _by_name(notebook(exercise))
    have = _by_name(found)
    where = f"exercises/{path.name}"
    for name, cell in wanted.items():
        if name not in have:
            told = console.filled("it has no cell {0}, expected {1}", repr(name), _short(cell))
            yield f"{where}: {told}; {console.gettext(_RENEW)}"
        elif cell["cell_type"] == "code" and _is_locked(cell) and _differ(cell, have[name]):
            got, right = _unlike(have[name], cell)
            told = console.filled("got {0}, expected {1}", got, right)
            named = console.filled("cell {0}", repr(name))
            yield f"{where}: {named}: {told}; {console.gettext(_RENEW)}"


def _strange(exercise: Exercise) -> Iterator[str]:
    """Say what of an exercise nothing can be asked or compared with."""
    names = [one.name for one in exercise.questions]
    for question in exercise.questions:
        if question.kind not in _KINDS:
            near = get_close_matches(str(question.kind), _KINDS, n=1) or _KINDS
            told = console.filled("got {0}, expected {1}", repr(question.kind), ", ".join(near))
            yield f"{console.filled('question {0}', repr(question.name))}: kind: {told}"
        if names.count(question.name) > 1:
            told = console.gettext("the name stands there twice; give each its own")
            yield f"{console.filled('question {0}', repr(question.name))}: {told}"


def _by_name(whole: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the cells that grading knows, by the name that each bears in its metadata or id."""
    named = ((_name(cell), cell) for cell in whole["cells"] if isinstance(cell, dict))
    return {name: cell for name, cell in named if name}


def _name(cell: dict[str, Any]) -> str:
    metadata = cell.get("metadata")
    graded = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = graded.get("grade_id") if isinstance(graded, dict) else cell.get("id")
    return name if isinstance(name, str) else ""


def _is_locked(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"]["nbgrader"]["locked"])


def _differ(wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    return _lines(got) != _lines(wanted)


def _short(cell: dict[str, Any]) -> str:
    """Return the first line of a cell, quoted."""
    return _quoted(_lines(cell)[0])


def _unlike(got: dict[str, Any], wanted: dict[str, Any]) -> tuple[str, str]:
    """Return the first line in which two cells differ, as each has it, quoted."""
    pairs = zip_longest(_lines(got), _lines(wanted), fillvalue="")
    first, right = next(pair for pair in pairs if pair[0] != pair[1])
    return _quoted(first), _quoted(right)


def _lines(cell: dict[str, Any]) -> list[str]:
    return (notebook_form.source(cell) or "").strip().split("\n")


def _quoted(line: str) -> str:
    return json.dumps(line[:60], ensure_ascii=False)
