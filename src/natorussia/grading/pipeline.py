"""Grading a folder: take in, run what is new, judge it, take in what people decided, write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from natorussia.data.course import found_once
from natorussia.data.languages import console, current, using
from natorussia.data.languages.catalogues import filled
from natorussia.exercises import exercise
from natorussia.grading.anonymity import Codes
from natorussia.grading.decisions import decide
from natorussia.grading.final import finals, outdated, version_of
from natorussia.grading.intake import Intake, collect
from natorussia.grading.lateness import Lateness
from natorussia.grading.marking import Mark, Marker
from natorussia.grading.outputs.write import (
    Books,
    Views,
    changed,
    fill,
    told_points,
    write_views,
)
from natorussia.grading.plan import Plan, Progress
from natorussia.grading.roster import Roster
from natorussia.grading.runs import (
    StaleError,
    open_run,
    record_run,
    refuse_other_seeds,
    run_all,
    seeds_for,
)
from natorussia.grading.sandbox.staging import Stage, staged
from natorussia.grading.store import Store
from natorussia.grading.submissions import Submission
from natorussia.grading.turn import turn

__all__ = ["StaleError", "grade"]
Confirm = Callable[[list[str]], bool]


def grade(
    plan: Plan,
    progress: Progress = lambda _done, _all: None,
    confirm: Confirm = lambda _changes: True,
) -> Books:
    """Grade a folder of submissions and write the books.

    Parameters
    ----------
    plan
        What to grade.
    progress
        Called with how many submissions are done, and of how many.
    confirm
        Called with what people's sheets would change; nothing of it is kept if it says no.

    Raises
    ------
    FileNotFoundError
        If there are no submissions.
    StaleError
        If the folder's earlier results rest on other tables.
    TurnError
        If another command works on the folder.
    """
    with found_once(), using(current()), _held(plan) as store:
        before = told_points(_finals(store))
        roster = Roster(plan.roster) if plan.roster else None
        books, run = Books([]), open_run(store, plan.seed, plan.limits)
        if plan.submissions is not None:
            intake = collect(plan.submissions, plan.exercises, plan.out)
            _take_in(plan, store, intake, roster, books)
            _grade(plan, store, intake, run, progress)
            books.left = sum(
                (one.student, one.exercise) not in store.graded() for one in intake.submissions
            )
        _keep_choices(plan, store)
        books.marks = _finals(store)
        if plan.request.asks:
            taken = decide(store, plan.request, books.marks, confirm)
            books.notes += [] if plan.dry_run else taken
            books.marks = _finals(store)
        books.notes += outdated(books.marks)
        books.changed = changed(before, books.marks)
        if roster is not None:
            fill(roster, books.marks, store, books)
        if not plan.dry_run:
            codes = Codes.of(store) if store.setting("anonymous") else None
            markers = tuple(store.setting("markers") or ())
            views = Views(plan.out, roster, markers, codes)
            write_views(views, store, books.marks, _told(run))
        return books


@contextmanager
def _held(plan: Plan) -> Iterator[Store]:
    """Open the store: on a dry run a copy, else the folder's, which is this command's alone."""
    if plan.dry_run:
        with Store(plan.out, read_only=True) as store:
            yield store
        return
    with turn(plan.out, plan.wait), Store(plan.out) as store:
        yield store


def _finals(store: Store) -> list[Any]:
    received, marked = {}, set()
    for _, _, student, name, _, late, modified, _ in store.hand_ins():
        if name:
            received[student, name] = modified
            marked |= {(student, name)} if late else set()
    keeps = store.setting("late_keeps")
    late = Lateness(store.decisions(), received, marked, 1.0 if keeps is None else keeps)
    return finals(store, late)


def _take_in(plan: Plan, store: Store, intake: Intake, roster: Roster | None, books: Books) -> None:
    """Keep what came in, add who is missing, and leave out whom the command does not name."""
    with store.step():
        store.claim(intake.claims)
        students = {one.student for one in intake.submissions}
        if roster is not None:
            _add_missing(store, intake, roster, students)
        books.notes += _renamed(store, intake)
        source = str(plan.submissions.resolve()) if plan.submissions else ""
        rows = [
            (one.place, one.student, one.exercise, "graded", one.late, one.modified, 1)
            for one in intake.submissions
            if one.path
        ]
        rows += [(one.name, "", "", one.why, False, 0.0, one.files) for one in intake.leftovers]
        store.take_in(source, rows)
    books.files = intake.files
    books.leftovers = [f"{one.name}: {one.why}" for one in intake.leftovers]
    if plan.students:
        unknown = set(plan.students) - students
        if unknown:
            raise LookupError(
                console.filled(
                    "no hand-in of {0}; there are hand-ins of {1}",
                    ", ".join(sorted(unknown)),
                    ", ".join(sorted(students)[:20]),
                )
            )
        intake.submissions = [one for one in intake.submissions if one.student in plan.students]


def _add_missing(store: Store, intake: Intake, roster: Roster, students: set[str]) -> None:
    names = sorted({one.exercise for one in intake.submissions})
    here = {(one.student, one.exercise) for one in intake.submissions}
    handed_in = {(key[0], key[1]) for key in store.graded()} | here
    absent = roster.missing(students | {student for student, _ in handed_in}, store.claims())
    rows = [Submission(student, name, None) for student in absent for name in names]
    store.forget_missing(here | {(one.student, one.exercise) for one in rows})
    absent = roster.missing(
        students | {student for student, _ in store.graded()},
        store.claims(),
    )
    intake.submissions += [Submission(student, name, None) for student in absent for name in names]
    intake.submissions.sort(key=lambda one: (one.student, one.exercise))


def _renamed(store: Store, intake: Intake) -> list[str]:
    """Find students whose number lost its leading zeros, or has them again, and go on as them."""
    here = {one.student for one in intake.submissions}
    before = {student for student, _ in store.graded()} - here
    told = []
    for old in sorted(before):
        same = [one for one in here if old.isdigit() and one.isdigit() and int(one) == int(old)]
        if len(same) == 1:
            store.rename(old, same[0], "natorussia")
            told.append(console.filled("{0} is called {1} now, and keeps all marks", old, same[0]))
    return told


def _grade(
    plan: Plan, store: Store, intake: Intake, run: dict[str, Any], progress: Progress
) -> None:
    names = sorted({one.exercise for one in intake.submissions})
    exercises = [exercise(name) for name in names]
    known = seeds_for(run, plan.seed, names)
    with staged(exercises, run["seed"], known) as stage:
        if plan.dry_run or plan.regrade:
            refuse_other_seeds(store, stage, intake.submissions)
        record_run(store, run, stage)
        if not (plan.dry_run or plan.regrade):
            run_all(plan, store, stage, run, intake.submissions, progress)
        _judge(store, stage, intake.submissions)
    _forget_the_gone(store, intake)


def _forget_the_gone(store: Store, intake: Intake) -> None:
    """Let go of the empty rows of students who have handed in under this name meanwhile."""
    handed_in = {one.student for one in intake.submissions if one.path}
    asked = {(one.student, one.exercise) for one in intake.submissions}
    kept = {key for key in store.graded() if key[0] not in handed_in} | asked
    store.forget_missing(kept)


def _judge(store: Store, stage: Stage, found: list[Submission]) -> None:
    """Judge the values that there are, all in one step."""
    names = sorted({one.exercise for one in found})
    markers = {name: Marker(exercise(name), stage) for name in names}
    with store.step():
        for one in found:
            record = store.newest((one.student, one.exercise))
            if record is not None:
                essay = version_of(record["essay"])
                marks = markers[one.exercise].marks(record)
                rows = [_row(mark, record["digest"][:12]) for mark in marks[:-1]]
                store.judge((one.student, one.exercise), [*rows, _row(marks[-1], essay)])


def _row(mark: Mark, version: str) -> tuple[Any, ...]:
    """Return what the store keeps of a mark, with what both runs gave in words."""
    judged = mark.question, mark.points, mark.max_points, mark.status, mark.message
    second = mark.second
    told = "" if second is None else second.raised or f"{second.got} (right: {second.expected})"
    return *judged, version, mark.first, told, mark.earned


def _keep_choices(plan: Plan, store: Store) -> None:
    """Keep how essays are marked, and what an earlier year handed in."""
    with store.step():
        if plan.markers:
            store.keep("markers", list(plan.markers))
            store.keep("double", len(plan.markers) > 1)
        if plan.anonymous:
            store.keep("anonymous", value=True)
        if plan.earlier:
            from natorussia.grading.earlier import traces_of

            store.keep("earlier", traces_of(plan.earlier, plan.exercises))


def _told(run: dict[str, Any]) -> dict[str, Any]:
    told = {"seed": run["seed"], **run["limits"]}
    return told | {filled("seed of {0}", name): seed for name, seed in run["seeds"].items()}
