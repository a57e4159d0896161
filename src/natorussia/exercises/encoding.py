"""Writing a value of any type as plain data, beside the reader's own code.

One value has one form, whatever carries it: numbers of Python, NumPy and `decimal`; spans of time
as their days; days, timestamps and periods as text; arrays, views and iterators as lists; bytes
as their text; a member of an enumeration as its value; an instance of a data class as its fields,
and a table that was given a style as the table.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from numbers import Integral, Real
from typing import Any

Value = list[Any]
MAX_ITEMS, MAX_DEPTH, MAX_TEXT, MAX_BITS = 5_000, 5, 4_000, 256
_DAY = timedelta(days=1)


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
    return writable(str(type(value).__name__)[:80])


def writable(text: str) -> str:
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


def _real(value: complex, *_: object) -> Value:
    return ["float", repr(value.real)]


def _text(value: str, _budget: list[int], _depth: int) -> Value:
    if len(value) > MAX_TEXT:
        raise TooLargeError
    return ["str", writable(str(value))]


def _day(value: date) -> Value:
    return ["date", value.isoformat()]


def _array(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    """Write an array or a number of NumPy's; its days and spans as those of `datetime`."""
    if value.dtype.kind in "mM":
        value = value.astype(f"{value.dtype.kind}8[us]")
    elif value.dtype.char in "gG":  # wider than Python's own, which they would stay
        value = value.astype("D" if value.dtype.kind == "c" else "d")
    return _encode(value.tolist(), budget, depth)


def _items(values: Iterable[Any], budget: list[int], depth: int) -> list[Value]:
    return [_encode(item, budget, depth + 1) for item in values]


def _pairs(pairs: Iterable[tuple[Any, Any]], budget: list[int], depth: int) -> list[list[Value]]:
    return [_items(pair, budget, depth) for pair in pairs]


def _from_pandas(*names: str) -> Callable[[Any], bool]:
    def matches(value: object) -> bool:
        pandas = sys.modules.get("pandas")
        return pandas is not None and isinstance(
            value, tuple(getattr(pandas, name) for name in names)
        )

    return matches


def _is_offset(value: object) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.offsets.Day | pandas.offsets.Tick)


def _offset(value: Any, *_: object) -> Value:  # noqa: ANN401
    """Write what the difference of two periods is: some days, or a shorter step."""
    step = timedelta(days=value.n) if type(value).__name__ == "Day" else value.delta
    return _span(step)


def _span(value: Any, *_: object) -> Value:  # noqa: ANN401
    return ["days", repr(value / _DAY)]


def _is_a(*types: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types)


def _is_array(value: object) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray | numpy.generic)


def _is_array_of_pandas(value: object) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.api.extensions.ExtensionArray)


def _is_styled(value: object) -> bool:
    style = sys.modules.get("pandas.io.formats.style")
    return style is not None and isinstance(value, style.Styler)


def _record(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    """Write an instance of a data class as a dictionary of its fields."""
    named = ((one.name, getattr(value, one.name)) for one in fields(value))
    return ["dict", _pairs(named, budget, depth)]


def _is_missing(value: object) -> bool:
    pandas = sys.modules.get("pandas")
    return value is None or (pandas is not None and (value is pandas.NA or value is pandas.NaT))


def _frame(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    """Write a table: its columns, its rows, and its index where that is more than a count."""
    columns = [writable(str(column)[:80]) for column in value.columns]
    if value.size > MAX_ITEMS:
        raise TooLargeError
    rows = zip(*(value.iloc[:, place].tolist() for place in range(len(columns))), strict=True)
    counted = list(value.index[:MAX_ITEMS]) == list(range(len(value)))
    index = [] if counted else value.index.tolist()
    return ["frame", columns, _items(rows, budget, depth), _items(index, budget, depth)]


def _series(value: Any, budget: list[int], depth: int) -> Value:  # noqa: ANN401
    return ["series", _pairs(zip(value.index, value.tolist(), strict=True), budget, depth)]


def _is_listable(value: object) -> bool:
    """Whether a value is gone through item by item, as views, generators and ranges are."""
    return isinstance(value, Iterable) and not isinstance(value, bytes | bytearray | type)


_Writer = Callable[[Any, list[int], int], Value]
_WRITERS: list[tuple[Callable[[object], bool], _Writer]] = [
    (_is_missing, lambda *_: ["none"]),
    (lambda value: value is ..., lambda *_: ["blank"]),
    (_is_a(Enum), lambda value, budget, depth: _encode(value.value, budget, depth + 1)),
    (_is_a(bool), lambda value, *_: ["bool", bool(value)]),
    (_is_a(str), _text),
    (_is_a(bytes), lambda value, *rest: _text(value.decode("utf-8", "replace"), *rest)),
    (_is_array, _array),
    (_is_a(Integral), _integer),
    (_is_a(Real), lambda value, *_: ["float", repr(float(value))]),
    (lambda value: isinstance(value, complex) and value.imag == 0, _real),
    (_is_a(Decimal), lambda value, *_: ["float", repr(float(value))]),
    (_is_a(datetime, date), lambda value, *_: _day(value)),
    (_is_a(timedelta), _span),
    (_from_pandas("Period"), lambda value, *_: ["str", str(value)]),
    (_is_offset, _offset),
    (_from_pandas("Series"), _series),
    (_from_pandas("DataFrame"), _frame),
    (_is_styled, lambda value, *rest: _frame(value.data, *rest)),
    (_from_pandas("Index"), lambda value, *rest: ["list", _items(value.tolist(), *rest)]),
    (_is_array_of_pandas, lambda value, *rest: ["list", _items(value.tolist(), *rest)]),
    (_is_a(Mapping), lambda value, *rest: ["dict", _pairs(value.items(), *rest)]),
    (_is_a(set, frozenset), lambda value, *rest: ["set", sorted(_items(value, *rest), key=repr)]),
    (_is_a(list, tuple), lambda value, *rest: ["list", _items(value, *rest)]),
    (lambda value: is_dataclass(value) and not isinstance(value, type), _record),
    (_is_listable, lambda value, *rest: ["list", _items(value, *rest)]),
    (callable, lambda value, *_: ["function", _type_name(value)]),
]
