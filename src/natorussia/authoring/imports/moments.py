"""Moments as JavaScript writes them, and dates as people type them beside these."""

import datetime as dt
import math
import re

from natorussia.authoring.imports import written_dates
from natorussia.data import coercion
from natorussia.data.calendar import civil
from natorussia.data.dates import DateError, span
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console

_FAR = re.compile(r"([+-])(\d{6})(-.*)")
_MOMENT = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")
# As Date writes itself: its day, and its time without the zone, which the text of a page shows.
_OF_JAVASCRIPT = re.compile(
    r"[A-Z][a-z]{2},? ([A-Z][a-z]{2} \d\d \d{4}|\d\d [A-Z][a-z]{2} \d{4}) (\d\d(?::\d\d){2}) GMT.*"
)
_DAY = 86_400_000  # milliseconds
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_FIRST, _LAST = (dt.date(*day).toordinal() - 719_163 for day in ((1, 1, 1), (9999, 12, 31)))


def moment(value: object) -> str:
    """Return a date of JavaScript: ISO, or milliseconds since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        days, rest = divmod(value, _DAY)
        if not _FIRST <= days <= _LAST:
            return _far_day(days)
        when = _EPOCH + dt.timedelta(days=days, milliseconds=rest)
        return coercion.edtf(f"{when.isoformat()[:19]}.000Z".replace("T00:00:00.000Z", ""))
    text = "" if value is None else str(value).strip()
    if found := _MOMENT.fullmatch(text):
        return moment(int(found[1]))
    if words := _OF_JAVASCRIPT.fullmatch(text):
        text = f"{words[1]} {words[2]}"
    if far := _FAR.fullmatch(text):  # as toISOString writes years beyond 0 to 9999
        text = f"{far[1].replace('+', '')}{int(far[2]):04}{far[3]}"
    return written(text) if text else ""


def _far_day(days: float) -> str:
    """Return a day outside Python's years 1 to 9999 as EDTF: far away the year is enough.

    Raises
    ------
    DateError
        If it is no number.
    """
    if not math.isfinite(days):
        raise DateError(days)
    year, month, day = civil(int(days))
    text = year_text(year)
    return text if text.startswith("Y") else f"{text}-{month:02}-{day:02}"


def written(text: str) -> str:
    """Return one date as people write it in EDTF.

    Raises
    ------
    DateError
        If it is none, or two.
    """
    start, end = written_both(text)
    if end:
        raise DateError(text, console.gettext("expected one date: give the last one as the end"))
    return start


def written_both(text: str) -> tuple[str, str]:
    """Return a date as people write it in EDTF, and its end where it is a span.

    Raises
    ------
    DateError
        If it is none; the message has the whole text.
    """
    start, end = written_dates.read(text)
    try:
        span(start, end)
    except DateError as error:
        raise error if repr(text) in str(error) else error.within(text) from error
    return start, end
