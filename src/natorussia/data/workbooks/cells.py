"""What stands in the cells of a workbook, and how a table writes it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console

FAULTS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "Err:")
"""How cells begin that show why their formula has no value."""


class WorkbookError(ValueError):
    """A workbook that cannot be read; the message has its name, the cell, and what to do."""


@dataclass(frozen=True)
class Fault:
    """A cell whose formula has no value: why, with its place and what to do.

    Whoever needs the cell raises it; a column that nobody reads may be full of them.
    """

    why: str


Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | Fault | None
Grid = list[tuple[int, list[Cell]]]


def checked(value: Any, where: str) -> Cell:  # noqa: ANN401
    """Return what a cell holds, or the fault that its formula shows."""
    if isinstance(value, str) and value.startswith(FAULTS):
        return Fault(
            console.filled(
                "{0}: it shows {1}; correct its formula, or type the value", where, value
            )
        )
    found: Cell = value
    return found


def header(grid: Grid) -> list[str]:
    """Return the names of a sheet's columns: its first row that has any cell."""
    for _, cells in grid:
        names = ["" if isinstance(cell, Fault) else _text(cell, {}).strip() for cell in cells]
        if any(names):
            return names
    return []


def as_text(grid: Grid, fields: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's number and its cells as a table writes them.

    Parameters
    ----------
    grid
        A sheet.
    fields
        The description of each column, as ``datapackage.json`` has it.

    Raises
    ------
    WorkbookError
        If a cell's formula has no value.
    """
    names: list[str] = []
    for number, cells in grid:
        if not names:
            names = [_text(cell, {}).strip() for cell in cells]
            yield number, names
            names = names if any(names) else []
            continue
        kinds = [fields.get(name, {}) for name in names] + [{}] * (len(cells) - len(names))
        yield number, [_text(*pair) for pair in zip(cells, kinds, strict=False)]


def _text(cell: Cell, field: Mapping[str, Any]) -> str:
    """Return a cell as text: days in ISO form, and whole numbers of dates and years as years."""
    if cell is None:
        return ""
    if isinstance(cell, Fault):
        raise WorkbookError(cell.why)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        return cell.date().isoformat() if midnight else cell.isoformat(timespec="minutes")
    if isinstance(cell, int | float) and float(cell).is_integer():
        # What a minus means, -44 or 44 BCE, is for a person to say: validation asks.
        return _year(int(cell), field) if _is_date(field) and cell >= 0 else str(int(cell))
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _is_date(field: Mapping[str, Any]) -> bool:
    return field.get("type") == "year" or "in EDTF" in str(field.get("description", ""))


def _year(year: int, field: Mapping[str, Any]) -> str:
    text = year_text(year)
    return text.removeprefix("Y") if field.get("type") == "year" else text
