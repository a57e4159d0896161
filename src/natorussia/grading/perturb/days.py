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


def moved_days(texts: Iterable[str], chance: random.Random) -> dict[str, str]:
    """Return where each day goes, of all the dates that there are in some tables.

    Parameters
    ----------
    texts
        Every date of every table, as EDTF; those that are no days, exact or about, stay.
    chance
        Where the draws come from.
    """
    found = set(texts)
    months = {match.group(2, 3) for text in found if (match := _IS_MONTH.fullmatch(text))}
    cuts = sorted({cut for year, month in months for cut in _edges(int(year), int(month))})
    known = {text: match for text in found if (match := _IS_DAY.fullmatch(text))}
    parts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for year, month, day in sorted({match.group(2, 3, 4) for match in known.values()}):
        number = days(int(year), int(month), int(day))
        parts[int(year), bisect_right(cuts, number)].append(number)
    moved: dict[str, str] = {}
    for (year_, part), old in sorted(parts.items()):
        first = max(days(year_), cuts[part - 1]) if part else days(year_)
        end = min(days(year_ + 1), cuts[part]) if part < len(cuts) else days(year_ + 1)
        places = sorted(chance.sample(range(end - first), len(old)))
        later = (_text(first + place) for place in places)
        moved |= dict(zip(map(_text, sorted(old)), later, strict=True))
    return {text: moved[match[1]] + match[5] for text, match in known.items()}


def _text(day: int) -> str:
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def _edges(year: int, month: int) -> tuple[int, int]:
    """Return the first day of a month, and of the next one."""
    if not 1 <= month <= _MONTHS:  # a season has no first day that a table would compare with
        return (days(year), days(year))
    return days(year, month), days(year, month + 1)
