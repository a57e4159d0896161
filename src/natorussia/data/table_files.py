"""Tables as spreadsheet programs save them: one reader for courses and for their validation.

Columns stand in any order, those that may be empty may be missing, and a table may be a workbook
(see `natorussia.data.workbooks`).  Excel writes a byte order mark, semicolons where the comma is
the decimal mark, tabs and UTF-16 for "Unicode text", and empty rows and columns at the end.  What
separates the cells is told by the columns that the table is known to have.  Windows-1252 is not
guessed, since the same bytes are Cyrillic or Greek elsewhere: the message says how the line would
read.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from natorussia.data import workbooks
from natorussia.data.languages import console

SEPARATORS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHOWN = 60
_START, _MOST = 200, 0.5  # bytes, and the share of letters of Latin scripts in them


class TableFileError(ValueError):
    """A file that is no table; the message has its name, line, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """What a file of a table says.

    Attributes
    ----------
    header
        The columns, without empty ones at the end.
    rows
        The cells of each row that has any.
    lines
        The line of the file that each row begins on, counted from 1.
    separator
        What stands between the cells.
    """

    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    separator: str


def read_sheet(path: Path, columns: Iterable[str]) -> Sheet:
    """Return the cells of a table's file.

    Parameters
    ----------
    path
        A file of cells between commas, semicolons, tabs or bars, in UTF-8 or UTF-16, or a workbook
        of Excel or LibreOffice.
    columns
        The columns that the table is known to have, or their descriptions by name, by which the
        numbers of a workbook are read.

    Raises
    ------
    OSError
        If there is no such file.
    TableFileError
        If its letters cannot be read, a quotation mark is not closed, or a byte is NUL.
    """
    if workbooks.is_workbook(path):
        return _of_workbook(path, columns)
    text = decoded(path)
    separator, skipped = _separator(text, set(columns))
    body = text.partition("\n")[2] if skipped else text
    return _sheet(_cells(body, separator, path.name, skipped), separator)


def _sheet(cells: Iterable[tuple[int, list[str]]], separator: str) -> Sheet:
    header: list[str] = []
    rows, places = [], []
    for line, row in cells:
        if not any(cell.strip() for cell in row):
            continue
        if header:
            rows.append(_fitted(row, len(header)))
            places.append(line)
        else:
            header = _fitted([cell.strip() for cell in row], 0)
    return Sheet(header, rows, places, separator)


def _of_workbook(path: Path, columns: Iterable[str]) -> Sheet:
    """Return the sheet of a workbook that is the table's: by its name, else by its columns."""
    try:
        sheets = workbooks.read(path)
        return sheet_of(workbooks.named(sheets, path.stem, set(columns)), columns)
    except workbooks.WorkbookError as error:
        raise TableFileError(str(error)) from error


def sheet_of(grid: Iterable[tuple[int, list[workbooks.Cell]]], columns: Iterable[str]) -> Sheet:
    """Return a workbook's sheet as text, its empty cells filled up to the width of the header."""
    fields = columns if isinstance(columns, Mapping) else {name: {} for name in columns}
    cells = list(workbooks.as_text(list(grid), fields))
    sheet = _sheet(cells, ",")
    width = len(sheet.header)
    rows = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    return replace(sheet, rows=rows)


def read_rows(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a table's file by column.

    Parameters
    ----------
    path
        The file.
    columns
        The names of the columns, or their descriptions by name: then rows have these columns in
        their order, empty where the file lacks one that may be empty.

    Raises
    ------
    TableFileError
        If the file is no table, a column that is needed is missing, two have one name, or a row
        has more or fewer cells than there are columns.
    """
    sheet = read_sheet(path, columns)
    if doubled := [name for name in columns if sheet.header.count(name) > 1]:
        raise TableFileError(
            console.filled(
                "{0}: it has two columns {1}; remove or rename one of them",
                path.name,
                repr(doubled[0]),
            )
        )
    for line, fault in unfit(sheet):
        raise TableFileError(console.filled("{0}, line {1}: {2}", path.name, line, fault))
    rows = [dict(zip(sheet.header, cells, strict=True)) for cells in sheet.rows]
    if not isinstance(columns, Mapping) or sheet.header == list(columns):
        return rows
    if needed := lacking(sheet.header, columns):
        raise TableFileError(
            console.filled(
                "{0}: it has no column {1}; its columns are {2}",
                path.name,
                repr(needed[0]),
                sheet.header,
            )
        )
    return [{name: row.get(name, "") for name in columns} for row in rows]


def lacking(header: Iterable[str], fields: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the columns that a table must have and a header does not name."""
    have = set(header)
    return [
        name
        for name, field in fields.items()
        if name not in have and field.get("constraints", {}).get("required")
    ]


def unfit(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield the line of each row with too many or too few cells, and what to do about it."""
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        if len(cells) != len(sheet.header):
            yield (
                line,
                (
                    console.counted(
                        "it has {0} cell, expected {1}; a cell with {2} in it needs quotation "
                        "marks around it",
                        "it has {0} cells, expected {1}; a cell with {2} in it needs quotation "
                        "marks around it",
                        len(cells),
                        len(sheet.header),
                        _named(sheet.separator),
                    )
                ),
            )


def decoded(path: Path) -> str:
    """Return the text of a file in UTF-8 or UTF-16.

    Raises
    ------
    TableFileError
        If it is in neither; the message shows the first line that is not.
    """
    content = path.read_bytes()
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    encoding = marked or _of_noughts(content[:_START]) or "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableFileError(_undecoded(path.name, content, error)) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TableFileError(
            console.filled(
                "{0}, line {1}: it holds a NUL character, expected text; save it again "
                "as CSV UTF-8",
                path.name,
                line,
            )
        )
    return text


def _of_noughts(start: bytes) -> str:
    """Return the UTF-16 that a file without its mark is in, told by a nought in each letter."""
    for name, place in (("utf-16-be", 0), ("utf-16-le", 1)):
        noughts, letters = start[place::2].count(0), len(start) // 2
        if letters and noughts > _MOST * letters and not start[1 - place :: 2].count(0):
            return name
    return ""


def _undecoded(name: str, content: bytes, error: UnicodeDecodeError) -> str:
    line = content.count(b"\n", 0, error.start) + 1
    begin = content.rfind(b"\n", 0, error.start) + 1
    around = content[max(begin, error.start - _SHOWN // 2) : error.start + _SHOWN // 2]
    likely = around.split(b"\n")[0].decode("cp1252", errors="replace").strip()
    return console.filled(
        "{0}, line {1}: its letters are not UTF-8; if it should read {2}, it is "
        "in Windows-1252; save it as 'CSV UTF-8' in Excel, or with the character "
        "set UTF-8 in LibreOffice",
        name,
        line,
        repr(likely),
    )


def _separator(text: str, columns: set[str]) -> tuple[str, int]:
    """Return what separates the cells, and how many lines come before the header."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        return first.strip()[-1], 1
    if first.rstrip("\r").lower() == "sep=\t":
        return "\t", 1
    lines = [line for line in (first, *rest.split("\n", 5)[:5]) if line.strip(" ,;\t\r")]
    for head in lines:  # a title may stand above the columns
        known = [
            len(columns & {cell.strip().strip('"') for cell in head.split(one)})
            for one in SEPARATORS
        ]
        if max(known):
            return SEPARATORS[known.index(max(known))], 0
    return max(SEPARATORS, key=(lines or [""])[0].count), 0


def _cells(text: str, separator: str, name: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the line that each row begins on, and its cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1 + skipped
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            told = console.filled("{0}, line {1}: {2}", name, line, _unquoted(error))
            raise TableFileError(told) from error
        yield line, cells
        line = reader.line_num + 1 + skipped


def _unquoted(error: csv.Error) -> str:
    if "end of data" in str(error) or "field limit" in str(error):
        return console.gettext(
            "a quotation mark opens in this row and is never closed; close it, or "
            "write two for one that belongs to the text"
        )
    if "expected after" in str(error):
        return console.gettext(
            "a quotation mark stands within a cell that has quotation marks around "
            "it; write two for one that belongs to the text"
        )
    return console.filled("it cannot be read ({0}); save it again as CSV UTF-8", error)


def _fitted(cells: list[str], width: int) -> list[str]:
    """Return the cells without empty ones at the end that are more than the columns."""
    size = len(cells)
    while size > width and not cells[size - 1].strip():
        size -= 1
    return cells[:size]


def _named(separator: str) -> str:
    if separator == ",":
        return console.gettext("a comma")
    if separator == ";":
        return console.gettext("a semicolon")
    if separator == "|":
        return console.gettext("a bar")
    return console.gettext("a tab") if separator == "\t" else repr(separator)
