"""The outlines that the maps draw, and the script that makes them."""

import importlib.util
from pathlib import Path

import pytest

from natorussia import load

SCRIPT = Path(__file__).resolve().parents[2] / "data" / "make" / "europe_map.py"
OVERSEAS = {"CAN", "USA"}


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("europe_map", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def outlines():
    return load("europe-map")


def test_outlines_are_closed(outlines):
    """Every outline ends where it begins, so that it can be filled."""
    ends = outlines.groupby(["iso3", "ring"])[["longitude", "latitude"]].agg(["first", "last"])
    assert (ends["longitude"]["first"] == ends["longitude"]["last"]).all()
    assert (ends["latitude"]["first"] == ends["latitude"]["last"]).all()


def test_members_and_bidders_drawn(outlines):
    """Every European state of the tables of members, bids and sites has an outline."""
    named = {*load("nato-members")["iso3"], *load("nato-bids")["iso3"]}
    named |= set(load("missile-defence-sites")["iso3"])
    assert named - OVERSEAS - {"SUN"} <= set(outlines["iso3"])


def test_outlines_never_jump(outlines):
    """No outline leaps across the map where longitudes pass 180 degrees."""
    steps = outlines.groupby(["iso3", "ring"])["longitude"].diff().abs()
    assert steps.max() < 90


def test_thinning_keeps_corners(maker):
    """A point that a line can spare is dropped, a corner and the ends are kept."""
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]
    assert maker.thin(line, 0.1) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_rings_join_reversed_arcs(maker):
    """A negative index reads an arc backwards, and the shared point stands once."""
    arcs = [[(0.0, 0.0), (1.0, 0.0)], [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]]
    assert maker.ring([0, ~1], arcs) == [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]


def test_longitudes_go_on(maker):
    """A line that crosses 180 degrees carries on eastward."""
    assert maker.unrolled([(179.0, 65.0), (-179.0, 65.0)]) == [(179.0, 65.0), (181.0, 65.0)]
