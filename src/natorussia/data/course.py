"""Where a course's files are: its tables, its chapters and its exercises."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_MARK = ".natorussia.json"
_FOUND: ContextVar[Path | None] = ContextVar("tables", default=None)


def root() -> Path:
    """Return the folder that holds ``chapters``, ``data`` and ``exercises``.

    It is that of the course in whose folder a command runs or whose tables ``NATORUSSIA_DATA``
    names; elsewhere the course that comes with the package (see `shipped`).

    Raises
    ------
    FileNotFoundError
        If the package was installed without a course.
    """
    named = os.environ.get("NATORUSSIA_DATA")
    tables = Path(named).resolve().parent if named else None
    if tables and (is_own(tables) or tables == _shipped()):
        return tables
    return next((place.resolve() for place in (Path(), Path("..")) if is_own(place)), shipped())


def is_own(place: Path) -> bool:
    """Tell whether a folder holds a course of somebody's own, or a class folder made from one."""
    return _is_marked(str(place)) and (
        (place / "_toc.yml").is_file() or any(place.glob("exercises/*.py"))
    )


@cache
def shipped() -> Path:
    """Return the folder of the course that comes with the package, or the checkout it runs from.

    Raises
    ------
    FileNotFoundError
        If the package was installed without it.
    """
    found = _shipped()
    if not (found / "chapters").is_dir():
        raise FileNotFoundError(
            f"the course's chapters are not at {found / 'chapters'}; reinstall the package"
        )
    return found


def _shipped() -> Path:
    installed = _PACKAGE / "course"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


def folder() -> Path:
    """Return the folder of the tables.

    ``NATORUSSIA_DATA`` names another one, such as the grader's changed copy.  Otherwise it is that
    of the class folder in which a notebook runs (see ``natorussia start``), the installed
    package's, or that of the checkout the package runs from.
    """
    if named := os.environ.get("NATORUSSIA_DATA"):
        return _path(named)
    return _FOUND.get() or _looked_for()


def _looked_for() -> Path:
    for place in ("", ".."):
        if _is_marked(place):
            return Path(place, "data").resolve()
    return _shipped_tables()


# One object for each folder: its text and its hash are made once.
_path = cache(Path)


@cache
def _shipped_tables() -> Path:
    return shipped() / "data"


@contextmanager
def found_once() -> Iterator[None]:
    """Look for the folder of the tables but once for a while.

    Where Python runs in the browser, a look at a file beside the notebook takes milliseconds, and
    whatever reads a whole table or bank asks for the folder at every date.
    """
    token = _FOUND.set(folder())
    try:
        yield
    finally:
        _FOUND.reset(token)


def _is_marked(place: str) -> bool:
    # Every look into a table asks this: `os.path` takes a fifth of the time that paths take.
    return os.path.isfile(os.path.join(place, _MARK)) and os.path.isfile(  # noqa: PTH113, PTH118
        os.path.join(place, "data/datapackage.json")  # noqa: PTH118
    )


@contextmanager
def tables_of(folder: Path | None) -> Iterator[None]:
    """Read the tables from another folder for a while (from the usual one where it is None)."""
    before = os.environ.get("NATORUSSIA_DATA")
    if folder is not None:
        os.environ["NATORUSSIA_DATA"] = str(folder.resolve())
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("NATORUSSIA_DATA", None)
        else:
            os.environ["NATORUSSIA_DATA"] = before
