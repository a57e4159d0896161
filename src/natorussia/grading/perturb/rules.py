"""A changed copy of the tables: the same ids and shapes, other figures, days and memberships.

An answer that was computed follows the change; one that was typed in does not.  Dates stay in
their years and spans keep their order, so that code which is right on the course's tables is right
here too.

Every table has its figures scaled and its days moved, those in its key excepted.  `RULES` says
what more is done to the tables whose answers would stay the same for all that; `perturbing` does
it, a function a verb.
"""

import csv
import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from natorussia.grading.perturb.operations import Row, move_days, redraw, rename, scale, shift, swap


@dataclass(frozen=True)
class Rule:
    """What is done to a table besides scaling its figures and moving its days.

    Parameters
    ----------
    days
        Key columns with days that move as well.
    shifted
        Whether each row's days move for themselves, and their order changes with them.
    redrawn
        Columns whose cells are drawn anew, from those that there are.
    redrawn_unless_kept
        The same, but for rows that a question names.
    renamed
        Columns that name somebody together: one name takes the place of another in all its rows.
    within
        The column whose groups are renamed one by one, with names from the whole table.
    swapped
        Columns, in groups that stay together, whose cells change rows.
    """

    days: tuple[str, ...] = ()
    shifted: bool = False
    redrawn: tuple[str, ...] = ()
    redrawn_unless_kept: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    within: str = ""
    swapped: tuple[tuple[str, ...], ...] = ()


RULES = {
    "bloc-memberships": Rule(days=("start",), renamed=("state", "iso3"), within="organisation"),
    "cfe-ratifications": Rule(swapped=(("nato_since",), ("ratified", "status"))),
    "events": Rule(shifted=True, redrawn=("lane",), redrawn_unless_kept=("section",)),
    "forecasts": Rule(redrawn=("resolution",)),
    "grievances": Rule(redrawn=("issue", "tone")),
    "nato-bids": Rule(days=("date",)),
    "recommendations": Rule(redrawn=("addressee", "done")),
    "transit-agreements": Rule(renamed=("partner",)),
}


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
        path = target / table["path"]
        columns, rows = _read(path)
        _perturb(table, rows, chance, keep)
        _write(path, columns, rows)


def _read(path: Path) -> tuple[list[str], list[Row]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        return list(reader.fieldnames or ()), list(reader)


def _write(path: Path, columns: list[str], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _perturb(
    table: dict[str, Any], rows: list[Row], chance: random.Random, keep: frozenset[str]
) -> None:
    rule = RULES.get(table["name"], Rule())
    key = table["schema"].get("primaryKey", [])
    fixed = ({key} if isinstance(key, str) else set(key)) - set(rule.days)
    fields = [field for field in table["schema"]["fields"] if field["name"] not in fixed]
    scale(rows, [field for field in fields if field["type"] in {"integer", "number"}], chance)
    days = [field["name"] for field in fields if "in EDTF" in field["description"]]
    if rule.shifted:
        shift(rows, chance)
    else:
        move_days(rows, days, chance)
    redraw(rows, rule.redrawn, chance)
    redraw([row for row in rows if row.get("id") not in keep], rule.redrawn_unless_kept, chance)
    for columns in rule.swapped:
        swap(rows, columns, chance)
    rename(rows, rule.renamed, rule.within, chance, keep)
