"""How the cells of a table are changed: categories and names, in rows that stay where they are."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from natorussia.data.dates import order

Row = dict[str, str]
Choice = tuple[str, ...]
_REDRAWN = 0.45
_YEAR = re.compile(r"(-?\d{4}).*")
_order = lru_cache(maxsize=65536)(order)  # each day is compared with the span of each section


def combination(row: Row, names: Iterable[str]) -> Choice:
    """Return what a row says in some columns; ``year`` is that of its date."""
    return tuple([_year(row["date"]) if name == "year" else row[name] for name in names])


@lru_cache(maxsize=65536)
def _year(date: str) -> str:
    return _YEAR.sub(r"\1", date)


def redraw(
    rows: Sequence[Row],
    columns: Sequence[str],
    choices: Callable[[Row], Sequence[Choice]],
    present: Sequence[Sequence[str]],
    chance: random.Random,
) -> None:
    """Put other cells into nearly half of the rows, so that every combination stays present.

    Parameters
    ----------
    rows
        The table's rows.
    columns
        What is drawn, together.
    choices
        What a row may be given.
    present
        Columns whose combinations must not disappear, a sequence of names each.
    chance
        Where the draws come from.
    """
    before = [combination(row, columns) for row in rows]
    kept = [_Kept(rows, names) for names in present]
    for row, now in zip(rows, before, strict=True):
        if chance.random() < _REDRAWN and (among := [one for one in choices(row) if one != now]):
            row.update(zip(columns, chance.choice(among), strict=True))
    order = chance.sample(range(len(rows)), len(rows))
    for one in kept:
        one.count()
    while lost := next((found for one in kept if (found := one.first_lost(order))), 0):
        for one in kept:
            one.forget(lost - 1)
        rows[lost - 1].update(zip(columns, before[lost - 1], strict=True))
        for one in kept:
            one.add(lost - 1)


class _Kept:
    """Combinations of columns that must not disappear, and how many rows hold each now."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        self.rows, self.names = rows, names
        self.were = [combination(row, names) for row in rows]

    def count(self) -> None:
        """Count what the rows hold now."""
        self.now = Counter(combination(row, self.names) for row in self.rows)

    def first_lost(self, order: Sequence[int]) -> int:
        """Return the number of a row, from one, that held what no row holds now; else nought."""
        return next((at + 1 for at in order if not self.now[self.were[at]]), 0)

    def forget(self, at: int) -> None:
        """Count a row no longer."""
        self.now[combination(self.rows[at], self.names)] -= 1

    def add(self, at: int) -> None:
        """Count a row."""
        self.now[combination(self.rows[at], self.names)] += 1


def redraw_sections(rows: Sequence[Row], keep: frozenset[str], chance: random.Random) -> None:
    """Give events another section and lane, within the span of days that each section has."""
    spans = _spans(rows)
    known = sorted({combination(row, ("section", "lane")) for row in rows})
    ends = {row["id"] for row in rows if row["date"] in spans[row["section"]]}
    bounds = {name: (_order(first), _order(last)) for name, (first, last) in spans.items()}

    def choices(row: Row) -> list[Choice]:
        if row["id"] in keep or row["id"] in ends:
            return [pair for pair in known if pair[0] == row["section"]]
        day = _order(row["date"])
        within = {name for name, (first, last) in bounds.items() if first <= day <= last}
        return [pair for pair in known if pair[0] in within]

    present = (("section", "lane"), ("section", "year"))
    redraw(rows, ("section", "lane"), choices, present, chance)


def _spans(rows: Iterable[Row]) -> dict[str, tuple[str, str]]:
    days: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        days[row["section"]].append(row["date"])
    return {
        section: (min(found, key=_order), max(found, key=_order)) for section, found in days.items()
    }


def deal(
    rows: Iterable[Row], columns: Sequence[str], within: Sequence[str], chance: random.Random
) -> None:
    """Deal the cells of some columns, those of a row together, out to the rows of each group."""
    groups: dict[Choice, list[Row]] = defaultdict(list)
    for row in rows:
        groups[combination(row, within)].append(row)
    for _, group in sorted(groups.items()):
        cells = [combination(row, columns) for row in group]
        chance.shuffle(cells)
        for row, mine in zip(group, cells, strict=True):
            row.update(zip(columns, mine, strict=True))


def rename(
    rows: list[Row],
    columns: Sequence[str],
    within: str,
    chance: random.Random,
    keep: frozenset[str],
) -> None:
    """Put one name in the place of another, in all its rows of a group.

    Parameters
    ----------
    rows
        The table's rows.
    columns
        What names somebody, the name itself first; nothing is done where there are none.
    within
        The column of the groups, or nothing where the table is one.
    chance
        Where the draws come from.
    keep
        Names that a question asks for: they stay.
    """
    if not columns:
        return
    first = columns[0]
    names = {row[first]: {name: row[name] for name in columns} for row in rows}
    free = sorted(names.keys() - keep)
    for group in sorted({row.get(within, "") for row in rows}):
        round_ = chance.sample(free, len(free))
        following = dict(zip(round_, [*round_[1:], *round_[:1]], strict=True))
        for row in rows:
            if row.get(within, "") == group and row[first] in following:
                row.update(names[following[row[first]]])
