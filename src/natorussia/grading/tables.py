"""Tables for people: written harmless and whole, and read as whatever their spreadsheet made."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from natorussia.data import workbooks
from natorussia.data.decoding import decoded
from natorussia.data.languages import console
from natorussia.grading.files import write_text

_SEPARATORS, _PREAMBLE = ",;\t|", 10
_SAYS_SEPARATOR = re.compile(r"\A\ufeff?\"?sep=.\"?\r?\n")
_FORMULA = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_HARMLESS = re.compile(r"-|-?\d+([.,]\d+)?")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it.

    Numbers, and the dash that Moodle puts where there is no grade, stay as they are.
    """
    if _HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """Return what `safe` has been given; an apostrophe of the cell's own stays."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table, whole or not at all."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([safe(column) for column in columns])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    write_text(path, lines.getvalue())


def text_of(path: Path) -> str:
    """Return a table's text (see `natorussia.data.decoding`), without Excel's line ``sep=;``.

    The first sheet of a workbook that is not empty is told as CSV.

    Raises
    ------
    ValueError
        If it cannot be read.
    """
    content = path.read_bytes()
    if content[:2] == b"PK":
        return _text_of_workbook(path)
    try:
        return _SAYS_SEPARATOR.sub("", decoded(content))
    except ValueError as error:
        raise ValueError(console.filled("{0} cannot be read: {1}", path, error)) from error


def _text_of_workbook(path: Path) -> str:
    filled = (grid for grid in workbooks.read(path).values() if workbooks.header(grid))
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(cells for _, cells in workbooks.as_text(next(filled, []), {}))
    return lines.getvalue()


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield a table's rows with their numbers; its separator is the one that the heading uses."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""), delimiter=separator(path))
    columns = [column.strip() for column in next(reader, [])]
    for row in reader:
        if any(cell.strip() for cell in row):
            cells = [*row, *[""] * (len(columns) - len(row))]
            yield reader.line_num, dict(zip(columns, cells, strict=False))


def columns_of(path: Path) -> list[str]:
    """Return a table's columns."""
    reader = csv.reader(io.StringIO(text_of(path), newline=""), delimiter=separator(path))
    return [column.strip() for column in next(reader, [])]


def table_of(
    path: Path, tell: Callable[[Sequence[str]], int]
) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns and rows of a table that may stand below other lines.

    Parameters
    ----------
    path
        The table's file.
    tell
        How well a row does for the heading: the best of the first lines is it, read with the
        separator by which it does best; the first line where none does.
    """
    text = text_of(path)
    tables = [
        [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=one) if any(row)]
        for one in sorted(_SEPARATORS, key=text.partition("\n")[0].count, reverse=True)
    ]
    ranked = [
        (tell([cell.strip() for cell in row]), -at, number)
        for number, rows in enumerate(tables)
        for at, row in enumerate(rows[:_PREAMBLE])
    ]
    _, before, number = max(ranked, key=lambda one: (one[0], -one[2], one[1]), default=(0, 0, 0))
    rows = tables[number][-before:] or [[]]
    columns = [" ".join(cell.split()) for cell in rows[0]]
    width = len(columns)
    padded = ([*row, *[""] * (width - len(row))] for row in rows[1:] if any(map(str.strip, row)))
    return columns, [dict(zip(columns, row, strict=False)) for row in padded]


def separator(path: Path) -> str:
    """Return the separator that stands most often in the heading."""
    first = text_of(path).partition("\n")[0]
    return max(_SEPARATORS, key=first.count)
