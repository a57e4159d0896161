"""The cue, and the figures of who moved, with intervals that hold what they promise."""

from math import inf, isnan
from random import Random

import pytest

from natorussia.live import shifts
from natorussia.live.shifts import Paired


@pytest.mark.parametrize(
    ("right", "votes", "advice"),
    [
        (0, 0, ""),
        (34, 100, "explain"),
        (35, 100, "discuss"),
        (70, 100, "discuss"),
        (71, 100, "go on"),
    ],
)
def test_cue_follows_the_share_that_was_right(right, votes, advice):
    assert shifts.cue(right, votes) == advice


def test_ratio_is_that_of_the_reference():
    """``ci.ratio.prop.ps(.05, 12, 4, 26, 6)`` of the R package statpsych."""
    found = shifts.ratio(both=6, first=26, second=4)
    assert found == pytest.approx((3.2, 1.766544, 5.796628), abs=1e-6)


def test_score_interval_is_that_of_the_textbook():
    """Newcombe 1998, Statistics in Medicine 17, page 857: 81 of 263, by the score method."""
    assert shifts.wilson(81, 263) == pytest.approx((0.3080, 0.2553, 0.3662), abs=5e-5)


def test_nothing_at_all_may_be_anything():
    value, low, high = shifts.wilson(0, 0)
    assert isnan(value)
    assert (low, high) == (0, 1)


def test_gain_is_the_share_of_what_could_be_won():
    """Of 60 who were wrong 40 got right and none was lost: two thirds."""
    assert shifts.gain(Paired(both=40, lost=0, won=40, neither=20)).value == pytest.approx(2 / 3)
    assert shifts.gain(Paired(both=30, lost=10, won=10, neither=50)).value == pytest.approx(0)


def test_gain_is_undefined_where_all_were_right():
    found = shifts.gain(Paired(both=9, lost=1, won=0, neither=0))
    assert isnan(found.value)
    assert found.low == -inf


def test_only_those_who_voted_twice_are_paired():
    before, after = {"a": True, "b": False, "c": False}, {"b": True, "c": False, "d": True}
    assert shifts.paired(before, after) == Paired(both=0, lost=0, won=1, neither=1)


def test_moves_say_from_what_to_what():
    moves = shifts.moves({"a": "x", "b": "x", "c": "y"}, {"a": "y", "b": "y", "c": "y", "d": "x"})
    assert moves == [("x", "y", 2), ("y", "y", 1)]


def test_levels_count_those_who_said():
    assert shifts.levels([0, 2, 2, None], ("low", "middle", "high")) == [1, 0, 2]


def cohort(rng, size, chances):
    """Return a class whose members go each of the four ways with these chances."""
    drawn = rng.choices(range(4), chances, k=size)
    return Paired(*(drawn.count(way) for way in range(4)))


@pytest.mark.parametrize("size", [40, 120])
def test_intervals_cover_a_planted_effect(size):
    """On 500 cohorts the intervals hold gain, and share right at the end, 93 to 97 times in 100."""
    chances, rng = (0.4, 0.05, 0.3, 0.25), Random(20)
    gained, right = 1 - (0.05 + 0.25) / (0.3 + 0.25), 0.7
    cohorts = [cohort(rng, size, chances) for _ in range(500)]
    gains = [shifts.gain(one) for one in cohorts]
    shares = [shifts.wilson(one.both + one.won, one.size) for one in cohorts]
    assert 465 <= sum(low <= gained <= high for _, low, high in gains) <= 485
    assert 465 <= sum(low <= right <= high for _, low, high in shares) <= 485
