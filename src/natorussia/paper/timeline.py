"""A timeline to fill in: its lanes, ticks on round years, and the key to it."""

from collections.abc import Sequence
from html import escape

from natorussia import data
from natorussia.data.calendar import civil, round_step
from natorussia.data.edtf.words import year_words
from natorussia.data.languages.catalogues import gettext
from natorussia.paper.cards import Card, place

WIDTH, HEIGHT = 277.0, 152.0  # millimetres: A4 on its side, without margins
_LEFT, _TOP, _SMALL = 35.0, 9.0, 2.6
_YEAR = 365.2425
_LETTER, _GAP = 1.9, 1.6  # millimetres: the width of a letter of a year, and what is between two
_MOST_LINES = 60
_MOST_YEARS = 100  # as many lines of years without a name can be told apart
_BY_QUARTER = 12
_AGO = 10**6  # years from which on they are said to be so long ago


def strip(cards: Sequence[Card], *, filled: bool) -> str:
    """Return the strip as SVG: blank, or with the number of each card where it belongs."""
    lanes = [row for row in data.rows("lanes") if any(c.event["lane"] == row["id"] for c in cards)]
    first, last = _years(cards)
    tall = (HEIGHT - _TOP) / len(lanes)
    parts = [*_ticks(first, last), *(_lane(row["title"], n, tall) for n, row in enumerate(lanes))]
    if filled:
        for n, row in enumerate(lanes):
            own = [card for card in cards if card.event["lane"] == row["id"]]
            parts += _numbers(own, _TOP + n * tall, tall, (first, last))
    label = (
        gettext("Timeline with the cards in place") if filled else gettext("Timeline to fill in")
    )
    return (
        f'<svg class="np-strip" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def _years(cards: Sequence[Card]) -> tuple[int, int]:
    places = [place(card) for card in cards]
    return civil(int(min(places) // 1))[0], civil(int(max(places) // 1))[0] + 1


def _x(year: float, first: int, last: int) -> float:
    return _LEFT + (WIDTH - _LEFT - 3) * (year - first) / (last - first)


def _ticks(first: int, last: int) -> list[str]:
    named = named_years(first, last)
    return [
        *_minor(first, last),
        *(_line("np-tick", year, first, last) for year in named),
        *(_name(year, first, last) for year in named if _fits(year, first, last)),
    ]


def _minor(first: int, last: int) -> list[str]:
    """Return lines without a name: quarters of a few years, each of some, round ones of many."""
    if last - first > _MOST_YEARS:
        fine = _round_years(first, last, round_step((last - first) / _MOST_LINES))
        return [_line("np-minor", year, first, last) for year in fine]
    parts = 4 if last - first <= _BY_QUARTER else 1
    steps = range(parts * first, parts * last + 1)
    return [_line("np-minor", step / parts, first, last) for step in steps]


def _line(kind: str, year: float, first: int, last: int) -> str:
    return f'<path class="{kind}" d="M{_x(year, first, last):.2f} {_TOP}V{HEIGHT}"/>'


def _name(year: int, first: int, last: int) -> str:
    x = _x(year, first, last) + 0.8
    return f'<text class="np-year" x="{x:.2f}" y="{_TOP - 2}">{year_words(year, year)}</text>'


def _fits(year: int, first: int, last: int) -> bool:
    """Tell whether a year's name ends before the strip does."""
    return _x(year, first, last) + 0.8 + _LETTER * len(year_words(year, year)) <= WIDTH


def named_years(first: int, last: int) -> list[int]:
    """Return the years to name on a strip: round as they are said, as far apart as they are wide.

    Parameters
    ----------
    first, last
        The astronomical years at the ends of the strip.
    """
    step = round_step((last - first) / WIDTH)  # what is closer than a millimetre has no room
    while True:
        years = _round_years(first, last, step)
        widest = max((len(year_words(year, year)) for year in years), default=0)
        apart = (WIDTH - _LEFT - 3) * step / (last - first)
        if len(years) <= 1 or apart >= _LETTER * widest + _GAP:
            return years
        step = round_step(1.5 * step)


def _round_years(first: int, last: int, step: int) -> list[int]:
    """Return years round as they are said: 500 BCE and not -500; there is no year 0."""
    begins = range(first // step * step, last + 1, step)
    years = (n if n > 0 or n <= -_AGO or step == 1 else n + 1 for n in begins)
    return [year for year in years if first <= year <= last]


def _lane(title: str, number: int, tall: float) -> str:
    y = _TOP + number * tall
    words = "".join(
        f'<tspan x="0" dy="{0 if n == 0 else 4.4}">{escape(line)}</tspan>'
        for n, line in enumerate(_folded(title))
    )
    return (
        f'<path class="np-rule" d="M0 {y:.2f}H{WIDTH}"/>'
        f'<text class="np-lane" x="0" y="{y + 6:.2f}">{words}</text>'
    )


def _folded(title: str) -> list[str]:
    """Return a title in lines short enough for the margin."""
    lines = [""]
    for word in title.split():
        fits = len(lines[-1]) + len(word) < 15  # noqa: PLR2004
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return lines


def _numbers(cards: list[Card], top: float, tall: float, years: tuple[int, int]) -> list[str]:
    """Return the cards' numbers in circles; what would overlap goes one row down."""
    rows: list[float] = []
    found = []
    for card in sorted(cards, key=place):
        x = _x(1970 + place(card) / _YEAR, *years)
        row = next((n for n, end in enumerate(rows) if end < x - 2 * _SMALL), len(rows))
        rows[row : row + 1] = [x]
        y = top + _SMALL + 1 + min(row * (2 * _SMALL + 0.6), tall - 2 * _SMALL - 2)
        found.append(
            f'<circle class="np-dot" cx="{x:.2f}" cy="{y:.2f}" r="{_SMALL}"/>'
            f'<text class="np-in" x="{x:.2f}" y="{y + 1.1:.2f}">{card.number}</text>'
        )
    return found
