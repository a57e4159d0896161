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
from natorussia.grading.books import Books, write_books
from natorussia.grading.journal import Journal
from natorussia.grading.marking import Marker
from natorussia.grading.running import Limits, Setting
from natorussia.grading.staging import staged
from natorussia.grading.submissions import Submission, digest, find
from natorussia.grading.working import here, on_dask

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
    with staged(exercises, run["seed"], draw="tables" not in run) as stage:
        _record_run(plan, run, stage.seed)
        with Journal(plan.out / "journal.jsonl", read_only=plan.dry_run) as journal:
            if not (plan.dry_run or plan.regrade):
                _run_all(plan, stage.seed, journal, found, progress)
            markers = {one.notebook: Marker(one, stage) for one in exercises}
            return write_books(plan, run, journal, markers, found)


def _run_all(
    plan: Plan, seed: int, journal: Journal, found: list[Submission], progress: Progress
) -> None:
    todo = [one for one in found if not _is_done(one, journal)]
    progress(len(found) - len(todo), len(found))
    setting = Setting(seed, plan.limits, plan.without, plan.unsafe)
    records = on_dask(plan.dask, setting, todo) if plan.dask else here(plan.workers, setting, todo)
    for done, record in enumerate(records, start=len(found) - len(todo) + 1):
        journal.append(record)
        progress(done, len(found))


def _is_done(submission: Submission, journal: Journal) -> bool:
    try:
        content = submission.content()
    except OSError as error:
        content = str(error).encode()
    return journal.holds((submission.student, submission.exercise), digest(content))


def _run_of(plan: Plan) -> dict[str, Any]:
    """Return what this folder's results rest on: read back, or drawn the first time."""
    path = plan.out / "run.json"
    if not path.exists():
        seed = secrets.randbits(31) if plan.seed is None else plan.seed
        return {"seed": seed, "limits": asdict(plan.limits)}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if found["tables"] != _tables_digest():
        raise StaleError(
            f"{plan.out} holds results on other tables than those there are now; "
            "grade into a new folder"
        )
    return found


def _record_run(plan: Plan, run: dict[str, Any], seed: int) -> None:
    run |= {"seed": seed, "tables": _tables_digest()}
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
