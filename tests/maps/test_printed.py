from math import cos, hypot, radians

import pytest

from natorussia import data
from natorussia.maps.outlines import Frame, anchor, rings
from natorussia.maps.printed import answers, apart, drawn
from natorussia.maps.tasks import outlines, task

SECTIONS = [row["id"] for row in data.rows("sections") if task(row["id"])]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_place_is_drawn(section):
    """Each place has an outline or a point, and its number stands within the map."""
    asked = task(section)
    assert asked.places
    left, top, width, height = asked.frame.box()
    for place in asked.places:
        x, y = asked.frame.project(place.at) if place.at else inside(asked.frame, place.iso3)
        assert left < x < left + width, place
        assert top < y < top + height, place


def inside(frame, iso3):
    return anchor(frame, rings(outlines())[iso3][0])


@pytest.mark.parametrize("section", SECTIONS)
def test_map_names_nothing(section):
    """The map itself gives no answer; the key gives all."""
    asked = task(section)
    shown, told = drawn(asked), answers(asked)
    for place in asked.places:
        name = place.answer.split(",")[0].split(":")[0]
        assert name not in shown
        assert name in told


def test_circles_do_not_overlap():
    """Spots that are too near are pushed apart, even from the same place."""
    moved = apart([(0, 0), (0, 0), (1, 0), (50, 50)], 10)
    gaps = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for n, a in enumerate(moved)
        for b in moved[:n]
    ]
    assert min(gaps) > 9.5
    assert moved[3] == (50, 50)


def test_projection_is_conformal():
    """A small square of ground stays a square, as Lambert's projection promises."""
    frame = Frame(-12, 46, 34.5, 70)
    for latitude in (40, 50, 60):
        x0, y0 = frame.project((20, latitude))
        x1, y1 = frame.project((20 + 0.01 / cos(radians(latitude)), latitude))
        x2, y2 = frame.project((20, latitude + 0.01))
        assert hypot(x1 - x0, y1 - y0) == pytest.approx(hypot(x2 - x0, y2 - y0), rel=1e-3)
