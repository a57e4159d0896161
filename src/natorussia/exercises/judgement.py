"""Judging an answer: plain values against plain values, never code against code."""

import html
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.exercises.comparison import Comparison, compare
from natorussia.exercises.model import Question
from natorussia.exercises.values import Value
from natorussia.exercises.wording import WANTED, describe, told_failure

Status = Literal["correct", "partly", "incorrect", "not attempted", "could not be checked"]
_STATUSES = (
    *(noted("correct"), noted("partly"), noted("incorrect"), noted("not attempted")),
    noted("could not be checked"),
)
_NO_FUNCTION = noted("There is no function called {0}")
_NO_VARIABLE = noted("There is no variable called {0}")
_HALF = 0.5
_COLOURS = {"correct": "#1a7f37", "partly": "#9a6700", "incorrect": "#b3261e"}


@dataclass(frozen=True)
class CheckResult:
    """What a check found: the status, the points, and what to say to the reader."""

    question: str
    status: Status
    points: float
    max_points: float
    message: str

    def __str__(self) -> str:
        return f"{self.question}: {gettext(self.status)}. {self.message}".strip()

    def as_dict(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return asdict(self)

    def as_html(self) -> str:
        """Return the result as a paragraph, every text in it escaped."""
        colour = _COLOURS.get(self.status, "#57606a")
        style = f"border-inline-start:4px solid {colour};padding:.3em .8em;margin:.2em 0"
        text, status = html.escape(self.message), html.escape(gettext(self.status))
        return f'<p style="{style}"><b>{status[:1].upper()}{status[1:]}.</b> {text}</p>'

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show the result; nbgrader's autograder reads the points from the plain text."""
        graded = os.environ.get("NBGRADER_EXECUTION") == "autograde"
        if graded:
            return {"text/plain": f"{self.points:g}"}
        return {"text/plain": str(self), "text/html": self.as_html()}


def judge(
    question: Question,
    got: Value,
    expected: Value,
    mistakes: Sequence[tuple[str, Value]] = (),
) -> CheckResult:
    """Compare an answer with the reference's.

    Parameters
    ----------
    question
        The question that is answered.
    got, expected
        The answer and the reference's, as `natorussia.exercises.values.encode` gives them; of a
        function a list, with what each of the question's calls returned.
    mistakes
        Hints, each with the value that a reader who made that mistake gets.
    """
    early = _not_judged(question, got)
    if early is not None:
        return early
    found = compare(question, got, expected)
    if found.share == 1:
        return CheckResult(question.name, "correct", question.points, question.points, "")
    for hint, value in mistakes:
        if compare(question, got, value).share == 1:
            return _wrong(question, found, hint)
    return _wrong(question, found, found.complaint or _shown(question, got, found))


def _not_judged(question: Question, got: Value) -> CheckResult | None:
    if _is_blank(question, got):
        told = filled("Replace the … in {0}.", question.answer)
        return _unjudged(question, "not attempted", told)
    if got[0] == "missing":
        return _unjudged(question, "could not be checked", _missing(question, got[1:]))
    if got[0] == "failed":
        return _unjudged(question, "could not be checked", failure(got))
    if got[0] == "large":
        wanted = gettext(WANTED[question.kind])
        text = filled("{0} is a {1}, too large; {2} is asked for.", question.answer, got[1], wanted)
        return _unjudged(question, "could not be checked", text)
    return None


def failure(value: Value) -> str:
    """Return how a cell or a call failed, in the words of its process."""
    return told_failure(value) or gettext("It failed without a message.")


def _is_blank(question: Question, got: Value) -> bool:
    if question.is_function and got[0] == "list":
        return all(value == ["blank"] for value in got[1])
    return got == ["blank"]


def _missing(question: Question, near: list[str]) -> str:
    none = _NO_FUNCTION if question.is_function else _NO_VARIABLE
    missing = filled(none, question.answer)
    if near:
        instead = filled("you have {0}: did you mean that? Then rename it.", near[0])
        return f"{missing}; {instead}"
    return f"{missing}; {gettext('run the cell that makes it.')}"


def _unjudged(question: Question, status: Status, message: str) -> CheckResult:
    return CheckResult(question.name, status, 0.0, question.points, message)


def _wrong(question: Question, found: Comparison, message: str) -> CheckResult:
    partly = found.share >= _HALF
    points = int(question.points * found.share * 2) / 2 if partly else 0.0
    status: Status = "partly" if partly else "incorrect"
    again = filled("Look again at {0}.", question.reread)
    return CheckResult(question.name, status, points, question.points, f"{message} {again}")


def _shown(question: Question, got: Value, found: Comparison) -> str:
    if question.is_function:
        return found.detail
    told = filled("{0} is {1}.", question.answer, describe(got))
    return f"{told} {found.detail}".strip()
