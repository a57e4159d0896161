"""Workbooks of Excel and LibreOffice: what stands in their cells, as tables write it.

A day is stored as a date, a year as a number, an id that looks like a number as either; what each
means is told by the column (`as_text`).  Cells with a formula count by the value that the program
stored.  `openpyxl` and `odfpy`, which read and write the files, are imported on first use only.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from natorussia.data.languages import console
from natorussia.data.workbooks import excel, libreoffice
from natorussia.data.workbooks.cells import Cell, Fault, Grid, WorkbookError, as_text, header

__all__ = [
    "Cell",
    "Fault",
    "Grid",
    "WorkbookError",
    "as_text",
    "header",
    "is_workbook",
    "named",
    "read",
    "write",
]
_LONGEST = 32_767
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook (a zip archive), whatever it is called."""
    with path.open("rb") as lines:
        return lines.read(2) == b"PK"


def read(path: Path) -> dict[str, Grid]:
    """Return the sheets of a workbook by name: the number of each row, and its cells.

    A cell whose formula has no value is a `Fault`, which `as_text` raises.

    Raises
    ------
    WorkbookError
        If it is no workbook.
    ModuleNotFoundError
        If the library that reads it is not here; the message says how to install it.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile as error:
        raise WorkbookError(
            console.filled(
                "{0}: it is a workbook by its first bytes, and cannot be opened as one "
                "({1}); save it again, or save it as CSV UTF-8",
                path.name,
                error,
            )
        ) from error
    try:
        return excel.read(path) if "xl/workbook.xml" in names else libreoffice.read(path)
    except WorkbookError:
        raise
    except ImportError as error:
        raise WorkbookError(
            console.filled(
                "{0}: a workbook is read by openpyxl or odfpy, which are not here (pip "
                "install 'natorussia[sheets]'); or save it as CSV UTF-8",
                path.name,
            )
        ) from error
    except Exception as error:  # the libraries raise whatever a damaged part leads to
        raise WorkbookError(
            console.filled(
                "{0}: it is a zip archive and no workbook of Excel or LibreOffice ({1}); "
                "save it as .xlsx, .ods or CSV UTF-8",
                path.name,
                repr(error),
            )
        ) from error


def named(sheets: Mapping[str, Grid], name: str, columns: set[str]) -> Grid:
    """Return the sheet of a name, else the one whose first row names most of the columns."""
    if name in sheets:
        return sheets[name]
    return max(sheets.values(), key=lambda grid: len(columns & set(header(grid))), default=[])


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
    writers = {".xlsx": excel.write, ".ods": libreoffice.write}
    if path.suffix not in writers:
        raise ValueError(
            console.filled("got {0}, expected a name that ends in .xlsx or .ods", repr(path.name))
        )
    for name, rows in sheets.items():
        for number, row in enumerate(rows, 1):
            for text in row:
                _refuse_unwritable(text, console.filled("table {0}, row {1}", repr(name), number))
    try:
        writers[path.suffix](path, sheets)
    except ImportError as error:
        raise WorkbookError(
            console.filled(
                "{0}: a workbook is written by openpyxl or odfpy, which are not here "
                "(pip install 'natorussia[sheets]')",
                path.name,
            )
        ) from error


def _refuse_unwritable(text: str, where: str) -> None:
    if found := _UNWRITABLE.search(text):
        raise WorkbookError(
            console.filled(
                "{0}: it holds the control character {1}, which no workbook can hold; remove it",
                where,
                repr(found[0]),
            )
        )
    if len(text) > _LONGEST:
        raise WorkbookError(
            console.filled(
                "{0}: a cell has {1} characters, expected {2} at most (the limit of "
                "Excel); edit the table as CSV",
                where,
                f"{len(text):,}",
                f"{_LONGEST:,}",
            )
        )
