"""Workbooks of LibreOffice, by odfpy."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.workbooks.cells import Cell, Grid, checked

_MANY = 10_000  # repeated rows or cells beyond which LibreOffice fills up the sheet


def read(path: Path) -> dict[str, Grid]:
    """Return the sheets of a file by name."""
    from odf.opendocument import load
    from odf.table import Table

    tables = load(io.BytesIO(path.read_bytes())).spreadsheet.getElementsByType(Table)
    return {table.getAttribute("name"): list(_rows(table, path)) for table in tables}


def _rows(table: Any, path: Path) -> Iterator[tuple[int, list[Cell]]]:  # noqa: ANN401
    from odf.table import TableRow

    number, above = 1, dict[int, tuple[int, Cell]]()
    for row in table.getElementsByType(TableRow):
        times = int(row.getAttribute("numberrowsrepeated") or 1)
        where = console.filled(
            "{0}, sheet {1}, row {2}", path.name, repr(table.getAttribute("name")), number
        )
        cells = _filled(row, where, number, above)
        for _ in range(times if times < _MANY and cells else 0):
            yield number, cells
            number += 1
        number += 0 if times < _MANY and cells else times


def _filled(row: Any, where: str, number: int, above: dict[int, tuple[int, Cell]]) -> list[Cell]:  # noqa: ANN401
    """Return the cells of a row without the empty ones at its end.

    ``above`` holds for a column up to which row a merged cell reaches, and what stands in it.
    """
    cells: list[Cell] = []
    for column, times, rows, value in _cells(row, where):
        last, merged = above.get(column, (0, None))
        if value is None and number <= last:
            value, times = merged, 1  # noqa: PLW2901
        elif rows > 1:
            above[column] = number + rows - 1, value
        if value is not None:
            cells += [None] * (column - len(cells)) + [value] * times
    return cells


def _cells(row: Any, where: str) -> Iterator[tuple[int, int, int, Cell]]:  # noqa: ANN401
    """Yield each cell's column, over how many columns and rows it goes, and what it holds."""
    column = 0
    for cell in row.childNodes:
        times = int(cell.getAttribute("numbercolumnsrepeated") or 1)
        covered = cell.qname[1] == "covered-table-cell"
        rows = 1 if covered else int(cell.getAttribute("numberrowsspanned") or 1)
        yield column, times, rows, checked(_value(cell), where)
        column += times


def _value(cell: Any) -> Cell:  # noqa: ANN401
    from odf.teletype import extractText
    from odf.text import P

    kind = cell.getAttribute("valuetype")
    if kind == "date":
        return dt.datetime.fromisoformat(cell.getAttribute("datevalue"))
    if kind == "boolean":
        return bool(cell.getAttribute("booleanvalue") == "true")
    if kind in ("float", "percentage", "currency"):
        return float(cell.getAttribute("value"))
    lines = [line for line in cell.childNodes if line.qname == P().qname]  # and no comments
    return "\n".join(map(extractText, lines)) or None


def write(path: Path, sheets: Mapping[str, Iterable[Sequence[str]]]) -> None:
    """Write rows of cells, a sheet for each name."""
    from odf.number import Text, TextStyle
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style
    from odf.table import Table, TableColumn

    book = OpenDocumentSpreadsheet()
    as_typed = TextStyle(name="as-typed")
    as_typed.addElement(Text())
    book.automaticstyles.addElement(as_typed)
    style = Style(name="text", family="table-cell", datastylename="as-typed")
    book.automaticstyles.addElement(style)
    for name, rows in sheets.items():
        table = Table(name=name)
        table.addElement(TableColumn(numbercolumnsrepeated=256, defaultcellstylename=style))
        for row in rows:
            table.addElement(_written_row(row, style))
        book.spreadsheet.addElement(table)
    book.save(path)


def _written_row(row: Sequence[str], style: Any) -> Any:  # noqa: ANN401
    from odf.table import TableCell, TableRow
    from odf.teletype import addTextToElement
    from odf.text import P

    found = TableRow()
    for text in row:
        cell = TableCell(valuetype="string", stylename=style) if text else TableCell()
        for line in text.split("\n") if text else ():
            paragraph = P()
            addTextToElement(paragraph, line)
            cell.addElement(paragraph)
        found.addElement(cell)
    return found
