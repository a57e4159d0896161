"""Sentences from the left on a page from the right keep their direction."""

import pytest

from natorussia.book.accessibility import mend
from natorussia.data.languages import using
from natorussia.data.languages.catalogues import gettext
from natorussia.data.languages.marking import marking, told
from natorussia.markup.from_left import from_left
from natorussia.markup.markdown import block, inline, text_of

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


def test_dates_keep_their_order_in_a_sentence_from_the_left():
    """A day stands before its month, and an author's own words are told as well."""
    page = "<p>It opened on 6 أكتوبر 1829, to the public (24 مارس إلى 10 يونيو 1999).</p>"
    assert from_left(page) == (
        '<p dir="ltr">It opened on <bdi>6 أكتوبر 1829</bdi>, to the public '
        "(<bdi>24 مارس إلى 10 يونيو 1999</bdi>).</p>"
    )


def test_date_in_an_element_of_its_own_is_not_isolated_twice():
    """As the fallback of a timeline has them."""
    page = '<p lang="en">On <bdi>6 أكتوبر 1829</bdi>.</p>'
    assert from_left(page) == '<p lang="en" dir="ltr">On <bdi>6 أكتوبر 1829</bdi>.</p>'


def test_words_from_the_right_that_are_no_date_leave_a_text_undecided():
    """Which of the two languages such a text is in, nobody can tell."""
    page = "<p>What is meant by שלום in this long text?</p>"
    assert from_left(page) == page


SAMPLE = "What did the company want to learn at Rainhill?"


@pytest.mark.parametrize(
    ("tag", "text", "shown"),
    [
        ("ar", SAMPLE, f'<span lang="en" dir="ltr">{SAMPLE}</span>'),
        ("pl", SAMPLE, f'<span lang="en">{SAMPLE}</span>'),
        ("ar", TWO, f'<span dir="ltr">{TWO}</span>'),
        ("he", TWO, f'<span dir="ltr">{TWO}</span>'),
        ("ar", "ماذا أرادت الشركة؟", "ماذا أرادت الشركة؟"),
        ("ar", "Rocket", "Rocket"),
        ("pl", TWO, TWO),
        ("de", SAMPLE, SAMPLE),
        ("en-GB", SAMPLE, SAMPLE),
    ],
)
def test_label_of_a_page_says_its_language_and_side(tag, text, shown):
    """The sample's as English, an author's as from the left; elsewhere nothing is put in."""
    with using(tag):
        assert inline(text) == text
        with marking():
            assert inline(text) == shown


def test_paragraphs_of_a_page_say_their_language_and_side():
    """Feedback and statements, which are blocks."""
    with using("ar"), marking():
        assert block(SAMPLE) == f'<p lang="en" dir="ltr">{SAMPLE}</p>'
        assert block(f"- {TWO}\n- كلا") == (f'<ul>\n<li dir="ltr">{TWO}</li>\n<li>كلا</li>\n</ul>')
        assert block("") == ""


def test_what_tells_its_language_already_is_not_wrapped():
    """A message of the package that the language has no words for."""
    with using("ar"), marking():
        asked = inline(gettext("Is this true or false, and why?"))
    assert told(asked) == '<span lang="en" dir="ltr">Is this true or false, and why?</span>'


def test_text_of_a_label_has_no_gap_around_a_date():
    """As results and search show it."""
    assert text_of("On <bdi>6 أكتوبر 1829</bdi>.") == "On 6 أكتوبر 1829."
