"""Workbooks of Excel and LibreOffice: what stands in their cells, as tables write it.

A day is stored as a date, a year as a number, an id that looks like a number as either; what each
means is told by the column (`as_text`).  Cells with a formula count by the value that the program
stored.  `openpyxl` and `odfpy`, which read and write the files, are imported on first use only.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.edtf.typed import year_text

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None
Grid = list[tuple[int, list[Cell]]]
_MANY = 10_000  # repeated rows or cells beyond which LibreOffice fills up the sheet
_LONGEST = 32_767
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAULTS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "Err:")


class WorkbookError(ValueError):
    """A workbook that cannot be read; the message has its name, the cell, and what to do."""


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook (a zip archive), whatever it is called."""
    with path.open("rb") as lines:
        return lines.read(2) == b"PK"


def read(path: Path) -> dict[str, Grid]:
    """Return the sheets of a workbook by name: the number of each row, and its cells.

    Raises
    ------
    WorkbookError
        If it is no workbook, or a cell holds a fault of its formula or no stored value.
    ModuleNotFoundError
        If the library that reads it is not here; the message says how to install it.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile as error:
        raise WorkbookError(
            f"{path.name}: it is a workbook by its first bytes, and cannot be opened as one "
            f"({error}); save it again, or save it as CSV UTF-8"
        ) from error
    try:
        return _of_excel(path) if "xl/workbook.xml" in names else _of_libreoffice(path)
    except WorkbookError:
        raise
    except ImportError as error:
        raise WorkbookError(
            f"{path.name}: a workbook is read by openpyxl or odfpy, which are not here "
            "(pip install 'natorussia[sheets]'); or save it as CSV UTF-8"
        ) from error
    except Exception as error:  # the libraries raise whatever a damaged part leads to
        raise WorkbookError(
            f"{path.name}: it is a zip archive and no workbook of Excel or LibreOffice "
            f"({error!r}); save it as .xlsx, .ods or CSV UTF-8"
        ) from error


def named(sheets: Mapping[str, Grid], name: str, columns: set[str]) -> Grid:
    """Return the sheet of a name, else the one whose first row names most of the columns."""
    if name in sheets:
        return sheets[name]
    return max(sheets.values(), key=lambda grid: len(columns & set(header(grid))), default=[])


def header(grid: Grid) -> list[str]:
    """Return the names of a sheet's columns: its first row that has any cell."""
    for _, cells in grid:
        if any(_text(cell, {}).strip() for cell in cells):
            return [_text(cell, {}).strip() for cell in cells]
    return []


def as_text(grid: Grid, fields: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's number and its cells as a table writes them.

    Parameters
    ----------
    grid
        A sheet.
    fields
        The description of each column, as ``datapackage.json`` has it.
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


def _of_excel(path: Path) -> dict[str, Grid]:
    from openpyxl import load_workbook

    content = path.read_bytes()  # a name in other letters, such as .csv, is no reason to refuse
    stored = load_workbook(io.BytesIO(content), data_only=True)
    written = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            (number, [_excel_cell(path, sheet.title, *pair) for pair in zip(*rows, strict=True)])
            for number, rows in enumerate(
                zip(sheet.iter_rows(), written[sheet.title].iter_rows(), strict=True), 1
            )
        ]
        for sheet in stored.worksheets
    }


def _excel_cell(path: Path, sheet: str, stored: Any, written: Any) -> Cell:  # noqa: ANN401
    where = f"{path.name}, sheet {sheet!r}, cell {stored.coordinate}"
    if stored.value is None and written.data_type == "f":
        raise WorkbookError(
            f"{where}: its formula has no stored value; open the file in Excel or LibreOffice, "
            "save it, and take it in again"
        )
    return _sound(stored.value, where)


def _sound(value: Any, where: str) -> Cell:  # noqa: ANN401
    if isinstance(value, str) and value.startswith(_FAULTS):
        raise WorkbookError(f"{where}: it shows {value}; correct its formula, or type the value")
    found: Cell = value
    return found


def _of_libreoffice(path: Path) -> dict[str, Grid]:
    from odf.opendocument import load
    from odf.table import Table

    tables = load(io.BytesIO(path.read_bytes())).spreadsheet.getElementsByType(Table)
    return {table.getAttribute("name"): list(_ods_rows(table, path)) for table in tables}


def _ods_rows(table: Any, path: Path) -> Iterator[tuple[int, list[Cell]]]:  # noqa: ANN401
    from odf.table import TableRow

    number = 1
    for row in table.getElementsByType(TableRow):
        times = int(row.getAttribute("numberrowsrepeated") or 1)
        where = f"{path.name}, sheet {table.getAttribute('name')!r}, row {number}"
        cells = list(_ods_cells(row, where))
        for _ in range(times if times < _MANY and cells else 0):
            yield number, cells
            number += 1
        number += 0 if times < _MANY and cells else times


def _ods_cells(row: Any, where: str) -> Iterator[Cell]:  # noqa: ANN401
    """Yield the cells of a row, without the empty ones at its end."""
    waiting = 0
    for cell in row.childNodes:
        times = int(cell.getAttribute("numbercolumnsrepeated") or 1)
        value = _sound(_ods_value(cell), where)
        if value is None:
            waiting += times
            continue
        yield from [None] * waiting
        waiting = 0
        yield from [value] * times


def _ods_value(cell: Any) -> Cell:  # noqa: ANN401
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


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Write tables as a workbook, a sheet each, every cell as text, so that no program changes it.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx`` or ``.ods``.
    sheets
        Rows of cells by the sheet's name; the first row is the header.

    Raises
    ------
    ValueError
        If the name ends otherwise, or a cell holds a character that no workbook can.
    """
    writers = {".xlsx": _write_excel, ".ods": _write_libreoffice}
    if path.suffix not in writers:
        raise ValueError(f"got {path.name!r}, expected a name that ends in .xlsx or .ods")
    for name, rows in sheets.items():
        for number, row in enumerate(rows, 1):
            for text in row:
                _refuse_unwritable(text, f"table {name!r}, row {number}")
    try:
        writers[path.suffix](path, sheets)
    except ImportError as error:
        raise WorkbookError(
            f"{path.name}: a workbook is written by openpyxl or odfpy, which are not here "
            "(pip install 'natorussia[sheets]')"
        ) from error


def _refuse_unwritable(text: str, where: str) -> None:
    if found := _UNWRITABLE.search(text):
        raise WorkbookError(
            f"{where}: it holds the control character {found[0]!r}, which no workbook can hold; "
            "remove it"
        )
    if len(text) > _LONGEST:
        raise WorkbookError(
            f"{where}: a cell has {len(text):,} characters, expected {_LONGEST:,} at most (the "
            "limit of Excel); edit the table as CSV"
        )


def _write_excel(path: Path, sheets: Mapping[str, Iterable[Sequence[str]]]) -> None:
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


def _write_libreoffice(path: Path, sheets: Mapping[str, Iterable[Sequence[str]]]) -> None:
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
            table.addElement(_ods_row(row, style))
        book.spreadsheet.addElement(table)
    book.save(path)


def _ods_row(row: Sequence[str], style: Any) -> Any:  # noqa: ANN401
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
