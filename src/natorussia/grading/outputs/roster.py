"""Rosters of Canvas and Moodle: who is who, and which scores would change."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.outputs.gradebook import write_rows
from natorussia.grading.outputs.scores import Score

_IDS = (
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Email address",
    "ID number",
    "Username",
    "Student",
    "Identifier",
    "Full name",
)
_SCORES = dict[tuple[str, str], Score]


@dataclass(frozen=True)
class Change:
    """What a score of the roster would become."""

    student: str
    column: str
    before: str
    after: str


class Roster:
    """The table that Canvas or Moodle exports, to be filled in and imported again."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            self.columns = list(reader.fieldnames or ())
            self.rows = [{key: value or "" for key, value in row.items() if key} for row in reader]
        if not set(_IDS) & set(self.columns):
            raise ValueError(
                f"{path} has the columns {', '.join(self.columns[:6])}; expected an export of "
                f"Canvas or Moodle, with one of: {', '.join(_IDS)}"
            )
        self.kind = "canvas" if "Student" in self.columns else "moodle"

    def fill(self, scores: _SCORES) -> tuple[list[Change], list[str]]:
        """Write scores into the rows; return what changed, and which students were not found.

        A row that two submissions' names lead to gets neither's score: one of them is somebody
        else's, whose name looks the same.
        """
        changes: list[Change] = []
        rows = {student: self._row(student) for student, _ in scores}
        claimed = Counter(id(row) for row in rows.values())
        for (student, name), score in sorted(scores.items()):
            row, column = rows[student], self._column(name)
            if row is None or claimed[id(row)] > 1:
                continue
            if score.pending == 0 and row.get(column, "") != f"{score.points:g}":
                changes.append(Change(student, column, row.get(column, ""), f"{score.points:g}"))
                row[column] = f"{score.points:g}"
        lost = [name for name, row in rows.items() if row is None or claimed[id(row)] > 1]
        return changes, sorted(lost)

    def missing(self, students: Iterable[str]) -> list[str]:
        """Return who is in the roster and not among some students, as the roster names them."""
        found = {id(row) for student in students if (row := self._row(student)) is not None}
        names = [_name(row) for row in self.rows if id(row) not in found]
        return [name for name in names if name and not name.startswith("Points Possible")]

    def _row(self, student: str) -> dict[str, str] | None:
        """Return the one row that a submission's name tells, if it is one."""
        name, _, number = student.rpartition("_")
        if number.isdigit() and (self.kind == "canvas" or "Identifier" in self.columns):
            # Moodle's grading worksheet has "Participant 77000", where its zip says 77000.
            ids = [row.get("ID") or row.get("Identifier", "").split(" ")[-1] for row in self.rows]
            found = [row for row, one in zip(self.rows, ids, strict=True) if one == number]
        else:
            wanted = {_folded(student), _folded(name if number.isdigit() else student)} - {""}
            found = [row for row in self.rows if wanted & set(_identities(row))]
        return found[0] if len(found) == 1 else None

    def _column(self, name: str) -> str:
        """Return the exercise's column, as the export calls it, or a new one."""
        title = exercise(name).title
        for column in self.columns:
            if _folded(name) in _folded(column) or _folded(title) in _folded(column):
                return column
        if "Identifier" in self.columns and "Grade" in self.columns:
            return "Grade"
        self.columns.append(title)
        return title

    def write(self, path: Path) -> None:
        """Write the table as it is imported."""
        rows = ([row.get(column, "") for column in self.columns] for row in self.rows)
        write_rows(path, self.columns, rows)


def _name(row: dict[str, str]) -> str:
    first, last = row.get("First name", ""), row.get("Last name", row.get("Surname", ""))
    told = row.get("Student") or row.get("Full name") or f"{first} {last}".strip()
    return (told or next((row[column] for column in _IDS if row.get(column)), "")).strip()


def _identities(row: dict[str, str]) -> Iterator[str]:
    yield from (_folded(row[column]) for column in _IDS if row.get(column))
    if "Student" in row:
        yield _folded("".join(reversed(row["Student"].split(","))))
    first, last = row.get("First name", ""), row.get("Last name", row.get("Surname", ""))
    if first or last:
        yield _folded(first + last)
        yield _folded(last + first)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
