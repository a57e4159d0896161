"""What a value can be read as: a number, a text, a list or a mapping, whatever carries it.

The rules, a line each:

- One value alone in a list, a Series, a dictionary or a table is that value, be it a list itself.
- Numbers are compared as numbers: 3, 3.0, ``Decimal(3)``, NumPy's 3 and ``"3"`` are one.  Text may
  group thousands by commas, have an exponent, or end with per cent as a sign or in words:
  ``"1,234.5 %"``.
- A span of time is the number of its days, be it written as ``"79 days"``.
- NaN is no value: an entry that is NaN, or has no label, counts as left out of a mapping, and of a
  Series that has one value besides.
- Texts and labels are compared without regard to case and to spaces around them.
- Labels that differ in their type alone are one: 1997, 1997.0 and ``"1997"``; a day is one as text,
  date, timestamp or period, and where years are asked for it stands for its year.
- A list may be a list, a tuple, a set, an array, an index, a view or an iterator; of a Series the
  values count or the labels, of a dictionary the keys, of a table its only column or the first of
  two.
- A mapping may be a dictionary, a Series, a list of pairs, a table of two columns, one of one
  column with labels, one of a single row, or a list of dictionaries of one entry each.  Levels of a
  label that never change are left out.
- What pandas' ``to_dict`` makes of a table is that table: rows as dictionaries, or columns as lists
  or dictionaries.
"""

import re
from itertools import permutations
from typing import Any

from natorussia.exercises.values import Value, number

Label = object
_PAIR = 2
_WRITTEN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED, _PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d*)?", r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
_SHOWN = re.compile(rf"([+-]?(?:{_GROUPED}|{_PLAIN}))\s*(?:%|per ?cent)?")
_SPAN = re.compile(r"([+-]?\d+) days?(?:,? 0?0:00:00(?:\.0+)?)?")
_YEARS = (1000, 3000)
_DATE = 10


def only(value: Value) -> Value:
    """Unpack what holds one value only, as ``frame["x"]`` of one row does."""
    kind = value[0]
    if kind in {"list", "set"} and len(value[1]) == 1:
        return only(value[1][0])
    if kind in {"series", "dict"}:
        items = [item for _, item in value[1]]
        found = items if len(items) == 1 else [one for one in items if not _is_nothing(one)]
        return only(found[0]) if len(found) == 1 else value
    if kind == "frame" and len(value[2]) == 1 and len(value[2][0][1]) == 1:
        return only(value[2][0][1][0])
    return value


def label(value: Value) -> Label:
    """Return what a list's item or a mapping's key is compared by."""
    if value[0] == "date":
        return str(value[1])[:_DATE]
    if value[0] == "str":
        text = str(value[1]).strip().casefold()
        return float(text) if _WRITTEN.fullmatch(text) else _without_midnight(text)
    if value[0] in {"list", "set"}:
        return label(value[1][0]) if len(value[1]) == 1 else tuple(map(label, value[1]))
    found = number(value)
    return repr(value) if found is None else float(found)


def figure(value: Value) -> float | int | None:
    """Return the number that a value is, or that it writes as text; None where it is none."""
    if value[0] != "str":
        return number(value)
    text = str(value[1]).strip().lower()
    shown = _SHOWN.fullmatch(text) or _SPAN.fullmatch(text)
    return float(shown[1].replace(",", "")) if shown else None


def _without_midnight(text: str) -> str:
    day, _, time = text.replace("t00:", " 00:").partition(" ")
    return day if time.startswith("00:00:00") and len(day) == _DATE else text


def listed(value: Value) -> list[list[Label]]:
    """Return every list that a value can be read as, the likeliest first."""
    kind = value[0]
    if kind == "frame":
        rows = [row[1] for row in value[2]]
        found = [[label(row[0]) for row in rows]] if 0 < len(value[1]) <= _PAIR or not rows else []
        return found + ([[label(item) for item in value[3]]] if value[3] else [])
    if kind in {"list", "set"}:
        found = [[label(item) for item in value[1]]]
        found += listed(value[1][0]) if len(value[1]) == 1 else []
    elif kind == "series":
        found = [[label(pair[1]) for pair in value[1]], [label(pair[0]) for pair in value[1]]]
    elif kind == "dict":
        found = [[label(pair[0]) for pair in value[1]]]
    else:
        return []
    return [*found, *(one for table in tabled(value) for one in listed(table))]


def once(value: Value) -> Value:
    """Return a list or a Series without the entries that stand there again."""
    if value[0] == "list":
        return ["list", list({repr(label(item)): item for item in value[1]}.values())]
    if value[0] == "series":
        return ["series", list({repr(label(pair[1])): pair for pair in value[1]}.values())]
    return value


def mapped(value: Value) -> list[dict[Label, Value]]:
    """Return every mapping that a value can be read as, the likeliest first."""
    kind = value[0]
    if kind == "frame":
        return _tables(value)
    found = []
    if kind in {"dict", "series"}:
        found = [_mapping([(key, item) for key, item in value[1]])]
    if kind in {"list", "set"}:
        pairs: list[Any] = [
            item[1] for item in value[1] if item[0] == "list" and len(item[1]) == _PAIR
        ]
        pairs = pairs or _single_entries(value[1])
        whole = len(pairs) == len(value[1])
        found = [_mapping([(key, item) for key, item in pairs])] if whole else []
    return [*found, *(one for table in tabled(value) for one in mapped(table))]


def _single_entries(items: list[Value]) -> list[list[Value]]:
    """Return the entries of dictionaries of one each, if their keys differ."""
    pairs = [item[1][0] for item in items if item[0] == "dict" and len(item[1]) == 1]
    return pairs if len({label(key) for key, _ in pairs}) == len(pairs) else []


def tabled(value: Value) -> list[Value]:
    """Return the table that a list of rows or a dictionary of columns is, if it is one."""
    items = value[1]
    if value[0] == "list" and items and all(item[0] == "dict" for item in items):
        rows = [item[1] for item in items]
        return _table(_keys(rows[0]), [], rows)
    if value[0] == "dict" and items:
        names, columns = _keys(items), [column for _, column in items]
        if all(column[0] == "list" for column in columns):
            return _turned(names, [], [column[1] for column in columns])
        if all(column[0] == "dict" for column in columns):
            kept = [column[1] for column in columns]
            same = all(_keys(one) == _keys(kept[0]) for one in kept)
            cells = [[cell for _, cell in one] for one in kept]
            return _turned(names, _keys(kept[0]), cells) if same else []
    return []


def _keys(pairs: list[list[Value]]) -> list[Value]:
    return [key for key, _ in pairs]


def _table(names: list[Value], index: list[Value], rows: list[list[list[Value]]]) -> list[Value]:
    """Return the table of rows that are pairs of name and cell, if all have these names."""
    if not names or any(_keys(row) != names for row in rows):
        return []
    cells = [["list", [cell for _, cell in row]] for row in rows]
    return [["frame", [str(name[-1]) for name in names], cells, index]]


def _turned(names: list[Value], index: list[Value], columns: list[list[Value]]) -> list[Value]:
    """Return the table of some columns, if they are of one length."""
    if len({len(column) for column in columns}) != 1:
        return []
    rows = [
        [[*pair] for pair in zip(names, row, strict=True)] for row in zip(*columns, strict=True)
    ]
    return _table(names, index, rows)


def _tables(frame: Value) -> list[dict[Label, Value]]:
    """Read a table: two of its columns, its labels and a column, or its only row."""
    names, rows, index = frame[1], [row[1] for row in frame[2]], frame[3]
    found = []
    if len(names) == 1 and (index or not rows):
        found.append(_mapping([(key, row[0]) for key, row in zip(index, rows, strict=False)]))
    if len(names) == _PAIR:
        places = permutations(range(_PAIR), _PAIR)
        found += [_mapping([(row[key], row[item]) for row in rows]) for key, item in places]
    if len(rows) == 1 and len(names) > 1:
        found.append(
            _mapping([(["str", name], item) for name, item in zip(names, rows[0], strict=False)])
        )
    return found


def _mapping(pairs: list[tuple[Value, Value]]) -> dict[Label, Value]:
    """Return pairs by their labels, without what is no value."""
    labels = _distinct([key for key, _ in pairs])
    return {
        name: only(item)
        for name, (key, item) in zip(labels, pairs, strict=True)
        if not (_is_nothing(key) or _is_nothing(item))
    }


def _is_nothing(value: Value) -> bool:
    return value in (["none"], ["float", "nan"])


def _distinct(keys: list[Value]) -> list[Label]:
    """Return labels; of those in levels the level that tells them apart, where it is one."""
    found = [label(key) for key in keys]
    if len(found) < _PAIR or not all(isinstance(one, tuple) for one in found):
        return found
    levels = list(zip(*(one for one in found if isinstance(one, tuple)), strict=False))
    telling = [level for level in levels if len(set(level)) > 1]
    return list(telling[0]) if len(telling) == 1 else found


def in_years(mine: dict[Label, Value], right: dict[Label, Value]) -> dict[Label, Value]:
    """Let days stand for their years, where years are asked for."""
    first, last = _YEARS
    if not right or not all(isinstance(key, float) and first < key < last for key in right):
        return mine
    years = {_year(key): item for key, item in mine.items()}
    return years if len(years) == len(mine) else mine


def _year(key: Label) -> Label:
    is_day = isinstance(key, str) and len(key) == _DATE and key[:4].isdigit() and key[4] == "-"
    return float(str(key)[:4]) if is_day else key
