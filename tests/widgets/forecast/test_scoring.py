"""Scores of forecasts: the vectors that the page shares, bounds, and properness."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia.widgets.forecast.scoring import (
    brier,
    calibration,
    decompose,
    log_score,
    rivals,
    weigh,
)

VECTORS = json.loads(
    Path(__file__).parents[2].joinpath("vectors/widgets/forecast.json").read_text("utf-8")
)
CLIP = 0.01
shares = st.floats(0, 1)
pairs = st.lists(st.tuples(shares, st.sampled_from([0, 1])), min_size=1, max_size=40)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["title"])
def test_vectors_are_scored_alike(case):
    """Python scores as the vectors say, and the page's own tests read the same file."""
    said, happened = case["probabilities"], case["outcomes"]
    weights = weigh(case["groups"])
    assert weights == case["weights"]
    assert brier(said, happened, weights) == pytest.approx(case["brier"])
    assert log_score(said, happened, case["clip"], weights) == pytest.approx(case["log"])
    assert [one._asdict() for one in calibration(said, happened)] == case["calibration"]
    found = rivals(said, happened, case["references"], case["clip"], weights)
    for one, expected in zip(found, case["rivals"], strict=True):
        assert one._asdict() == pytest.approx(expected)


@given(pairs)
def test_scores_stay_in_bounds(found):
    """Whatever was said, the scores stay within what the docstrings promise."""
    said, happened = zip(*found, strict=True)
    assert 0 <= brier(said, happened) <= 1
    assert math.log(CLIP) - 1e-12 <= log_score(said, happened) <= 0


@given(st.floats(CLIP, 1 - CLIP), shares)
def test_honesty_is_expected_best(truth, said):
    """Both scores are proper: no other number is expected to earn more than what one believes."""

    def expected(score, guess):
        return truth * score([guess], [1]) + (1 - truth) * score([guess], [0])

    assert expected(brier, truth) <= expected(brier, said) + 1e-12
    assert expected(log_score, truth) >= expected(log_score, said) - 1e-12


@given(
    st.lists(st.tuples(st.sampled_from([0, 0.2, 0.5, 0.9]), st.sampled_from([0, 1])), min_size=1)
)
def test_parts_add_to_brier(found):
    """Murphy's parts make up the Brier score exactly."""
    said, happened = zip(*found, strict=True)
    parts = decompose(said, happened)
    whole = parts.reliability - parts.resolution + parts.uncertainty
    assert whole == pytest.approx(brier(said, happened), abs=1e-12)


@given(pairs, st.integers(1, 20))
def test_bins_hold_every_forecast(found, bins):
    """Each forecast falls into exactly one bin."""
    said, happened = zip(*found, strict=True)
    assert sum(one.size for one in calibration(said, happened, bins)) == len(found)


@given(pairs)
def test_question_asked_twice_counts_as_one(found):
    """A group has one vote, however many questions it has."""
    said, happened = zip(*[*found, found[0]], strict=True)
    groups = [*map(str, range(len(found))), "0"]
    once = brier(*zip(*found, strict=True))
    assert brier(said, happened, weigh(groups)) == pytest.approx(once)


def test_missing_weights_are_refused():
    """Weights are given for all forecasts or for none."""
    with pytest.raises(ValueError, match="1 weights for 2 forecasts"):
        brier([0.7, 0.2], [1, 0], [1.0])


def test_unclipped_certainty_costs_infinity():
    """Without a clip, to say never of something that happens cannot be made good."""
    assert log_score([0], [1], clip=0) == -math.inf


@pytest.mark.parametrize(
    ("said", "happened", "message"),
    [
        ([70], [1], "0.7 for 70 %"),
        ([0.7], [2], "1 for yes or 0 for no"),
        ([0.7], [], "1 probabilities and 0 outcomes"),
        ([], [], "1 or more"),
    ],
)
def test_unsound_forecasts_are_refused(said, happened, message):
    """An error says what was got and what was expected."""
    with pytest.raises(ValueError, match=message):
        brier(said, happened)


def test_too_large_clip_is_refused():
    """A clip of a half would leave nothing to say."""
    with pytest.raises(ValueError, match=r"below 0\.5"):
        log_score([0.7], [1], clip=0.5)
