"""The tables of a course in one workbook, a sheet each, and back from it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from natorussia.authoring import tables
from natorussia.authoring.tables import Row
from natorussia.data import checksums, workbooks
from natorussia.data.languages import console
from natorussia.data.table_files import Sheet, lacking, read_sheet, sheet_of, unfit

_SERIAL = re.compile(r"Y[1-9]\d{4}")


@dataclass
class Taken:
    """What was taken out of a workbook.

    Attributes
    ----------
    rows
        How many rows each table has now, by its name; tables that had no sheet are not in it.
    notes
        What was left out, a line each.
    """

    rows: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def write_workbook(folder: Path, path: Path) -> int:
    """Write every table of a course into a workbook; return how many there are.

    Parameters
    ----------
    folder
        The course's tables.
    path
        The workbook, ``.xlsx`` or ``.ods``.

    Raises
    ------
    ValueError
        If the name ends otherwise, a table cannot be read, or a cell does not fit a workbook.
    """
    sheets = {}
    for name, table in tables.described(folder).items():
        known = tables.fields(folder, name)
        sheet = read_sheet(folder / table["path"], known)
        header = [*sheet.header, *(one for one in known if one not in sheet.header)]
        sheets[name] = [header, *sheet.rows]
    workbooks.write(path, sheets)
    return len(sheets)


def take_workbook(folder: Path, path: Path) -> Taken:
    """Write the tables of a course anew from a workbook; a table without a sheet stays.

    All sheets are read before a table is written, so that a fault in one changes nothing.

    Parameters
    ----------
    folder
        The course's tables.
    path
        The workbook.

    Raises
    ------
    ValueError
        If it is no workbook, or a sheet lacks a column that its table needs.
    """
    sheets, known = workbooks.read(path), tables.described(folder)
    taken, found = Taken(), {}
    for title, grid in sheets.items():
        name = title.strip().lower()
        if name not in known:
            taken.notes.append(
                console.filled(
                    "sheet {0} was left out: no table is called so; there are: {1}",
                    repr(title),
                    ", ".join(known),
                )
            )
            continue
        fields = tables.fields(folder, name)
        found[name] = list(_rows(name, sheet_of(grid, fields), fields, taken))
    for name, rows in found.items():
        _begin(folder / known[name]["path"], list(tables.fields(folder, name)))
        tables.write_table(folder, name, rows)
        taken.rows[name] = len(rows)
    checksums.refresh(folder)
    return taken


def _rows(name: str, sheet: Sheet, fields: dict[str, Row], taken: Taken) -> Iterator[Row]:
    _check_columns(name, sheet.header, fields)
    if unknown := [one for one in sheet.header if one and one not in fields]:
        taken.notes.append(
            console.filled(
                "sheet {0}: no table has its columns {1}", repr(name), ", ".join(unknown)
            )
        )
    for line, fault in unfit(sheet):
        raise ValueError(console.filled("sheet {0}, row {1}: {2}", repr(name), line, fault))
    for cells in sheet.rows:
        row = dict(zip(sheet.header, (one.strip() for one in cells), strict=True))
        found = {one: row.get(one, "") for one in fields}
        taken.notes += _serials(name, found, fields)
        yield found


def _check_columns(name: str, header: list[str], fields: dict[str, Row]) -> None:
    """Raise `ValueError` where a column is missing, or two have one name: one would empty it."""
    if needed := lacking(header, fields):
        near = get_close_matches(needed[0], (one.lower() for one in header), n=1)
        own = next((one for one in header if near and one.lower() == near[0]), "")
        raise ValueError(
            console.filled(
                "sheet {0} has no column {1}, only {2}",
                repr(name),
                repr(needed[0]),
                ", ".join(header) or console.gettext("none"),
            )
            + (
                console.filled("; {0} may be it: rename it", repr(own))
                if own
                else console.gettext("; its names stand in the first row")
            )
        )
    for one in fields:
        places = [str(place) for place, own in enumerate(header, 1) if own == one]
        if len(places) > 1:
            raise ValueError(
                console.filled(
                    "sheet {0}: its columns {1} and {2} are both called {3}; remove or rename one "
                    "of them",
                    repr(name),
                    *places[:2],
                    repr(one),
                )
            )


def _serials(name: str, row: Row, fields: dict[str, Row]) -> Iterator[str]:
    """Say which dates may be numbers of days, as Excel stores those that it does not show."""
    for column, field_ in fields.items():
        if "in EDTF" in str(field_.get("description")) and _SERIAL.fullmatch(row[column]):
            yield (
                console.filled(
                    "sheet {0}, {1}: {2} {3} is a year; if the cell is a day, let the column "
                    "show dates, and take it in again",
                    repr(name),
                    next(iter(row.values())),
                    column,
                    row[column],
                )
            )


def _begin(path: Path, header: list[str]) -> None:
    """Write a table's header alone."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(header)
    path.write_text(text.getvalue(), encoding="utf-8")
