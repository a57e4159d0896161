"""What is said on the console: in the language of the course at hand, or of one that was named.

Outside of courses it is that of the locale (``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``, ``LANG``, in
the order of gettext's), where the package has a catalogue of it, and English where it has none.
What is written into files there speaks the language of its tables all the same.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from natorussia.data import course
from natorussia.data.languages.catalogues import catalogue, noted, shipped
from natorussia.data.languages.current import (
    ENGLISH,
    base,
    current,
    is_asked,
    of_course,
)

_OUTSIDE: ContextVar[str] = ContextVar("outside", default="")
_COURSE: ContextVar[Path | None] = ContextVar("named", default=None)
_NAMED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_REASONS = {
    errno.ENOENT: noted("{0}: there is no such file or folder"),
    errno.EEXIST: noted("{0}: it exists already"),
    errno.EACCES: noted("{0}: it may not be read or written by you"),
    errno.EPERM: noted("{0}: it may not be read or written by you"),
    errno.EISDIR: noted("{0}: it is a folder, expected a file"),
    errno.ENOTDIR: noted("{0}: it is a file, expected a folder"),
    errno.ENOTEMPTY: noted("{0}: the folder is not empty"),
    errno.ENOSPC: noted("{0}: the disk is full"),
    errno.EROFS: noted("{0}: the disk can only be read"),
    errno.ENAMETOOLONG: noted("{0}: the name is too long"),
}


def gettext(message: str) -> str:
    """Return a message in the language of the console; in English where that has no words."""
    return catalogue(spoken()).said(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with a number, in the language of the console."""
    return catalogue(spoken()).counted(one, many, number)


def filled(message: str, *values: Any) -> str:  # noqa: ANN401
    """Return a message in the language of the console, its places ``{0}``, ``{1}`` filled."""
    return gettext(message).format(*values)


def counted(one: str, many: str, number: int, *more: Any) -> str:  # noqa: ANN401
    """Return the form that goes with a number, which fills its place ``{0}``, and more the rest."""
    return ngettext(one, many, number).format(number, *more)


def yes() -> set[str]:
    """Return what counts as yes, in small letters: in English, and in the console's language."""
    return {"y", "yes", gettext("y").casefold(), gettext("yes").casefold()}


def spoken() -> str:
    """Return the tag of the language that the console speaks now."""
    if is_asked():
        return current()
    named = _COURSE.get()
    return of_course(named) if named else _OUTSIDE.get() or current()


@contextmanager
def speaking(tables: Path | None = None) -> Iterator[None]:
    """Speak for a while as a course does, and outside of courses as the locale does.

    Parameters
    ----------
    tables
        The folder of the tables of a course that was named; else the one at hand decides, also
        while an edition of it is read.
    """
    named = _COURSE.set(tables or _at_hand())
    outside = _OUTSIDE.set(of_locale())
    try:
        yield
    finally:
        _OUTSIDE.reset(outside)
        _COURSE.reset(named)


def _at_hand() -> Path | None:
    """Return the folder of the tables of the course that whoever runs a command stands in."""
    folder, shipped_one = course.folder(), course.shipped()
    is_outside = folder == shipped_one / "data" and not Path.cwd().is_relative_to(shipped_one)
    return None if is_outside else folder


def of_locale() -> str:
    """Return the first language of the locale that the package speaks, else English."""
    said = next((found for name in _NAMED if (found := os.environ.get(name))), "")
    tags = [re.split("[.@]", one)[0].replace("_", "-") for one in said.split(":")]
    return next((tag for tag in tags if base(tag) in ("en", *shipped())), ENGLISH)


def of_system(error: OSError) -> str:
    """Return what is wrong with a file, which the system says in English alone."""
    reason = _REASONS.get(error.errno or 0)
    if reason and error.filename is not None:
        return filled(reason, error.filename)
    return str(error)
