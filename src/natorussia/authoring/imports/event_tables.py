"""Tables of events as people make them, in CSV or a workbook: one row an event."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from natorussia.authoring.imports import columns, precision, written_calendars, written_dates
from natorussia.authoring.imports.drafts import Drafts, Event, ImportFileError
from natorussia.data import workbooks
from natorussia.data.dates import OPEN, DateError, span
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.data.table_files import SEPARATORS, Sheet, decoded, read_sheet, sheet_of
from natorussia.data.workbooks import Fault

Reader = Callable[[str], tuple[str, str]]
_ABOVE = 6  # lines in which a header is looked for
_NEGATIVE = re.compile(r"-[1-9]\d*", re.ASCII)
_FEW_DIGITS = re.compile(r"-[1-9]\d{0,2}", re.ASCII)
_ASTRONOMICAL = re.compile(r"-0\d{3}.*|-\d{4}-.*|Y-.*", re.ASCII)
_OF_PROGRAMS = re.compile(r"-\d{4}-\d\d-\d\dT.*", re.ASCII)
_COUNTED = 10**6  # years, beyond which nobody means one year more or less
_EMPTY = ("", "-", "\u2013", "\u2014", "n/a", "na", "nan", "none", "null", ".")
_UNKNOWN = ("?", "unknown", "uncertain", "tbd", "tbc", "unbekannt", "inconnu", "desconocido")
_NO_TITLE = noted("it was left out: it has no title ({0})")
_NO_DATE = noted("it was left out: it has no date ({0})")
_SERIAL = noted(
    "a number of five digits may be a day as Excel counts them: let the column show dates; a year "
    "after 9999 cannot be taken in"
)
_BEFORE = "a negative year counts as one before the common era (-44 is 44 BCE)"
_CHECK = "take in a column of their precision too, or check them"
_AS_EDTF = "negative years count as in EDTF, where -0043 is 44 BCE, since some are written so"


def of_table(path: Path) -> Drafts:
    """Return the events of a table with a column of dates and one of titles, in CSV or a workbook.

    Raises
    ------
    ImportFileError
        If it has no such columns.
    """
    drafts = Drafts(console.gettext("a table of events"))
    sheet = _below_title(_sheet(path, drafts))
    names = columns.found(sheet.header)
    if not names["date"] or not names["title"]:
        raise ImportFileError(
            console.filled(
                "{0}: its columns are {1}; expected one of dates (`date`, `start`, `year`) and "
                "one of titles (`title`, `event`, `headline`)",
                path.name,
                ", ".join(filter(None, sheet.header)) or console.gettext("none"),
            )
        )
    columns.refuse_doubled(path, sheet, names.values())
    _lose_columns(sheet, set(names.values()), drafts)
    rows = [
        (line, {ours: row[one].strip() if one in row else "" for ours, one in names.items()})
        for line, row in _by_column(sheet)
    ]
    _join_parts(rows)
    if not names["precision"] and (
        many := precision.may_be_years([row["date"] for _, row in rows])
    ):
        drafts.lose(
            console.gettext("dates"),
            console.counted(
                "{0} says 1 January at midnight, as programs write a year: {1}",
                "{0} say 1 January at midnight, as programs write a year: {1}",
                many,
                console.gettext(_CHECK),
            ),
        )
    reader = _reader_of([row[side] for _, row in rows for side in ("date", "end")], drafts)
    for line, row in rows:
        _row(row, line, drafts, reader)
    return drafts


def _by_column(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        yield line, {name: cell for name, cell in zip(sheet.header, cells, strict=False) if name}


def _lose_columns(sheet: Sheet, kept: set[str], drafts: Drafts) -> None:
    """Note the columns that are left out, and the cells that stand in none."""
    lost = [one for one in sheet.header if one and one not in kept]
    if lost:
        drafts.lose(console.gettext("columns"), console.filled("{0} left out", ", ".join(lost)))
    nameless = [
        cell
        for cells in sheet.rows
        for number, cell in enumerate(cells)
        if cell.strip() and not (sheet.header[number : number + 1] or [""])[0]
    ]
    if nameless:
        drafts.lose(
            console.gettext("columns"),
            console.counted(
                "{0} cell stands in none that has a name ({1})",
                "{0} cells stand in none that has a name ({1})",
                len(nameless),
                f"{nameless[0]:.40}",
            ),
        )


def _join_parts(rows: Sequence[tuple[int, dict[str, str]]]) -> None:
    """Join month and day, where they have columns of their own, to the year."""
    for _, row in rows:
        year, month, day = (row[name].removesuffix(".0") for name in ("date", "month", "day"))
        if year and month and re.fullmatch(r"\d{4}", year):
            numbers = month.isdecimal() and (day.isdecimal() or not day)
            parts = "-".join(filter(None, (year, month, day)))
            row["date"] = parts if numbers else " ".join(filter(None, (day, month, year)))


def _reader_of(texts: list[str], drafts: Drafts) -> Reader:
    """Return what reads the dates of a table; which number is the day is told by all of them."""
    try:
        day_first = written_dates.day_comes_first(texts)
    except DateError as error:
        drafts.lose(
            console.gettext("dates with slashes"),
            console.filled("{0}; read were those that can only be one", error),
        )
        day_first = None
    if day_first is not None:
        order = (
            console.gettext("day, month, year")
            if day_first
            else console.gettext("month, day, year")
        )
        drafts.lose(
            console.gettext("dates with slashes"),
            console.filled("read as {0}, as some can only be", order),
        )
    if any(map(_OF_PROGRAMS.fullmatch, texts)):
        drafts.lose(console.gettext("years"), console.gettext(_AS_EDTF))
    if not any(map(_NEGATIVE.fullmatch, texts)):
        return partial(_date, drafts, day_first)
    few, signed = (any(map(one.fullmatch, texts)) for one in (_FEW_DIGITS, _ASTRONOMICAL))
    if signed and not few:
        drafts.lose(console.gettext("years"), console.gettext(_AS_EDTF))
        return partial(_date, drafts, day_first)
    drafts.lose(console.gettext("years"), console.gettext(_BEFORE))
    return partial(_before, partial(_date, drafts, day_first))


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


def _row(row: dict[str, str], line: int, drafts: Drafts, read: Reader) -> None:
    if not row["date"] or not row["title"]:
        said = next(filter(None, (row["title"], row["date"], row["summary"])), "")
        drafts.lose(
            console.filled("row {0}", line),
            console.filled(_NO_TITLE if row["date"] else _NO_DATE, said[:60]),
        )
        return
    try:
        start, last = _both(row, read)
        start = precision.cut(start, row["precision"])
        span(start, last)
    except ValueError as error:
        drafts.lose(
            console.filled("row {0}", line),
            console.filled("it was left out ({0}): {1}", row["title"][:60], error),
        )
        return
    for side in ("date", "end"):
        if written_dates.is_coarser(row[side]):
            drafts.lose(
                console.filled("row {0}", line),
                console.filled("{0} counts as the whole of it, {1}", repr(row[side]), start),
            )
        if written_calendars.is_julian(row[side]):
            drafts.lose(
                console.filled("row {0}", line),
                console.filled("{0} became a day of the Gregorian calendar", repr(row[side])),
            )
    drafts.events.append(
        Event(start, last, row["title"], row["summary"], row["group"], row["link"])
    )


def _both(row: dict[str, str], read: Reader) -> tuple[str, str]:
    """Return a row's date and end in EDTF."""
    start, last = _cell(row["date"], read)
    end = row["end"]
    if end.casefold() in _EMPTY:
        return start, last
    start = start.removesuffix(f"/{OPEN}")  # since 1500, as the end says too
    if end.casefold() in _UNKNOWN:
        return f"{start}/", ""
    if written_dates.goes_on(end):
        return start, OPEN
    date, until = _cell(end, read)
    return start, until or date


def _cell(text: str, read: Reader) -> tuple[str, str]:
    """Return a date of one cell and its end; an error has the whole of the cell.

    Raises
    ------
    DateError
        If it is none.
    """
    try:
        start, last = read(text)
        if start != OPEN:
            span(start, last)
    except DateError as error:
        whole = text.removeprefix("Y")  # which a number in a workbook gets
        raise error if repr(whole) in str(error) else error.within(text) from error
    return start, last


def _before(read: Reader, text: str) -> tuple[str, str]:
    """Return a negative year as one before the common era, and read any other date."""
    if _NEGATIVE.fullmatch(text):
        return year_text(int(text) + (int(text) > -_COUNTED)), ""
    return read(text)


def _date(drafts: Drafts, day_first: bool | None, text: str) -> tuple[str, str]:  # noqa: FBT001
    """Return a date and its end; a few digits alone are a year, since a decade has an X."""
    text = re.sub(r"(?<=^\d)(\d{0,2})\.0+$", r"\1", text)
    if text.isdecimal() and len(text) < len("1066") and int(text):
        if not any(note.startswith(f"{console.gettext('years')}: ") for note in drafts.notes):
            drafts.lose(
                console.gettext("years"),
                console.filled(
                    "whole numbers count as years of the common era ({0} is {0} CE)", text
                ),
            )
        return text.zfill(4), ""
    if re.fullmatch(r"Y?\d{5}(?:[.,]\d+)?", text, re.ASCII):
        raise DateError(text.removeprefix("Y"), _SERIAL)
    return written_dates.read(text, day_first)
