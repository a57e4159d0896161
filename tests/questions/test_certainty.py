"""How sure a reader is: the levels expect in Python what they expect on the page."""

import json
from itertools import pairwise

import pytest

from natorussia.questions.certainty import LEVELS, expected
from tests.conftest import ROOT

VECTORS = json.loads((ROOT / "tests" / "vectors" / "widgets" / "certainty.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['level']}-{case['luck']}")
def test_levels_expect_what_the_vectors_say(case):
    """Python expects of a level what the shared vectors say, and so does the page."""
    assert expected(case["level"], case["luck"]) == pytest.approx(case["expected"])


def test_levels_have_no_gap_between_them():
    """Without luck the levels share out all chances from 0 to 1."""
    ranges = [expected(level) for level in range(len(LEVELS))]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == 1
    assert all(low[1] == high[0] for low, high in pairwise(ranges))
