"""Dates in EDTF, at the precision known: their bounds in days, and their words.

Levels 0, 1 and 2 of the Extended Date/Time Format are read (see `natorussia.data.edtf` for the
syntax and for what is chosen where readers differ), and a few ways in which people write a year:
44 BCE, AD 14, c. 250 BC, 13.8 billion years ago (see `natorussia.data.edtf.typed`).
"""

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from natorussia.data import course
from natorussia.data.edtf import parse
from natorussia.data.edtf.single import Date, from_to, read, refuse_short, within
from natorussia.data.languages import console, current
from natorussia.data.languages.catalogues import filled, gettext, noted

Kind = Literal["point", "span", "open", "until"]
_Window = tuple[float, float]
OPEN = ".."
UNDATED = noted("undated")
_SET = re.compile(r"(?P<open>[\[{])(?P<before>\.\.)?(?P<items>.+?)(?P<after>\.\.)?(?P<close>[\]}])")
_CLOSING = {"[": "]", "{": "}"}
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_EPOCH = dt.date(1970, 1, 1)
_YEAR_ONE, _LAST_DAY = (dt.date.min - _EPOCH).days, (dt.date.max - _EPOCH).days


class DateError(ValueError):
    """A date that is no EDTF, or an end before its start; the message has the whole of it."""

    def __init__(self, got: object, why: str = "") -> None:
        why = why or console.filled("expected {0}", console.gettext(parse.EXPECTED))
        super().__init__(console.filled("got {0}; {1}", repr(got), why))
        self.got, self.why = got, why

    def within(self, text: str) -> "DateError":
        """Return the error of the text that the date was read from, with the whole of it."""
        return DateError(text, console.filled("read as {0}; {1}", repr(self.got), self.why))


@dataclass(frozen=True, slots=True)
class Span:
    """When something happened: windows of possible starts and ends, in days since 1970-01-01.

    A window runs from its first moment up to, and without, the moment after its last one, so that
    a start on a known day has ``start1 - start0 == 1``.

    Attributes
    ----------
    kind
        ``point``; ``span``, with a start and an end; ``open``, still going on or with an end that
        nobody knows; ``until``, without a known start.
    start0, start1
        The window of the start, or of the point itself; None for ``until``.
    end0, end1
        The window of the end; None for ``point`` and ``open``.
    start_mark, end_mark
        What EDTF appends to a date that is not certain: ``~`` (about), ``?`` (perhaps), ``%``
        (both), or nothing; a point has a start alone.
    unknown
        Whether an open side is one that nobody knows, and not one that goes on.
    words
        The date in the language that is spoken now; in British English by default.
    """

    kind: Kind
    start0: float | None
    start1: float | None
    end0: float | None
    end1: float | None
    start_mark: str
    end_mark: str
    unknown: bool
    words: str

    @property
    def approx(self) -> bool:
        """Whether the source says "about" or "perhaps"."""
        return self.start_mark != "" or self.end_mark != ""

    @property
    def first_day(self) -> dt.date | None:
        """The first day that the date allows; None if open, or outside Python's years 1 to 9999."""
        return None if self.start0 is None else _day(math.floor(self.start0))

    @property
    def last_day(self) -> dt.date | None:
        """The last day that the date allows; None if open, or outside Python's years 1 to 9999."""
        last = self.start1 if self.kind == "point" else self.end1
        return None if last is None else _day(math.ceil(last) - 1)


def span(date: str, end: str = "") -> Span:
    """Read a date, or the two dates of a span.

    Parameters
    ----------
    date
        An EDTF date, interval (``1999-03-24/1999-06-10``) or set (``[1667,1668]``); ``..`` where
        the start is open.
    end
        The last date of a span, ``..`` while it goes on, or nothing for a point in time.

    Raises
    ------
    DateError
        If a date is not EDTF, or if the end comes before the start.

    Examples
    --------
    >>> span("1999-03-24", "1999-06-10").words
    '24 March to 10 June 1999'
    >>> span("2007-06-XX").words
    'June 2007, day unknown'
    >>> span("[1667,1668,1670..1672]").words
    '1667, 1668 or 1670 to 1672'
    """
    try:
        return _worded(date, end, current(), course.folder())
    except parse.FaultError as fault:
        raise DateError(f"{date}/{end}" if end else date, str(fault)) from fault


@lru_cache(maxsize=65536)
def _worded(date: str, end: str, tag: str, tables: Path) -> Span:  # noqa: ARG001
    """Read a span once for each language, and for each course, which may word it its own way."""
    return _span(date, end)


def _span(date: str, end: str) -> Span:
    if not end and date[:1] in _CLOSING:
        return _set(date)
    if not end and "/" in date:
        start, _, stop = date.partition("/")
        if "Y" in (start[:1], stop[:1]):
            raise parse.FaultError(
                console.gettext("expected no long year in an interval: give date and end apart")
            )
        refuse_short(start, stop)
        return _between(start, stop)
    if end:
        return _between(date, end)
    found = read(date)
    window = (found.first, found.after)
    return Span("point", *window, None, None, found.mark, "", unknown=False, words=found.words)


def _between(date: str, end: str) -> Span:
    """Read two dates; nothing is a side that nobody knows, ``..`` one that is open."""
    sides = ("", OPEN)
    if date in sides and end in sides:
        return _always(date, end)
    if date in sides:
        return _until(read(end), unknown=not date)
    if end in sides:
        return _since(read(date), unknown=not end)
    return _from_until(read(date), read(end))


def _from_until(start: Date, stop: Date) -> Span:
    if stop.after <= start.first:
        raise parse.FaultError(
            console.filled(
                "the end, {0}, is before the start, {1}: swap or correct them",
                stop.words,
                start.words,
            )
        )
    return Span(
        "span",
        start.first,
        min(start.after, stop.after),
        max(stop.first, start.first),
        stop.after,
        start.mark,
        stop.mark,
        unknown=False,
        words=from_to(start, stop),
    )


def _always(date: str, end: str) -> Span:
    begins = gettext("beginning open") if date else gettext("beginning unknown")
    ends = gettext("still going on") if end else gettext("end unknown")
    words = gettext("always") if date and end else f"{begins}, {ends}"
    return Span("open", None, None, None, None, "", "", unknown=not (date and end), words=words)


def _since(start: Date, *, unknown: bool) -> Span:
    if unknown:
        words = filled("from {0}, end unknown", start.beside)
    else:
        words = filled("since {0}", start.beside)
    return Span("open", start.first, start.after, None, None, start.mark, "", unknown, words)


def _until(stop: Date, *, unknown: bool) -> Span:
    if unknown:
        words = filled("until {0}, beginning unknown", stop.beside)
    else:
        words = filled("until {0}", stop.beside)
    return Span("until", None, None, stop.first, stop.after, "", stop.mark, unknown, words)


def _set(text: str) -> Span:
    """Read one of a set, which is a point somewhere in it, or all of it, which is a span."""
    match = _SET.fullmatch(text)
    if match is None or _CLOSING[match["open"]] != match["close"]:
        raise parse.FaultError(
            console.gettext("expected a set: [1667,1668..1670] (one of) or {1667,1668} (all)")
        )
    one, before, after = match["open"] == "[", bool(match["before"]), bool(match["after"])
    items = [_item(item) for item in re.split(" *, *", match["items"])]
    joins = gettext("or") if one else gettext("and")
    words = _listed([item.words for item in items], joins, before, after)
    if before or after:
        return _open_set(items, words, before=before, after=after)
    is_range = one and len(items) == 1 and items[0].kind == "span"
    return _whole_set(items, within(match["items"]) if is_range else words, one=one)


def _item(text: str) -> Span:
    if "/" in text or text[:1] in _CLOSING:
        raise parse.FaultError(
            console.gettext("expected dates with commas between, or .. between two")
        )
    first, dots, last = text.partition(OPEN)
    refuse_short(first, last)
    return _from_until(read(first), read(last)) if dots else _span(text, "")


def _listed(names: list[str], joins: str, before: bool, after: bool) -> str:  # noqa: FBT001
    # The extractor of messages does not look into an f-string.
    earlier, later = gettext("earlier"), gettext("later")
    if before:
        names[0] += f" {joins} {earlier}"
    if after:
        names[-1] += f" {joins} {later}"
    return f" {joins} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _ends(items: list[Span]) -> tuple[_Window, _Window]:
    """Return the window of the first of some dates, and that of the last."""
    starts = [(item.start0 or 0, item.start1 or 0) for item in items]
    stops = [
        start if item.kind == "point" else (item.end0 or 0, item.end1 or 0)
        for item, start in zip(items, starts, strict=True)
    ]
    return min(starts), max(stops, key=lambda window: window[1])


def _whole_set(items: list[Span], words: str, *, one: bool) -> Span:
    (first, early), (late, last) = _ends(items)
    mark = parse.joined(*(item.start_mark + item.end_mark for item in items))
    if one:
        return Span("point", first, last, None, None, mark, "", unknown=False, words=words)
    return Span("span", first, early, late, last, mark, mark, unknown=False, words=words)


def _open_set(items: list[Span], words: str, *, before: bool, after: bool) -> Span:
    (first, early), (late, last) = _ends(items)
    mark = parse.joined(*(item.start_mark + item.end_mark for item in items))
    if not after:
        return Span("until", None, None, late, last, "", mark, unknown=False, words=words)
    if before:
        return Span("open", None, None, None, None, mark, "", unknown=False, words=words)
    return Span("open", first, early, None, None, mark, "", unknown=False, words=words)


def _day(number: int) -> dt.date | None:
    if not _YEAR_ONE <= number <= _LAST_DAY:
        return None
    return _EPOCH + dt.timedelta(days=number)


def first_and_last(date: str, end: str = "") -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day that a date, or the two of a span, allow; see `span`.

    Most dates of most tables are plain days, which need not be read as EDTF.
    """
    first, last = _plain_day(date), _plain_day(end or date)
    if first is None or last is None or last < first:
        found = span(date, end)
        return found.first_day, found.last_day
    return first, last


def _plain_day(text: str) -> dt.date | None:
    """Return the day that a text writes in full, if it is one of Python's years."""
    try:
        return dt.date.fromisoformat(text) if _IS_DAY.fullmatch(text) else None
    except ValueError:
        return None


def order(date: str) -> tuple[float, str]:
    """Return what rows of dates are sorted by: the year, and within it the text.

    A date without a known start comes first of all, and what is no date last.
    """
    day = _plain_day(date)
    if day is not None:
        return (day - _EPOCH).days, date
    try:
        start = span(date).start0
    except DateError:
        return math.inf, date
    if start is None:
        return -math.inf, date
    return start, date
