"""Scores: points by student and exercise, less what lateness costs."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from natorussia.grading.marking import Mark
from natorussia.grading.outputs.gradebook import write_rows

Key = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """One student's points in one exercise, and how many answers wait for a person."""

    points: float
    max_points: float
    pending: int


def scores(marks: Iterable[Mark], late: dict[Key, float] | None = None) -> dict[Key, Score]:
    """Add the marks up by student and exercise, and multiply by what lateness leaves."""
    grouped: dict[Key, list[Mark]] = defaultdict(list)
    for mark in marks:
        grouped[mark.student, mark.exercise].append(mark)
    return {key: _score(found, (late or {}).get(key, 1.0)) for key, found in grouped.items()}


def _score(marks: list[Mark], factor: float) -> Score:
    points = sum(mark.points or 0.0 for mark in marks)
    waiting = sum(mark.points is None for mark in marks)
    return Score(round(points * factor, 2), sum(mark.max_points for mark in marks), waiting)


def read_late(path: Path) -> dict[Key, float]:
    """Read what late submissions keep: rows of ``student,exercise,keeps``, from 0 to 1.

    Raises
    ------
    ValueError
        If a row does not say so; the message names it.
    """
    found = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                factor = float(row["keeps"])
                found[row["student"], row["exercise"]] = factor
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(
                    f"{path}, row {number}: expected student,exercise,keeps"
                ) from error
            if not 0 <= factor <= 1:
                raise ValueError(f"{path}, row {number}: keeps is {factor:g}, expected 0 to 1")
    return found


def write_scores(path: Path, found: dict[Key, Score]) -> None:
    """Write a student a row, an exercise a column, and the sum."""
    exercises = sorted({key[1] for key in found})
    students = sorted({key[0] for key in found})
    columns = ["student", *exercises, "total", "max_total", "to_be_marked"]
    write_rows(path, columns, (_row(student, exercises, found) for student in students))


def _row(student: str, exercises: list[str], found: dict[Key, Score]) -> list[str]:
    mine = [found.get((student, name)) for name in exercises]
    there = [score for score in mine if score is not None]
    points = ["" if score is None else f"{score.points:g}" for score in mine]
    total, most = sum(one.points for one in there), sum(one.max_points for one in there)
    return [student, *points, f"{total:g}", f"{most:g}", str(sum(one.pending for one in there))]
