"""Only what has the form of an answer is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia.live import responses
from natorussia.questions import kinds
from tests.live.questions import RIGHT, WRONG, asked_items

ITEMS = {item.id: item for item in asked_items()}
STRANGE = [
    None,
    True,
    -1,
    1e400,
    float("nan"),
    "",
    "x" * 201,
    [],
    [[]],
    ["x", "x"],
    {},
    {"a": {}},
    {"verdict": 1, "reason": "x"},
    {"value": 3},
    {"value": "3", "unit": "miles"},
    {"constructor": "x"},
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("name", RIGHT)
def test_answers_right_and_wrong_are_taken(name):
    assert ITEMS[name].accepts(RIGHT[name])
    assert ITEMS[name].accepts(WRONG[name])


@pytest.mark.parametrize("name", RIGHT)
def test_strange_things_are_refused(name):
    assert [one for one in STRANGE if ITEMS[name].accepts(one)] == []


@given(json_values)
def test_anything_at_all_is_answered_by_yes_or_no(value):
    for item in ITEMS.values():
        assert item.accepts(value) in (True, False)


def test_every_kind_has_a_form():
    assert {*kinds.names(), "forecast"} == set(responses._FORMS)


@pytest.mark.parametrize(("value", "taken"), [(0, True), (0.35, True), (1, True), (1.01, False)])
def test_chances_run_from_nought_to_one(value, taken):
    assert responses.accepts("forecast", {}, value) is taken
