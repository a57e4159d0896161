"""Whose turn it is: one command at a time works on a folder of results.

The lock is a transaction that stays open in a SQLite file of its own: the system gives it back
when a process ends, however it ends, on every system alike.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from natorussia.data.languages import console
from natorussia.grading.database import now
from natorussia.grading.files import write_text


class TurnError(RuntimeError):
    """Another command is at work on the folder."""


@contextmanager
def turn(folder: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the folder for one command.

    Parameters
    ----------
    folder
        The folder of results, made where it is not there.
    wait
        How many seconds to wait for another command to end.

    Raises
    ------
    TurnError
        If another command holds it; the message says which, by process and machine.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "turn.txt"
    lock = sqlite3.connect(folder / "turn.sqlite3", timeout=wait, isolation_level=None)
    try:
        lock.execute("begin immediate")
    except sqlite3.OperationalError as error:
        lock.close()
        raise TurnError(
            console.filled(
                "another command works on {0}: {1}; wait for it to end (--wait SECONDS "
                "does), or stop it",
                folder,
                _told(holder),
            )
        ) from error
    try:
        told = console.filled(
            "process {0} on {1}, since {2}", os.getpid(), socket.gethostname(), now()
        )
        write_text(holder, told)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.close()


def _told(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8")
    except OSError:
        return console.gettext("a process that has just begun")
