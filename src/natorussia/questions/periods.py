"""An event on a scale, for systems that have none: the credit of each month or year of it."""

from dataclasses import dataclass
from typing import Any

from natorussia.data.dates import span
from natorussia.questions import score
from natorussia.questions.calendar import civil, days

_FEWEST_YEARS = 4
_NEAR = 0.9


@dataclass(frozen=True)
class Periods:
    """The months or years of a scale, each with the credit that picking it earns."""

    what: str
    credits: dict[str, float]


def by_period(key: dict[str, Any], first: int, stop: int) -> Periods:
    """Return the years of a scale, or its months where years would be too few to ask for.

    Parameters
    ----------
    key
        The key of a question of the kind ``place``.
    first, stop
        The first day of the scale, and the day after its last, in days since 1970-01-01.
    """
    (y0, m0, _), (y1, m1, _) = civil(first), civil(stop - 1)
    if y1 - y0 + 1 >= _FEWEST_YEARS:
        years = {str(year): _credit(key, "year", days(year)) for year in range(y0, y1 + 1)}
        return Periods("year", years)
    months = [divmod(y0 * 12 + m0 - 1 + n, 12) for n in range((y1 - y0) * 12 + m1 - m0 + 1)]
    return Periods(
        "month",
        {
            _words(year, month + 1): _credit(key, "month", days(year, month + 1))
            for year, month in months
        },
    )


def _words(year: int, month: int) -> str:
    sign = "-" if year < 0 else ""
    return span(f"{sign}{abs(year):04}-{month:02}").words


def _credit(key: dict[str, Any], grain: str, day: int) -> float:
    """Return the credit of a period; only one that holds the event earns everything.

    Distance earns full credit only where a day, or as fine a period as the page has, is picked.
    """
    exactly = {**key, "grain": grain, "full": 0}
    holds = score("place", exactly, day).credit == 1
    return 1.0 if holds else min(_NEAR, score("place", {**key, "grain": grain}, day).credit)
