"""Rosters of Canvas, Moodle or one's own: who is who, who is missing, what scores would change."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.store import Key
from natorussia.grading.tables import columns_of, rows_of, write_rows

_NUMBERS = ("ID", "Identifier", "id")
_IDS = (
    "SIS Login ID",
    "Username",
    "github_username",
    "login",
    "SIS User ID",
    "ID number",
    "Email address",
    "email",
    "student",
    "identifier",
    *_NUMBERS,
)
_NAMES = ("Student", "Full name", "name", "student")
_POINTS_ROW = "points possible"
Row = dict[str, str]
Claims = Mapping[str, Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Change:
    """What a score of the roster would become."""

    student: str
    column: str
    before: str
    after: str


class Roster:
    """The table that a learning system exports, to be filled in and imported again.

    Raises
    ------
    ValueError
        If it has none of the columns that tell who somebody is.
    """

    def __init__(self, path: Path) -> None:
        self.columns = columns_of(path)
        self.rows: list[Row] = [row for _, row in rows_of(path)]
        if not {*_IDS, *_NAMES} & set(self.columns) and not _has_parts(self.columns):
            raise ValueError(
                f"{path} has the columns {', '.join(self.columns[:6])}; expected an export of "
                f"Canvas or Moodle, or a table with one of: {', '.join((*_IDS, *_NAMES))}"
            )
        self.people = [row for row in self.rows if not _is_heading(row)]

    @property
    def kind(self) -> str:
        """Whose export it is: ``canvas``, ``moodle``, or ``roster`` for a table of one's own."""
        if "Student" in self.columns:
            return "canvas"
        theirs = {"Identifier", "First name", "Full name", "Email address", "ID number"}
        return "moodle" if theirs & set(self.columns) else "roster"

    def person(self, student: str, claims: Iterable[tuple[str, str]] = ()) -> Row | None:
        """Return the one row that a student's hand-in leads to, if it is one.

        Parameters
        ----------
        student
            What the hand-in is called.
        claims
            The pairs of name and number that its file's name can be read as: a single number that
            the learning system gave is proof; of several, that whose name is the row's as well.
        """
        claims = tuple(claims)
        has_numbers = self.kind == "canvas" or "Identifier" in self.columns
        if claims and has_numbers:
            found = [row for row in self.people if _is_claimed(row, claims)]
        elif claims:
            found = self._by_name(claims[0][0])
        else:
            found = self._by_id(student) or self._by_name(student) or self._by_both(student)
        return found[0] if len(found) == 1 else None

    def _by_id(self, student: str) -> list[Row]:
        same = [row for row in self.people if _plain(student) in _ids(row)]
        if same or not student.isdigit():
            return same
        short = student.lstrip("0")
        return [row for row in self.people if short in {one.lstrip("0") for one in _ids(row)}]

    def _by_name(self, name: str) -> list[Row]:
        wanted = _folded(name)
        return [row for row in self.people if wanted and wanted in set(_names(row))]

    def _by_both(self, student: str) -> list[Row]:
        """Find a folder called as Canvas calls files: by number, if the name is the row's, too."""
        name, _, number = student.rpartition("_")
        return [
            row
            for row in self.people
            if number.isdigit() and number == _number(row) and _folded(name) in set(_names(row))
        ]

    def missing(self, students: Iterable[str], claims: Claims) -> list[str]:
        """Return what to call each person of the roster who is none of these students."""
        there = {id(self.person(one, claims.get(one, ()))) for one in students}
        return [self._label(row) for row in self.people if id(row) not in there]

    def _label(self, row: Row) -> str:
        """Call somebody as the learning system would call the file."""
        names, number = list(_names(row)), _number(row)
        if self.kind == "canvas" and names and number:
            return f"{_folded(row['Student'])}_{number}"
        if "Identifier" in self.columns and number:
            return f"{row.get('Full name', '')}_{number}"
        found = [row[column].strip() for column in _IDS if row.get(column, "").strip()]
        return found[0] if found else _full_name(row)

    def fill(
        self, scores: Mapping[Key, float | None], claims: Claims
    ) -> tuple[list[Change], list[str]]:
        """Write scores into the rows; return what changed, and which students were not found.

        A row that two hand-ins lead to gets neither's score: one of them is somebody else's, whose
        name looks the same.
        """
        changes: list[Change] = []
        rows = {student: self.person(student, claims.get(student, ())) for student, _ in scores}
        claimed = Counter(id(row) for row in rows.values())
        for (student, name), points in sorted(scores.items()):
            row, column = rows[student], self._column(name)
            if row is None or claimed[id(row)] > 1:
                continue
            if points is not None and row.get(column, "") != f"{points:g}":
                changes.append(Change(student, column, row.get(column, ""), f"{points:g}"))
                row[column] = f"{points:g}"
        lost = [name for name, row in rows.items() if row is None or claimed[id(row)] > 1]
        return changes, sorted(lost)

    def _column(self, name: str) -> str:
        """Return the exercise's column, as the export calls it, or a new one."""
        title = exercise(name).title
        for column in self.columns:
            if _letters(name) in _letters(column) or _letters(title) in _letters(column):
                return column
        if "Identifier" in self.columns and "Grade" in self.columns:
            return "Grade"
        self.columns.append(title)
        return title

    def write(self, path: Path) -> None:
        """Write the table as it is imported."""
        rows = ([row.get(column, "") for column in self.columns] for row in self.rows)
        write_rows(path, self.columns, rows)


def _has_parts(columns: Iterable[str]) -> bool:
    return bool({"Last name", "Surname"} & set(columns))


def _is_heading(row: Row) -> bool:
    """Whether it is Canvas' row of the points that are possible."""
    return row.get("Student", "").strip().casefold() == _POINTS_ROW


def _number(row: Row) -> str:
    """Return the number that the learning system has for somebody.

    Moodle's grading worksheet has "Participant 77000", where its zip file says 77000.
    """
    return next((row[one].strip().split(" ")[-1] for one in _NUMBERS if row.get(one)), "")


def _is_claimed(row: Row, claims: tuple[tuple[str, str], ...]) -> bool:
    sure = len(claims) == 1
    names = set(_names(row))
    return any(
        number == _number(row) and (sure or _folded(name) in names) for name, number in claims
    )


def _ids(row: Row) -> set[str]:
    return {_plain(row[column]) for column in _IDS if row.get(column, "").strip()}


def _names(row: Row) -> Iterator[str]:
    """Yield somebody's name, folded, in either order."""
    found = [row[column] for column in _NAMES if row.get(column, "").strip()]
    found += [" ".join(reversed(name.split(","))) for name in found if "," in name]
    first, last = row.get("First name", ""), row.get("Last name", row.get("Surname", ""))
    found += [f"{first} {last}", f"{last} {first}"]
    yield from (folded for name in found if (folded := _folded(name)))


def _full_name(row: Row) -> str:
    last = row.get("Last name", row.get("Surname", ""))
    return next((row[one] for one in _NAMES if row.get(one)), f"{row.get('First name', '')} {last}")


def _plain(text: str) -> str:
    """Return an id as it is compared: case and the composition of letters do not matter."""
    return unicodedata.normalize("NFC", text).strip().casefold()


def _folded(name: str) -> str:
    """Return a name's letters; nothing where it has digits, for those are ids or groups."""
    letters = _letters(name)
    return "" if re.search(r"\d", letters) else letters


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).casefold()
