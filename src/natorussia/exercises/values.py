"""Values as plain data: what a notebook's answer is, in JSON, with its type and a size limit.

A value is a list whose first item names its type: ``["int", 78]``, ``["list", [...]]``.  The code
that writes them runs beside the reader's own, so nothing here is trusted by the judge: it reads
them with `sound`, and the worst that a forged one can do is to be a wrong answer.
"""

import math
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any

Value = list[Any]
MAX_ITEMS, MAX_DEPTH, MAX_TEXT, MAX_BITS = 5_000, 5, 4_000, 256
_ATOMS = {"none": 0, "blank": 0, "bool": bool, "int": int, "float": str, "str": str, "date": str}
_NOTES = {"missing", "failed"}
_NAMED = {"unsupported", "large", "function"}


class TooLargeError(ValueError):
    """A value with more items, or deeper, than an answer can be."""


def encode(value: object) -> Value:
    """Return a value as plain data; what cannot be is named by its type."""
    budget = [MAX_ITEMS]
    try:
        return _encode(value, budget, 0)
    except TooLargeError:
        return ["large", _type_name(value)]
    except Exception:  # noqa: BLE001  whatever a reader's own class may raise
        return ["unsupported", _type_name(value)]


def _type_name(value: object) -> str:
    return _writable(str(type(value).__name__)[:80])


def _writable(text: str) -> str:
    """Return a text that a file can hold: without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _encode(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    budget[0] -= 1
    if budget[0] < 0 or depth > MAX_DEPTH:
        raise TooLargeError
    for matches, write in _WRITERS:
        if matches(value):
            return write(value, budget, depth)
    return ["unsupported", _type_name(value)]


def _integer(value: Any, _budget: list[int], _depth: int) -> Value:  # noqa: ANN401
    number = int(value)
    if number.bit_length() > MAX_BITS:
        raise TooLargeError
    return ["int", number]


def _text(value: str, _budget: list[int], _depth: int) -> Value:
    if len(value) > MAX_TEXT:
        raise TooLargeError
    return ["str", _writable(str(value))]


def _day(value: date) -> Value:
    return ["date", value.isoformat()]


def _items(values: Iterable[Any], budget: list[int], depth: int) -> list[Value]:
    return [_encode(item, budget, depth + 1) for item in values]


def _pairs(pairs: Iterable[tuple[Any, Any]], budget: list[int], depth: int) -> list[list[Value]]:
    return [_items(pair, budget, depth) for pair in pairs]


def _from_pandas(name: str) -> Callable[[Any], bool]:
    def matches(value: object) -> bool:
        pandas = sys.modules.get("pandas")
        return pandas is not None and isinstance(value, getattr(pandas, name))

    return matches


def _is_a(*types: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types)


def _is_array(value: object) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray | numpy.generic)


def _is_array_of_pandas(value: object) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.api.extensions.ExtensionArray)


def _is_missing(value: object) -> bool:
    pandas = sys.modules.get("pandas")
    return value is None or (pandas is not None and (value is pandas.NA or value is pandas.NaT))


def _frame(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    columns = [_writable(str(column)[:80]) for column in value.columns]
    return ["frame", columns, _items(value.reset_index(drop=True).values.tolist(), budget, depth)]


def _series(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    return ["series", _pairs(zip(value.index, value.tolist(), strict=True), budget, depth)]


_Writer = Callable[[Any, list[int], int], Value]
_WRITERS: list[tuple[Callable[[object], bool], _Writer]] = [
    (_is_missing, lambda *_: ["none"]),
    (lambda value: value is ..., lambda *_: ["blank"]),
    (_is_a(bool), lambda value, *_: ["bool", bool(value)]),
    (_is_a(str), _text),
    (_is_array, lambda value, *rest: _encode(value.tolist(), *rest)),
    (_is_a(Integral), _integer),
    (_is_a(Real), lambda value, *_: ["float", repr(float(value))]),
    (_is_a(datetime, date), lambda value, *_: _day(value)),
    (_from_pandas("Series"), _series),
    (_from_pandas("DataFrame"), _frame),
    (_from_pandas("Index"), lambda value, *rest: ["list", _items(value.tolist(), *rest)]),
    (_is_array_of_pandas, lambda value, *rest: ["list", _items(value.tolist(), *rest)]),
    (_is_a(dict), lambda value, *rest: ["dict", _pairs(value.items(), *rest)]),
    (_is_a(set, frozenset), lambda value, *rest: ["set", sorted(_items(value, *rest), key=repr)]),
    (_is_a(list, tuple), lambda value, *rest: ["list", _items(value, *rest)]),
    (callable, lambda value, *_: ["function", _type_name(value)]),
]


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
        return len(rest) == 2 and _all_text(rest[0]) and _all_sound(rest[1], depth)  # noqa: PLR2004
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
    return isinstance(item, str) and _writable(item) == item


def _all_text(items: object) -> bool:
    return isinstance(items, list) and all(map(_is_text, items))


def _all_sound(items: object, depth: int) -> bool:
    return isinstance(items, list) and all(sound(item, depth + 1) for item in items)


def number(value: Value) -> float | int | None:
    """Return the number that a value is, or None where it is none."""
    if value[0] == "int":
        return int(value[1])
    if value[0] == "float":
        try:
            found = float(value[1])
        except ValueError:
            return None
        return found if math.isfinite(found) else None
    return None
