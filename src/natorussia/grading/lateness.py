"""Lateness: due dates, grace, extensions, and what a late hand-in keeps of its points."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from math import ceil
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, ngettext, noted
from natorussia.data.languages.numerals import percent
from natorussia.exercises import exercise
from natorussia.grading.store import Decision, Key
from natorussia.grading.tables import bare, rows_of

_DAY = timedelta(days=1)
_MARKED = noted("Marked late where it was handed in: keeps {0} of the points.")
_FORMS = {
    "keeps": noted("`student,exercise,keeps` (0 to 1)"),
    "extension": noted("`student,exercise,due` (such as 2026-11-29T23:59)"),
    "due": noted(
        "`exercise,due,grace_minutes,per_day,least` (such as `01-rome,2026-11-29,15,0.1,0.5`)"
    ),
}


@dataclass
class Lateness:
    """What is known of due dates and of hand-ins, and so what each keeps."""

    decisions: Iterable[Decision] = ()
    received: dict[Key, float] = field(default_factory=dict)
    marked: set[Key] = field(default_factory=set)
    marked_keeps: float = 1.0

    def __post_init__(self) -> None:
        self._fixed: dict[Key, float] = {}
        self._due: dict[str, dict[str, Any]] = {}
        self._extended: dict[Key, datetime] = {}
        for one in self.decisions:
            if one.kind == "keeps" and one.points is not None:
                self._fixed[one.student, one.exercise] = one.points
            elif one.kind == "due":
                self._due[one.exercise] = json.loads(one.text)
            elif one.kind == "extension":
                self._extended[one.student, one.exercise] = datetime.fromisoformat(one.text)

    def keeps(self, key: Key) -> tuple[float, str]:
        """Return the share that a hand-in keeps, and why.

        A share that was given for this very hand-in goes first, then the due date (the student's
        own before the exercise's), then what the learning system has marked as late.
        """
        if key in self._fixed:
            share = self._fixed[key]
            return share, filled("Late: keeps {0} of the points.", percent(share))
        rule = self._due.get(key[1])
        due = self._extended.get(key) or (datetime.fromisoformat(rule["due"]) if rule else None)
        if due is not None and self.received.get(key):
            return _by_time(datetime.fromtimestamp(self.received[key], UTC), due, rule or {})
        if key in self.marked and key not in self._extended:
            share = self.marked_keeps
            return share, filled(_MARKED, percent(share))
        return 1.0, ""


def _by_time(received: datetime, due: datetime, rule: dict[str, Any]) -> tuple[float, str]:
    over = received - due - timedelta(minutes=rule.get("grace_minutes", 0.0))
    if over <= timedelta():
        return 1.0, ""
    days = ceil(over / _DAY)
    share = max(1 - days * rule.get("per_day", 0.0), rule.get("least", 0.0))
    told = ngettext(
        "{0} day or part of a day late: keeps {1} of the points (due {2}).",
        "{0} days or part of a day late: keeps {1} of the points (due {2}).",
        days,
    )
    return share, told.format(days, percent(share), f"{due:%Y-%m-%d %H:%M %Z}")


def read_rules(path: Path, kind: str, students: set[str]) -> list[Decision]:
    """Read what lateness costs, due dates or extensions.

    Parameters
    ----------
    kind
        ``keeps``, ``due`` or ``extension``.
    students
        The students there are: a name that is none of them is refused, with those like it.

    Raises
    ------
    ValueError
        If a row does not say what it should; the message names it.
    """
    return [
        _rule(console.filled("{0}, row {1}", path, number), kind, row, students)
        for number, row in rows_of(path)
    ]


def _rule(where: str, kind: str, row: dict[str, str], students: set[str]) -> Decision:
    try:
        name = exercise(row["exercise"].strip()).notebook
        if kind == "due":
            return Decision("due", "", name, text=json.dumps(_due(row)))
        student = bare(row["student"].strip())
        if kind == "extension":
            found = Decision(kind, student, name, text=_time(row["due"]).isoformat())
        else:
            found = Decision(kind, student, name, points=_share(row["keeps"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(
            console.filled("{0}: {1}; expected {2}", where, error, console.gettext(_FORMS[kind]))
        ) from error
    if student not in students:
        near = get_close_matches(student, students, n=3, cutoff=0.6)
        told = console.filled("; did you mean {0}?", ", ".join(near)) if near else ""
        raise ValueError(
            console.filled("{0}: there is no student {1}{2}", where, repr(student), told)
        )
    return found


def _due(row: dict[str, str]) -> dict[str, Any]:
    return {
        "due": _time(row["due"]).isoformat(),
        "grace_minutes": float(row.get("grace_minutes") or 0),
        "per_day": _share(row.get("per_day") or "0"),
        "least": _share(row.get("least") or "0"),
    }


def _share(text: str) -> float:
    share = float(text.replace(",", "."))
    if not 0 <= share <= 1:
        raise ValueError(console.filled("{0} is not from 0 to 1", text))
    return share


def _time(text: str) -> datetime:
    """Read a time; one without a zone is this machine's."""
    return datetime.fromisoformat(text.strip()).astimezone()
