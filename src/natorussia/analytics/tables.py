"""Tables as platforms give them and as spreadsheet programs save them: cells, and moments."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath

from natorussia.data import workbooks
from natorussia.data.decoding import decoded

Cells = list[list[str]]
_SEPARATORS = ",;\t|"
_NAMED = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
# How Moodle writes a time in English, in its two forms of the clock, with and without the weekday;
# how Canvas does, and ISO 8601.
_TIMES = (
    *("%A, %d %B %Y, %I:%M %p", "%A, %d %B %Y, %H:%M", "%d %B %Y, %I:%M %p", "%d %B %Y, %H:%M"),
    *("%d %B %Y %I:%M %p", "%d %B %Y %H:%M", "%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S %z"),
    *("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"),
)


def grids(label: str, content: bytes) -> list[Cells]:
    """Return the tables of a file: one, or the sheets of a workbook of Excel or LibreOffice.

    Parameters
    ----------
    label
        What the file is called.
    content
        Its bytes.  Text may have commas, semicolons or tabs between its cells.

    Raises
    ------
    natorussia.data.workbooks.WorkbookError
        If it is a workbook that cannot be read.
    """
    if content.startswith(b"PK"):
        return _sheets(PurePath(label).name, content)
    cells = cells_of(text_of(content))
    return [cells] if cells and len(cells[0]) > 1 else []


def _sheets(name: str, content: bytes) -> list[Cells]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = workbooks.read(path)
    sheets = [[row for _, row in workbooks.as_text(grid, {})] for grid in found.values()]
    return [rows for rows in map(_filled, sheets) if rows]


def _filled(rows: Cells) -> Cells:
    return [row for row in rows if any(cell.strip() for cell in row)]


def cells_of(text: str) -> Cells:
    """Return the cells of a text, by the separator that makes most of its first row.

    Rows without any cell are left out; a text that is no table has no rows.
    """
    named = _NAMED.match(text)
    body = text[named.end() :] if named else text
    # Of what is no table, such as JSON, the start alone is looked at.
    if body.lstrip()[:1] in {"", "{", "["}:
        return []
    tries = named[1] if named else _SEPARATORS
    best = max(tries, key=lambda separator: len(next(_read(body, separator), [])))
    return _filled(list(_read(body, best)))


def _read(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from reader
    except csv.Error:
        return


def text_of(content: bytes) -> str:
    """Return the text of a file; nothing where it is no text."""
    try:
        return decoded(content)
    except ValueError:
        return ""


def moment(text: str) -> int:
    """Return a time in milliseconds since 1970 (UTC); 0 where it cannot be read."""
    plain = " ".join(text.replace("\u202f", " ").split())
    for form in _TIMES:
        try:
            found = datetime.strptime(plain, form)  # noqa: DTZ007
        except ValueError:
            continue
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return max(0, int(aware.timestamp() * 1000))
    return 0


def amount(text: str) -> float | None:
    """Return a number with a point or a comma for its decimals; None where it is none."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None
