"""Moving days: one map for all tables, so that order and agreement between them stay.

Days move within their year, equal days to an equal one, later days to later ones.  They never
cross the beginning or the end of a month that some table names without a day.
"""

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

_IS_DAY = re.compile(r"(\d{4}-\d\d-\d\d)([~?%]?)", re.ASCII)
_IS_MONTH = re.compile(r"(\d{4}-\d\d)[~?%]?", re.ASCII)
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
    months = {match[1] for text in found if (match := _IS_MONTH.fullmatch(text))}
    cuts = sorted(cut for month in months for cut in _edges(month))
    known = {text: match for text in found if (match := _IS_DAY.fullmatch(text))}
    parts: dict[tuple[int, int], list[date]] = defaultdict(list)
    for text in sorted({match[1] for match in known.values()}):
        day = date.fromisoformat(text)
        parts[day.year, bisect_right(cuts, day)].append(day)
    moved: dict[str, str] = {}
    for (year, part), days in sorted(parts.items()):
        first = max(date(year, 1, 1), cuts[part - 1]) if part else date(year, 1, 1)
        end = min(date(year + 1, 1, 1), cuts[part]) if part < len(cuts) else date(year + 1, 1, 1)
        places = sorted(chance.sample(range((end - first).days), len(days)))
        later = (str(first + timedelta(days=place)) for place in places)
        moved |= dict(zip(map(str, days), later, strict=True))
    return {text: moved[match[1]] + match[2] for text, match in known.items()}


def _edges(month: str) -> tuple[date, date]:
    """Return the first day of a month, and of the next one."""
    year, number = map(int, month.split("-"))
    if not 1 <= number <= _MONTHS:  # a season has no first day that a table would compare with
        return (date(year, 1, 1), date(year, 1, 1))
    following = date(year + number // _MONTHS, number % _MONTHS + 1, 1)
    return date(year, number, 1), following
