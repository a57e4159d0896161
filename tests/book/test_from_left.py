"""Sentences from the left on a page from the right keep their direction."""

import pytest

from natorussia.book.accessibility import mend
from natorussia.book.from_left import from_left
from natorussia.data.languages import using

TWO = "What is right? Choose one of these."


@pytest.mark.parametrize("name", ["p", "li", "td", "h2", "dd", "figcaption"])
def test_block_of_english_sentences_is_from_the_left(name):
    """Whatever holds the sentences, and whatever marks stand within."""
    page = f'<{name} class="a">What is <em>right</em>? Choose one.</{name}>'
    assert from_left(page) == page.replace(' class="a">', ' class="a" dir="ltr">')


@pytest.mark.parametrize(
    "page",
    [
        "<p>בחרו אחת: What is right, and what is wrong?</p>",
        "<td>NATO</td>",
        "<td>Science Museum Group</td>",
        f'<p dir="auto">{TWO}</p>',
        f'<script>const asked = "<p>{TWO}</p>";</script>',
        f"<svg><title>x</title><text>{TWO}</text></svg>",
    ],
)
def test_all_else_is_as_the_page_is(page):
    """Text with a letter from the right, names, what has a direction, and code."""
    assert from_left(page) == page


def test_outer_block_is_left_to_its_inner_ones():
    """An item of a list that has paragraphs is not turned as a whole."""
    page = f"<li><p>{TWO}</p><p>שלום</p></li>"
    assert from_left(page) == f'<li><p dir="ltr">{TWO}</p><p>שלום</p></li>'


def test_what_is_marked_as_english_is_from_the_left_however_short():
    """A heading of one word, as the sample has some."""
    assert from_left('<h2 lang="en">Quiz</h2>') == '<h2 lang="en" dir="ltr">Quiz</h2>'


def test_pages_from_the_left_are_not_touched():
    """Only a language from the right needs it."""
    page = f'<html lang="x"><body><p>{TWO}</p></body></html>'
    with using("de"):
        assert mend(page) == page
    with using("he"):
        assert f'<p dir="ltr">{TWO}</p>' in mend(page)
