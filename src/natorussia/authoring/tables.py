"""The tables of any course, by its folder: read, added to, and written back in their order."""

import csv
import json
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from natorussia.data import UnknownNameError
from natorussia.data.languages import console
from natorussia.data.table_files import read_rows, read_sheet
from natorussia.data.validation import SORTED, sort_key

Row = dict[str, str]


def described(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the tables that a folder's ``datapackage.json`` describes, by name."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {table["name"]: table for table in package["resources"]}


def fields(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    """Return the columns of a table, each with its description.

    Raises
    ------
    natorussia.data.UnknownNameError
        If the course has no such table.
    """
    known = described(folder)
    if table not in known:
        raise UnknownNameError("table", table, list(known))
    return {field["name"]: field for field in known[table]["schema"]["fields"]}


def read_table(folder: Path, table: str) -> list[Row]:
    """Return the rows of a table, with every column that it is described with."""
    return read_rows(folder / described(folder)[table]["path"], fields(folder, table))


def add_rows(folder: Path, table: str, rows: Iterable[Row]) -> list[str]:
    """Add the rows that a table does not have yet, in its order; return the ids of those added."""
    have = read_table(folder, table)
    known = {row["id"] for row in have}
    new = [row for row in rows if row["id"] not in known]
    write_table(folder, table, [*have, *new])
    return [row["id"] for row in new]


def write_table(folder: Path, table: str, rows: Sequence[Row]) -> None:
    """Write a table in its order, with the columns that its file has and those that hold anything.

    Raises
    ------
    ValueError
        If the file has a column that is not described: what stands in it would be lost.
    """
    path, known = folder / described(folder)[table]["path"], fields(folder, table)
    header = read_sheet(path, known).header
    if unknown := [name for name in header if name not in known]:
        raise ValueError(
            console.filled(
                "{0} has columns that datapackage.json does not describe, {1}, and they "
                "would be lost; describe, rename or remove them first",
                path,
                unknown,
            )
        )
    header += [name for name in known if name not in header and any(row.get(name) for row in rows)]
    by = SORTED.get(table)
    ordered = sorted(rows, key=partial(sort_key, by)) if by else rows
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in header} for row in ordered)
