"""Rosters of Canvas, Moodle or one's own: who is who, who is missing, what scores would change."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from natorussia.data.headings import (
    IDS,
    NAMES,
    NUMBERS,
    are_moodles,
    is_person,
    letters,
    roles,
    tell,
)
from natorussia.data.languages import console
from natorussia.exercises import exercise
from natorussia.grading.store import Key
from natorussia.grading.tables import table_of, write_rows

_MARKED = re.compile(r'#(?=\w)(.*)|(\d+)[.,]0+|="(.*)"')
# With a decimal or a sign: 7e12 alone may be somebody's own id.
_ROUNDED = re.compile(r"\d([.,]\d+E\+?|E\+)\d{1,3}", re.IGNORECASE)
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
        self.columns, self.rows = table_of(path, tell)
        if not tell(self.columns):
            raise ValueError(
                console.filled(
                    "{0} has the columns {1}; expected an export of Canvas or Moodle, or a "
                    "table with one of: {2}",
                    path,
                    ", ".join(self.columns[:6]),
                    ", ".join((*IDS, *NAMES)),
                )
            )
        self.known = roles(self.columns)
        read = [(row, self._person(row)) for row in self.rows]
        self.people = [
            one
            for row, one in read
            if is_person(_words(one), _ids(one) | self._rounded(row).keys())
        ]
        self.places = {id(one): row for row, one in read}

    @property
    def kind(self) -> str:
        """Whose export it is: ``canvas``, ``moodle``, or ``roster`` for a table of one's own."""
        if "Student" in self.columns:
            return "canvas"
        return "moodle" if are_moodles(self.columns) else "roster"

    def _person(self, row: Row) -> Row:
        """Return a row by what its columns are, without the marks that systems put at ids."""
        found: Row = {}
        lost = self._rounded(row)
        for column, cell in row.items():
            name = self.known.get(column, column)
            found[name] = found.get(name) or ("" if column in lost else _unmarked(cell))
        return found

    def _rounded(self, row: Row) -> Row:
        """Return the ids in a row of the file that a spreadsheet has rounded, by their columns.

        They are nobody's: many people would have the same.
        """
        return {
            column: cell
            for column, cell in row.items()
            if self.known.get(column) in IDS and _ROUNDED.fullmatch(cell.strip())
        }

    def notes(self) -> list[str]:
        """Return what to tell of ids that lead to nobody, since a spreadsheet has rounded them."""
        rows = (self.places[id(one)] for one in self.people)
        found = [cell for row in rows for cell in self._rounded(row).values()]
        if not found:
            return []
        lost = console.counted(
            "roster: {0} id, {1}, has lost its last digits in a spreadsheet and leads to nobody; "
            "export the roster again, and read that column as text",
            "roster: {0} ids such as {1} have lost their last digits in a spreadsheet and lead to "
            "nobody; export the roster again, and read that column as text",
            len(found),
            found[0],
        )
        return [lost]

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
            found = self._by_name(claims[0][0]) or self._behind_group(claims[0][0])
        else:
            found = self._by_id(student) or self._by_name(student) or self._by_both(student)
            found = found or self._by_login(student)
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

    def _behind_group(self, name: str) -> list[Row]:
        """Find somebody behind the name of a group, which Moodle puts before it with a hyphen."""
        parts = name.split("-")
        behind = ("-".join(parts[at:]) for at in range(1, len(parts)))
        return next((found for one in behind if (found := self._by_name(one))), [])

    def _by_both(self, student: str) -> list[Row]:
        """Find a folder called as Canvas calls files: by number, if the name is the row's, too."""
        name, _, number = student.rpartition("_")
        return [
            row
            for row in self.people
            if number.isdigit() and number == _number(row) and _folded(name) in set(_names(row))
        ]

    def _by_login(self, student: str) -> list[Row]:
        """Find a folder called as ILIAS and OpenOLAT do, ``LAST_FIRST_LOGIN_NUMBER``.

        The login leads to somebody whose name stands before it as well: a group may end with one.
        """
        found = []
        for row in self.people:
            for one in _ids(row):
                before, here, behind = _plain(student).rpartition(one)
                own = set(_words_of(before)) & {
                    word for name in _words(row) for word in _words_of(name)
                }
                whole = re.fullmatch(r"\)?(_\d+)?", behind) and before.endswith(("_", "(", " "))
                if here and whole and own and not one.isdigit():
                    found.append(row)
        return found

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
        found = [row[column] for column in IDS if row.get(column)]
        rounded = self._rounded(self.places[id(row)]).values()
        return [*found, *filter(None, [_full_name(row)]), *rounded][0]

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
            place = self.places[id(row)]
            if points is not None and place.get(column, "") != f"{points:g}":
                changes.append(Change(student, column, place.get(column, ""), f"{points:g}"))
                place[column] = f"{points:g}"
        lost = [name for name, row in rows.items() if row is None or claimed[id(row)] > 1]
        return changes, sorted(lost)

    def _column(self, name: str) -> str:
        """Return the exercise's column, as the export calls it, or a new one."""
        title = exercise(name).title
        for column in self.columns:
            if letters(name) in letters(column) or letters(title) in letters(column):
                return column
        if "Identifier" in self.columns and "Grade" in self.columns:
            return "Grade"
        self.columns.append(title)
        return title

    def write(self, path: Path) -> None:
        """Write the table as it is imported."""
        rows = ([row.get(column, "") for column in self.columns] for row in self.rows)
        write_rows(path, self.columns, rows)


def _number(row: Row) -> str:
    """Return the number that the learning system has for somebody.

    Moodle's grading worksheet has "Participant 77000", where its zip file says 77000.
    """
    return next((row[one].split(" ")[-1] for one in NUMBERS if row.get(one)), "")


def _is_claimed(row: Row, claims: tuple[tuple[str, str], ...]) -> bool:
    sure = len(claims) == 1
    names = set(_names(row))
    return any(
        number == _number(row) and (sure or _folded(name) in names) for name, number in claims
    )


def _ids(row: Row) -> set[str]:
    return {_plain(row[column]) for column in IDS if row.get(column)}


def _words(row: Row) -> list[str]:
    """Return somebody's names as they are written."""
    found = [row[column] for column in NAMES if row.get(column)]
    parts = [row.get("First name", ""), row.get("Last name", "")]
    return [*found, " ".join(parts).strip()] if any(parts) else found


def _names(row: Row) -> Iterator[str]:
    """Yield somebody's name, folded, in either order."""
    found = _words(row)
    found += [" ".join(reversed(name.split(","))) for name in found if "," in name]
    found += [f"{row.get('Last name', '')} {row.get('First name', '')}"]
    yield from (folded for name in found if (folded := _folded(name)))


def _full_name(row: Row) -> str:
    return next(iter(_words(row)), "")


def _unmarked(cell: str) -> str:
    """Return a cell without the # of Brightspace's ids, and what spreadsheets put at numbers."""
    found = _MARKED.fullmatch(cell.strip())
    return str(found[found.lastindex or 0]) if found else cell.strip()


def _plain(text: str) -> str:
    """Return an id as it is compared: case and the composition of letters do not matter."""
    return unicodedata.normalize("NFC", text).strip().casefold()


def _words_of(name: str) -> list[str]:
    """Return the words of a name in letters that every system has, with ä as ae and as a."""
    german = name.casefold().translate({228: "ae", 246: "oe", 252: "ue"})
    plain = [unicodedata.normalize("NFKD", one) for one in (german, name.casefold())]
    kept = ["".join(one for one in text if not unicodedata.combining(one)) for text in plain]
    return [word for text in kept for word in re.split(r"[\W\d_]+", text) if len(word) > 1]


def _folded(name: str) -> str:
    """Return a name's letters; nothing where it has digits, for those are ids or groups."""
    found = letters(name)
    return "" if re.search(r"\d", found) else found
