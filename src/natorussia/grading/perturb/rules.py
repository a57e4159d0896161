"""A changed copy of the tables: the same ids and shapes, other figures, days and memberships.

An answer that was computed follows the change; one that was typed in does not.  Code that is right
on the course's tables must be right here too, so that whatever it may expect of them stays:

- ids, keys, years and months stay; days move within their year, in one order through all tables
  (`natorussia.grading.perturb.days`), so that spans, sorted rows and equal days of two tables stay;
- figures keep their order, sign and nought (`natorussia.grading.perturb.figures`);
- a section of the events keeps its first and its last day, each of its years and each of its lanes;
- every category stays present, alone and in the combinations that `Rule.present` names;
- names of somebody change places whole, so that keys stay unique.

`RULES` says what is done to which table besides; `staging` then takes the first copy on which every
answer is another one and keeps its sign.
"""

import csv
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from natorussia.data.table_files import read_rows
from natorussia.grading.perturb.days import moved_days
from natorussia.grading.perturb.figures import is_scale, kin, remark, stretched
from natorussia.grading.perturb.operations import (
    Choice,
    Row,
    deal,
    redraw,
    redraw_sections,
    rename,
)


@dataclass(frozen=True)
class Rule:
    """What is done to a table besides moving its days.

    Parameters
    ----------
    figures
        Whose figures its own are compared with, the table's name where not given; "" leaves them.
    sections
        Whether its rows are events that change their section and lane.
    redrawn
        Columns whose cells are drawn anew, each for itself, from those that there are.
    settled
        Cells that are never drawn nor drawn over.
    present
        Combinations of columns that must not disappear.
    renamed
        Columns that name somebody together: one name takes the place of another in all its rows.
    within
        The column whose groups are renamed one by one, with names from the whole table.
    dealt
        Columns, in groups that stay together, whose cells change rows.
    dealt_within
        The columns whose combinations part the rows among which cells are dealt.
    dealt_in
        The rows to deal among: a column and what it says; all where not given.
    """

    figures: str | None = None
    sections: bool = False
    redrawn: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    present: tuple[tuple[str, ...], ...] = ()
    renamed: tuple[str, ...] = ()
    within: str = ""
    dealt: tuple[tuple[str, ...], ...] = ()
    dealt_within: tuple[str, ...] = ()
    dealt_in: tuple[str, str] | None = None


RULES = {
    "bloc-memberships": Rule(renamed=("state", "iso3"), within="organisation"),
    "cfe-holdings": Rule(figures="cfe"),
    "cfe-limits": Rule(figures="cfe"),
    "cfe-ratifications": Rule(dealt=(("nato_since",), ("ratified", "status"))),
    "europe-map": Rule(figures=""),
    "events": Rule(figures="", sections=True),
    "forecasts": Rule(
        redrawn=("resolution",),
        settled=("void",),
        present=(("kind", "resolution"), ("section", "resolution")),
    ),
    "grievances": Rule(
        redrawn=("issue", "tone"),
        present=(("year", "issue"), ("issue", "confidence"), ("tone", "confidence")),
    ),
    "missile-defence-sites": Rule(figures="places"),
    "nato-members": Rule(figures=""),
    "nato-russia-institutions": Rule(dealt=(("status",),), dealt_within=("institution",)),
    "nato-size": Rule(figures=""),
    "peacekeeping-strengths": Rule(
        dealt=(("value",),),
        dealt_within=("operation", "date"),
        dealt_in=("operation", "Dniester joint force"),
    ),
    "places": Rule(figures="places"),
    "recommendations": Rule(redrawn=("addressee", "done"), present=(("addressee",), ("done",))),
    "transit-agreements": Rule(renamed=("partner",)),
}
Tables = dict[str, tuple[dict[str, Any], list[Row]]]


class Change:
    """A changed copy of some tables in memory, written out table by table.

    Parameters
    ----------
    tables
        The tables, as `read_tables` gives them; they stay as they are.
    seed
        Decides what is changed; the same seed gives the same copy.
    keep
        What a question names: its events stay in their section, its states in their rows.
    """

    def __init__(self, tables: Tables, seed: int, keep: frozenset[str]) -> None:
        self.seed, self.keep = seed, keep
        self.left = {
            name: (one, [dict(row) for row in rows]) for name, (one, rows) in tables.items()
        }
        _move_days(self.left, _chance(seed, "days"))
        _change_figures(self.left, seed)

    def write(self, target: Path, only: Collection[str] | None = None) -> None:
        """Write the tables that are named, all where not given, unless they are written already."""
        for name in [one for one in self.left if only is None or one in only]:
            table, rows = self.left.pop(name)
            if rows:
                _apply(RULES.get(name, Rule()), rows, _chance(self.seed, name), self.keep)
                _write(target / table["path"], rows)


def read_tables(folder: Path) -> Tables:
    """Return the tables of a folder by name, each with its description and its rows."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: (one, _read(folder, one)) for one in package["resources"]}


def copy_tables(source: Path, target: Path) -> None:
    """Copy the files of a folder of tables, but for the questions, where none are yet."""
    ignored = shutil.ignore_patterns("questions")
    shutil.copytree(
        source, target, dirs_exist_ok=True, ignore=ignored, copy_function=_copy_where_none_is
    )


def change(source: Path, target: Path, seed: int, keep: frozenset[str]) -> None:
    """Write a changed copy of a folder of tables, over those that are there; see `Change`."""
    copy_tables(source, target)
    Change(read_tables(source), seed, keep).write(target)


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


def _move_days(tables: Tables, chance: random.Random) -> None:
    columns = [
        (rows, field["name"])
        for table, rows in tables.values()
        for field in table["schema"]["fields"]
        if "in EDTF" in field["description"]
    ]
    moved = moved_days((row[name] for rows, name in columns for row in rows), chance)
    for rows, name in columns:
        for row in rows:
            row[name] = moved.get(row[name], row[name])


def _change_figures(tables: Tables, seed: int) -> None:
    """Change figures, those together that are compared with each other."""
    together: dict[tuple[object, ...], list[tuple[Row, dict[str, Any]]]] = defaultdict(list)
    for name, (table, rows) in tables.items():
        whose = RULES.get(name, Rule()).figures
        for field in _figures(table) if whose != "" else ():
            for row in rows:
                key = name if whose is None else whose, *kin(field, row.get("unit", ""))
                together[key].append((row, field))
    for key, cells in together.items():
        _change_kin(cells, _chance(seed, str(key)))


def _change_kin(cells: Sequence[tuple[Row, dict[str, Any]]], chance: random.Random) -> None:
    field = cells[0][1]
    if is_scale(field):
        for row, one in cells:
            row[one["name"]] = remark(row[one["name"]], one, chance)
        return
    goes = stretched([row[one["name"]] for row, one in cells], field, chance)
    for row, one in cells:
        row[one["name"]] = goes.get(row[one["name"]], "")


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
