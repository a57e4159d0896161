"""Make ``europe-map.csv`` from Natural Earth's borders: the outlines that the maps draw.

Natural Earth (public domain) is read from the npm package world-atlas (ISC)::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/make/europe_map.py package/countries-50m.json data/europe-map.csv

A border that two states share is thinned once, so that both keep the same line.
"""

import csv
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

WEST, EAST, SOUTH, NORTH = -30.0, 100.0, 5.0, 76.0
EUROPE = (-26.0, 50.0, 34.0, 73.0)
FINE, COARSE = 0.07, 0.3
SMALL_ISLAND, SMALL_ISLAND_ABROAD = 0.12, 2.0
ENDS = 2
HALF_TURN = 180
CRIMEA = (32.0, 37.0, 44.0, 46.5)
NUMBERS = Path(__file__).with_name("iso-3166.csv")
WITHOUT_NUMBER = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}


def within(point: Point, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a point lies in a box of west, east, south, north."""
    west, east, south, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def middle(line: Line) -> Point:
    """Return the mean of a line's points."""
    return sum(x for x, _ in line) / len(line), sum(y for _, y in line) / len(line)


def decode(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs in degrees; TopoJSON stores each point as a step from the one before."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)
    return arcs


def offset(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the segment between two others, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    part = 0.0 if length == 0 else ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length
    part = min(1.0, max(0.0, part))
    return float(((px - ax - part * (bx - ax)) ** 2 + (py - ay - part * (by - ay)) ** 2) ** 0.5)


def thin(line: Line, tolerance: float) -> Line:
    """Drop the points that a line can spare (Douglas and Peucker, 1973)."""
    if len(line) <= ENDS:
        return line
    far, at = max((offset(p, line[0], line[-1]), i) for i, p in enumerate(line[1:-1], 1))
    if far <= tolerance:
        return [line[0], line[-1]]
    return thin(line[: at + 1], tolerance)[:-1] + thin(line[at:], tolerance)


def thinned(line: Line) -> Line:
    """Thin an arc; one that closes on itself is cut in two, or it would shrink to a point."""
    tolerance = FINE if within(middle(line), EUROPE) else COARSE
    if line[0] != line[-1]:
        return thin(line, tolerance)
    half = len(line) // 2
    return thin(line[: half + 1], tolerance)[:-1] + thin(line[half:], tolerance)


def ring(indexes: list[int], arcs: list[Line]) -> Line:
    """Join arcs into a closed outline; a negative index is an arc read backwards."""
    joined: Line = []
    for index in indexes:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        joined += line if not joined else line[1:]
    return unrolled(joined)


def unrolled(line: Line) -> Line:
    """Carry longitudes on past 180 degrees, so that Russia's outline does not jump back west."""
    turns, carried = 0, [line[0]]
    for before, (x, y) in pairwise(line):
        turns += (before[0] - x > HALF_TURN) - (x - before[0] > HALF_TURN)
        carried.append((x + 2 * HALF_TURN * turns, y))
    return carried


def outlines(geometry: dict[str, Any], arcs: list[Line]) -> list[Line]:
    """Return the outer rings of a state, the widest first (holes are other states)."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return sorted((ring(polygon[0], arcs) for polygon in polygons), key=breadth, reverse=True)


def breadth(line: Line) -> float:
    """Return the area of a line's box, in square degrees."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def wanted(line: Line, *, first: bool) -> bool:
    """Keep what is in sight, without islets; a state's largest part always stays."""
    if not any(within(point, (WEST, EAST, SOUTH, NORTH)) for point in line):
        return False
    near = within(middle(line), EUROPE)
    return first or breadth(line) >= (SMALL_ISLAND if near else SMALL_ISLAND_ABROAD)


def main(source: str, target: str) -> None:
    """Read the borders, write the table."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [thinned(line) for line in decode(topology)]
    with NUMBERS.open(encoding="utf-8", newline="") as lines:
        codes = {row["number"]: row["iso3"] for row in csv.DictReader(lines)}
    rings: dict[str, list[Line]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        iso3 = codes.get(geometry.get("id", "")) or WITHOUT_NUMBER.get(name)
        for place, line in enumerate(outlines(geometry, arcs)) if iso3 else ():
            # Natural Earth draws who holds a place; the course follows General Assembly
            # resolution 68/262, by which Crimea is Ukraine's.
            owner = "UKR" if iso3 == "RUS" and within(middle(line), CRIMEA) else str(iso3)
            if wanted(line, first=place == 0):
                rings.setdefault(owner, []).append(line)
    write(rings, Path(target))


def write(rings: dict[str, list[Line]], target: Path) -> None:
    """Write one row for each point of each outline."""
    with target.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(["iso3", "ring", "point", "longitude", "latitude"])
        for iso3 in sorted(rings):
            for number, line in enumerate(rings[iso3], 1):
                for place, (x, y) in enumerate(line, 1):
                    rows.writerow([iso3, number, place, f"{x:.2f}", f"{y:.2f}"])


if __name__ == "__main__":
    main(*sys.argv[1:3])
