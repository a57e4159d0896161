"""The working folder of a notebook, laid out in the jail as it was on the student's machine."""

import base64
import contextlib
import os
import re
import sys
from pathlib import Path
from typing import Any

Job = dict[str, Any]
_TABLES = Path("data")
_WINDOWS = re.compile(r"[\"']([\w. ()-]+\\[\w. ()\\-]+)[\"']")


def lay_out(job: Job) -> None:
    """Make the folder of the exercises, and the files that were handed in beside the notebook.

    The tables are in ``../data`` and in ``data``, whatever was handed in under their names.  What
    was handed in is imported before all others, as in Jupyter; modules that a notebook writes
    beside itself after all others.
    """
    files = job["files"]
    with contextlib.suppress(OSError):
        Path("exercises").mkdir()
        for place in (_TABLES, "exercises" / _TABLES):
            _link(
                place,
                Path(job["data"]),
                shared=any(_place(one["name"]).is_relative_to(place) for one in files),
            )
        for one in reversed(files):  # a file system in memory lists the last one first
            with contextlib.suppress(OSError, ValueError):
                _put(_place(one["name"]), one, job)
        os.chdir("exercises")
        _name_as_on_windows([cell["source"] for cell in job["cells"]])
    sys.path[:] = ["", *sys.path] if files else [*sys.path, ""]


def _place(name: str) -> Path:
    """Return where a file stands that has a name seen from the notebook's folder."""
    return Path(name[3:] if name.startswith("../") else f"exercises/{name}")


def _link(place: Path, tables: Path, *, shared: bool) -> None:
    """Show the tables in a folder: as it is, or one by one where other files stand there, too."""
    if not shared:
        place.symlink_to(tables)
        return
    place.mkdir()
    for table in tables.iterdir():
        (place / table.name).symlink_to(table)


def _put(place: Path, one: Job, job: Job) -> None:
    """Write a file, or show the table of which it is a copy; nothing takes a table's place."""
    if os.path.lexists(place):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if "table" in one:
        place.symlink_to(Path(job["data"], one["table"]))
    else:
        place.write_bytes(base64.b64decode(one["content"]))


def _name_as_on_windows(sources: list[str]) -> None:
    """Give files the names by which code calls them that was written on Windows."""
    for source in sources:
        for written in _WINDOWS.findall(source) if "\\" in source else ():
            name = written.replace("\\\\", "\\")
            file = Path(name.replace("\\", "/"))
            with contextlib.suppress(OSError):
                if file.is_file() and not os.path.lexists(name):
                    Path(name).symlink_to(file)
