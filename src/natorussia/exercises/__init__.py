"""Exercises: ``use("rome")`` in a notebook's first cell, ``check("...")`` after each answer.

A course keeps the questions and reference solutions of each exercise in a module of its own, in
its folder ``exercises``; a check compares plain values, in the notebook as in the grader.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from natorussia.data.course import found_once
from natorussia.data.languages import console
from natorussia.exercises.content import contents, exercise_names
from natorussia.exercises.judgement import CheckResult, judge
from natorussia.exercises.model import Essay, Exercise, Mistake, Question
from natorussia.exercises.reference import answer, first_names, right_and_wrong

__all__ = ["CheckResult", "Essay", "Exercise", "Mistake", "Question"]
__all__ += ["check", "exercise", "exercise_names", "judge", "use"]

_in_use: list[str] = []


def exercise(name: str) -> Exercise:
    """Return the exercise of a section, by its name or its notebook's.

    Raises
    ------
    LookupError
        If there is none; the message names those there are.
    """
    section = name[3:] if name[:2].isdigit() and name[2:3] == "-" else name
    known = contents()
    if section not in known:
        raise LookupError(
            console.filled("there is no exercise {0}; there are: {1}", repr(name), ", ".join(known))
        )
    return known[section]


def use(name: str) -> None:
    """Say which exercise the checks of this notebook belong to."""
    _in_use[:] = [exercise(name).name]


@found_once()
def check(name: str, names: Mapping[str, Any] | None = None) -> CheckResult:
    """Check one answer of the notebook.

    Parameters
    ----------
    name
        The question, as its text calls it.
    names
        Where the answer stands; the notebook's own variables where not given.

    Raises
    ------
    LookupError
        If the notebook has said no `use`, or has no such question.
    """
    if not _in_use:
        raise LookupError(
            console.gettext('no exercise is in use; run the first cell, which says use("...")')
        )
    current = exercise(_in_use[0])
    question = current.question(name)
    mine = dict(_notebook() if names is None else names)
    first = first_names(current, question)
    got = answer(question, mine, first or None)
    if got == ["missing"]:
        got += _near(question.answer, mine)
    return judge(question, got, *right_and_wrong(question, first))


def _near(wanted: str, names: Mapping[str, Any]) -> list[str]:
    known = [name for name in names if not name.startswith("_")]
    return get_close_matches(wanted, known, n=1, cutoff=0.7)


def _notebook() -> Mapping[str, Any]:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise LookupError(
            console.gettext("check() reads a notebook's variables, and no notebook is running")
        )
    found: Mapping[str, Any] = shell.user_ns
    return found
