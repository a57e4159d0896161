"""Maps to fill in: numbered places on an outline map, lines to write on, and the key."""

from html import escape

from natorussia.maps import tasks
from natorussia.maps.outlines import Point, anchor, paths, rings
from natorussia.maps.tasks import Task

_SHARE = 0.0145  # of a map's width that a circle's radius takes
_SETTLED = 60
_FEW = 11


def drawn(asked: Task) -> str:
    """Return the map as SVG: outlines, and numbers in circles that do not cover each other."""
    left, top, width, height = asked.frame.box()
    radius = width * _SHARE
    outlines = tasks.outlines()
    spots = [
        asked.frame.project(place.at)
        if place.at
        else anchor(asked.frame, rings(outlines)[place.iso3][0])
        for place in asked.places
    ]
    states = [] if asked.places[0].at else [place.iso3 for place in asked.places]
    moved = apart(spots, 2.15 * radius)
    marks = "".join(map(_mark, range(1, len(spots) + 1), spots, moved, [radius] * len(spots)))
    box = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return (
        f'<svg class="np-map" role="img" aria-label="{escape(asked.title)}" '
        f'viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}"><rect class="np-sea" {box}/>'
        f'{paths(asked.frame, outlines, states)}{marks}<rect class="np-frame" {box}/></svg>'
    )


def apart(spots: list[Point], least: float) -> list[Point]:
    """Return spots pushed apart until any two are a least distance away from each other."""
    found = list(spots)
    for _ in range(_SETTLED):
        for i in range(len(found)):
            for j in range(i):
                found[i], found[j] = _pushed(found[i], found[j], least)
    return found


def _pushed(one: Point, other: Point, least: float) -> tuple[Point, Point]:
    dx, dy = one[0] - other[0], one[1] - other[1]
    far = (dx**2 + dy**2) ** 0.5
    if far >= least:
        return one, other
    if far == 0:
        return (one[0] + least / 2, one[1]), (other[0] - least / 2, other[1])
    push = (least - far) / 2 / far
    return (one[0] + dx * push, one[1] + dy * push), (other[0] - dx * push, other[1] - dy * push)


def _mark(number: int, spot: Point, moved: Point, radius: float) -> str:
    (x0, y0), (x, y) = spot, moved
    return (
        f'<path class="np-lead" d="M{x0:.1f} {y0:.1f}L{x:.1f} {y:.1f}"/>'
        f'<circle class="np-dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<text class="np-in" x="{x:.1f}" y="{y + 0.38 * radius:.1f}" '
        f'font-size="{1.15 * radius:.1f}">{number}</text>'
    )


def blanks(asked: Task) -> str:
    """Return a numbered line to write on for each place."""
    kind = "np-lines" if len(asked.places) > _FEW else "np-lines np-long"
    return f'<ol class="{kind}">{"<li></li>" * len(asked.places)}</ol>'


def answers(asked: Task) -> str:
    """Return the key to a map."""
    items = "".join(f"<li>{escape(one.answer)}</li>" for one in asked.places)
    return f'<ol class="np-map-key">{items}</ol>'
