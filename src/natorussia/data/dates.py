"""Dates in EDTF, at the precision known: their bounds in days, and their words.

Levels 0 and 1 of the Extended Date/Time Format (Library of Congress, 2019) are read, in
astronomical years of the proleptic Gregorian calendar: year 0 is 1 BCE.
https://www.loc.gov/standards/datetime/
"""

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["point", "span", "open", "until"]
OPEN = ".."
UNDATED = "undated"
EXPECTED = (
    "a date in EDTF, such as 1997, 1997-05, 1997-05-27, 1997-05-27T10:15, 1992~ (about), "
    "1992? (perhaps), 2004-06-XX (day unknown), 199X, 2001-21 (spring) or -0043 (44 BCE)"
)
_DATE = re.compile(
    r"(?P<year>-?\d(?:\d{3}|\d{2}X|\dXX|XXX)|Y-?[1-9]\d{4,14})"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August"]
_MONTHS += ["September", "October", "November", "December"]
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_EPOCH = dt.date(1970, 1, 1)
_YEAR_ONE, _LAST_DAY = (dt.date.min - _EPOCH).days, (dt.date.max - _EPOCH).days


class DateError(ValueError):
    """A date that is no EDTF of level 0 or 1, or an end before its start."""

    def __init__(self, got: str, why: str = "") -> None:
        super().__init__(f"got {got!r}; {why or f'expected {EXPECTED}'}")


class _Date(NamedTuple):
    """One date: the first moment it may mean, the moment after the last one, and its words."""

    first: float
    after: float
    mark: str
    head: str  # what is said before the year: "24 March "
    tail: str  # the year, and what is said after it: "1999", "2007, day unknown"

    @property
    def words(self) -> str:
        return _MARKS[self.mark] + self.head + self.tail


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
        The date in British English.
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
        An EDTF date or interval (``1999-03-24/1999-06-10``); ``..`` where the start is open.
    end
        The last date of a span, ``..`` while it goes on, or nothing for a point in time.

    Raises
    ------
    DateError
        If a date is not EDTF of level 0 or 1, or if the end comes before the start.

    Examples
    --------
    >>> span("1999-03-24", "1999-06-10").words
    '24 March to 10 June 1999'
    >>> span("2007-06-XX").words
    'June 2007, day unknown'
    """
    date, end = date.strip(), end.strip()
    if "/" in date and not end:
        return _interval(date)
    if not end:
        found = _read(date)
        window = (found.first, found.after)
        return Span("point", *window, None, None, found.mark, "", unknown=False, words=found.words)
    return _between(date, end, f"{date}/{end}")


def _interval(text: str) -> Span:
    start, _, end = text.partition("/")
    if start and end:
        return _between(start, end, text)
    if end:
        return _until(end, ", beginning unknown", unknown=True)
    return _since(start, "from ", ", end unknown", unknown=True)


def _between(date: str, end: str, text: str) -> Span:
    if date == OPEN:
        return _until(end)
    if end == OPEN:
        return _since(date)
    start, stop = _read(date), _read(end)
    if stop.after <= start.first:
        raise DateError(
            text, f"the end, {stop.words}, is before the start, {start.words}: swap or correct them"
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
        words=_from_to(start, stop),
    )


def _since(date: str, before: str = "since ", after: str = "", *, unknown: bool = False) -> Span:
    start = _read(date)
    words = f"{before}{start.words}{after}"
    return Span("open", start.first, start.after, None, None, start.mark, "", unknown, words)


def _until(end: str, after: str = "", *, unknown: bool = False) -> Span:
    stop = _read(end)
    words = f"until {stop.words}{after}"
    return Span("until", None, None, stop.first, stop.after, "", stop.mark, unknown, words)


def _from_to(start: _Date, stop: _Date) -> str:
    """Join two dates, and say what they share once: "3 to 5 June 2007"."""
    if start == stop:
        return start.words
    if start.tail != stop.tail or not start.head or not stop.head:
        return f"{start.words} to {stop.words}"
    head = start.head.strip()
    day, _, month = head.partition(" ")
    if month and stop.head.strip().endswith(" " + month) and not start.mark + stop.mark:
        head = day
    return f"{_MARKS[start.mark]}{head} to {stop.words}"


@lru_cache(maxsize=65536)
def _read(text: str) -> _Date:
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(text)
    low, high = _years(match["year"])
    if match["month"] is None:
        if match["hour"]:
            raise DateError(text)
        return _Date(_days(low), _days(high + 1), match["mark"], "", _year_words(low, high))
    if low != high:
        raise DateError(text, "expected no month after a year with unknown digits, as in 199X")
    return _in_month(text, match, low)


def _in_month(text: str, match: re.Match[str], year: int) -> _Date:
    mark, tail = match["mark"], _year_words(year, year)
    if "XX" in (match["month"], match["day"]):
        return _unknown(text, match, year)
    month = int(match["month"])
    if month in _SEASONS and match["day"] is None:
        first = (month - 20) * 3
        return _Date(_days(year, first), _days(year, first + 3), mark, f"{_SEASONS[month]} ", tail)
    if not 1 <= month <= len(_MONTHS):
        raise DateError(text, "expected a month from 01 to 12, or a season from 21 to 24")
    if match["day"] is None:
        return _Date(
            _days(year, month), _days(year, month + 1), mark, f"{_MONTHS[month - 1]} ", tail
        )
    return _on_day(text, match, year, month)


def _unknown(text: str, match: re.Match[str], year: int) -> _Date:
    """Read a date whose month or day is given as XX."""
    mark, tail = match["mark"], _year_words(year, year)
    if match["hour"]:
        raise DateError(text, "expected no time on a day that is unknown")
    if match["month"] == "XX":
        if match["day"] not in (None, "XX"):
            raise DateError(text, "expected no day in a month that is unknown")
        what = "month unknown" if match["day"] is None else "month and day unknown"
        return _Date(_days(year), _days(year + 1), mark, "", f"{tail}, {what}")
    known = _in_month(text, _DATE.fullmatch(text[: match.start("day") - 1]) or match, year)
    return known._replace(mark=mark, tail=f"{tail}, day unknown")


def _on_day(text: str, match: re.Match[str], year: int, month: int) -> _Date:
    first, day = _days(year, month), int(match["day"])
    length = _days(year, month + 1) - first
    name, tail = _MONTHS[month - 1], _year_words(year, year)
    if not 1 <= day <= length:
        raise DateError(
            text, f"expected a day from 01 to {length}, since {name} {tail} has no more"
        )
    midnight = first + day - 1
    if match["hour"]:
        moment, length_of_moment, clock = _clock(text, match)
        start = midnight + moment
        tail += clock
        return _Date(start, start + length_of_moment, match["mark"], f"{day} {name} ", tail)
    return _Date(midnight, midnight + 1, match["mark"], f"{day} {name} ", tail)


def _clock(text: str, match: re.Match[str]) -> tuple[float, float, str]:
    """Return the time as a part of the day in UTC, the length of the moment, and the words."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004
        raise DateError(text, "expected a time from 00:00 to 23:59")
    zone = match["zone"] or ""
    offset = 0
    if zone not in ("", "Z"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)
    seconds = (hour * 60 + minute - offset) * 60 + second
    clock = match[0].partition("T")[2].removesuffix(match["mark"]).removesuffix(zone)
    said = {"": "", "Z": " UTC"}.get(zone, f" UTC{zone}")
    return seconds / 86400, 1 / 86400 if match["second"] else 1 / 1440, f", {clock}{said}"


def _years(text: str) -> tuple[int, int]:
    """Return the first and the last year that a year with unknown digits may mean."""
    if "X" not in text:
        year = int(text.removeprefix("Y"))
        return year, year
    low, high = sorted((int(text.replace("X", "0")), int(text.replace("X", "9"))))
    return low, high


def _year_words(low: int, high: int) -> str:
    if low == high:
        return f"{1 - low} BCE" if low < 1 else f"{low} CE" if low < 1000 else str(low)  # noqa: PLR2004
    if high - low == 9 and low >= 1000:  # noqa: PLR2004
        return f"the {low}s"
    if high < 1:
        return f"between {1 - low} and {1 - high} BCE"
    return f"between {_year_words(low, low)} and {_year_words(high, high)}"


def _days(year: int, month: int = 1) -> int:
    """Return the days from 1970-01-01 to the first day of a month; month 13 is next January.

    After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", whose years begin in March.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    shifted = year - (month < 3)  # noqa: PLR2004
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def _day(number: int) -> dt.date | None:
    if not _YEAR_ONE <= number <= _LAST_DAY:
        return None
    return _EPOCH + dt.timedelta(days=number)
