"""The sheet that holds events: in a text or in a workbook, below a title, with one header."""

from dataclasses import replace
from pathlib import Path

from natorussia.authoring.imports import columns
from natorussia.authoring.imports.drafts import Drafts
from natorussia.data import workbooks
from natorussia.data.languages import console
from natorussia.data.table_files import SEPARATORS, Sheet, decoded, read_sheet, sheet_of
from natorussia.data.workbooks import Fault

_ABOVE = 6  # lines in which a header is looked for


def read(path: Path, drafts: Drafts) -> Sheet:
    """Return the sheet of events of a file, and note what of it cannot be read.

    Parameters
    ----------
    path
        A table in CSV, or a workbook.
    drafts
        Where notes go.
    """
    return _below_title(_sheet(path, drafts))


def _sheet(path: Path, drafts: Drafts) -> Sheet:
    if not workbooks.is_workbook(path):
        return read_sheet(path, _header_of(decoded(path)))
    sheets = {name: _from_header(grid) for name, grid in workbooks.read(path).items()}
    known = {name: columns.found(workbooks.header(grid)) for name, grid in sheets.items()}
    best = max(known, key=lambda name: _rank(known[name]), default="")
    dates = {one: {"description": "in EDTF"} for one in _dated(known.get(best, {}))}
    return sheet_of(_without_faults(sheets.get(best, []), drafts), dates)


def _without_faults(grid: workbooks.Grid, drafts: Drafts) -> workbooks.Grid:
    """Return a sheet without rows in which a column that is read has no value, and note these."""
    header = workbooks.header(grid)
    used = {place for place, name in enumerate(header) if name in columns.found(header).values()}
    kept: workbooks.Grid = []
    for line, cells in grid:
        faults = {place: cell for place, cell in enumerate(cells) if isinstance(cell, Fault)}
        if told := [faults[place].why for place in sorted(faults) if place in used]:
            drafts.lose(
                console.filled("row {0}", line), console.filled("it was left out: {0}", told[0])
            )
        else:
            kept.append((line, [None if isinstance(one, Fault) else one for one in cells]))
    return kept


def _header_of(text: str) -> list[str]:
    """Return the names of the columns of a table, whatever stands between its cells."""
    for line in text.split("\n", _ABOVE + 1)[: _ABOVE + 1]:
        for separator in SEPARATORS:
            cells = [cell.strip().strip('"') for cell in line.split(separator)]
            if columns.is_header(cells):
                return cells
    return []


def _rank(known: dict[str, str]) -> tuple[bool, int]:
    """Return what the sheet of the events is told by: dates and titles first, then all else."""
    return bool(known["date"] and known["title"]), sum(map(bool, known.values()))


def _dated(known: dict[str, str]) -> list[str]:
    return [known[side] for side in ("date", "end") if known.get(side)]


def _from_header(grid: workbooks.Grid) -> workbooks.Grid:
    """Return a sheet without the lines of a title above its header."""
    for number in range(min(_ABOVE, len(grid))):
        if columns.is_header(workbooks.header(grid[number : number + 1])):
            return _one_header(grid[number:])
    return grid


def _one_header(grid: workbooks.Grid) -> workbooks.Grid:
    """Return a sheet whose header is one row, where two rows name its columns."""
    first, second = (workbooks.header(grid[place : place + 1]) for place in (0, 1))
    if not columns.is_header(columns.joined(first, second)) or not columns.is_header(second):
        return grid
    line = grid[1][0]
    return [(line, [*columns.joined(first, second)]), *grid[2:]]


def _below_title(sheet: Sheet) -> Sheet:
    """Return a table without the lines of a title above its header, and with one header."""
    above = [sheet.header, *sheet.rows[:_ABOVE]]
    place = next((place for place, cells in enumerate(above) if columns.is_header(cells)), None)
    if place is None:
        return sheet
    header, after = [cell.strip() for cell in above[place]], sheet.rows[place : place + 1]
    if after and columns.is_header(after[0]):
        header, place = columns.joined(header, after[0]), place + 1
    return replace(sheet, header=header, rows=sheet.rows[place:], lines=sheet.lines[place:])
