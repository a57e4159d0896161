"""Days and memberships in the changed tables: who belongs where, and since which day.

Figures can be scaled; a table of spells, agreements or ratifications has none, and its answers
change only if states, partners and days change their rows.
"""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Row = dict[str, str]
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class _Rule:
    """What may be exchanged in a table.

    Parameters
    ----------
    renamed
        Columns that name somebody together: one name takes the place of another in all its rows.
    within
        The column whose groups are renamed one by one, with names from the whole table.
    swapped
        Columns, in groups that stay together, whose cells change rows.
    days
        Key columns with days that may move, besides those that are in no key.
    """

    renamed: tuple[str, ...] = ()
    within: str = ""
    swapped: tuple[tuple[str, ...], ...] = ()
    days: tuple[str, ...] = ()


_RULES = {
    "bloc-memberships": _Rule(renamed=("state", "iso3"), within="organisation", days=("start",)),
    "cfe-ratifications": _Rule(swapped=(("nato_since",), ("ratified", "status"))),
    "transit-agreements": _Rule(renamed=("partner",)),
}


def exchange(
    table: str, schema: dict[str, Any], rows: list[Row], chance: random.Random, keep: frozenset[str]
) -> None:
    """Move the days of a table's rows within their years, and exchange what its rule lets.

    Parameters
    ----------
    table, schema
        The table's name, and its fields and key as the data package gives them.
    rows
        Its rows, which are changed.
    chance
        Where the draws come from.
    keep
        Names that a question asks for: they are not exchanged.
    """
    rule = _RULES.get(table, _Rule())
    _move_days(rows, _columns_of_days(schema, rule), chance)
    for columns in rule.swapped:
        _swap(rows, columns, chance)
    if rule.renamed:
        _rename(rows, rule, chance, keep)


def _columns_of_days(schema: dict[str, Any], rule: _Rule) -> list[str]:
    key = schema.get("primaryKey", [])
    fixed = {key} if isinstance(key, str) else set(key)
    dated = [field["name"] for field in schema["fields"] if "in EDTF" in field["description"]]
    return [name for name in dated if name not in fixed or name in rule.days]


def _move_days(rows: list[Row], columns: list[str], chance: random.Random) -> None:
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


def _swap(rows: list[Row], columns: tuple[str, ...], chance: random.Random) -> None:
    cells = [{name: row[name] for name in columns} for row in rows]
    chance.shuffle(cells)
    for row, mine in zip(rows, cells, strict=True):
        row.update(mine)


def _rename(rows: list[Row], rule: _Rule, chance: random.Random, keep: frozenset[str]) -> None:
    first = rule.renamed[0]
    names = {row[first]: {name: row[name] for name in rule.renamed} for row in rows}
    free = sorted(names.keys() - keep)
    for group in sorted({row.get(rule.within, "") for row in rows}):
        round_ = chance.sample(free, len(free))
        following = dict(zip(round_, [*round_[1:], *round_[:1]], strict=True))
        for row in rows:
            if row.get(rule.within, "") == group and row[first] in following:
                row.update(names[following[row[first]]])
