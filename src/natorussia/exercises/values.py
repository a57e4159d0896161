"""Values as plain data: what a notebook's answer is, in JSON, with its type and a size limit.

A value is a list whose first item names its type: ``["int", 78]``, ``["list", [...]]``.  The code
that writes them (`encode`) runs beside the reader's own, so nothing here is trusted by the judge:
it reads them with `sound`, and the worst that a forged one can do is to be a wrong answer.
"""

import math
from typing import Any

from natorussia.exercises.encoding import MAX_BITS, MAX_DEPTH, MAX_ITEMS, Value, encode, writable

__all__ = ["MAX_ITEMS", "Value", "encode", "number", "sound"]

_ATOMS = {"none": 0, "blank": 0, "bool": bool, "int": int} | dict.fromkeys(
    ("float", "str", "date", "days"), str
)
_NOTES = {"missing", "failed"}
_NAMED = {"unsupported", "large", "function"}


def sound(value: object, depth: int = 0) -> bool:
    """Whether a value, read from an untrusted process, has the shape that `encode` gives."""
    if not isinstance(value, list) or not value or depth > MAX_DEPTH + 1:
        return False
    kind, rest = value[0], value[1:]
    if not isinstance(kind, str):
        return False
    if kind in _ATOMS:
        return _sound_atom(_ATOMS[kind], rest)
    if kind in _NOTES | _NAMED:
        return _all_text(rest) and (kind in _NOTES or len(rest) == 1)
    return _sound_items(kind, rest, depth)


def _sound_items(kind: str, rest: list[Any], depth: int) -> bool:
    if kind == "frame":
        shaped = len(rest) == 3 and _all_text(rest[0])  # noqa: PLR2004
        return shaped and _all_sound(rest[1], depth) and _all_sound(rest[2], depth)
    if len(rest) != 1 or not isinstance(rest[0], list):
        return False
    if kind in {"list", "set"}:
        return _all_sound(rest[0], depth)
    return kind in {"dict", "series"} and all(
        isinstance(pair, list) and len(pair) == 2 and _all_sound(pair, depth)  # noqa: PLR2004
        for pair in rest[0]
    )


def _sound_atom(kind: Any, rest: list[Any]) -> bool:  # noqa: ANN401
    if kind == 0 or len(rest) != 1 or type(rest[0]) is not kind:
        return kind == 0 and not rest
    if kind is str:
        return _is_text(rest[0])
    return kind is not int or rest[0].bit_length() <= MAX_BITS


def _is_text(item: object) -> bool:
    return isinstance(item, str) and writable(item) == item


def _all_text(items: object) -> bool:
    return isinstance(items, list) and all(map(_is_text, items))


def _all_sound(items: object, depth: int) -> bool:
    return isinstance(items, list) and all(sound(item, depth + 1) for item in items)


def number(value: Value) -> float | int | None:
    """Return the number that a value is, of a span of time its days; None where it is none."""
    if value[0] == "int":
        return int(value[1])
    if value[0] not in {"float", "days"}:
        return None
    try:
        found = float(value[1])
    except ValueError:
        return None
    return found if math.isfinite(found) else None
