"""The first moment that a date may mean, and the moment after the last one, in days."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from natorussia.data.edtf.parse import SEASONS, FaultError, Parts
from natorussia.data.languages import console

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August"]
MONTHS += ["September", "October", "November", "December"]
_NORTH = ((3, 3), (6, 3), (9, 3), (12, 3))
_SOUTH = ((9, 3), (12, 3), (3, 3), (6, 3))
_QUARTERS, _THIRDS = ((1, 3), (4, 3), (7, 3), (10, 3)), ((1, 4), (5, 4), (9, 4))
# The first month and the number of months of the codes from 21 to 41.
_SPANS = (*_NORTH, *_NORTH, *_SOUTH, *_QUARTERS, *_THIRDS, (1, 6), (7, 6))
_LONGEST = 31
_DAY = 86400


def days(year: int, month: int = 1) -> int:
    """Return the days from 1970-01-01 to the first day of a month; month 13 is next January.

    After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", whose years begin in March.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    shifted = year - (month < 3)  # noqa: PLR2004
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def bounds(parts: Parts) -> tuple[float, float]:
    """Return the window of a date in days since 1970-01-01; the second is the moment after it.

    Raises
    ------
    FaultError
        If no day of the calendar is like this.
    """
    low, high = years(parts)
    if not parts.month:
        return days(low), days(high + 1)
    if is_season(parts):
        first, length = _SPANS[int(parts.month) - SEASONS[0]]
        return days(low, first), days(high, first + length)
    if not parts.day:
        months = possible_months(parts)
        return days(low, months[0]), days(high, months[-1] + 1)
    return _of_days(parts)


def is_season(parts: Parts) -> bool:
    """Tell whether the second part is a season, a quarter, a third or a half of the year."""
    return not parts.day and parts.month.isdigit() and int(parts.month) in SEASONS


def years(parts: Parts) -> tuple[int, int]:
    """Return the first and the last year that a date may mean."""
    ends = (int(parts.year.replace("X", digit)) for digit in "09")
    low, high = sorted(ends)
    return (low, high) if parts.significant is None else _same_digits(low, parts.significant)


def _same_digits(year: int, significant: int) -> tuple[int, int]:
    """Return the first and the last year of as many digits that begin with the same ones."""
    unit = 10 ** max(0, len(str(abs(year))) - significant)
    nearest = abs(year) // unit * unit
    ends = (nearest, nearest + unit - 1)
    return ends if year >= 0 else (-ends[1], -ends[0])


@cache
def _matching(mask: str, last: int) -> tuple[int, ...]:
    pattern = re.compile(mask.replace("X", r"\d"))
    return tuple(number for number in range(1, last + 1) if pattern.fullmatch(f"{number:02d}"))


def possible_months(parts: Parts) -> tuple[int, ...]:
    """Return the months that a date may be in, from 1 to 12.

    Raises
    ------
    FaultError
        If there is none.
    """
    found = _matching(parts.month, len(MONTHS))
    if not found:
        raise FaultError(
            console.gettext(
                "expected a month from 01 to 12, or a season from 21 to 41 without a day"
            )
        )
    return found


def possible_days(parts: Parts) -> tuple[int, ...]:
    """Return the days that a date may be on: those of its longest month, where digits are unknown.

    A day without unknown digits is returned whatever the month.
    """
    found = _matching(parts.day, _LONGEST)
    if "X" not in parts.day:
        return found
    longest = max(_lengths(parts).values())
    return tuple(day for day in found if day <= longest)


def _lengths(parts: Parts) -> dict[int, int]:
    """Return how long each month is that a date may be in, in a leap year if it may be one."""
    low, high = years(parts)
    some = range(low, min(high, low + 8) + 1)  # among them a leap year, if there is any
    return {
        month: max(days(year, month + 1) - days(year, month) for year in some)
        for month in possible_months(parts)
    }


def _of_days(parts: Parts) -> tuple[float, float]:
    first = next(_candidates(parts, 1), None)
    last = next(_candidates(parts, -1), None)
    if first is None or last is None:
        raise FaultError(_no_such_day(parts))
    if parts.clock:
        moment = first + parts.clock.seconds / _DAY
        return moment, moment + parts.clock.length / _DAY
    return first, last + 1


def _candidates(parts: Parts, step: int) -> Iterator[int]:
    """Yield the days that a date may mean, in order of time or (step -1) the other way."""
    low, high = years(parts)
    pattern = re.compile(parts.year.replace("X", r"\d"))
    months, numbers = possible_months(parts)[::step], possible_days(parts)[::step]
    for year in range(low, high + 1)[::step]:
        if low != high and not _fits(pattern, year, parts.year):
            continue
        for month in months:
            yield from _in_month(year, month, numbers)


def _fits(pattern: re.Pattern[str], year: int, mask: str) -> bool:
    sign = "-" if mask.startswith("-") else ""
    return pattern.fullmatch(f"{sign}{abs(year):04d}") is not None


def _in_month(year: int, month: int, numbers: Sequence[int]) -> Iterator[int]:
    start, stop = days(year, month), days(year, month + 1)
    yield from (start + number - 1 for number in numbers if start + number <= stop)


def _no_such_day(parts: Parts) -> str:
    month, longest = max(_lengths(parts).items(), key=lambda one: one[1])
    return console.filled(
        "expected a day from 01 to {0}, since {1} has no more",
        longest,
        f"{parts.year}-{month:02}",
    )
