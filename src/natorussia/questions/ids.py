"""Names for parts of a question that last while their words do, and say nothing of the answer.

In an edition of a course in another language they stand for the words of the first one, so that an
answer given in one language stands in all.
"""

import json
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
    return _originals(folder() / ORIGINALS).get(name, name)[:digits]


def _originals(path: Path) -> dict[str, str]:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return {}


@cache
def _read(path: Path, changed: int) -> dict[str, str]:  # noqa: ARG001
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def shown_order(ids: list[str], *, shuffle: bool) -> list[str]:
    """Return ids as the page gets them: sorted, which tells nothing, unless the order is wanted."""
    return sorted(ids) if shuffle else ids
