"""Prose of the book in plain words."""

import pytest

from natorussia.lite.prose import plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{when}`1999-kosovo-air-campaign`", "24 March to 10 June 1999"),
        ("{event}`the war <1999-kosovo-air-campaign>`", "the war"),
        ("{term}`KFOR <Kosovo Force>` and {term}`Kosovo Force`", "KFOR and Kosovo Force"),
        ("```{claims} nineties\n```", "*The book's page has the claims here.*"),
        ("```{chapter} cfe\n:minutes: 60\n- read\n```", "**You will be able to**\n\n- read"),
        ("```{chapter} cfe\n- read\n- on", "**You will be able to**\n\n- read\n- on"),
        ("```{admonition} Since 2007\n:class: note\nMore.\n```", "**Since 2007**\n\nMore."),
        ("```{notes} The argument\n:minutes: 5\nAsk who speaks.\n```", ""),
        ("(cfe-words)=\nFour words.", "Four words."),
        ("```python\nx = {1}\n```", "```python\nx = {1}\n```"),
    ],
)
def test_prose_is_put_plainly(text, words):
    """Rows are cited in words, boxes lose their fences, and code stays code."""
    assert plain(text) == words


def test_sources_are_bracketed_once():
    """A source within brackets gets no second pair."""
    bare, inside = (
        plain("{source}`nato-1997-founding-act`"),
        plain("(see {source}`nato-1997-founding-act`)"),
    )
    assert bare.startswith("(")
    assert bare.endswith(")")
    assert inside == f"(see {bare[1:-1]})"
