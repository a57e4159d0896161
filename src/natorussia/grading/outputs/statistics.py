"""What a class's marks say about the questions: difficulty, discrimination, shared mistakes."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Any

from natorussia.exercises.wording import describe
from natorussia.grading.final import LATE, Final
from natorussia.grading.marking import printable


@dataclass(frozen=True)
class Item:
    """A question: the share of its points that was earned, and how it goes with the rest.

    `discrimination` is the correlation of the question's points with the points of the others
    (the corrected item-total correlation); None where one of them does not vary.
    """

    exercise: str
    question: str
    answers: int
    difficulty: float
    discrimination: float | None


def items(marks: Iterable[Final]) -> list[Item]:
    """Return the statistics of every question that has been marked."""
    points: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    most: dict[tuple[str, str], float] = {}
    for mark in marks:
        if mark.points is not None and mark.status != "missing" and mark.question != LATE:
            points[mark.exercise, mark.question][mark.student] = mark.points
            most[mark.exercise, mark.question] = mark.max_points
    totals: Counter[tuple[str, str]] = Counter()
    for (exercise, _), found in points.items():
        for student, value in found.items():
            totals[exercise, student] += value  # type: ignore[assignment]
    return [_item(key, found, most[key], totals) for key, found in points.items()]


def _item(key: tuple[str, str], found: dict[str, float], most: float, totals: Any) -> Item:  # noqa: ANN401
    mine = list(found.values())
    rest = [totals[key[0], student] - value for student, value in found.items()]
    return Item(*key, len(mine), sum(mine) / (most * len(mine)), correlation(mine, rest))


def correlation(first: list[float], second: list[float]) -> float | None:
    """Return Pearson's correlation, or None where one side does not vary."""
    one, two = sum(first) / len(first), sum(second) / len(second)
    across = sum((a - one) * (b - two) for a, b in zip(first, second, strict=True))
    spread = sqrt(sum((a - one) ** 2 for a in first) * sum((b - two) ** 2 for b in second))
    return across / spread if spread else None


class Clusters:
    """The same wrong value from several students, question by question."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self.shown: dict[tuple[str, str, str], str] = {}

    def add(self, record: dict[str, Any], marks: Iterable[Final]) -> None:
        """Note the wrong values of one submission."""
        values = record["runs"][0]["values"] if record["runs"] else {}
        for mark in marks:
            if mark.status in {"incorrect", "partial", "hard-coded"} and mark.question in values:
                value = values[mark.question]
                key = (mark.exercise, mark.question, json.dumps(value, sort_keys=True)[:2000])
                self.found[key].append(mark.student)
                self.shown[key] = printable(f"{describe(value)}: {mark.message}")

    def largest(self, most: int = 25) -> list[tuple[str, str, str, list[str]]]:
        """Return exercise, question, value and students of the largest clusters."""
        several = [(key, who) for key, who in self.found.items() if len(who) > 1]
        several.sort(key=lambda one: (-len(one[1]), one[0]))
        return [(key[0], key[1], self.shown[key], sorted(who)) for key, who in several[:most]]
