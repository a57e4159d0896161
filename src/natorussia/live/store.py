"""What a live class keeps: one SQLite file, written by one thread that commits in groups.

Whatever waits when the thread is free is committed together, and nobody hears that a vote is kept
before that commit is on the disk (write-ahead log, ``synchronous=FULL``).
"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from natorussia.data.languages import console
from natorussia.live import tables

Act = Callable[[sqlite3.Connection], Any]
Call = Callable[[], None]
_MOST = 512


class StoreError(OSError):
    """A file that holds no live class, or one of a form that is not known here."""


class _Job(NamedTuple):
    act: Act
    done: Callable[[Any], None]
    at_once: bool


def call_all(calls: list[Call]) -> None:
    """Make calls, one after another."""
    for call in calls:
        call()


class Store:
    """The file of a live class.

    Parameters
    ----------
    path
        Where it is; it is made, readable by its owner alone, where it is not there.

    Raises
    ------
    StoreError
        If the file is there and holds something else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.deliver: Callable[[list[Call]], None] = call_all
        """How results get to those who wait: an event loop has them called in its own thread."""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._forgot = False
        self._disk = _opened(path)
        self._thread = Thread(target=self._work, name="live-store", daemon=True)
        self._thread.start()

    def submit(self, act: Act, done: Callable[[Any], None]) -> None:
        """Have something written; ``done`` gets its result, or the error, after the commit."""
        self._jobs.put(_Job(act, done, at_once=False))

    def run(self, act: Act) -> Any:  # noqa: ANN401
        """Have something written or read, and wait for it: for those who are in no event loop."""
        future: Future[Any] = Future()

        def done(result: object) -> None:
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

        self._jobs.put(_Job(act, done, at_once=True))
        return future.result()

    def forget(self, act: Act, done: Callable[[Any], None]) -> None:
        """Have something deleted, from the log of the file as well."""

        def act_and_note(disk: sqlite3.Connection) -> Any:  # noqa: ANN401
            self._forgot = True
            return act(disk)

        self.submit(act_and_note, done)

    def close(self) -> None:
        """Write what waits, and close the file."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()
            self._disk.close()

    def _work(self) -> None:
        while (first := self._jobs.get()) is not None:
            batch, last = self._waiting(first)
            self._commit(batch)
            if last:
                return

    def _waiting(self, first: _Job) -> tuple[list[_Job], bool]:
        """Return what waits with the first, and whether nothing comes after it."""
        batch = [first]
        while len(batch) < _MOST:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                return batch, True
            batch.append(job)
        return batch, False

    def _commit(self, batch: list[_Job]) -> None:
        try:
            self._disk.execute("BEGIN IMMEDIATE")
            results = [self._act(job.act) for job in batch]
            self._disk.execute("COMMIT")
            if self._forgot:
                self._disk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._forgot = False
        except sqlite3.Error as error:
            if self._disk.in_transaction:
                self._disk.execute("ROLLBACK")
            results = [error] * len(batch)
        later: list[Call] = []
        for job, result in zip(batch, results, strict=True):
            if job.at_once:
                job.done(result)
            else:
                later.append(partial(job.done, result))
        if later:
            self.deliver(later)

    def _act(self, act: Act) -> Any:  # noqa: ANN401
        """Do one thing of a group, and undo it alone where it fails."""
        self._disk.execute("SAVEPOINT one")
        try:
            return act(self._disk)
        except Exception as error:  # noqa: BLE001 - whoever asked for it gets the error
            self._disk.execute("ROLLBACK TO one")
            return error
        finally:
            self._disk.execute("RELEASE one")


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600, exist_ok=True)
    disk = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    try:
        tables.make(disk)
    except (sqlite3.DatabaseError, ValueError) as error:
        disk.close()
        raise StoreError(
            console.filled(
                "{0} holds no live class ({1}); name another file with --store", path, error
            )
        ) from error
    return disk
