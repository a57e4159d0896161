"""Scores: points by student and exercise, what lateness costs among them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from natorussia.grading.final import Final
from natorussia.grading.tables import write_rows

Key = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """One student's points in one exercise, and how many answers wait for a person."""

    points: float
    max_points: float
    pending: int


def scores(marks: Iterable[Final]) -> dict[Key, Score]:
    """Add the marks up by student and exercise."""
    grouped: dict[Key, list[Final]] = defaultdict(list)
    for mark in marks:
        grouped[mark.student, mark.exercise].append(mark)
    return {key: score(found) for key, found in grouped.items()}


def score(marks: Iterable[Final]) -> Score:
    """Add one exercise's marks up."""
    marks = list(marks)
    points = sum(mark.points or 0.0 for mark in marks)
    waiting = sum(mark.points is None for mark in marks)
    return Score(round(points, 2), sum(mark.max_points for mark in marks), waiting)


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
