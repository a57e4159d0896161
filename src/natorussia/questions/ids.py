"""Names for parts of a question that last while their words do, and say nothing of the answer.

In an edition of a course in another language they stand for the words of the first one, so that an
answer given in one language stands in all.
"""

import json
import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from natorussia.data.course import folder

ORIGINALS = "questions/originals.json"
"""Among the tables of an edition: the names of words in the first language, by those of its own."""


def whole(text: str) -> str:
    """Return the hexadecimal digits that stand for a text, as many as tell all texts apart."""
    return sha256(text.encode()).hexdigest()[:16]


def short(text: str, digits: int = 6) -> str:
    """Return some hexadecimal digits that stand for a text, in whatever language it is said."""
    name = whole(text)
    return _originals(_file(folder())).get(name, name)[:digits]


@cache
def _file(tables: Path) -> str:
    return str(tables / ORIGINALS)


def _originals(file: str) -> dict[str, str]:
    try:
        # Every part of every question asks this: a path's own `stat` takes twice the time.
        return _read(file, os.stat(file).st_mtime_ns)  # noqa: PTH116
    except OSError:
        return {}


@cache
def _read(file: str, changed: int) -> dict[str, str]:  # noqa: ARG001
    found: dict[str, str] = json.loads(Path(file).read_text(encoding="utf-8"))
    return found


def shown_order(ids: list[str], *, shuffle: bool) -> list[str]:
    """Return ids as the page gets them: sorted, which tells nothing, unless the order is wanted."""
    return sorted(ids) if shuffle else ids
