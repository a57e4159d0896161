"""The books: everything that is written from the journal, sorted, whole or not at all."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.grading.journal import Journal, Record
from natorussia.grading.marking import Mark, Marker, Status
from natorussia.grading.outputs.essays import EssayMark, read_essays, write_essays
from natorussia.grading.outputs.feedback import write_feedback
from natorussia.grading.outputs.gradebook import bare, write_gradebook
from natorussia.grading.outputs.report import Report
from natorussia.grading.outputs.roster import Change, Roster
from natorussia.grading.outputs.scores import read_late, scores, write_scores
from natorussia.grading.sandbox.isolation import words
from natorussia.grading.submissions import Submission

if TYPE_CHECKING:
    from natorussia.grading.pipeline import Plan

Key = tuple[str, str]
_UNMARKED = "not marked yet"


@dataclass
class Books:
    """What came of grading: marks, and what differs from before."""

    marks: list[Mark]
    changed: list[str] = field(default_factory=list)
    roster: list[Change] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    left: int = 0


def write_books(
    plan: "Plan",
    run: dict[str, Any],
    journal: Journal,
    markers: dict[str, Marker],
    found: list[Submission],
) -> Books:
    """Judge what the journal holds and write gradebook, scores, feedback, report and essays.

    Nothing is written on a dry run.
    """
    given = read_essays(plan.out / "essays.csv")
    late = read_late(plan.late) if plan.late else {}
    wanted = {(one.student, one.exercise) for one in found}
    report, books = Report(), Books([])
    isolation = set()
    for record, marks in _marked(journal, markers, wanted, given):
        books.marks += marks
        report.add(record, marks)
        isolation.add(words(record["isolation"]) if "isolation" in record else "")
        if not plan.dry_run:
            write_feedback(plan.out / "feedback", marks, record["repairs"])
    books.left = len(wanted - journal.places.keys())
    books.changed = _changed(plan.out / "gradebook.csv", books.marks)
    points = scores(books.marks, late)
    roster = Roster(plan.roster) if plan.roster else None
    if roster is not None:
        books.roster, books.lost = roster.fill(points)
    if plan.dry_run:
        return books
    write_gradebook(plan.out / "gradebook.csv", books.marks)
    write_scores(plan.out / "scores.csv", points)
    wanted_records = (one for one in journal.records() if _key(one) in wanted)
    write_essays(plan.out / "essays.csv", wanted_records, given)
    told = {"isolation": "; ".join(sorted(isolation - {""})), "seed": run["seed"], **run["limits"]}
    told |= {f"seed of {name}": seed for name, seed in run["seeds"].items()}
    report.write(plan.out / "report.html", books.marks, points, told)
    if roster is not None:
        roster.write(plan.out / f"{roster.kind}.csv")
    return books


def _key(record: Record) -> Key:
    return record["student"], record["exercise"]


def _marked(
    journal: Journal, markers: dict[str, Marker], wanted: set[Key], given: dict[Key, EssayMark]
) -> Iterator[tuple[Record, list[Mark]]]:
    for record in journal.records():
        if _key(record) in wanted:
            marks = markers[record["exercise"]].marks(record)
            yield record, [*marks[:-1], _with_essay(marks[-1], record, given.get(_key(record)))]


def _with_essay(mark: Mark, record: Record, given: EssayMark | None) -> Mark:
    """Put in what a person gave for the essay, if it is still the same text."""
    if given is None or mark.points is not None or not given.is_for(record["essay"]):
        return mark
    right: Status = "correct" if given.points == mark.max_points else "partial"
    status: Status = right if given.points else "incorrect"
    return replace(mark, points=given.points, status=status, message=given.comment)


def _changed(path: Path, marks: list[Mark]) -> list[str]:
    """Return whose points differ from the gradebook that is there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        before = {
            (bare(row["student"]), row["exercise"], row["question"]): row["points"]
            for row in csv.DictReader(lines)
        }
    found = []
    there = {key[:2] for key in before}
    for mark in marks:
        points = _UNMARKED if mark.points is None else f"{mark.points:g}"
        was = before.get((mark.student, mark.exercise, mark.question), _UNMARKED)
        if (mark.student, mark.exercise) in there and was != points:
            name = f"{mark.student}, {mark.exercise}, {mark.question}"
            found.append(f"{name}: {was} -> {points}")
    return found
