"""Grading a folder: run what is new, keep its values, judge them, write the books."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from natorussia import data
from natorussia.exercises import exercise
from natorussia.grading.journal import Journal
from natorussia.grading.marking import Marker
from natorussia.grading.outputs.write import Books, write_books
from natorussia.grading.sandbox.client import Limits, Setting
from natorussia.grading.sandbox.staging import Stage, staged
from natorussia.grading.submissions import Submission, digest, find
from natorussia.grading.workers import here, on_dask

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Plan:
    """What to grade, where to put it, and with how much."""

    submissions: Path
    out: Path
    exercises: tuple[str, ...] = ()
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    seed: int | None = None
    roster: Path | None = None
    late: Path | None = None
    dask: str = ""
    dry_run: bool = False
    regrade: bool = False
    unsafe: bool = False
    without: frozenset[str] = frozenset()


class StaleError(ValueError):
    """Results that rest on other tables than those there are now."""


def grade(plan: Plan, progress: Progress = lambda _done, _all: None) -> Books:
    """Grade a folder of submissions and write the books.

    Parameters
    ----------
    plan
        What to grade.
    progress
        Called with how many submissions are done, and of how many.

    Raises
    ------
    FileNotFoundError
        If there are no submissions.
    StaleError
        If the folder's earlier results rest on other tables.
    """
    found = list(find(plan.submissions, plan.exercises, plan.out))
    exercises = [exercise(name) for name in sorted({one.exercise for one in found})]
    run = _run_of(plan)
    with staged(exercises, run["seed"], run["seeds"]) as stage:
        _record_run(plan, run, stage)
        with Journal(plan.out / "journal.jsonl", read_only=plan.dry_run) as journal:
            if not (plan.dry_run or plan.regrade):
                _run_all(plan, stage, journal, found, progress)
            _require_same_seeds(plan, stage, journal, found)
            markers = {one.notebook: Marker(one, stage) for one in exercises}
            return write_books(plan, run, journal, markers, found)


def _run_all(
    plan: Plan, stage: Stage, journal: Journal, found: list[Submission], progress: Progress
) -> None:
    todo = [one for one in found if not _is_done(one, stage, journal)]
    progress(len(found) - len(todo), len(found))
    asked = sorted({one.exercise for one in todo})
    seeds = tuple((name, stage.seeds[name]) for name in asked)
    setting = Setting(seeds, plan.limits, plan.without, plan.unsafe)
    if plan.dask:
        records = on_dask(plan.dask, setting, todo)
    else:
        records = here(plan.workers, setting, stage, todo)
    for done, record in enumerate(records, start=len(found) - len(todo) + 1):
        journal.append(record)
        progress(done, len(found))


def _is_done(submission: Submission, stage: Stage, journal: Journal) -> bool:
    try:
        content = submission.content()
    except OSError as error:
        content = str(error).encode()
    key = submission.student, submission.exercise
    return journal.holds(key, digest(content), stage.seeds[submission.exercise])


def _require_same_seeds(
    plan: Plan, stage: Stage, journal: Journal, found: list[Submission]
) -> None:
    """Refuse to judge values on other changed tables than those on which they came about."""
    for one in found:
        key = one.student, one.exercise
        if key in journal.places and journal.seed(key) != stage.seeds[one.exercise]:
            raise StaleError(
                f"{journal.path} holds {one.exercise} of {one.student} as run with seed "
                f"{journal.seed(key)}, and {plan.out / 'run.json'} says "
                f"{stage.seeds[one.exercise]}; grade without --regrade to run it again"
            )


def _run_of(plan: Plan) -> dict[str, Any]:
    """Return what this folder's results rest on: read back, or drawn the first time."""
    path = plan.out / "run.json"
    if not path.exists():
        seed = secrets.randbits(31) if plan.seed is None else plan.seed
        return {"seed": seed, "seeds": {}, "limits": asdict(plan.limits)}
    found: dict[str, Any] = {"seeds": {}} | json.loads(path.read_text(encoding="utf-8"))
    if found["tables"] != _tables_digest():
        raise StaleError(
            f"{plan.out} holds results on other tables than those there are now; "
            "grade into a new folder"
        )
    return found


def _record_run(plan: Plan, run: dict[str, Any], stage: Stage) -> None:
    seeds = dict(sorted((run["seeds"] | stage.seeds).items()))
    run |= {"seeds": seeds, "tables": _tables_digest()}
    if not plan.dry_run:
        plan.out.mkdir(parents=True, exist_ok=True)
        (plan.out / "run.json").write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def _tables_digest() -> str:
    found = hashlib.sha256()
    for path in _tables(data.folder()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _tables(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in {".csv", ".json"})
