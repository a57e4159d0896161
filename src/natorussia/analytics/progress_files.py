"""Progress files that students exported, read whatever has become of them.

The page writes them (``frontend/storage/file.ts``): JSON with ``course``, ``version`` (3; version
1 had no forecasts, version 2 no notes), ``name`` where the student gave one, and three records,
``log`` of answers, ``forecasts`` and ``decisions``.  A record maps an id to its tries, and a try
has ``t`` (when, in milliseconds since 1970), ``c`` (credit, 0 to 1), ``n`` (which try), ``h``
(hints seen), and where there are any ``s`` (how sure: 0 guessing, 1 fairly, 2 sure), ``a`` (the
answer), ``v`` (the wording that was answered) and ``g`` (1 where the student asked to be shown the
answer: no credit, no ``a``, and ``n`` is that of the try before) and ``u`` (1 where a page without
its key took the answer: it is marked as it is read).  The ``notes`` that a reader
keeps of events are hers, and not read.
"""

import json
from typing import Any

from natorussia.data import json_text
from natorussia.data.languages.catalogues import filled, gettext

VERSIONS = (1, 2, 3)
PARTS = ("log", "forecasts", "decisions")
Try = dict[str, Any]
Log = dict[str, list[Try]]
_LATEST = 8.64e15
_SURE = (None, 0, 1, 2)


class ProgressError(ValueError):
    """A file that is no progress file of this course; the message says what it is instead."""


def parse(text: bytes | str, course: str) -> tuple[str, dict[str, Log], int]:
    """Return the name, the records and how many tries could not be read.

    Raises
    ------
    ProgressError
        If it is no progress file, or one of another course or of a version that is not known.
    """
    try:
        found = json_text.loads(text)
    except (ValueError, RecursionError):
        raise ProgressError(gettext("it is no progress file, or only a part of one")) from None
    if not isinstance(found, dict) or not isinstance(found.get("course"), str):
        raise ProgressError(gettext("it is no progress file"))
    if found["course"] != course:
        whose = filled("it belongs to the course “{0}”, and this is “{1}”", found["course"], course)
        raise ProgressError(whose)
    if found.get("version") not in VERSIONS:
        raise ProgressError(
            filled(
                "it is of version {0}, and versions 1 to 3 are known; install a newer natorussia"
                " to read it",
                found.get("version"),
            )
        )
    logs = {part: sound(found.get(part)) for part in PARTS}
    name = found.get("name")
    name = " ".join(name.split())[:80] if isinstance(name, str) else ""
    return name, {part: log for part, (log, _) in logs.items()}, sum(n for _, n in logs.values())


def sound(log: object) -> tuple[Log, int]:
    """Return the tries of a record that can be read, and how many cannot."""
    if not isinstance(log, dict):
        return {}, int(log is not None)
    kept: Log = {}
    lost = 0
    for name, tries in log.items():
        each = tries if isinstance(tries, list) else [tries]
        good = [one for one in each if _is_try(one)]
        lost += len(each) - len(good)
        if good:
            kept[name] = good
    return merge(kept, {}), lost


def _is_try(one: object) -> bool:
    return (
        isinstance(one, dict)
        and _within(one.get("t"), 0, _LATEST)
        and _within(one.get("c"), 0, 1)
        and _within(one.get("n"), 1, 1e6)
        and _within(one.get("h"), 0, 1e6)
        and one.get("s") in _SURE
    )


def _within(value: object, least: float, most: float) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and least <= value <= most  # type: ignore[operator]


def identity(one: Try) -> str:
    """Return what two copies of a try share, and no two tries."""
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def merge(a: Log, b: Log) -> Log:
    """Return the union of two records: in either order the same, and no try twice."""
    merged: Log = {}
    for name in sorted({*a, *b}):
        each = {identity(one): one for one in [*a.get(name, []), *b.get(name, [])]}
        merged[name] = [each[key] for key in sorted(each, key=lambda k: (each[k]["t"], k))]
    return merged
