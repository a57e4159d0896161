"""The command as a process that dies at a given change of the disk: ``python -m ... AT ARGUMENTS``.

Changes are statements to a SQLite file, and files that are opened for writing, put in their place
or removed.  ``AT`` 0 is never.
"""

import os
import signal
import sqlite3
import sys

from natorussia.cli import main

_CHANGES = {"os.rename", "os.remove", "os.mkdir"}
_connect = sqlite3.connect
_left = [int(sys.argv[1])]


def _changed():
    _left[0] -= 1
    if _left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def _heard(event, details):
    if event in _CHANGES or (event == "open" and str(details[1])[:1] in {"w", "a", "x"}):
        _changed()


class _Base(sqlite3.Connection):
    def execute(self, *arguments):
        _changed()
        return super().execute(*arguments)


def _connected(*arguments, **options):
    return _connect(*arguments, **({"factory": _Base} | options))


if __name__ == "__main__":
    sqlite3.connect = _connected
    sys.addaudithook(_heard)
    sys.exit(main(sys.argv[2:]))
