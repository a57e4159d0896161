"""A changed copy of the tables: the same ids and shapes, other figures, days and memberships.

An answer that was computed follows the change; one that was typed in does not.  Code that is right
on the course's tables must be right here too, so that whatever it may expect of them stays:

- ids, keys, years and months stay; days move within their year, in one order through all tables
  (`natorussia.grading.perturb.days`), so that spans, sorted rows and equal days of two tables stay;
- figures keep their order, sign and nought (`natorussia.grading.perturb.figures`);
- a section of the events keeps its first and its last day, each of its years and each of its lanes;
- every category stays present, alone and in the combinations that `Rule.present` names;
- names of somebody change places whole, so that keys stay unique.

A course's `Rule` of a table says what is done to it besides; `drawing` then takes the first copy on
which every answer is another one and keeps its sign.
"""

import csv
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from natorussia.data.table_files import read_rows
from natorussia.grading.perturb.days import Days
from natorussia.grading.perturb.figures import is_scale, kin, remark, stretched
from natorussia.grading.perturb.operations import (
    Choice,
    Row,
    deal,
    redraw,
    redraw_sections,
    rename,
)
from natorussia.grading.perturb.rule import Rule, rules

Tables = dict[str, tuple[dict[str, Any], list[Row]]]
Kin = tuple[object, ...]


class Figure(NamedTuple):
    """A cell that holds a figure: its table, the number of its row, its field and its text."""

    table: str
    row: int
    field: dict[str, Any]
    text: str


@dataclass(frozen=True)
class Source:
    """The tables of a folder by name, each with description and rows, and a course's rules."""

    tables: Tables
    rules: Mapping[str, Rule]

    @cached_property
    def dated(self) -> dict[str, list[str]]:
        """The columns that hold dates, by table."""
        return {
            name: [
                field["name"]
                for field in table["schema"]["fields"]
                if "in EDTF" in field["description"]
            ]
            for name, (table, _) in self.tables.items()
        }

    @cached_property
    def days(self) -> Days:
        """The days of all tables."""
        return Days(
            row[column]
            for name, columns in self.dated.items()
            for column in columns
            for row in self.tables[name][1]
        )

    @cached_property
    def figures(self) -> dict[Kin, list[Figure]]:
        """The figures of all tables, those together that are compared with each other."""
        together: dict[Kin, list[Figure]] = defaultdict(list)
        for name, (table, rows) in self.tables.items():
            whose = self.rules.get(name, Rule()).figures
            for field in _figures(table) if whose != "" else ():
                for number, row in enumerate(rows):
                    key = name if whose is None else whose, *kin(field, row.get("unit", ""))
                    together[key].append(Figure(name, number, field, row[field["name"]]))
        return together

    @cached_property
    def kin(self) -> dict[str, list[Kin]]:
        """The keys of `figures` that a table has cells of."""
        found: dict[str, list[Kin]] = defaultdict(list)
        for key, cells in self.figures.items():
            for name in {cell.table for cell in cells}:
                found[name].append(key)
        return found


class Change:
    """A changed copy of some tables, written out table by table.

    Parameters
    ----------
    source
        The tables, as `read_source` gives them; they stay as they are.
    seed
        Decides what is changed; the same seed gives the same copy.
    keep
        What a question names: its events stay in their section, its states in their rows.
    """

    def __init__(self, source: Source, seed: int, keep: frozenset[str]) -> None:
        self.source, self.seed, self.keep = source, seed, keep
        self.left = list(source.tables)
        self.moved = source.days.moved(_chance(seed, "days"))
        self.changed: dict[Kin, list[str]] = {}

    def write(self, target: Path, only: Collection[str] | None = None) -> None:
        """Write the tables that are named, all where not given, unless they are written already."""
        for name in [one for one in self.left if only is None or one in only]:
            self.left.remove(name)
            table, rows = self.source.tables[name]
            if rows:
                _write(target / table["path"], self._rows(name, rows))

    def _rows(self, name: str, before: list[Row]) -> list[Row]:
        rows = [dict(row) for row in before]
        for column in self.source.dated[name]:
            for row in rows:
                row[column] = self.moved.get(row[column], row[column])
        for cell, text in self._figures(name):
            rows[cell.row][cell.field["name"]] = text
        rule = self.source.rules.get(name, Rule())
        _apply(rule, rows, _chance(self.seed, name), self.keep)
        return rows

    def _figures(self, name: str) -> Iterator[tuple[Figure, str]]:
        """Yield each figure of a table with what takes its place."""
        for key in self.source.kin[name]:
            cells = self.source.figures[key]
            if key not in self.changed:
                self.changed[key] = _changed(cells, _chance(self.seed, str(key)))
            for cell, text in zip(cells, self.changed[key], strict=True):
                if cell.table == name:
                    yield cell, text


def read_source(folder: Path) -> Source:
    """Return the tables of a folder, and the rules by which they change."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {one["name"]: (one, _read(folder, one)) for one in package["resources"]}
    return Source(tables, rules(folder))


def copy_tables(source: Path, target: Path) -> None:
    """Copy the files of a folder of tables, but for the questions, where none are yet."""
    ignored = shutil.ignore_patterns("questions")
    shutil.copytree(
        source, target, dirs_exist_ok=True, ignore=ignored, copy_function=_copy_where_none_is
    )


def change(source: Path, target: Path, seed: int, keep: frozenset[str]) -> None:
    """Write a changed copy of a folder of tables, over those that are there; see `Change`."""
    copy_tables(source, target)
    Change(read_source(source), seed, keep).write(target)


def _copy_where_none_is(source: str, target: str) -> str:
    return target if Path(target).exists() else str(shutil.copy2(source, target))


def _chance(seed: int, name: str) -> random.Random:
    return random.Random(f"{seed} {name}")  # noqa: S311  the seed is recorded and no secret


def _read(folder: Path, table: dict[str, Any]) -> list[Row]:
    """Return the rows of a table as the course reads them, whatever program saved the file."""
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    return read_rows(folder / table["path"], fields)


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _changed(cells: Sequence[Figure], chance: random.Random) -> list[str]:
    """Return what figures become that are compared with each other."""
    field = cells[0].field
    if is_scale(field):
        return [remark(cell.text, cell.field, chance) for cell in cells]
    goes = stretched([cell.text for cell in cells], field, chance)
    return [goes.get(cell.text, "") for cell in cells]


def _figures(table: dict[str, Any]) -> list[dict[str, Any]]:
    key = table["schema"].get("primaryKey", [])
    fixed = {key} if isinstance(key, str) else set(key)
    fields = table["schema"]["fields"]
    return [
        one for one in fields if one["type"] in {"integer", "number"} and one["name"] not in fixed
    ]


def _apply(rule: Rule, rows: list[Row], chance: random.Random, keep: frozenset[str]) -> None:
    if rule.sections:
        redraw_sections(rows, keep, chance)
    for column in rule.redrawn:
        present = ((column,), *(names for names in rule.present if column in names))
        redraw(rows, (column,), _choices(rows, column, rule.settled), present, chance)
    among = [row for row in rows if not rule.dealt_in or row[rule.dealt_in[0]] == rule.dealt_in[1]]
    for columns in rule.dealt:
        deal(among, columns, rule.dealt_within, chance)
    rename(rows, rule.renamed, rule.within, chance, keep)


def _choices(
    rows: Sequence[Row], column: str, settled: Collection[str]
) -> Callable[[Row], Sequence[Choice]]:
    known = sorted({(row[column],) for row in rows if row[column] not in settled})
    return lambda row: () if row[column] in settled else known
