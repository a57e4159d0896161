"""From the values of both runs to a status, points and a message for each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

from natorussia.data.course import tables_of
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.exercises import CheckResult, Exercise, Question, judge
from natorussia.exercises.comparison import compare
from natorussia.exercises.judgement import failure
from natorussia.exercises.readings import once
from natorussia.exercises.reference import expected, hints, tables_used
from natorussia.exercises.values import Value
from natorussia.exercises.wording import shown
from natorussia.grading.sandbox.staging import Stage

Status = Literal[
    "correct",
    "partial",
    "incorrect",
    "not-attempted",
    "hard-coded",
    "unconfirmed",
    "error",
    "timeout",
    "memory",
    "output",
    "crashed",
    "unreadable",
    "missing",
]
_STATUS: dict[str, Status] = {
    "correct": "correct",
    "partly": "partial",
    "incorrect": "incorrect",
    "not attempted": "not-attempted",
    "could not be checked": "error",
}
_OUTCOMES: dict[str, tuple[Status, str]] = {
    "timeout": ("timeout", noted("The notebook ran too long and was stopped before this answer.")),
    "output": ("output", noted("The notebook wrote too much and was stopped before this answer.")),
    "memory": (
        "memory",
        noted("The notebook needed too much memory and was stopped before this answer."),
    ),
    "crashed": ("crashed", noted("The notebook's process ended before it gave this answer.")),
}
_LONGEST = 500
_HARD_CODED = noted(
    "The value is right for the course's tables, but it does not follow from them: on a copy of "
    "{0} with other figures the same code gives {1}, where {2} is right. Compute the "
    "answer from the data."
)
_UNCONFIRMED = noted(
    "The value is right for the course's tables. On a copy of {0} with other figures the same "
    "code stopped: {1} A person will look at it; nothing is lost yet."
)


@dataclass(frozen=True)
class Second:
    """What an answer gave on the changed tables, in words for a person.

    Parameters
    ----------
    tables
        The tables that the answer rests on.
    expected, got
        What was right there, and what the code gave.
    raised
        What stopped the code, where something did.
    """

    tables: tuple[str, ...]
    expected: str
    got: str
    raised: str = ""


@dataclass(frozen=True)
class Mark:
    """One row of the gradebook, or an essay that has no points and no status until it is marked.

    Of an answer that was run, `first` is what it gave on the course's tables, in words, `earned`
    the points for that alone, and `second` what came of the changed tables.
    """

    student: str
    exercise: str
    question: str
    points: float | None
    max_points: float
    status: Status | None
    message: str
    first: str = ""
    earned: float = 0.0
    second: Second | None = None


class Marker:
    """The judge: it has the right values for both sets of tables, and never runs a submission."""

    def __init__(self, exercise: Exercise, stage: Stage) -> None:
        self.exercise = exercise
        folders = stage.tables(exercise.notebook)
        known = stage.right.get(exercise.notebook)
        self.right = known or (_expected(exercise, folders[0]), _expected(exercise, folders[1]))
        self.folder = folders[0]

    @cached_property
    def hints(self) -> Mapping[str, Sequence[tuple[str, Value]]]:
        """What known mistakes give, and what to say to who made one, by question."""
        with tables_of(self.folder):
            return hints(self.exercise)

    def marks(self, record: dict[str, Any]) -> list[Mark]:
        """Return the marks of one submission, a question each, the essay's last."""
        who = record["student"], self.exercise.notebook
        found = [self._guarded(question, record, who) for question in self.exercise.questions]
        return [*found, self._essay(record, who)]

    def _guarded(self, question: Question, record: dict[str, Any], who: tuple[str, str]) -> Mark:
        """Mark one question; a value that the judge stumbles over stops nobody else's grading."""
        mark = partial(Mark, *who, question.name, max_points=question.points)
        try:
            found = self._one(question, record, mark)
        except Exception as error:  # noqa: BLE001  the value may be forged
            told = filled("The value could not be judged ({0}).", type(error).__name__)
            return mark(points=0.0, status="error", message=told)
        return replace(found, message=printable(found.message))

    def _one(self, question: Question, record: dict[str, Any], mark: "partial[Mark]") -> Mark:
        if record["problem"]:
            status, message = record["problem"]
            return mark(points=0.0, status=status, message=message)
        first, second = record["runs"]
        got = first["values"].get(question.name)
        blank = question.name in record["untouched"]
        if blank and (got is None or got[0] in {"missing", "blank"}):
            return mark(points=0.0, status="not-attempted", message="")
        if got is None:
            return _stopped(mark, first["outcome"])
        result = judge(question, got, self.right[0][question.name])
        if result.status in {"partly", "incorrect"}:  # for the others nothing is known to help
            right, known = self.right[0][question.name], self.hints[question.name]
            result = judge(question, got, right, known)
        found = mark(
            points=result.points,
            status=_status(result, got),
            message=result.message,
            first=printable(shown(got)),
            earned=result.points,
        )
        if not result.points or not question.from_data:
            return found
        return self._confirmed(question, found, second)

    def _confirmed(self, question: Question, found: Mark, second: dict[str, Any]) -> Mark:
        """Let points stand only where the answer follows the changed tables, too."""
        got = second["values"].get(question.name) or ["failed", "stopped", _ended(second)]
        right = self.right[1][question.name]
        tables = tables_used(self.exercise, question)
        run = Second(tables, printable(shown(right)), printable(shown(got)))
        again = judge(question, got, right)
        if again.points < found.earned and found.status == "correct" and question.kind == "list":
            again = judge(question, _once(question, got), right)
        if again.points >= found.earned:
            return replace(found, second=run)
        both = f" {gettext('and')} ".join(f"`{name}`" for name in tables)
        told = both or gettext("the tables")
        stop = _what_stopped(question, got, right)
        if stop:
            message = filled(_UNCONFIRMED, told, f"{stop}.")
            run = replace(run, raised=printable(stop))
            return replace(found, points=0.0, status="unconfirmed", message=message, second=run)
        if found.status == "correct":
            message = filled(_HARD_CODED, told, run.got, run.expected)
            return replace(found, points=0.0, status="hard-coded", message=message, second=run)
        status = found.status if again.points else "incorrect"
        return replace(found, points=again.points, status=status, second=run)

    def _essay(self, record: dict[str, Any], who: tuple[str, str]) -> Mark:
        essay = self.exercise.essay
        if record["problem"]:
            status, message = record["problem"]
            return Mark(*who, essay.name, 0.0, essay.points, status, message)
        if not record["essay"]:
            return Mark(*who, essay.name, 0.0, essay.points, "not-attempted", "")
        return Mark(
            *who, essay.name, None, essay.points, None, gettext("To be marked by a person.")
        )


def _expected(exercise: Exercise, folder: Path) -> dict[str, Value]:
    with tables_of(folder):
        return expected(exercise)


def printable(text: str) -> str:
    """Return a text in one line, without what could steer a terminal or a page."""
    shown = text[: 4 * _LONGEST]
    if not shown.isprintable():
        shown = "".join(letter if letter.isprintable() else " " for letter in shown)
    return " ".join(shown.split())[:_LONGEST]


def _stopped(mark: "partial[Mark]", outcome: str) -> Mark:
    status, message = _OUTCOMES.get(outcome, _OUTCOMES["crashed"])
    return mark(points=0.0, status=status, message=gettext(message))


def _ended(run: dict[str, Any]) -> str:
    return gettext(_OUTCOMES.get(run["outcome"], _OUTCOMES["crashed"])[1]).rstrip(".")


def _once(question: Question, got: Value) -> Value:
    """Return lists without repeated entries, which are held against none that had none at first."""
    if question.is_function and got[0] == "list":
        return ["list", [once(value) for value in got[1]]]
    return once(got)


def _what_stopped(question: Question, got: Value, right: Value) -> str:
    """Return what stopped an answer on the changed tables, or nothing where its values are wrong.

    A function that gave a wrong value for one call and raised for another has given a wrong value.
    """
    if got[0] in {"failed", "missing", "blank"}:
        return failure(got) if got[0] == "failed" else gettext("it gave no value")
    if not question.is_function or got[0] != "list" or len(got[1]) != len(right[1]):
        return ""
    one = replace(question, calls=())
    gave = [pair for pair in zip(got[1], right[1], strict=True) if pair[0][0] != "failed"]
    if len(gave) == len(right[1]) or any(compare(one, *pair).share < 1 for pair in gave):
        return ""
    return next(failure(value) for value in got[1] if value[0] == "failed")


def _status(result: CheckResult, got: Value) -> Status:
    failed = _first_failure(got)
    if result.status in {"could not be checked", "incorrect"} and failed in {"timeout", "memory"}:
        return "timeout" if failed == "timeout" else "memory"
    if result.status == "could not be checked" and got[0] == "large":
        return "output"
    return _STATUS[result.status]


def _first_failure(got: Value) -> str:
    if got[0] == "failed" and len(got) > 1:
        return str(got[1])
    if got[0] == "list":
        return next((_first_failure(value) for value in got[1] if value[0] == "failed"), "")
    return ""
