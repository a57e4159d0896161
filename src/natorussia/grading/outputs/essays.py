"""Essays: collected in one file for a person to mark, and read back from it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.journal import Record
from natorussia.grading.outputs.gradebook import bare, write_rows

COLUMNS = ("student", "exercise", "essay", "max_points", "points", "comment", "text")
Key = tuple[str, str]


@dataclass(frozen=True)
class EssayMark:
    """What a person gave for an essay, and for which text."""

    points: float
    comment: str
    text: str

    def is_for(self, essay: str) -> bool:
        """Whether it was given for this text, whatever a spreadsheet did to its layout."""
        return bare(self.text).split() == bare(essay).split()


def read_essays(path: Path) -> dict[Key, EssayMark]:
    """Read the marks that people have written into the file; rows without points wait.

    Raises
    ------
    ValueError
        If points are no number, or more than there are; the message names the row.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        (bare(row["student"]), row["exercise"]): _mark(path, number, row)
        for number, row in enumerate(rows, start=2)
        if (row["points"] or "").strip()
    }


def _mark(path: Path, number: int, row: dict[str, str]) -> EssayMark:
    most = float(row["max_points"])
    try:
        points = float(row["points"].replace(",", "."))
    except ValueError:
        points = -1.0
    if not 0 <= points <= most:
        told = f"points is {row['points']!r}, expected a number from 0 to {most:g}"
        raise ValueError(f"{path}, row {number} ({row['student']}): {told}")
    return EssayMark(points, bare(row["comment"]), bare(row["text"]))


def write_essays(path: Path, records: Iterable[Record], marks: dict[Key, EssayMark]) -> None:
    """Write all essays, with the marks that they have."""
    write_rows(path, COLUMNS, (_row(record, marks) for record in records if record["essay"]))


def _row(record: Record, marks: dict[Key, EssayMark]) -> list[str]:
    essay = exercise(record["exercise"]).essay
    who = record["student"], record["exercise"]
    given = marks.get(who)
    mine = (
        [f"{given.points:g}", given.comment]
        if given and given.is_for(record["essay"])
        else ["", ""]
    )
    return [*who, essay.name, f"{essay.points:g}", *mine, record["essay"]]
