"""Workbooks of Excel and LibreOffice: what stands in their cells, as tables write it.

A day is stored as a date, a year as a number, an id that looks like a number as either; what each
means is told by the column (`as_text`).  Cells with a formula count by the value that the program
stored.  `openpyxl` and `odfpy`, which read and write the files, are imported on first use only.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

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
            f"{path.name}: it is a workbook by its first bytes, and cannot be opened as one "
            f"({error}); save it again, or save it as CSV UTF-8"
        ) from error
    try:
        return excel.read(path) if "xl/workbook.xml" in names else libreoffice.read(path)
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
