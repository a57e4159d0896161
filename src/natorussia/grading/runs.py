"""Runs: what a folder's results rest on, and which submissions are still to be run."""

import contextlib
import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia import data
from natorussia.data.languages import console
from natorussia.grading.files import ends
from natorussia.grading.intake.recognition import is_notebook
from natorussia.grading.notebooks import MAX_BYTES
from natorussia.grading.sandbox.client import Limits, Setting
from natorussia.grading.sandbox.staging import Stage
from natorussia.grading.store import Key, Record, Store
from natorussia.grading.submissions import Submission, digest
from natorussia.grading.workers import here, on_dask

if TYPE_CHECKING:
    from natorussia.grading.plan import Plan, Progress

_LARGE = 40  # notebooks of an exercise, from which a rehearsal of common steps pays
_LIBRARIES = {
    "matplotlib.pyplot": re.compile(rb"matplotlib|seaborn|pylab|\bplt\b|\.(box)?plot\b|\.hist\("),
    "ipywidgets": re.compile(rb"ipywidgets|\binteract\b"),
}
_LIMITED = {"timeout": "seconds", "memory": "memory", "output": "output"}


class StaleError(ValueError):
    """Results that rest on other tables than those there are now."""


def open_run(store: Store, seed: int | None, limits: Limits | None) -> dict[str, Any]:
    """Return what this folder's results rest on: read back, or drawn the first time.

    A seed and limits that are given take the place of those that were kept.

    Raises
    ------
    StaleError
        If there are results on other tables than those there are now.
    """
    found: dict[str, Any] | None = store.setting("run")
    if found is None:
        drawn = secrets.randbits(31) if seed is None else seed
        return {"seed": drawn, "seeds": {}, "limits": asdict(limits or Limits())}
    if found["tables"] != tables_digest():
        raise StaleError(
            console.filled(
                "{0} holds results on other tables than those there are now; grade into "
                "a new folder",
                store.path.parent,
            )
        )
    if limits is not None:
        found["limits"] = asdict(limits)
    return found


def seeds_for(run: dict[str, Any], seed: int | None, names: Iterable[str]) -> Mapping[str, int]:
    """Return the seeds that are known; a new seed lets those of these exercises be drawn anew."""
    if seed is None or seed == run["seed"]:
        found: Mapping[str, int] = run["seeds"]
        return found
    run["seed"] = seed
    return {name: one for name, one in run["seeds"].items() if name not in set(names)}


def record_run(store: Store, run: dict[str, Any], stage: Stage) -> None:
    """Keep what the results rest on."""
    seeds = dict(sorted((run["seeds"] | dict(stage.seeds)).items()))
    run |= {"seeds": seeds, "tables": tables_digest()}
    with store.step():
        store.keep("run", run)


def run_all(  # noqa: PLR0913, PLR0917  what running takes
    plan: "Plan",
    store: Store,
    stage: Stage,
    run: dict[str, Any],
    found: list[Submission],
    progress: "Progress",
) -> None:
    """Run what has not been run, or is to be run again, and keep each result as it comes."""
    limits = Limits(**run["limits"])
    again = _to_retry(store, plan.retry)
    todo = [one for one in found if not _is_done(one, stage, store, limits, again)]
    progress(len(found) - len(todo), len(found))
    asked = sorted({one.exercise for one in todo})
    seeds = tuple((name, stage.seeds[name]) for name in asked)
    large = len(todo) >= _LARGE * len(asked)
    setting = Setting(seeds, limits, plan.without, plan.unsafe, _used(todo), large)
    if plan.dask:
        records = on_dask(plan.dask, setting, todo)
    else:
        records = here(plan.workers, setting, stage, todo)
    places = {(one.student, one.exercise): one for one in todo}
    for done, record in enumerate(records, start=len(found) - len(todo) + 1):
        record["limits"] = run["limits"]
        store.append(record, _bytes(places[record["student"], record["exercise"]], record))
        progress(done, len(found))


def _used(todo: Iterable[Submission]) -> tuple[str, ...]:
    """Return the libraries that some notebook speaks of, to be loaded once for all."""
    left = dict(_LIBRARIES)
    for submission in todo:
        with contextlib.suppress(OSError):
            content = submission.content()
            if len(content) > MAX_BYTES or not is_notebook(content):
                continue
            content = ends(content)
            left = {name: words for name, words in left.items() if not words.search(content)}
        if not left:
            break
    return tuple(name for name in _LIBRARIES if name not in left)


def _bytes(submission: Submission, record: Record) -> bytes | None:
    """Return a hand-in's bytes to keep, if they still are those that were run."""
    try:
        content, files = submission.content(), submission.files()
    except OSError:
        return None
    return content if digest(content, files) == record["digest"] else None


def _to_retry(store: Store, statuses: frozenset[str]) -> set[Key]:
    return {(row[0], row[1]) for row in store.judged() if row[5] in statuses}


def _is_done(
    submission: Submission, stage: Stage, store: Store, limits: Limits, again: set[Key]
) -> bool:
    """Whether this very version was run on these tables, and with these limits if it met one."""
    try:
        version = digest(submission.content(), submission.files())
    except OSError as error:
        version = digest(str(error).encode())
    key = submission.student, submission.exercise
    record = store.version(key, version)
    if record is None or record["seed"] != stage.seeds[submission.exercise] or key in again:
        return False
    if any(record["limits"][one] != asdict(limits)[one] for one in _limits_met(record)):
        return False
    with store.step():
        store.choose(key, record["digest"])
    return True


def _limits_met(record: Record) -> set[str]:
    """Return the limits that stopped a run, or an answer in it."""
    found = {run["outcome"] for run in record["runs"]}
    values = [value for run in record["runs"] for value in run["values"].values()]
    found |= {value[1] for value in values if value and value[0] == "failed" and len(value) > 1}
    return {_LIMITED[one] for one in found if isinstance(one, str) and one in _LIMITED}


def refuse_other_seeds(store: Store, stage: Stage, found: list[Submission]) -> None:
    """Refuse to judge values on other changed tables than those on which they came about.

    Raises
    ------
    StaleError
        If there are such.
    """
    for one in found:
        record = store.newest((one.student, one.exercise))
        if record is not None and record["seed"] != stage.seeds[one.exercise]:
            raise StaleError(
                console.filled(
                    "{0} holds {1} of {2} as run with seed {3}, and {4} is asked for; grade "
                    "without --regrade to run it again",
                    store.path,
                    one.exercise,
                    one.student,
                    record["seed"],
                    stage.seeds[one.exercise],
                )
            )


def tables_digest() -> str:
    """Return what tells the course's tables from others."""
    found = hashlib.sha256()
    for path in _tables(data.folder()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _tables(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in {".csv", ".json"})
