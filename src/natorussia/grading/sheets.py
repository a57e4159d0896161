"""Sheets that people filled in: read, compared with what is there, and taken in as decisions."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from natorussia.data.headings import letters
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.exercises import exercise
from natorussia.grading.anonymity import Codes
from natorussia.grading.final import LATE, Decided, Final, is_essay, version_of
from natorussia.grading.store import Decision
from natorussia.grading.tables import bare, columns_of, rows_of

_COLUMNS = {
    letters(one): one
    for one in (
        *("student", "exercise", "question", "essay", "criterion", "max_points", "points"),
        *("comment", "reason", "text", "version", "marker", "earlier_points", "earlier_by"),
        *("earlier_text", "status", "message", "late", "earned", "first", "second", "code", "by"),
    )
}
Texts = Callable[[tuple[str, str, str]], Mapping[str, str]]
_IS_NUMBER = re.compile(r"\d+([.,]\d+)?")
_WHICH = noted(
    "{0}, and without its version nobody can know which one the points are for; use a sheet with "
    "the column 'version' as it was written, or take the columns 'text' and 'version' out to mark "
    "the newest text"
)
_NEEDED = noted("`student`, `exercise`, `question` (or `essay`), and `points` or `comment`")


@dataclass(frozen=True)
class Change:
    """One thing that a sheet changes: what it was, what it becomes, and for which text."""

    decision: Decision
    before: str
    after: str
    note: str = ""

    def __str__(self) -> str:
        one = self.decision
        what = f"{one.student}, {one.exercise}, {one.question}"
        part = f" ({one.criterion})" if one.criterion else ""
        note = f" ({self.note})" if self.note else ""
        return f"{what}{part}, {one.kind}: {self.before or '-'} -> {self.after}{note}"


class Sheets:
    """Reads sheets against the marks that there are.

    Parameters
    ----------
    marks
        The rows that count now.
    decided
        What people have decided so far.
    codes
        The codes that stand for students in anonymous sheets.
    who
        Who marked, where the sheet has no column ``marker``.
    texts
        Returns the texts that came in for an essay's place, by version, the newest first.
    agreed
        Whether points are what two markers have agreed on.
    """

    def __init__(  # noqa: PLR0913  what a sheet is held against
        self,
        marks: Iterable[Final],
        decided: Decided,
        codes: Codes,
        who: str,
        texts: Texts = lambda _place: {},
        *,
        agreed: bool,
    ) -> None:
        self.marks = {mark.place: mark for mark in marks}
        self.students = {mark.student for mark in self.marks.values()}
        self.decided, self.codes, self.who, self.agreed = decided, codes, who, agreed
        self.texts = texts

    def changes(self, path: Path) -> list[Change]:
        """Return what a sheet would change; an empty cell changes nothing.

        Raises
        ------
        ValueError
            If it is no sheet of marks, or a row cannot be taken in; the message names it.
        """
        columns = columns_of(path)
        named = {column: _COLUMNS.get(letters(column), column) for column in columns}
        there = set(named.values())
        if not {"student", "exercise"} <= there or not {"question", "essay"} & there:
            raise ValueError(
                console.filled(
                    "{0} has the columns {1}; expected {2}",
                    path,
                    ", ".join(columns[:8]),
                    console.gettext(_NEEDED),
                )
            )
        rows = [(number, {named[one]: row[one] for one in row}) for number, row in rows_of(path)]
        _refuse_other_points(path, there, [row for _, row in rows])
        found: dict[tuple[str, ...], tuple[int, Change]] = {}
        for number, row in rows:
            try:
                for one in self._row(row):
                    before = found.setdefault(_about(one), (number, one))
                    _refuse_two(before, one)
            except (LookupError, ValueError) as error:
                where = console.filled("{0}, row {1} ({2})", path, number, row["student"])
                raise ValueError(f"{where}: {error}") from error
        return [one for _, one in found.values()]

    def _row(self, row: dict[str, str]) -> list[Change]:
        question = (row.get("question") or row.get("essay") or "").strip()
        if question == LATE:
            return []
        name = exercise(row["exercise"].strip()).notebook
        mark = self._mark(bare(row["student"].strip()), name, question)
        who = row.get("marker", "").strip() or self.who
        if not is_essay(name, question):
            found = [self._points(row, mark, mark.version, who)]
            found += [self._comment(row, mark, mark.version, who)]
            return [one for one in found if one is not None]
        rests_on, note = self._version(row, mark)
        found = [self._points(row, mark, rests_on, who), self._comment(row, mark, rests_on, who)]
        return [replace(one, note=note) for one in found if one is not None]

    def _version(self, row: dict[str, str], mark: Final) -> tuple[str, str]:
        """Return which text of an essay a row is about, and what to say of how that is known."""
        told, text = row.get("version", "").strip(), bare(row.get("text") or "").strip()
        known = self.texts(mark.place) or {mark.version: text}
        if told in known:
            return told, _earlier(told, mark)
        if not (told or text):
            several = console.counted(
                "for the newest of {0} text", "for the newest of {0} texts", len(known)
            )
            return mark.version, several if len(known) > 1 else ""
        if (version := version_of(text)) in known:
            return version, _earlier(version, mark)
        begun = [version for version, whole in known.items() if _begins(text, whole)]
        if len(begun) == 1:
            return begun[0], (
                console.gettext("the sheet has the beginning of the newest text")
                if begun[0] == mark.version
                else console.gettext("the sheet has the beginning of an earlier text")
            )
        found = (
            console.gettext("its text begins several texts that came in")
            if begun
            else console.gettext("its text is none of the texts that came in")
        )
        raise ValueError(console.filled(_WHICH, found))

    def _mark(self, student: str, name: str, question: str) -> Final:
        student = self.codes.student(student, self.students) or student
        if (student, name, question) in self.marks:
            return self.marks[student, name, question]
        alike = [one for one in self.students if one.lstrip("0") == student.lstrip("0")]
        if student.isdigit() and len(alike) == 1 and (alike[0], name, question) in self.marks:
            return self.marks[alike[0], name, question]
        raise LookupError(
            console.filled(
                "there is no answer to {0} in {1} by {2}", repr(question), name, repr(student)
            )
        )

    def _points(self, row: dict[str, str], mark: Final, rests_on: str, who: str) -> Change | None:
        text = (row.get("points") or "").strip()
        if not text or text == "?":
            return None
        criterion = bare((row.get("criterion") or "").strip())
        most = _most(mark, criterion)
        points = _number(text, most)
        kind = "criterion" if criterion else "agreed" if self.agreed else "points"
        before = self._before(mark, criterion, rests_on, who)
        if before == points:
            return None
        reason = bare((row.get("reason") or "").strip())
        given = Decision(kind, *mark.place, criterion, points, reason, rests_on, who)
        return Change(given, "" if before is None else f"{before:g}", f"{points:g}")

    def _before(self, mark: Final, criterion: str, rests_on: str, who: str) -> float | None:
        if criterion:
            return self.decided.scored(mark.place, rests_on).get((who, criterion))
        if not is_essay(mark.exercise, mark.question) or self.agreed:
            return mark.points
        given = self.decided.given(mark.place, rests_on)
        if self.decided.double:
            return given.get(who)
        return list(given.values())[-1] if given and mark.points is None else mark.points

    def _comment(self, row: dict[str, str], mark: Final, rests_on: str, who: str) -> Change | None:
        text = bare((row.get("comment") or "").strip())
        before = self.decided.comment(mark.place)
        if not text or text == before:
            return None
        return Change(
            Decision("comment", *mark.place, text=text, rests_on=rests_on, who=who), before, text
        )


def _earlier(version: str, mark: Final) -> str:
    """Return what to say of a text that is not the newest."""
    is_newest = version == mark.version
    return "" if is_newest else console.gettext("for an earlier text, not the newest")


def _about(one: Change) -> tuple[str, ...]:
    made = one.decision
    return made.kind, made.student, made.exercise, made.question, made.criterion, made.who


def _refuse_two(before: tuple[int, Change], one: Change) -> None:
    """Raise where a row says otherwise than one above: nobody can know which of them counts."""
    row, other = before
    if (other.after, other.decision.rests_on) != (one.after, one.decision.rests_on):
        raise ValueError(
            console.filled(
                "{0} {1}, and row {2} has {3}; leave one of them in",
                one.decision.kind,
                repr(one.after),
                row,
                repr(other.after),
            )
        )


def _refuse_other_points(path: Path, columns: set[str], rows: list[dict[str, str]]) -> None:
    """Raise where no column is called points, and another one that nobody knows holds numbers."""
    if "points" in columns:
        return
    for column in sorted(columns - {*_COLUMNS.values(), ""}):
        cells = [row[column].strip() for row in rows if row[column].strip()]
        if cells and all(map(_IS_NUMBER.fullmatch, cells)):
            raise ValueError(
                console.filled(
                    "{0}: it has no column 'points', and {1} holds numbers; call it 'points' "
                    "if it has the points, else remove it",
                    path,
                    repr(column),
                )
            )


def _begins(text: str, whole: str) -> bool:
    """Whether a text is the beginning of another one, as spreadsheet programs cut it."""
    words = " ".join(text.split()).rstrip(".… ")
    return bool(words) and " ".join(whole.split()).startswith(words)


def _most(mark: Final, criterion: str) -> float:
    if not criterion:
        return mark.max_points
    rubric = {what: points for points, what in exercise(mark.exercise).essay.rubric}
    if criterion not in rubric:
        raise LookupError(
            console.filled("the rubric has no {0}; it has: {1}", repr(criterion), "; ".join(rubric))
        )
    return rubric[criterion]


def _number(text: str, most: float) -> float:
    try:
        points = float(text.replace(",", "."))
    except ValueError:
        points = -1.0
    if not 0 <= points <= most:
        raise ValueError(
            console.filled(
                "points is {0}, expected a number from 0 to {1}", repr(text), f"{most:g}"
            )
        )
    return points
