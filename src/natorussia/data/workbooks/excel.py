"""Workbooks of Excel, by openpyxl."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.workbooks.cells import Cell, Fault, Grid, checked

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # what a format of numbers shows as it is


def read(path: Path) -> dict[str, Grid]:
    """Return the sheets of a file by name."""
    from openpyxl import load_workbook

    content = path.read_bytes()  # a name in other letters, such as .csv, is no reason to refuse
    stored = load_workbook(io.BytesIO(content), data_only=True)
    written = load_workbook(io.BytesIO(content))
    return {
        sheet.title: list(_rows(path, sheet, written[sheet.title])) for sheet in stored.worksheets
    }


def _rows(path: Path, stored: Any, written: Any) -> Iterator[tuple[int, list[Cell]]]:  # noqa: ANN401
    """Yield the number of each row, and its cells; a cell merged with those below is in each."""
    above = {
        (row, merged.min_col): merged.min_row
        for merged in stored.merged_cells.ranges
        for row in range(merged.min_row + 1, merged.max_row + 1)
    }
    for number, pairs in enumerate(zip(stored.iter_rows(), written.iter_rows(), strict=True), 1):
        cells = [
            _excel_cell(path, stored, pair, above.get((number, column), number))
            for column, pair in enumerate(zip(*pairs, strict=True), 1)
        ]
        yield number, cells


def _excel_cell(path: Path, sheet: Any, pair: tuple[Any, Any], row: int) -> Cell:  # noqa: ANN401
    stored, written = pair
    if row != stored.row:
        stored = written = sheet.cell(row, stored.column)
    where = console.filled(
        "{0}, sheet {1}, cell {2}", path.name, repr(sheet.title), stored.coordinate
    )
    if stored.value is None and written.data_type == "f":
        return Fault(
            console.filled(
                "{0}: its formula has no stored value; open the file in Excel or "
                "LibreOffice, save it, and take it in again",
                where,
            )
        )
    return checked(_shown(stored.value, stored.number_format), where)


def _shown(value: Any, form: str) -> Any:  # noqa: ANN401
    """Return a day that is shown as a year or a month alone as no more than that."""
    letters = _LITERAL.sub("", form.lower())
    if not isinstance(value, dt.datetime) or "y" not in letters or "d" in letters:
        return value
    return f"{value:%Y-%m}" if "m" in letters else value.year


def write(path: Path, sheets: Mapping[str, Iterable[Sequence[str]]]) -> None:
    """Write rows of cells, a sheet for each name."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = text or None, "@"
                cell.data_type = "s" if text else "n"
            for column in range(1, len(row) + 1 if number == 1 else 0):
                sheet.column_dimensions[get_column_letter(column)].number_format = "@"
        sheet.freeze_panes = "A2"
    book.save(path)
