"""Canvas's report "Student Analysis" of a classic quiz.

The columns are those of ``app/models/quizzes/quiz_statistics/student_analysis.rb`` of canvas-lms at
``0c10497``: who it is (not in anonymous surveys) and when it was submitted; for each question
``id: text`` and beside it the points to be had; then how many were right and wrong, and the score.
New Quizzes give a report of their own (:mod:`natorussia.analytics.downloads.new_quizzes`).
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from natorussia.analytics.downloads.attempts import Attempts
from natorussia.analytics.downloads.found import QUIET, People, Person, unread_columns
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Report
from natorussia.analytics.tables import Cells, amount, moment
from natorussia.data.languages.catalogues import filled

_QUESTION = re.compile(r"\d+: (.*)", re.DOTALL)
_NAMED = 5  # columns before the questions where students are named: fewer in anonymous surveys
_AFTER = 4  # from the last question to the score
_ENGLISH = ("name", "id", "sis_id", "root_account", "section", "section_id", "section_sis_id")
_SUBMITTED, _ATTEMPT = "submitted", "attempt"


def read(label: str, cells: Cells, bank: Callable[[], Bank]) -> Report | None:
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
    attempts = Attempts(label, bank(), Report())
    _Rows(attempts, head, places, _known(attempts, cells, places)).add(cells[1:])
    return attempts.report


def _is_question(head: Sequence[str], at: int) -> bool:
    return bool(_QUESTION.match(head[at])) and amount(head[at + 1]) is not None


def _known(attempts: Attempts, cells: Cells, places: Sequence[int]) -> dict[int, str]:
    """Return which question of the course stands in which column, and say which are none."""
    columns, strangers = {}, []
    for at in places:
        asks = _QUESTION.match(cells[0][at].strip())
        replies = [row[at] for row in cells[1:] if at < len(row)]
        name = attempts.bank.find(asks[1], replies) if asks else None
        if name is None:
            strangers.append(cells[0][at])
        else:
            columns[at] = name
    attempts.report.asked |= set(columns.values())
    attempts.report.notes += unread_columns(attempts.label, strangers)
    return columns


class _Rows:
    """The rows of a report, read one after the other."""

    def __init__(
        self, attempts: Attempts, head: list[str], places: list[int], columns: dict[int, str]
    ) -> None:
        self.attempts, self.head, self.places, self.columns = attempts, head, places, columns
        self.people = People(_headings(head[: places[0]]))

    def add(self, rows: Cells) -> None:
        width = self.places[-1] + _AFTER + 1
        for number, row in enumerate(rows, 1):
            self._add([*row, *[""] * (width - len(row))], number)
        self.attempts.end()

    def _add(self, row: list[str], number: int) -> None:
        person = self._person(row, number)
        label, report = self.attempts.label, self.attempts.report
        if person is None:
            report.notes.append(filled("{0}: the row of a test student was left out.", label))
            return
        told, seen = self.attempts.begun(person)
        attempt = int(amount(self._cell(row, _ATTEMPT)) or seen)
        when = moment(self._cell(row, _SUBMITTED)) or attempt
        for at, name in self.columns.items():
            if row[at].strip() or row[at + 1].strip():
                told.log.setdefault(name, []).append(self._try(at, row, when, attempt))
        score = amount(row[self.places[-1] + _AFTER])
        if score is not None:
            possible = sum(amount(self.head[at + 1]) or 0 for at in self.places)
            told.earn(label, score, possible)

    def _person(self, row: list[str], number: int) -> Person | None:
        """Return whose row it is; in an anonymous survey, nobody's that has a name."""
        if any(row[at].strip() for at in self.people.places.values()):
            return self.people.person(row)
        return Person("", (), f"{QUIET}{self.attempts.label} {number}")

    def _cell(self, row: list[str], name: str) -> str:
        return row[self.head.index(name)] if name in self.head else ""

    def _try(self, at: int, row: list[str], when: int, attempt: int) -> dict[str, Any]:
        """Return an answer as a try: with our marks where it is read, and else with Canvas's."""
        name = self.columns[at]
        most = amount(self.head[at + 1]) or 1
        given = max(0.0, min(1.0, (amount(row[at + 1]) or 0) / most))
        read = self.attempts.read(name, row[at]) if row[at].strip() else self.attempts.skipped(name)
        return {"t": when, "n": max(1, attempt), "h": 0, "c": given, **read}


def _headings(head: list[str]) -> list[str]:
    """Return the columns before the questions by their English names, which Canvas translates."""
    if set(head) & set(_ENGLISH) or len(head) < _NAMED:
        return [_PLAIN.get(name, name) for name in head]
    return ["name", "ID", *head[2:]]


_PLAIN = {"id": "ID", "sis_id": "SIS User ID", "section": "", "section_id": "", "submitted": ""}
