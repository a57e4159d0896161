"""No state of a page says an English word: all its controls are pressed, and all is noted."""

import pytest

from natorussia.data.languages.catalogues import catalogue
from tests.german import words
from tests.german.states import Pages, walk

pytestmark = pytest.mark.browser
REACHED = {
    "practice": ("Give an answer first, then check it.", "The answer is shown below."),
    "test": ("Submit again to hand in as it is.",),
}
"""Of each state a message that only who has come far is told, as it begins in English."""


def test_no_state_of_a_page_says_an_english_word(browser, german, spoken):
    """Quizzes, a test, timeline, forecast, matrix, progress, review, search, and the first page."""
    pages = Pages(browser, german / "_build/html")
    walk(pages)
    pages.context.close()
    assert pages.complaints == []
    found = {name: words.found(text, spoken) for name, text in pages.said.items()}
    assert {name: left for name, left in found.items() if left} == {}
    reached = {
        name: [one for one in begun if german_of(one) in pages.said[name]]
        for name, begun in REACHED.items()
    }
    assert reached == {name: list(begun) for name, begun in REACHED.items()}


def german_of(begun):
    """Return the beginning of the German message whose English one begins so."""
    messages = catalogue("de").messages
    found = next(forms[0] for name, forms in messages.items() if name.startswith(begun))
    told = found.partition("{")[0]
    assert len(told) > 5, begun
    return told
