"""An event on a scale, for systems that have none: the credit of each month or year of it."""

from dataclasses import dataclass
from typing import Any

from natorussia.data.calendar import civil, days, round_step
from natorussia.data.edtf import spoken
from natorussia.data.edtf.words import moment_words, year_words
from natorussia.data.languages import is_english
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.questions import score
from natorussia.questions.items import STRICTER, Loss

_FEWEST_YEARS = 4
_MOST_STRETCHES = 25
_NEAR = 0.9
_NEARLY = Loss(noted("a time that is only near earns less than everything"), STRICTER)


@dataclass(frozen=True)
class Periods:
    """The months, years or longer stretches of a scale, each with the credit that it earns.

    ``what`` is ``day``, ``month``, ``year``, or the length of a stretch such as
    ``500,000,000 years``; ``begins`` has the first day of each, since 1970-01-01.
    """

    what: str
    credits: dict[str, float]
    begins: dict[str, int]

    @property
    def lost(self) -> tuple[Loss, ...]:
        """What is lost where a period is near enough to earn everything here."""
        return (_NEARLY,) if _NEAR in self.credits.values() else ()


def by_period(key: dict[str, Any], first: int, stop: int) -> Periods:
    """Return the years of a scale, or months or days where years would be too few to ask for.

    Parameters
    ----------
    key
        The key of a question of the kind ``place``.
    first, stop
        The first day of the scale, and the day after its last, in days since 1970-01-01.

    Returns
    -------
    Periods
        Years stand as astronomical numbers, other periods in words.
    """
    (y0, m0, _), (y1, m1, _) = civil(first), civil(stop - 1)
    if "step" in key:
        return _stretches(key, y0, y1)
    if y1 - y0 + 1 >= _FEWEST_YEARS:
        years = {str(year): days(year) for year in range(y0, y1 + 1)}
        return _credited("year", key, "year", years)
    if (y0, m0) == (y1, m1):
        return _credited(gettext("day"), key, "day", _days(first, stop))
    months = [divmod(y0 * 12 + m0 - 1 + n, 12) for n in range((y1 - y0) * 12 + m1 - m0 + 1)]
    begins = {moment_words(year, month + 1): days(year, month + 1) for year, month in months}
    return _credited(gettext("month"), key, "month", begins)


def _credited(what: str, key: dict[str, Any], grain: str, begins: dict[str, int]) -> Periods:
    return Periods(what, {name: _credit(key, grain, day) for name, day in begins.items()}, begins)


def _days(first: int, stop: int) -> dict[str, int]:
    return {moment_words(*civil(day)): day for day in range(first, stop)}


def _stretches(key: dict[str, Any], first: int, last: int) -> Periods:
    """Return stretches of a round number of years, for a scale of more years than can be typed."""
    size = round_step((last - first) / _MOST_STRETCHES)
    years = range(first // size * size, last + 1, size)
    begins = {_stretch(year, size): days(year) for year in years}
    return _credited(_long(size), {**key, "step": size}, "year", begins)


def _stretch(first: int, size: int) -> str:
    last = first + size
    return filled("{0} to {1}", year_words(first, first), year_words(last, last))


def _long(years: int) -> str:
    return filled("{0} years", f"{years:,}" if is_english() else spoken.grouped(years))


def _credit(key: dict[str, Any], grain: str, day: int) -> float:
    """Return the credit of a period; only one that holds the event earns everything.

    Distance earns full credit only where a day, or as fine a period as the page has, is picked.
    """
    exactly = {**key, "grain": grain, "full": 0}
    holds = score("place", exactly, day).credit == 1
    return 1.0 if holds else min(_NEAR, score("place", {**key, "grain": grain}, day).credit)
