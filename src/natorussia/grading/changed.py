"""A changed copy of the tables: the same ids and shapes, other figures, days and memberships.

An answer that was computed follows the change; one that was typed in does not.  Dates stay in
their years and spans keep their order, so that code which is right on the course's tables is right
here too.
"""

import csv
import json
import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from natorussia.grading.exchanging import exchange

Row = dict[str, str]
_MOVED, _RELANED = 0.5, 0.4
_SCALE = (0.55, 1.8)
_DAYS = ("accession", "date", "end")
_FREE = {
    "council-seats": ("date",),
    "forecasts": ("resolution",),
    "grievances": ("date", "issue", "tone"),
    "nato-bids": ("date",),
    "nato-members": ("accession",),
    "nato-russia-institutions": ("date", "end"),
    "recommendations": ("addressee", "done"),
}
"""Columns without figures that change too: days keep their order, other cells are drawn anew."""


def change(source: Path, target: Path, seed: int, keep: frozenset[str]) -> None:
    """Write a changed copy of a folder of tables.

    Parameters
    ----------
    source, target
        The folder to read, and the folder to make.
    seed
        Decides what is changed; the same seed gives the same copy.
    keep
        What a question names: its events stay in their section, its states in their rows.
    """
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("questions"))
    package = json.loads((source / "datapackage.json").read_text(encoding="utf-8"))
    chance = random.Random(seed)  # noqa: S311  the seed is recorded, and guessing it gives nothing
    for table in package["resources"]:
        changer = _events(keep) if table["name"] == "events" else _series(table, keep)
        _rewrite(target / table["path"], changer, chance)


def _rewrite(
    path: Path, changer: Callable[[list[Row], random.Random], None], chance: random.Random
) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    changer(rows, chance)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _events(keep: frozenset[str]) -> Callable[[list[Row], random.Random], None]:
    def changer(rows: list[Row], chance: random.Random) -> None:
        sections = sorted({row["section"] for row in rows} | {"hindsight", "new-start"})
        lanes = sorted({row["lane"] for row in rows})
        for row in rows:
            _shift(row, chance)
            if chance.random() < _RELANED:
                row["lane"] = chance.choice(lanes)
            if row["id"] not in keep and chance.random() < _MOVED:
                row["section"] = chance.choice(sections)

    return changer


def _shift(row: Row, chance: random.Random) -> None:
    """Move an event's days within its years, the end after the start, where both are exact."""
    start, end = _day(row["date"]), _day(row["end"])
    if bool(row["end"]) and (start is None or end is None) and row["end"] != "..":
        return  # a span known to the month or about is left where it is, the end after the start
    if start is not None:
        last = date(start.year, 12, 31) if end is None else min(date(start.year, 12, 31), end)
        start = _between(date(start.year, 1, 1), last, chance)
        row["date"] = start.isoformat()
    if end is not None:
        first = date(end.year, 1, 1)
        first = max(first, start + timedelta(days=1)) if start is not None else first
        row["end"] = _between(first, date(end.year, 12, 31), chance).isoformat()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("1999-03-24") else None
    except ValueError:
        return None


def _between(first: date, last: date, chance: random.Random) -> date:
    return first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))


def _series(
    table: dict[str, Any], keep: frozenset[str]
) -> Callable[[list[Row], random.Random], None]:
    schema, free = table["schema"], _FREE.get(table["name"], ())
    keys = schema.get("primaryKey", [])
    numbers = [
        field
        for field in schema["fields"]
        if field["type"] in {"integer", "number"}
        and field["name"] not in ([keys] if isinstance(keys, str) else keys)
    ]

    def changer(rows: list[Row], chance: random.Random) -> None:
        for row in rows:
            for field in numbers:
                row[field["name"]] = _scaled(row[field["name"]], field, chance)
        _reorder(rows, [column for column in free if column in _DAYS], chance)
        for column in free:
            if column not in _DAYS:
                _redraw(rows, column, chance)
        exchange(table["name"], schema, rows, chance, keep)

    return changer


def _reorder(rows: list[Row], columns: list[str], chance: random.Random) -> None:
    """Move a table's days within their years; equal ones stay equal, earlier ones earlier."""
    days = {day for row in rows for column in columns if (day := _day(row[column])) is not None}
    moved: dict[str, str] = {}
    for year in sorted({day.year for day in days}):
        old = sorted(day for day in days if day.year == year)
        first, length = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days
        new = sorted(chance.sample(range(length), len(old)))
        for before, after in zip(old, new, strict=True):
            moved[before.isoformat()] = (first + timedelta(days=after)).isoformat()
    for row in rows:
        row.update({column: moved.get(row[column], row[column]) for column in columns})


def _redraw(rows: list[Row], column: str, chance: random.Random) -> None:
    known = sorted({row[column] for row in rows})
    for row in rows:
        if chance.random() < _RELANED:
            row[column] = chance.choice(known)


def _scaled(text: str, field: dict[str, Any], chance: random.Random) -> str:
    factor = chance.uniform(*_SCALE)
    if not text:
        return text
    limits = field.get("constraints", {})
    value = float(text) * factor
    value = min(max(value, limits.get("minimum", value)), limits.get("maximum", value))
    return str(round(value)) if field["type"] == "integer" else f"{value:.6g}"
