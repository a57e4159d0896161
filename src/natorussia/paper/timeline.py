"""A timeline to fill in: a lane for each theme, a tick for each year, and the key to it."""

from collections.abc import Sequence
from html import escape

from natorussia import data
from natorussia.paper.cards import Card, place

WIDTH, HEIGHT = 277.0, 152.0  # millimetres: A4 on its side, without margins
_LEFT, _TOP, _SMALL = 35.0, 9.0, 2.6
_YEAR = 365.2425
_MOST_TICKS = 26
_BY_QUARTER = 12


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
    label = "Timeline with the cards in place" if filled else "Timeline to fill in"
    return (
        f'<svg class="np-strip" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def _years(cards: Sequence[Card]) -> tuple[int, int]:
    places = [place(card) for card in cards]
    return int(min(places) // _YEAR) + 1970, int(max(places) // _YEAR) + 1971


def _x(year: float, first: int, last: int) -> float:
    return _LEFT + (WIDTH - _LEFT - 3) * (year - first) / (last - first)


def _ticks(first: int, last: int) -> list[str]:
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step <= _MOST_TICKS)
    found = [
        f'<path class="np-minor" d="M{_x(year / 4, first, last):.2f} {_TOP}V{HEIGHT}"/>'
        for year in range(4 * first, 4 * last if last - first <= _BY_QUARTER else 0)
    ]
    for year in range(first, last + 1):
        x, named = _x(year, first, last), year % step == 0
        strong = "np-tick" if named else "np-minor"
        found.append(f'<path class="{strong}" d="M{x:.2f} {_TOP}V{HEIGHT}"/>')
        if named and year < last:
            found.append(f'<text class="np-year" x="{x + 0.8:.2f}" y="{_TOP - 2}">{year}</text>')
    return found


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
