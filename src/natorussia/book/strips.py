"""A timeline on paper: a line for each lane, a point for an event, a bar for a spell."""

from collections.abc import Iterator
from html import escape
from typing import Any

from natorussia.data.calendar import civil, round_step
from natorussia.data.edtf.words import year_words
from natorussia.data.languages.catalogues import gettext

_WIDTH, _TOP, _LANE = 180.0, 6.0, 7.0  # millimetres
_TICKS = 8
_YEAR = 365.2425  # days
_DAYS = ("start0", "start1", "end0", "end1")
_AGO = 10_000  # years, beyond which a day of the calendar says nothing

Spell = tuple[float, float, str]


def strip(state: dict[str, Any]) -> str:
    """Return the events of a timeline's state as SVG for print, or nothing where it has none.

    Parameters
    ----------
    state
        The traits of a timeline; days count from 1970-01-01, as ``data.dates`` has them.
    """
    spells = list(_spells(state.get("events") or {}))
    lanes = {lane["id"]: lane["title"] for lane in state.get("lanes", [])} or {"": ""}
    if not spells:
        return ""
    first, last = min(start for start, _, _ in spells), max(end for _, end, _ in spells)
    if last - first > _AGO * _YEAR or last <= first:
        return ""
    height = _TOP + _LANE * len(lanes)
    drawn = [*_years(first, last, height)]
    for place, (lane, title) in enumerate(lanes.items()):
        drawn += _lane(title, [one for one in spells if one[2] == lane], place, (first, last))
    name = escape(str(state.get("title") or gettext("Timeline")))
    box = f'viewBox="0 0 {_WIDTH:.0f} {height:.0f}"'
    return f'<svg class="nr-strip" role="img" aria-label="{name}" {box}>{"".join(drawn)}</svg>'


def _spells(events: dict[str, list[Any]]) -> Iterator[Spell]:
    # Widgets of other kinds may have events too, which are not dated.
    if not events.keys() >= {*_DAYS}:
        return
    days = [events[name] for name in _DAYS]
    lanes = events.get("lane") or [""] * len(days[0])
    for start, known, end0, end, lane in zip(*days, lanes, strict=True):
        first = start if start is not None else end0
        last = next((day for day in (end, known) if day is not None), first)
        if first is not None:
            yield float(first), float(last), str(lane)


def _years(first: float, last: float, height: float) -> Iterator[str]:
    years = (last - first) / _YEAR
    step = max(1, round(round_step(years / _TICKS)))
    begin, end = civil(int(first))[0], civil(int(last))[0]
    for year in range(begin - begin % step + step, end + 1, step):
        x = _x((year - 1970) * _YEAR, first, last)
        yield f'<path d="M{x:.1f} {_TOP - 1:.0f}V{height:.0f}"/>'
        yield f'<text x="{x:.1f}" y="{_TOP - 2:.0f}">{year_words(year, year)}</text>'


def _x(day: float, first: float, last: float) -> float:
    return 2 + (_WIDTH - 4) * (day - first) / (last - first)


def _lane(
    title: str, spells: list[Spell], place: int, window: tuple[float, float]
) -> Iterator[str]:
    y = _TOP + _LANE * (place + 0.75)
    yield f'<text class="nr-lane" x="0" y="{y - 2.4:.1f}">{escape(title)}</text>'
    yield f'<path class="nr-line" d="M0 {y:.1f}H{_WIDTH:.0f}"/>'
    for start, end, _ in spells:
        left, right = _x(start, *window), _x(end, *window)
        if right - left > 1:
            yield f'<path class="nr-spell" d="M{left:.1f} {y:.1f}H{right:.1f}"/>'
        else:
            yield f'<circle cx="{left:.1f}" cy="{y:.1f}" r=".9"/>'
