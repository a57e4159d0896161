"""A date in the language of the course, where that is not English: in the words of CLDR."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from natorussia.data.edtf.bounds import is_season, possible_days, possible_months, years
from natorussia.data.edtf.parse import SEASONS, UNKNOWN_PART, UNKNOWN_YEAR, Parts
from natorussia.data.languages import current, locale
from natorussia.data.languages.catalogues import filled, gettext, noted

if TYPE_CHECKING:
    from babel import Locale

_MILLION, _BILLION = 10**6, 10**9
_LEAP_YEAR = 2000  # has every day of a month
_FIRST_PLAIN, _DECADE = 1000, 9  # a year of four digits is plain without an era
_SURE = {
    "~": noted("about {0}"),
    "?": noted("perhaps {0}"),
    "%": noted("perhaps about {0}"),
}
_FOUR = (noted("spring {0}"), noted("summer {0}"), noted("autumn {0}"), noted("winter {0}"))
_HEADS = (
    *_FOUR,
    *_FOUR,
    *_FOUR,
    noted("first quarter of {0}"),
    noted("second quarter of {0}"),
    noted("third quarter of {0}"),
    noted("fourth quarter of {0}"),
    noted("first third of {0}"),
    noted("second third of {0}"),
    noted("last third of {0}"),
    noted("first half of {0}"),
    noted("second half of {0}"),
)


def words(parts: Parts) -> str:
    """Return a date in words, with what is uncertain of it."""
    said = _when(parts)
    if parts.clock:
        said += f", {parts.clock.words}"
    return qualified(said, parts.mark)


def qualified(said: str, mark: str) -> str:
    """Return words with how sure they are: ``~``, ``?``, ``%`` or nothing."""
    return filled(_SURE[mark], said) if mark else said


def _when(parts: Parts) -> str:  # noqa: PLR0911
    low, high = years(parts)
    if parts.year.lstrip("-") == UNKNOWN_YEAR:
        return gettext("an unknown year")
    if not parts.month or low != high:
        return year_words(low, high)
    if is_season(parts):
        return _season(_HEADS[int(parts.month) - SEASONS[0]], low)
    months, unknown = possible_months(parts), parts.day == UNKNOWN_PART
    if parts.month == UNKNOWN_PART:
        return filled("{0}, month unknown", year_words(low, high))
    if len(months) > 1:
        return filled("between {0} and {1}", *(_month(low, one) for one in (months[0], months[-1])))
    month = _month(low, months[0])
    if unknown or not parts.day:
        return filled("{0}, day unknown", month) if unknown else month
    return _days(low, months[0], possible_days(parts))


def _days(year: int, month: int, found: Sequence[int]) -> str:
    first, last = (_day(year, month, one) for one in (found[0], found[-1]))
    return first if len(found) == 1 else filled("between {0} and {1}", first, last)


def moment_words(year: int, month: int, day: int = 0) -> str:
    """Return a month, or a day of it, in words."""
    return _day(year, month, day) if day else _month(year, month)


def _season(said: str, year: int) -> str:
    return filled(said, year_words(year, year))


def year_words(low: int, high: int) -> str:
    """Return a year, or the years between two, in words."""
    if low == high:
        return _year(low)
    if high - low == _DECADE and low >= _FIRST_PLAIN and low % 10 == 0:
        return filled("the {0}s", low)
    return between(_year(low), _year(high))


def between(first: str, last: str) -> str:
    """Return words of something that was not before one date, nor after another."""
    return filled("between {0} and {1}", first, last)


def _year(year: int) -> str:
    if year <= -_MILLION:
        return _years_ago(-year)
    if year < _FIRST_PLAIN:
        locale = _locale()
        return f"{year if year > 0 else 1 - year} {locale.eras['abbreviated'][int(year > 0)]}"
    return grouped(year) if year >= _MILLION else str(year)


def _years_ago(many: int) -> str:
    unit = _BILLION if many >= _BILLION else _MILLION
    said = grouped(round(many / unit, 4))
    if unit == _BILLION:
        return filled("{0} billion years ago", said)
    return filled("{0} million years ago", said)


def grouped(number: float) -> str:
    """Return a number as the language writes it, with signs between thousands."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, format="#,##0.####", locale=_locale()))


def _month(year: int, month: int) -> str:
    if year < _FIRST_PLAIN:
        return f"{_locale().months['stand-alone']['wide'][month]} {_year(year)}"
    return _formatted(dt.date(year, month, 1), "yMMMM")


def _day(year: int, month: int, day: int) -> str:
    if year < _FIRST_PLAIN or year > dt.MAXYEAR:
        return f"{_formatted(dt.date(_LEAP_YEAR, month, day), 'MMMMd')} {_year(year)}"
    return _formatted(dt.date(year, month, day), "yMMMMd")


def _formatted(day: dt.date, skeleton: str) -> str:
    from babel.dates import format_date, format_skeleton

    locale = _locale()
    if skeleton == "yMMMMd":
        return str(format_date(day, "long", locale=locale))
    return str(format_skeleton(skeleton, day, locale=locale))


def _locale() -> "Locale":
    return locale(current())
