"""Grading a folder: run what is new, keep its values, judge them, write the books."""

import json
import queue
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from natorussia.exercises import NAMES, exercise
from natorussia.grading.gradebook import write_gradebook
from natorussia.grading.journal import Journal, Record
from natorussia.grading.marking import Mark, Marker
from natorussia.grading.reading import UnreadableError, read
from natorussia.grading.running import Limits, Runner
from natorussia.grading.staging import Stage, staged
from natorussia.grading.submissions import Submission, digest, find


@dataclass(frozen=True)
class Plan:
    """What to grade, where to put it, and with how much."""

    submissions: Path
    out: Path
    exercises: tuple[str, ...] = ()
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    seed: int | None = None


def grade(plan: Plan, progress: Callable[[Record], None] = lambda _: None) -> list[Mark]:
    """Grade a folder of submissions and write ``gradebook.csv``.

    Parameters
    ----------
    plan
        What to grade.
    progress
        Called with the record of each submission as it comes.
    """
    plan.out.mkdir(parents=True, exist_ok=True)
    found = list(find(plan.submissions, plan.exercises))
    run = _run_of(plan)
    exercises = [exercise(name) for name in NAMES]
    with staged(exercises, run["seed"]) as stage, Journal(plan.out / "journal.jsonl") as journal:
        for record in _records(plan, stage, journal, found):
            journal.append(record)
            progress(record)
        markers = {one.notebook: Marker(one, stage) for one in exercises}
        wanted = {(one.student, one.exercise) for one in found}
        marks = list(_marks(journal, markers, wanted))
    write_gradebook(plan.out / "gradebook.csv", marks)
    return marks


def _run_of(plan: Plan) -> dict[str, Any]:
    """Return what this run rests on: drawn the first time, read back afterwards."""
    path = plan.out / "run.json"
    if path.exists():
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found
    seed = secrets.randbits(31) if plan.seed is None else plan.seed
    run = {"seed": seed, "limits": asdict(plan.limits)}
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    return run


def _marks(
    journal: Journal, markers: dict[str, Marker], wanted: set[tuple[str, str]]
) -> Iterator[Mark]:
    for record in journal.records():
        if (record["student"], record["exercise"]) in wanted:
            yield from markers[record["exercise"]].marks(record)


def _records(
    plan: Plan, stage: Stage, journal: Journal, found: Iterable[Submission]
) -> Iterator[Record]:
    """Run what the journal does not hold, on several runners; yield records as they come."""
    todo: queue.SimpleQueue[Submission | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[Record | BaseException | None] = queue.SimpleQueue()
    for submission in found:
        if not journal.holds(
            (submission.student, submission.exercise), _digest(_content(submission))
        ):
            todo.put(submission)
    workers = [
        threading.Thread(target=_work, args=(plan, stage, todo, done), daemon=True)
        for _ in range(plan.workers)
    ]
    for worker in workers:
        todo.put(None)
        worker.start()
    left = len(workers)
    while left:
        record = done.get()
        if isinstance(record, BaseException):
            raise record
        left -= record is None
        if record is not None:
            yield record


def _content(submission: Submission) -> bytes | OSError:
    try:
        return submission.content()
    except OSError as error:
        return error


def _digest(content: bytes | OSError) -> str:
    return digest(content if isinstance(content, bytes) else str(content).encode())


def _work(
    plan: Plan,
    stage: Stage,
    todo: "queue.SimpleQueue[Submission | None]",
    done: "queue.SimpleQueue[Record | BaseException | None]",
) -> None:
    try:
        with Runner(stage, [exercise(name) for name in NAMES], plan.limits) as runner:
            while (submission := todo.get()) is not None:
                done.put(record_of(submission, runner))
        done.put(None)
    except BaseException as error:  # noqa: BLE001  raised again by who waits
        done.put(error)


def record_of(submission: Submission, runner: Runner) -> Record:
    """Run one submission and return what the journal keeps of it."""
    content = _content(submission)
    record: Record = {
        "student": submission.student,
        "exercise": submission.exercise,
        "digest": _digest(content),
        "problem": None,
        "runs": [],
        "essay": "",
        "repairs": [],
        "untouched": [],
    }
    if submission.path is None:
        return record | {"problem": ["missing", "No notebook was handed in."]}
    asked = exercise(submission.exercise)
    try:
        if isinstance(content, OSError):
            raise content
        found = read(content, asked)
    except (UnreadableError, OSError) as error:
        return record | {"problem": ["unreadable", f"The notebook cannot be read: {error}."]}
    runs = runner.run(asked, found.cells)
    kept = {"essay": found.essay, "repairs": found.repairs, "untouched": found.untouched}
    return record | kept | {"runs": runs}
