"""Values as plain data."""

from enum import Enum, IntEnum, StrEnum

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia.exercises.values import MAX_ITEMS, encode, number, sound

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=10,
)


@given(PLAIN)
def test_plain_values_are_sound(value):
    """Whatever plain value is encoded is a value that the judge's side accepts."""
    assert sound(encode(value))


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists))
def test_forged_values_never_raise(value):
    """Whatever a forged value is, it is accepted or not; nothing breaks."""
    assert sound(value) in {True, False}


@pytest.mark.parametrize(
    "value",
    [
        *(3, 3.0, np.int8(3), np.float32(3), np.array(3), pd.Series([3]).iloc[0]),
        *(np.longdouble(3), complex(3), np.complex64(3), np.clongdouble(3)),
    ],
    ids=repr,
)
def test_numbers_are_one_number(value):
    """A number is the same number in whatever type."""
    assert number(encode(value)) == 3


def test_members_and_bytes_are_what_they_stand_for():
    """The member of an enumeration is its value, and bytes are the text they hold."""

    class Answer(StrEnum):
        YES = "yes"

    for value in (Answer.YES, Enum("Other", {"YES": "yes"}).YES, b"yes", np.bytes_(b"yes")):
        assert encode(value) == ["str", "yes"]
    assert encode(IntEnum("Number", "ONE TWO").TWO) == ["int", 2]


def test_too_many_items_are_refused():
    """More items than an answer can have are named by their type, not sent."""
    assert encode(range(3)) == encode([0, 1, 2])
    assert encode(range(MAX_ITEMS + 1)) == ["large", "range"]
    assert encode([0] * (MAX_ITEMS + 1)) == ["large", "list"]


def test_bottomless_list_is_refused():
    """A list that holds itself comes to an end."""
    value = []
    value.append(value)
    assert encode(value) == ["large", "list"]


def test_treacherous_class_is_named():
    """A class whose methods raise is named by its type."""

    class Treacherous(list):
        def __iter__(self):
            raise RuntimeError

    assert encode(Treacherous([1])) == ["unsupported", "Treacherous"]


def test_halved_letters_are_mended():
    """Half a surrogate pair, which no file can hold, is replaced wherever a text may stand."""
    half = chr(0xD800)
    for value in (half, {half: 1}, pd.DataFrame({half: [1]})):
        assert sound(encode(value))
        str(encode(value)).encode("utf-8")
    assert not sound(["str", half]), "a forged one is refused"
    assert not sound(["missing", half])


def test_forged_notes_are_refused():
    """A value that is named by its type has one name, no more and no less."""
    assert sound(["unsupported", "set"])
    assert not sound(["unsupported"])
    assert not sound(["large", "list", "list"])
