"""From the values of both runs to a status, points and a message for each question."""

from dataclasses import dataclass
from typing import Any, Literal

from natorussia.exercises import CheckResult, Exercise, Question, judge
from natorussia.exercises.reference import expected, hints, tables_of
from natorussia.exercises.values import Value
from natorussia.grading.sandbox.staging import Stage

Status = Literal[
    "correct",
    "partial",
    "incorrect",
    "not-attempted",
    "hard-coded",
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
    "timeout": ("timeout", "The notebook ran too long and was stopped before this answer."),
    "output": ("output", "The notebook wrote too much and was stopped before this answer."),
    "memory": ("memory", "The notebook needed too much memory and was stopped before this answer."),
    "crashed": ("crashed", "The notebook's process ended before it gave this answer."),
}
_LONGEST = 500
HARD_CODED = (
    "The value is right for the course's tables, but it does not follow from them: on a copy with "
    "other figures the same code gives a wrong one. Compute the answer from the data."
)


@dataclass(frozen=True)
class Mark:
    """One row of the gradebook, or an essay that has no points and no status until it is marked."""

    student: str
    exercise: str
    question: str
    points: float | None
    max_points: float
    status: Status | None
    message: str


class Marker:
    """The judge: it has the right values for both sets of tables, and never runs a submission."""

    def __init__(self, exercise: Exercise, stage: Stage) -> None:
        self.exercise = exercise
        self.right: list[dict[str, Value]] = []
        for folder in stage.tables(exercise.notebook):
            with tables_of(folder):
                self.right.append(expected(exercise))
        with tables_of(stage.tables(exercise.notebook)[0]):
            self.hints = {one.name: hints(exercise, one) for one in exercise.questions}

    def marks(self, record: dict[str, Any]) -> list[Mark]:
        """Return the marks of one submission, a question each, the essay's last."""
        who = record["student"], self.exercise.notebook
        found = []
        for question in self.exercise.questions:
            status, points, message = self._guarded(question, record)
            found.append(Mark(*who, question.name, points, question.points, status, message))
        return [*found, self._essay(record, who)]

    def _guarded(self, question: Question, record: dict[str, Any]) -> tuple[Status, float, str]:
        """Mark one question; a value that the judge stumbles over stops nobody else's grading."""
        try:
            status, points, message = self._one(question, record)
        except Exception as error:  # noqa: BLE001  the value may be forged
            return "error", 0.0, f"The value could not be judged ({type(error).__name__})."
        return status, points, printable(message)

    def _one(self, question: Question, record: dict[str, Any]) -> tuple[Status, float, str]:
        if record["problem"]:
            return record["problem"][0], 0.0, record["problem"][1]
        first, second = record["runs"]
        got = first["values"].get(question.name)
        if got is None:
            blank = question.name in record["untouched"]
            return ("not-attempted", 0.0, "") if blank else _stopped(first["outcome"])
        if got[0] == "missing" and question.name in record["untouched"]:
            return "not-attempted", 0.0, ""
        result = judge(question, got, self.right[0][question.name], self.hints[question.name])
        return self._confirmed(question, _status(result, got), result, second)

    def _confirmed(
        self, question: Question, status: Status, result: CheckResult, second: dict[str, Any]
    ) -> tuple[Status, float, str]:
        """Let points stand only where the answer follows the changed tables, too."""
        if not result.points or not question.from_data:
            return status, result.points, result.message
        got = second["values"].get(question.name)
        if got is None:
            return _stopped(second["outcome"])
        again = judge(question, got, self.right[1][question.name])
        if result.status == "correct" and again.status != "correct":
            return "hard-coded", 0.0, HARD_CODED
        points = min(result.points, again.points)
        return status if points else "incorrect", points, result.message

    def _essay(self, record: dict[str, Any], who: tuple[str, str]) -> Mark:
        essay = self.exercise.essay
        if record["problem"]:
            status, message = record["problem"]
            return Mark(*who, essay.name, 0.0, essay.points, status, message)
        if not record["essay"]:
            return Mark(*who, essay.name, 0.0, essay.points, "not-attempted", "")
        return Mark(*who, essay.name, None, essay.points, None, "To be marked by a person.")


def printable(text: str) -> str:
    """Return a text in one line, without what could steer a terminal or a page."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * _LONGEST])
    return " ".join(shown.split())[:_LONGEST]


def _stopped(outcome: str) -> tuple[Status, float, str]:
    status, message = _OUTCOMES.get(outcome, _OUTCOMES["crashed"])
    return status, 0.0, message


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
