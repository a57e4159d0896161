"""Outlines of states on paper: a conic projection, and a place for a number in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, log, pi, radians, sin, tan
from pathlib import Path

from natorussia import data

Point = tuple[float, float]
_SOUTH, _NORTH, _MIDDLE = 35.0, 62.0, 50.0
_GRID = 24


@dataclass(frozen=True)
class Frame:
    """What a map shows: west, east, south and north, in degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def upright(self) -> float:
        """The meridian in the middle."""
        return (self.west + self.east) / 2

    def project(self, point: Point) -> Point:
        """Return x and y (downwards) in Lambert's conformal conic projection, for a radius of 1000.

        After J. P. Snyder, Map Projections: A Working Manual (1987), pages 104 to 107.
        """
        n = log(cos(radians(_SOUTH)) / cos(radians(_NORTH))) / log(_t(_NORTH) / _t(_SOUTH))
        f = cos(radians(_SOUTH)) * _t(_SOUTH) ** n / n
        turn = n * radians(point[0] - self.upright)
        rho, rho0 = 1000 * f / _t(point[1]) ** n, 1000 * f / _t(_MIDDLE) ** n
        return rho * sin(turn), rho * cos(turn) - rho0

    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the map."""
        edges = [self.project((x, self.south)) for x in (self.west, self.upright, self.east)]
        left, right = edges[0][0], edges[2][0]
        top, bottom = self.project((self.upright, self.north))[1], max(y for _, y in edges)
        return left, top, right - left, bottom - top


def _t(latitude: float) -> float:
    return tan(pi / 4 + radians(latitude) / 2)


def rings(table: str) -> dict[str, list[list[Point]]]:
    """Return the outlines of each state of a table in degrees, the widest first."""
    path = data.folder() / data.resource(table)["path"]
    return _rings(table, path, path.stat().st_mtime_ns)


@cache
def _rings(table: str, path: Path, changed: int) -> dict[str, list[list[Point]]]:  # noqa: ARG001
    found: dict[str, dict[int, list[Point]]] = {}
    for row in data.rows(table):
        ring = found.setdefault(row["iso3"], {}).setdefault(int(row["ring"]), [])
        ring.append((float(row["longitude"]), float(row["latitude"])))
    return {iso3: [own[number] for number in sorted(own)] for iso3, own in found.items()}


def paths(frame: Frame, table: str, emphasised: Iterable[str]) -> str:
    """Return the outlines of a table as SVG paths; those of some states are drawn stronger."""
    strong, known = set(emphasised), rings(table)
    ordered = sorted(known, key=lambda iso3: (iso3 in strong, iso3))
    return "".join(_path(frame, known[iso3], strong=iso3 in strong) for iso3 in ordered)


def _path(frame: Frame, outlines: list[list[Point]], *, strong: bool) -> str:
    lines = []
    for ring in outlines:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(frame.project, ring))
        lines.append(f"M{points}Z")
    kind = "np-asked" if strong else "np-land"
    return f'<path class="{kind}" d="{"".join(lines)}"/>'


def anchor(frame: Frame, outline: list[Point]) -> Point:
    """Return a point well within the visible part of a state's widest outline, on paper."""
    ring = [frame.project(point) for point in outline]
    left, top, width, height = frame.box()
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    x0, x1 = max(min(xs), left), min(max(xs), left + width)
    y0, y1 = max(min(ys), top), min(max(ys), top + height)
    grid = [
        (x0 + (x1 - x0) * (i + 0.5) / _GRID, y0 + (y1 - y0) * (j + 0.5) / _GRID)
        for i in range(_GRID)
        for j in range(_GRID)
    ]
    within = [point for point in grid if _inside(point, ring)]
    edges = (left, left + width), (top, top + height)
    return max(within or grid, key=lambda point: _room(point, ring, edges))


def _room(point: Point, ring: list[Point], edges: tuple[Point, Point]) -> float:
    """Return the square of how far a point is from an outline and from the edges of the map."""
    to_edges = [
        (place - edge) ** 2 for place, two in zip(point, edges, strict=True) for edge in two
    ]
    return min(*to_edges, *(_far(point, other) for other in ring))


def _far(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _inside(point: Point, ring: list[Point]) -> bool:
    """Return whether a point lies in a ring: a ray from it crosses an odd number of edges."""
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            odd = not odd
    return odd
