"""Moodle's quiz report "Responses", as it is downloaded.

The columns are those of ``public/mod/quiz/report/responses/report.php`` of Moodle at ``84cf438``
(5.1): who it is, the state, when the attempt began and ended, the grade, and for each question, as
it was chosen there, a summary of the question, of the response and of the right answer.  They are
called in the user's language, each with the number of its question, and are told by that: it is
always the question that comes first and the right answer last.  Which question it is is told by the
summary of the question alone, so it has to be chosen.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from natorussia.analytics.downloads.attempts import Attempts
from natorussia.analytics.downloads.found import People, Person
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Report, Told
from natorussia.analytics.tables import Cells, amount, moment
from natorussia.data.languages.catalogues import filled

_NUMBERED = re.compile(r"(\D*?)\s*(\d+)")
_GRADE = re.compile(r"[^/]*/\s*(\d+(?:[.,]\d+)?)")
_NOTHING = {"", "-"}
_ALL, _PAIR = 3, 2


@dataclass(frozen=True)
class _Slot:
    """Where the summaries of a question and of the response to it stand."""

    question: int
    response: int


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
    head = [" ".join(name.split()) for name in cells[0]]
    numbered = _numbered(head)
    people = People(head)
    if not numbered or not people.places or min(min(numbered.values())) < _PAIR:
        return None
    found = Report()
    slots = _slots(numbered, cells, bank())
    if not slots:
        found.notes.append(
            filled(
                "{0} does not say what was asked: choose the summary of the question beside that "
                "of the response, and download it again.",
                label,
            )
        )
    _Rows(Attempts(label, bank(), found), head, slots).add(cells[1:], people)
    return found


def _numbered(head: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns of each question, by its number."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(head):
        if (match := _NUMBERED.fullmatch(name)) and match[1].strip():
            found[match[2]].append(at)
    return dict(found)


def _slots(numbered: dict[str, list[int]], cells: Cells, bank: Bank) -> list[_Slot]:
    columns = list(numbered.values())
    width = Counter(map(len, columns)).most_common(1)[0][0]
    whole = [one for one in columns if len(one) == width]
    asks = [_text(row, one[0]) for one in whole for row in cells[1:]]
    # Of two it may be the response and the right answer: then nothing there is asked here.
    if width == _ALL or (width == _PAIR and any(bank.find(text) for text in asks)):
        return [_Slot(one[0], one[1]) for one in whole]
    return []


def _text(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


class _Rows:
    """The rows of a report, read one after the other."""

    def __init__(self, attempts: Attempts, head: list[str], slots: list[_Slot]) -> None:
        self.attempts, self.slots = attempts, slots
        grades = [(at, match) for at, one in enumerate(head) if (match := _GRADE.fullmatch(one))]
        self.grade = grades[0][0] if grades else None
        self.possible = amount(grades[0][1][1]) if grades else None
        self.first = min((slot.question for slot in slots), default=len(head))
        self.strangers: Counter[str] = Counter()
        self.idle: list[str] = []

    def add(self, rows: Cells, people: People) -> None:
        known = set(people.places.values())
        for row in rows:
            person = people.person(row)
            if person is None:
                continue
            if all(_text(row, at) in _NOTHING for at in range(len(row)) if at not in known):
                self.idle.append(person.name)
                continue
            self._add(row, person)
        self.attempts.end()
        # Nobody shall lose points over what the platform does not tell.
        self.attempts.report.asked -= set(self.attempts.unread)
        self.attempts.report.notes += self._rest()

    def _rest(self) -> Iterator[str]:
        """Say what of the report belongs to no question, or to no attempt."""
        label = self.attempts.label
        for text, many in self.strangers.items():
            yield filled(
                "{0}: answers left out, to “{2}”, which is no question of this course: {1}.",
                label,
                many,
                text[:80],
            )
        if self.idle:
            yield filled("{0} names, without an attempt: {1}.", label, ", ".join(self.idle))

    def _add(self, row: list[str], person: Person) -> None:
        told, attempt = self.attempts.begun(person)
        when = next(filter(None, (moment(_text(row, at)) for at in range(self.first))), attempt)
        for slot in self.slots:
            self._answer(told, slot, row, {"t": when, "n": attempt, "h": 0})
        earned = None if self.grade is None else amount(_text(row, self.grade))
        if earned is not None:
            told.earn(self.attempts.label, earned, self.possible)

    def _answer(self, told: Told, slot: _Slot, row: list[str], base: dict[str, Any]) -> None:
        text, given = _text(row, slot.question), _text(row, slot.response)
        if text in _NOTHING:
            return
        name = self.attempts.bank.find(text, [given])
        if name is None:
            self.strangers[text] += 1
            return
        self.attempts.report.asked.add(name)
        tries = told.log.setdefault(name, [])
        if given in _NOTHING:
            tries.append({**base, **self.attempts.skipped(name), "c": 0})
            return
        found = self.attempts.read(name, given)
        if "a" in found:
            tries.append({**base, **found})
