"""Attempts at a platform's quiz, put together by student as their rows are read."""

from collections import Counter, defaultdict
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.downloads.found import Person, told_of, unread_replies
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Report, Told


class Attempts:
    """What the rows of a table tell of answers, one after the other.

    Parameters
    ----------
    label
        What the file is called.
    bank
        The questions that other systems hold.
    report
        Takes what is found.
    """

    def __init__(self, label: str, bank: Bank, report: Report) -> None:
        self.label, self.bank, self.report = label, bank, report
        self.unread: dict[str, list[str]] = defaultdict(list)
        self._students: dict[str, Told] = {}
        self._seen: Counter[str] = Counter()

    def begun(self, person: Person) -> tuple[Told, int]:
        """Return what is told of a person so far, and which of her attempts this is."""
        self._seen[person.key] += 1
        return told_of(self._students, person), self._seen[person.key]

    def read(self, question: str, text: str) -> dict[str, Any]:
        """Return what a try holds of an answer (see `Bank.tried`); one that is none is noted."""
        found = self.bank.tried(question, text)
        if "a" not in found:
            self.unread[question].append(text)
        return found

    def skipped(self, question: str) -> dict[str, Any]:
        """Return what a try holds where a question was left out."""
        return {"v": asked.revision(self.bank.questions[question].question)}

    def end(self) -> None:
        """Give the report all that was told, and say what could not be read."""
        self.report.told = list(self._students.values())
        self.report.notes += unread_replies(self.label, self.unread)
