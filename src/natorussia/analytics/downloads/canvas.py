"""Canvas's report "Student Analysis" of a classic quiz.

The columns are those of ``app/models/quizzes/quiz_statistics/student_analysis.rb`` of canvas-lms at
``0c10497``: who it is (not in anonymous surveys) and when it was submitted; for each question
``id: text`` and beside it the points to be had; then how many were right and wrong, and the score.
New Quizzes give a report of their own, whose columns are published nowhere that could be found; it
is not read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.downloads.found import (
    QUIET,
    Download,
    People,
    Person,
    told_of,
    unread_columns,
    unread_replies,
)
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Told
from natorussia.analytics.tables import Cells, amount, moment
from natorussia.data.languages.catalogues import filled

_QUESTION = re.compile(r"\d+: (.*)", re.DOTALL)
_NAMED = 5  # columns before the questions where students are named: fewer in anonymous surveys
_AFTER = 4  # from the last question to the score
_ENGLISH = ("name", "id", "sis_id", "root_account", "section", "section_id", "section_sis_id")
_SUBMITTED, _ATTEMPT = "submitted", "attempt"


def read(label: str, cells: Cells, bank: Callable[[], Bank]) -> Download | None:
    """Return what such a report tells; None where a table is none.

    Parameters
    ----------
    label
        What the file is called.
    cells
        The table.
    bank
        Gives the questions of the course.
    """
    head = [name.strip() for name in cells[0]]
    places = [at for at in range(len(head) - 1) if _is_question(head, at)]
    if not places:
        return None
    found = Download()
    columns = _known(label, cells, places, bank(), found)
    _Report(label, head, places, columns, bank(), found).add(cells[1:])
    return found


def _is_question(head: Sequence[str], at: int) -> bool:
    return bool(_QUESTION.match(head[at])) and amount(head[at + 1]) is not None


def _known(
    label: str, cells: Cells, places: Sequence[int], bank: Bank, found: Download
) -> dict[int, str]:
    """Return which question of the course stands in which column, and say which are none."""
    columns, strangers = {}, []
    for at in places:
        asks = _QUESTION.match(cells[0][at].strip())
        replies = [row[at] for row in cells[1:] if at < len(row)]
        name = bank.find(asks[1], replies) if asks else None
        if name is None:
            strangers.append(cells[0][at])
        else:
            columns[at] = name
    found.asked |= set(columns.values())
    found.notes += unread_columns(label, strangers)
    return columns


@dataclass(slots=True)
class _Report:
    """The rows of a report, read one after the other."""

    label: str
    head: list[str]
    places: list[int]
    columns: dict[int, str]
    bank: Bank
    found: Download
    students: dict[str, Told] = field(default_factory=dict)
    unread: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, rows: Cells) -> None:
        people, width = People(_headings(self.head[: self.places[0]])), self.places[-1] + _AFTER + 1
        for number, row in enumerate(rows, 1):
            padded = [*row, *[""] * (width - len(row))]
            nobody = Person("", (), f"{QUIET}{self.label} {number}")
            named = any(padded[at].strip() for at in people.places.values())
            self._add(padded, people.person(padded) if named else nobody)
        self.found.told = list(self.students.values())
        self.found.notes += unread_replies(self.label, self.unread)

    def _add(self, row: list[str], person: Person | None) -> None:
        if person is None:
            self.found.notes.append(
                filled("{0}: the row of a test student was left out.", self.label)
            )
            return
        told = told_of(self.students, person)
        self.seen[person.key] += 1
        attempt = amount(self._cell(row, _ATTEMPT)) or self.seen[person.key]
        when = moment(self._cell(row, _SUBMITTED)) or int(attempt)
        for at, name in self.columns.items():
            if row[at].strip() or row[at + 1].strip():
                told.log.setdefault(name, []).append(self._try(at, row, when, int(attempt)))
        score = amount(row[self.places[-1] + _AFTER])
        if score is not None:
            possible = sum(amount(self.head[at + 1]) or 0 for at in self.places)
            told.earn(self.label, score, possible)

    def _cell(self, row: list[str], name: str) -> str:
        return row[self.head.index(name)] if name in self.head else ""

    def _try(self, at: int, row: list[str], when: int, attempt: int) -> dict[str, Any]:
        """Return an answer as a try: with our marks where it is read, and else with Canvas's."""
        name = self.columns[at]
        most = amount(self.head[at + 1]) or 1
        given = max(0.0, min(1.0, (amount(row[at + 1]) or 0) / most))
        told = {"t": when, "n": max(1, attempt), "h": 0, "c": given}
        if not row[at].strip():
            return {**told, "v": asked.revision(self.bank.questions[name].question)}
        found = self.bank.tried(name, row[at])
        if "a" not in found:
            self.unread[name].append(row[at])
        return {**told, **found}


def _headings(head: list[str]) -> list[str]:
    """Return the columns before the questions by their English names, which Canvas translates."""
    if set(head) & set(_ENGLISH) or len(head) < _NAMED:
        return [_PLAIN.get(name, name) for name in head]
    return ["name", "ID", *head[2:]]


_PLAIN = {"id": "ID", "sis_id": "SIS User ID", "section": "", "section_id": "", "submitted": ""}
