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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.downloads.found import (
    Download,
    People,
    Person,
    told_of,
    unread_replies,
)
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Told
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
    head = [" ".join(name.split()) for name in cells[0]]
    numbered = _numbered(head)
    people = People(head)
    if not numbered or not people.places or min(min(numbered.values())) < _PAIR:
        return None
    found = Download()
    slots = _slots(numbered, cells, bank())
    if not slots:
        found.notes.append(
            filled(
                "{0} does not say what was asked: choose the summary of the question beside that "
                "of the response, and download it again.",
                label,
            )
        )
    _Report(label, head, slots, bank(), found).add(cells[1:], people)
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


class _Report:
    """The rows of a report, read one after the other."""

    def __init__(
        self, label: str, head: list[str], slots: list[_Slot], bank: Bank, found: Download
    ) -> None:
        self.label, self.slots, self.bank, self.found = label, slots, bank, found
        grades = [(at, match) for at, one in enumerate(head) if (match := _GRADE.fullmatch(one))]
        self.grade = grades[0][0] if grades else None
        self.possible = amount(grades[0][1][1]) if grades else None
        self.first = min((slot.question for slot in slots), default=len(head))
        self.students: dict[str, Told] = {}
        self.seen: Counter[str] = Counter()
        self.unread: dict[str, list[str]] = defaultdict(list)
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
        self.found.told = list(self.students.values())
        self.found.notes += unread_replies(self.label, self.unread)
        # Nobody shall lose points over what the platform does not tell.
        self.found.asked -= set(self.unread)
        self._say_rest()

    def _say_rest(self) -> None:
        for text, many in self.strangers.items():
            self.found.notes.append(
                filled(
                    "{0}: {1} answers to “{2}”, which is no question of this course, were left "
                    "out.",
                    self.label,
                    many,
                    text[:80],
                )
            )
        if self.idle:
            names = ", ".join(self.idle)
            self.found.notes.append(
                filled("{0} names, without an attempt: {1}.", self.label, names)
            )

    def _add(self, row: list[str], person: Person) -> None:
        told = told_of(self.students, person)
        self.seen[person.key] += 1
        attempt = self.seen[person.key]
        when = next(filter(None, (moment(_text(row, at)) for at in range(self.first))), attempt)
        for slot in self.slots:
            self._answer(told, slot, row, {"t": when, "n": attempt, "h": 0})
        earned = None if self.grade is None else amount(_text(row, self.grade))
        if earned is not None:
            told.earn(self.label, earned, self.possible)

    def _answer(self, told: Told, slot: _Slot, row: list[str], base: dict[str, Any]) -> None:
        text, given = _text(row, slot.question), _text(row, slot.response)
        if text in _NOTHING:
            return
        name = self.bank.find(text, [given])
        if name is None:
            self.strangers[text] += 1
            return
        self.found.asked.add(name)
        tries = told.log.setdefault(name, [])
        if given in _NOTHING:
            version = asked.revision(self.bank.questions[name].question)
            tries.append({**base, "v": version, "c": 0})
            return
        found = self.bank.tried(name, given)
        if "a" in found:
            tries.append({**base, **found})
        else:
            self.unread[name].append(given)
