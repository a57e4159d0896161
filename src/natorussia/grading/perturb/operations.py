"""How the cells of a table are changed: figures, days, names; rows are changed in place."""

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

Row = dict[str, str]
_REDRAWN = 0.45
_SCALE = (0.55, 1.8)
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def scale(rows: list[Row], fields: Sequence[dict[str, Any]], chance: random.Random) -> None:
    """Multiply every figure by a factor of its own, within what its field allows."""
    for row in rows:
        for field in fields:
            row[field["name"]] = _scaled(row[field["name"]], field, chance)


def _scaled(text: str, field: dict[str, Any], chance: random.Random) -> str:
    factor = chance.uniform(*_SCALE)
    if not text:
        return text
    limits = field.get("constraints", {})
    value = float(text) * factor
    value = min(max(value, limits.get("minimum", value)), limits.get("maximum", value))
    return str(round(value)) if field["type"] == "integer" else f"{value:.6g}"


def move_days(rows: list[Row], columns: Sequence[str], chance: random.Random) -> None:
    """Move every day within its year: equal days to an equal one, later days to a later one."""
    years: dict[str, set[str]] = {}
    for day in (row[name] for row in rows for name in columns):
        if _IS_DAY.fullmatch(day):
            years.setdefault(day[:4], set()).add(day)
    moved: dict[str, str] = {}
    for year, days in years.items():
        places = sorted(chance.sample(range(365), len(days)))
        later = [date(int(year), 1, 1) + timedelta(place) for place in places]
        moved |= dict(zip(sorted(days), map(str, later), strict=True))
    for row in rows:
        row.update({name: moved.get(row[name], row[name]) for name in columns})


def shift(rows: list[Row], chance: random.Random) -> None:
    """Move each row's `date` and `end` within their years, the end after the date."""
    for row in rows:
        start, end = _day(row["date"]), _day(row["end"])
        if row["end"] not in {"", ".."} and (start is None or end is None):
            continue  # a span known to the month or about is left where it is
        if start is not None:
            last = date(start.year, 12, 31) if end is None else min(date(start.year, 12, 31), end)
            start = _between(date(start.year, 1, 1), last, chance)
            row["date"] = start.isoformat()
        if start is not None and end is not None:
            first = max(date(end.year, 1, 1), start + timedelta(days=1))
            row["end"] = _between(first, date(end.year, 12, 31), chance).isoformat()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if _IS_DAY.fullmatch(text) else None


def _between(first: date, last: date, chance: random.Random) -> date:
    return first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))


def redraw(rows: list[Row], columns: Sequence[str], chance: random.Random) -> None:
    """Put another of a column's cells into nearly half of its rows."""
    for column in columns:
        known = sorted({row[column] for row in rows})
        for row in rows:
            if chance.random() < _REDRAWN:
                row[column] = chance.choice(known)


def swap(rows: list[Row], columns: Sequence[str], chance: random.Random) -> None:
    """Deal the cells of some columns, those of a row together, out to other rows."""
    cells = [{name: row[name] for name in columns} for row in rows]
    chance.shuffle(cells)
    for row, mine in zip(rows, cells, strict=True):
        row.update(mine)


def rename(
    rows: list[Row],
    columns: Sequence[str],
    within: str,
    chance: random.Random,
    keep: frozenset[str],
) -> None:
    """Put one name in the place of another, in all its rows of a group.

    Parameters
    ----------
    rows
        The table's rows.
    columns
        What names somebody, the name itself first; nothing is done where there are none.
    within
        The column of the groups, or nothing where the table is one.
    chance
        Where the draws come from.
    keep
        Names that a question asks for: they stay.
    """
    if not columns:
        return
    first = columns[0]
    names = {row[first]: {name: row[name] for name in columns} for row in rows}
    free = sorted(names.keys() - keep)
    for group in sorted({row.get(within, "") for row in rows}):
        round_ = chance.sample(free, len(free))
        following = dict(zip(round_, [*round_[1:], *round_[:1]], strict=True))
        for row in rows:
            if row.get(within, "") == group and row[first] in following:
                row.update(names[following[row[first]]])
