"""Days since 1970-01-01 and the years, months and days they fall on (proleptic Gregorian).

A scale of years goes in round steps.

The algorithms are Howard Hinnant's "chrono-compatible low-level date algorithms"; they hold for
any year, where Python's own dates begin with year 1.
"""

_ERA = 146097  # days in 400 years


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month."""
    era, rest = divmod(day + 719468, _ERA)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    left = rest - (365 * year + year // 4 - year // 100)
    shifted = (5 * left + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9  # noqa: PLR2004
    return year + era * 400 + (month <= 2), month, left - (153 * shifted + 2) // 5 + 1  # noqa: PLR2004


def days(year: int, month: int = 1, day: int = 1) -> int:
    """Return the days since 1970-01-01; months beyond 12 run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year -= month <= 2  # noqa: PLR2004
    era, rest = divmod(year, 400)
    in_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _ERA + rest * 365 + rest // 4 - rest // 100 + in_year - 719468


def round_step(least: float) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 ... that is not below a number."""
    power = 1
    while 10 * power < least:
        power *= 10
    return next(n * power for n in (1, 2, 5, 10) if n * power >= least)
