"""Changing figures."""

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from natorussia.grading.perturb.figures import stretched

PERCENT = {"type": "number", "constraints": {"minimum": 0, "maximum": 100}}
TENTHS = st.integers(0, 900).map(lambda tenths: f"{tenths / 10:g}")


@settings(max_examples=300)
@given(st.lists(TENTHS, min_size=1, max_size=60), st.integers())
def test_figures_have_no_more_decimals_than_before(texts, seed):
    """What code rounds to the decimals that a table has is right on a changed one as well."""
    goes = stretched([*texts, ""], PERCENT, random.Random(seed))
    assert all(Decimal(now) * 10 % 1 == 0 for now in goes.values())
    before = sorted(goes, key=float)
    assert [float(goes[one]) for one in before] == sorted({float(now) for now in goes.values()})
    assert all((float(one) == 0) == (float(now) == 0) for one, now in goes.items())
