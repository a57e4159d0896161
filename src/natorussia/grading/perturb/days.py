"""Moving days: one map for all tables, so that order and agreement between them stay.

Days move within their year, equal days to an equal one, later days to later ones.  They never
cross the beginning or the end of a month that some table names without a day.
"""

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from natorussia.data.calendar import civil, days
from natorussia.data.edtf.typed import year_text

_IS_DAY = re.compile(r"((-?\d{4})-(\d\d)-(\d\d))([~?%]?)", re.ASCII)
_IS_MONTH = re.compile(r"((-?\d{4})-(\d\d))[~?%]?", re.ASCII)
_MONTHS = 12


class Days:
    """The days of some tables, parted by the years and months that they stay in.

    Parameters
    ----------
    texts
        Every date of every table, as EDTF; those that are no days, exact or about, stay.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        found = set(texts)
        self._known = {text: match for text in found if (match := _IS_DAY.fullmatch(text))}
        cuts = _cuts(found)
        parts: dict[tuple[int, int], list[int]] = defaultdict(list)
        for year, month, day in {match.group(2, 3, 4) for match in self._known.values()}:
            number = days(int(year), int(month), int(day))
            parts[int(year), bisect_right(cuts, number)].append(number)
        self._parts = [
            (*_limits(year, part, cuts), [_text(day) for day in sorted(old)])
            for (year, part), old in sorted(parts.items())
        ]

    def moved(self, chance: random.Random) -> dict[str, str]:
        """Return where each day goes, by its text; draws come from ``chance``."""
        moved: dict[str, str] = {}
        for first, end, old in self._parts:
            places = sorted(chance.sample(range(end - first), len(old)))
            moved |= zip(old, (_text(first + place) for place in places), strict=True)
        return {text: moved[match[1]] + match[5] for text, match in self._known.items()}


def _cuts(texts: Iterable[str]) -> list[int]:
    """Return the beginnings and ends of the months that are named without a day."""
    months = {match.group(2, 3) for text in texts if (match := _IS_MONTH.fullmatch(text))}
    return sorted({cut for year, month in months for cut in _edges(int(year), int(month))})


def _limits(year: int, part: int, cuts: list[int]) -> tuple[int, int]:
    """Return the first day of a part of a year, and the day after its last."""
    first = max(days(year), cuts[part - 1]) if part else days(year)
    return first, min(days(year + 1), cuts[part]) if part < len(cuts) else days(year + 1)


def _text(day: int) -> str:
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def _edges(year: int, month: int) -> tuple[int, int]:
    """Return the first day of a month, and of the next one."""
    if not 1 <= month <= _MONTHS:  # a season has no first day that a table would compare with
        return (days(year), days(year))
    return days(year, month), days(year, month + 1)
