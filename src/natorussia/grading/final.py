"""The points that count: what was judged, with what people decided, less what lateness costs.

Every output takes its points from here, so that all of them say the same.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.languages.numerals import short
from natorussia.exercises import exercise
from natorussia.grading.lateness import Lateness
from natorussia.grading.store import Decision, Key, Store

LATE = noted("lateness")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Final:
    """One row of the gradebook; without points and status where a person still has to mark it.

    `first` and `second` are what the answer gave on the course's tables and on the changed ones,
    `earned` is what the first alone would have paid, `earlier` a decision for an earlier version.
    Where a person gave points in place of judged ones, `override` is that decision, and `judged`
    what they take the place of.
    """

    student: str
    exercise: str
    question: str
    points: float | None
    max_points: float
    status: str | None
    message: str
    version: str = ""
    first: str = ""
    second: str = ""
    earned: float = 0.0
    comment: str = ""
    by: str = ""
    earlier: Decision | None = None
    override: Decision | None = None
    judged: float | None = None

    @property
    def place(self) -> Place:
        """Whose answer it is, and to what."""
        return self.student, self.exercise, self.question


def version_of(text: str) -> str:
    """Return what tells one text from another, whatever a spreadsheet did to its layout."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def is_essay(name: str, question: str) -> bool:
    """Whether a question is the one that a person marks."""
    return exercise(name).essay.name == question


class Decided:
    """What people decided, ready to be looked up by answer."""

    def __init__(self, decisions: Iterable[Decision], *, double: bool = False) -> None:
        self.double = double
        self.essay_of = cache(lambda name: exercise(name).essay)
        self.found: dict[Place, list[Decision]] = defaultdict(list)
        for one in decisions:
            self.found[one.student, one.exercise, one.question].append(one)

    def given(self, place: Place, version: str) -> dict[str, float]:
        """Return each marker's newest points for one version of a text."""
        criteria: dict[str, dict[str, float | None]] = defaultdict(dict)
        points: dict[str, float | None] = {}
        asked = {what for _, what in self.essay_of(place[1]).rubric}
        for one in self.found.get(place, ()):
            if one.rests_on not in {version, ""}:
                continue
            if one.kind == "points":
                points[one.who] = one.points
            elif one.kind == "criterion":
                criteria[one.who][one.criterion] = one.points
                scored = [value for value in criteria[one.who].values() if value is not None]
                if criteria[one.who].keys() >= asked:
                    points[one.who] = sum(scored)
        return {who: value for who, value in points.items() if value is not None}

    def scored(self, place: Place, version: str) -> dict[tuple[str, str], float]:
        """Return the newest points by marker and criterion."""
        return {
            (one.who, one.criterion): one.points
            for one in self.found.get(place, ())
            if one.kind == "criterion" and one.rests_on in {version, ""} and one.points is not None
        }

    def comment(self, place: Place, version: str = "", who: str = "") -> str:
        """Return the newest comment, where asked for on one version of a text, or by one marker."""
        texts = [
            one.text
            for one in self.found.get(place, ())
            if one.kind == "comment"
            and (not version or one.rests_on in {version, ""})
            and who in {"", one.who}
        ]
        return texts[-1] if texts else ""

    def last(self, place: Place, kinds: Iterable[str]) -> Decision | None:
        """Return the newest decision of some kinds."""
        found = [one for one in self.found.get(place, ()) if one.kind in kinds]
        return found[-1] if found else None

    def is_essay(self, mark: Final) -> bool:
        """Whether a mark is of the text that a person marks."""
        return self.essay_of(mark.exercise).name == mark.question

    def apply(self, mark: Final) -> Final:
        """Return the mark as people have decided it."""
        mark = replace(mark, comment=self.comment(mark.place))
        if self.is_essay(mark):
            return self._essay(mark)
        last = self.last(mark.place, ("points",))
        if last is None or last.points is None:
            return mark
        given = _with(mark, last.points, last.text or mark.message, last.who)
        stale = last if last.rests_on not in {mark.version, ""} else None
        return replace(given, override=last, judged=mark.points, earlier=stale)

    def _essay(self, mark: Final) -> Final:
        last = self.last(mark.place, ("points", "agreed"))
        if mark.status is not None:  # nothing was written, or the notebook cannot be read
            if last is not None and last.points is not None and not last.rests_on:
                return _with(mark, last.points, last.text, last.who)
            return replace(mark, earlier=last)
        given = self.given(mark.place, mark.version)
        agreed = self.last(mark.place, ("agreed",))
        if agreed and agreed.points is not None and agreed.rests_on in {mark.version, ""}:
            return _with(mark, agreed.points, mark.comment or agreed.text, agreed.who)
        if self.double and (len(given) < 2 or len(set(given.values())) > 1):  # noqa: PLR2004
            return replace(mark, message=_waits(given))
        if given:
            who = list(given)[-1] if self.double else self._newest_marker(mark.place, given)
            return _with(mark, given[who], mark.comment, ", ".join(given) if self.double else who)
        stale = last if last and last.points is not None else None
        return replace(mark, earlier=stale)

    def _newest_marker(self, place: Place, given: dict[str, float]) -> str:
        kinds = {"points", "criterion"}
        found = [one.who for one in self.found[place] if one.kind in kinds and one.who in given]
        return found[-1]


def _waits(given: dict[str, float]) -> str:
    if not given:
        return gettext("To be marked by two persons.")
    told = ", ".join(f"{who} {short(points)}" for who, points in sorted(given.items()))
    return filled("Marked so far: {0}; two equal marks, or one that is agreed on, count.", told)


def _with(mark: Final, points: float, message: str, who: str) -> Final:
    right = "correct" if points >= mark.max_points else "partial"
    return replace(
        mark, points=points, status=right if points else "incorrect", message=message, by=who
    )


def outdated(marks: Iterable[Final]) -> list[str]:
    """Return a line for each override that was given for an earlier hand-in, and still counts."""
    return [
        f"override of an earlier hand-in: {', '.join(mark.place)}: {mark.points or 0:g}, "
        f"judged now: {mark.judged or 0:g}"
        for mark in marks
        if mark.override and mark.earlier
    ]


def finals(store: Store, lateness: Lateness) -> list[Final]:
    """Return every row of the gradebook, each late exercise's deduction as a row of its own."""
    decided = Decided(store.decisions(), double=bool(store.setting("double")))
    found: list[Final] = []
    groups: dict[Key, list[Final]] = {}
    for row in store.judged():
        mark = decided.apply(Final(*row))
        groups.setdefault((mark.student, mark.exercise), []).append(mark)
    for key, marks in groups.items():
        found += marks
        deduction = _deduction(key, marks, lateness)
        found += [deduction] if deduction else []
    return found


def _deduction(key: Key, marks: list[Final], lateness: Lateness) -> Final | None:
    kept, why = lateness.keeps(key)
    points = sum(mark.points or 0.0 for mark in marks)
    if kept >= 1 or not points:
        return None
    return Final(*key, LATE, round(points * kept, 2) - points, 0.0, "late", why)
