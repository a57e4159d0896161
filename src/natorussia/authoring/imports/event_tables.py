"""Tables of events as people make them, in CSV or a workbook: one row an event."""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from natorussia.authoring.imports import (
    columns,
    event_sheets,
    precision,
    written_calendars,
    written_dates,
)
from natorussia.authoring.imports.drafts import Drafts, Event, ImportFileError
from natorussia.data.dates import OPEN, DateError, span
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.data.table_files import Sheet
from natorussia.data.workbooks.cells import FAULTS

Reader = Callable[[str], tuple[str, str]]
_LONGEST = 160  # letters of a title
_NEGATIVE = re.compile(r"(-[1-9]\d*)(?:\.0+)?", re.ASCII)
_FEW_DIGITS = re.compile(r"-[1-9]\d{0,2}(?:\.0+)?", re.ASCII)
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
_OF_A_FORMULA = noted("a cell shows {0}; correct its formula, or type the value")
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
    return _of_sheet(path, event_sheets.read(path, drafts), drafts)


def of_records(path: Path, records: Sequence[Mapping[str, object]]) -> Drafts:
    """Return the events of a list of objects in JSON, each of which is as a row of a table.

    Raises
    ------
    ImportFileError
        If they have no field of dates and one of titles.
    """
    header = [str(name) for name in dict.fromkeys(name for one in records for name in one)]
    rows = [[_as_cell(one.get(name)) for name in header] for one in records]
    sheet = Sheet(header, rows, list(range(1, len(rows) + 1)), ",")
    return _of_sheet(path, sheet, Drafts(console.gettext("a list of events in JSON")))


def _as_cell(value: object) -> str:
    """Return a value of JSON as the text of a cell; lists of texts as one, objects as nothing."""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value if isinstance(one, str | int | float))
    return "" if value is None or isinstance(value, dict) else str(value)


def _of_sheet(path: Path, sheet: Sheet, drafts: Drafts) -> Drafts:
    names = _titled(columns.found(sheet.header), drafts)
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


def _titled(names: dict[str, str], drafts: Drafts) -> dict[str, str]:
    """Return the columns of a table, whose texts head its events where it has no titles."""
    if names["title"] or not names["date"] or not names["summary"]:
        return names
    texts = names["summary"]
    drafts.lose(
        console.gettext("titles"),
        console.filled("there are none: an event is headed by the beginning of its {0}", texts),
    )
    return {**names, "title": names["summary"]}


def _headed(text: str) -> str:
    """Return the words of a text that fit a title."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else textwrap.shorten(flat, _LONGEST, placeholder="…")


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


def _row(row: dict[str, str], line: int, drafts: Drafts, read: Reader) -> None:
    if shown := next((cell for cell in row.values() if cell.startswith(FAULTS)), ""):
        why = console.filled(_OF_A_FORMULA, shown[:60])
        drafts.lose(console.filled("row {0}", line), console.filled("it was left out: {0}", why))
        return
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
        Event(start, last, _headed(row["title"]), row["summary"], row["group"], row["link"])
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
    if found := _NEGATIVE.fullmatch(text):
        year = int(found[1])
        return year_text(year + (year > -_COUNTED)), ""
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
