"""The views: everything that is written from the store, sorted, whole or not at all."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from natorussia.grading.anonymity import Codes
from natorussia.grading.final import Final, Place
from natorussia.grading.outputs.essays import Sheets
from natorussia.grading.outputs.feedback import place as folder_of
from natorussia.grading.outputs.feedback import write_feedback
from natorussia.grading.outputs.gradebook import write_gradebook
from natorussia.grading.outputs.report import Report
from natorussia.grading.outputs.scores import scores, write_scores
from natorussia.grading.outputs.students import write_student
from natorussia.grading.roster import Change, Roster
from natorussia.grading.sandbox.isolation import words
from natorussia.grading.store import Decision, Key, Store
from natorussia.grading.tables import write_rows

_UNMARKED = "not marked yet"
_HAND_INS = ("source", "file", "student", "exercise", "what", "files")
_UNCONFIRMED = ("student", "exercise", "question", "earned", "max_points", "points", "reason")
_OVERRIDES = (
    "student",
    "exercise",
    "question",
    "points",
    "judged",
    "hand_in",
    "by",
    "at",
    "reason",
)


@dataclass
class Books:
    """What came of grading: marks, and what differs from before."""

    marks: list[Final]
    changed: list[str] = field(default_factory=list)
    roster: list[Change] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    left: int = 0
    files: int = 0
    leftovers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Views:
    """What to write: for whom sheets are, with names or codes, which roster to fill."""

    folder: Path
    roster: Roster | None = None
    markers: Sequence[str] = ()
    codes: Codes | None = None


def told_points(marks: Iterable[Final]) -> dict[Place, str]:
    """Return the points of each answer in words."""
    return {mark.place: _points(mark) for mark in marks}


def changed(was: Mapping[Place, str], after: Iterable[Final]) -> list[str]:
    """Return whose points differ, of those that there were marks of; see `told_points`."""
    there = {place[:2] for place in was}
    now = told_points(after)
    return [
        f"{', '.join(place)}: {was.get(place, _UNMARKED)} -> {now.get(place, _UNMARKED)}"
        for place in [*now, *(one for one in was if one not in now)]
        if place[:2] in there and was.get(place, _UNMARKED) != now.get(place, _UNMARKED)
    ]


def _points(mark: Final) -> str:
    return _UNMARKED if mark.points is None else f"{mark.points:g}"


def fill(roster: Roster, marks: list[Final], store: Store, books: Books) -> None:
    """Write scores into the roster's rows, and note what changes.

    What waits for a person, or was never handed in, is left as it is.
    """
    there = {mark.place[:2] for mark in marks if mark.status != "missing"}
    points = {
        key: one.points if key in there and not one.pending else None
        for key, one in scores(marks).items()
    }
    books.roster, books.lost = roster.fill(points, store.claims())
    books.notes += roster.notes()


def write_views(views: Views, store: Store, marks: list[Final], told: dict[str, Any]) -> None:
    """Write gradebook, scores, sheets, pages and report."""
    folder = views.folder
    write_gradebook(folder / "gradebook.csv", marks)
    write_scores(folder / "scores.csv", scores(marks))
    Sheets(store, marks, views.markers, views.codes).write(folder)
    _write_hand_ins(folder / "hand-ins.csv", store)
    _write_unconfirmed(folder / "unconfirmed.csv", marks)
    _write_overrides(folder / "overrides.csv", marks)
    _write_pages(folder, store, marks, told)
    if views.roster is not None:
        views.roster.write(folder / f"{views.roster.kind}.csv")


def _write_pages(folder: Path, store: Store, marks: list[Final], told: dict[str, Any]) -> None:
    mine: dict[Key, list[Final]] = defaultdict(list)
    decided: dict[Key, list[Decision]] = defaultdict(list)
    for mark in marks:
        mine[mark.student, mark.exercise].append(mark)
    for one in store.decisions():
        decided[one.student, one.exercise].append(one)
    report, isolation = Report(), set()
    report.copies.before(store.setting("earlier") or {})
    report.leftovers = [(row[1], row[4]) for row in store.hand_ins() if not row[3]]
    for record in store.records():
        key = record["student"], record["exercise"]
        if not mine[key]:
            continue
        report.add(record, mine[key])
        isolation.add(words(record["isolation"]) if "isolation" in record else "")
        write_feedback(folder / "feedback", mine[key], record["repairs"])
        content = store.content(record["digest"])
        write_student(folder / "students", record, content, mine[key], decided[key])
    told = {"isolation": "; ".join(sorted(isolation - {""})), **told}
    report.write(folder / "report.html", marks, scores(marks), told)
    report.copies.write(folder / "copies.csv")
    _remove_former(folder, store, marks)


def _remove_former(folder: Path, store: Store, marks: Iterable[Final]) -> None:
    """Remove the pages of names that students have no more: they may be another person's."""
    now = {folder_of(mark.student) for mark in marks}
    former = {folder_of(one.text) for one in store.decisions() if one.kind == "renamed"} - now
    for pages in (folder / room / name for room in ("feedback", "students") for name in former):
        for page in pages.glob("*.html"):
            page.unlink()
        with contextlib.suppress(OSError):  # a person may have put something there
            pages.rmdir()


def _write_hand_ins(path: Path, store: Store) -> None:
    """Write every file that came in, with what became of it."""
    rows = (
        [source, place, student, name, outcome + (", late" if late else ""), str(files)]
        for source, place, student, name, outcome, late, _, files in store.hand_ins()
    )
    write_rows(path, _HAND_INS, rows)


def _write_unconfirmed(path: Path, marks: Iterable[Final]) -> None:
    """Write the answers whose second run raised, to be paid by a person."""
    rows = (
        [*mark.place, f"{mark.earned:g}", f"{mark.max_points:g}", "", "", mark.first, mark.second]
        for mark in marks
        if mark.status == "unconfirmed"
    )
    write_rows(path, (*_UNCONFIRMED, "first", "second"), rows)


def _write_overrides(path: Path, marks: Iterable[Final]) -> None:
    """Write the points given in place of judged ones, those of earlier hand-ins first."""
    found = [(mark, mark.override) for mark in marks if mark.override]
    found.sort(key=lambda pair: (pair[0].earlier is None, pair[0].place))
    rows = (
        [
            *mark.place,
            f"{mark.points or 0:g}",
            f"{mark.judged or 0:g}",
            "earlier" if mark.earlier else "this",
            given.who,
            given.at,
            given.text,
        ]
        for mark, given in found
    )
    write_rows(path, _OVERRIDES, rows)
