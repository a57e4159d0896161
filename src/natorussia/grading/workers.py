"""Running submissions: on runners of this machine, or on a Dask cluster's."""

import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextvars import copy_context
from dataclasses import fields
from functools import partial
from importlib import import_module
from typing import Any

from natorussia.data.languages.catalogues import filled, gettext
from natorussia.exercises import exercise
from natorussia.grading.notebooks import UnreadableError, read
from natorussia.grading.sandbox.client import Runner, Setting
from natorussia.grading.sandbox.staging import Stage, staged
from natorussia.grading.similarity import traces
from natorussia.grading.store import Record
from natorussia.grading.submissions import Submission, digest

_Todo = queue.SimpleQueue[Submission | None]
_Done = queue.SimpleQueue[Record | BaseException | None]
_Brought = tuple[bytes, dict[str, bytes]] | OSError
_MOST_SHOWN = 20_000
_BATCH = 100  # hand-ins that are sent to a cluster's scheduler together


def record_of(submission: Submission, runner: Runner) -> Record:
    """Run one submission and return what the store keeps of it."""
    seed = runner.stage.seeds[submission.exercise]
    who = {"student": submission.student, "exercise": submission.exercise, "seed": seed}
    empty = {"essay": "", "repairs": [], "untouched": [], "runs": [], "traces": {}}
    try:
        content, files = submission.content(), submission.files()
    except OSError as error:
        status = "missing" if submission.path is None else "unreadable"
        problem = [status, filled("The notebook cannot be read: {0}.", error)]
        return who | empty | {"digest": digest(str(error).encode()), "problem": problem}
    record = who | {"digest": digest(content, files)}
    try:
        return record | {"problem": None} | ran(submission.exercise, content, runner, files)
    except UnreadableError as error:
        problem = ["unreadable", filled("The notebook cannot be read: {0}.", error)]
        return record | empty | {"problem": problem}


def ran(
    name: str, content: bytes, runner: Runner, files: Mapping[str, bytes] | None = None
) -> Record:
    """Run a notebook's content with the files beside it, and return what came of it.

    Raises
    ------
    UnreadableError
        If it is no notebook.
    """
    asked = exercise(name)
    found = read(content, asked)
    starters = {question.starter() for question in asked.questions} | {asked.first_cell()}
    written = [cell["source"] for cell in found.cells if not cell.get("starter")]
    own = [source for source in written if source.strip() not in starters]
    modules = shown_files(files or {})
    own += filter(None, modules.values())
    kept = {"essay": found.essay, "untouched": found.untouched, "beside": modules}
    runs = runner.run(asked, found.cells, files)
    late = [gettext("notebook: cells were run again after those below, whose names they need")]
    kept["repairs"] = found.repairs + (late if runs[0]["again"] else [])
    return kept | {"runs": runs, "isolation": runner.isolation, "traces": traces(own, found)}


def shown_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return by name what stands in the modules beside a notebook; of other files nothing."""
    return {
        name: content.decode("utf-8", "replace")[:_MOST_SHOWN] if name.endswith(".py") else ""
        for name, content in sorted(files.items())
    }


def here(
    workers: int, setting: Setting, stage: Stage, todo: Sequence[Submission]
) -> Iterator[Record]:
    """Run submissions on runners of this machine; yield records as they come."""
    left: _Todo = queue.SimpleQueue()
    done: _Done = queue.SimpleQueue()
    for submission in todo:
        left.put(submission)
    workers = min(workers, len(todo))
    exercises = [exercise(name) for name in sorted({one.exercise for one in todo})]
    for _ in range(workers):
        left.put(None)
        runner = Runner(stage, exercises, setting)
        work = partial(copy_context().run, _work, runner, left, done)  # in the language of here
        threading.Thread(target=work, daemon=True).start()
    while workers:
        record = done.get()
        if isinstance(record, BaseException):
            raise record
        workers -= record is None
        if record is not None:
            yield record


def _work(runner: Runner, todo: _Todo, done: _Done) -> None:
    try:
        with runner:
            while (submission := todo.get()) is not None:
                done.put(record_of(submission, runner))
        done.put(None)
    except BaseException as error:  # noqa: BLE001  raised again by who waits
        done.put(error)


def on_dask(address: str, setting: Setting, todo: Sequence[Submission]) -> Iterator[Record]:
    """Run submissions on a Dask cluster; a worker that dies loses nothing and doubles nothing.

    A submission is one task, whose result is its record alone: where a worker dies, the scheduler
    gives its tasks to another, and each record is yielded once.
    """
    dask: Any = import_module("distributed")
    with dask.Client(address, timeout=30) as client:
        tasks = client.map(
            _remote,
            [_sent(one) for one in todo],
            setting=setting,
            pure=False,
            retries=3,
            batch_size=_BATCH,
        )
        for _, record in dask.as_completed(tasks, with_results=True):
            yield record


_local = threading.local()


def _sent(submission: Submission) -> tuple[Submission, _Brought]:
    try:
        return submission, (submission.content(), submission.files())
    except OSError as error:
        return submission, error


class _Sent(Submission):
    """A submission that brings its content and its files along."""

    def __init__(self, submission: Submission, brought: _Brought) -> None:
        super().__init__(**{one.name: getattr(submission, one.name) for one in fields(submission)})
        self.__dict__["brought"] = brought

    def _whole(self) -> tuple[bytes, dict[str, bytes]]:
        brought: _Brought = self.__dict__["brought"]
        if isinstance(brought, OSError):
            raise brought
        return brought

    def content(self) -> bytes:
        return self._whole()[0]

    def files(self) -> dict[str, bytes]:
        return self._whole()[1]


def _remote(sent: tuple[Submission, _Brought], setting: Setting) -> Record:
    """Run a submission on a cluster's worker, with a runner that its thread keeps."""
    return record_of(_Sent(*sent), _kept_runner(setting))


def _kept_runner(setting: Setting) -> Runner:
    kept: dict[Setting, Any] = _local.__dict__.setdefault("runners", {})
    if setting not in kept:
        exercises = [exercise(name) for name, _ in setting.seeds]
        stage = staged(exercises, 0, dict(setting.seeds))
        runner = Runner(stage.__enter__(), exercises, setting)
        runner.__enter__()
        kept[setting] = runner, stage
    found: Runner = kept[setting][0]
    return found
