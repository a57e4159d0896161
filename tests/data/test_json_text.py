"""JSON of others is read so that it can be written again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia.data.json_text import loads

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


@given(st.lists(ANY_TEXT) | st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_whatever_is_read_can_be_written(value):
    """Halves of pairs are signs, and all else is as it was."""
    for text in (json.dumps(value), json.dumps(value).encode()):
        found = loads(text)
        json.dumps(found, ensure_ascii=False).encode()
        assert len(found) == len(value) or isinstance(value, dict)


def test_whole_emoji_stay_whole():
    """A pair of surrogates is one letter."""
    assert loads(r'["\ud83d\ude00 \ud83d", "\\ud83d"]') == ["\U0001f600 ?", r"\ud83d"]


def test_what_is_no_json_is_refused():
    """As the standard library does."""
    with pytest.raises(ValueError, match="Expecting"):
        loads("{")
