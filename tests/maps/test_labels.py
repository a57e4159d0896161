"""Names on a map, none over another."""

from natorussia.maps.labels import beside
from natorussia.maps.membership import StepMap


def test_names_that_would_touch_are_parted():
    """Two names at one place come to stand one over the other; a third far off stays."""
    first, second, third = beside(
        ["Belgium", "Netherlands", "Norway"], [(0, 0), (1, 1), (500, 0)], 10
    )
    assert abs(first[1] - second[1]) >= 10
    assert third == (500, 0)


def test_order_from_north_to_south_stays():
    """What lies further north stands higher."""
    above, below = beside(["Latvia", "Lithuania"], [(0, 0), (0, 3)], 10)
    assert above[1] < below[1]


def test_map_names_each_new_member_once():
    """Each member in Europe is named on the map, at the step in which it joined."""
    drawn = StepMap()._repr_html_()
    assert drawn.count(">Estonia</text>") == 1
    assert drawn.count("</text>") == 30
