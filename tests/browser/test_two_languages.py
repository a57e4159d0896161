"""A course in one language under an interface in another: each text tells which it is in."""

import re

import pytest

from natorussia import data
from natorussia.data.languages import using
from natorussia.widgets.forecast.widget import Forecast
from natorussia.widgets.matrix.widget import Matrix
from natorussia.widgets.quiz.widget import Quiz
from natorussia.widgets.timeline.widget import Timeline
from tests.browser.test_from_right import shown

SECTION = "nineties"
# All texts in the widgets, each with the language that is told of it.
TEXTS = """() => {
  const root = document.querySelector("#widgets"), texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim()) texts.push([data.trim(), parentElement.closest("[lang]").lang]);
  }
  return texts;
}"""
LATIN, HEBREW = re.compile(r"[A-Za-z]{3,}.*\s[A-Za-z]{3,}"), re.compile("[א-ת]")


@pytest.fixture
def texts(mount, monkeypatch):
    """Return all that is said under a Hebrew interface, in the list of events too."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    with using("he"):
        states = [
            shown(Timeline(section=SECTION), "timeline"),
            shown(Quiz(SECTION, seed=1), "quiz"),
            shown(Forecast(), "forecast"),
            shown(Matrix(), "matrix"),
        ]
    page = mount("timeline", *states, language="he", own="en-GB")
    page.get_by_role("button", name="רשימה").click()
    page.locator(".nt-list li").first.wait_for()
    return page.evaluate(TEXTS)


def test_each_text_of_a_course_tells_its_language_under_another_interface(texts):
    """Titles, prompts, options, forecasts and proposals are English; the interface is Hebrew.

    Sources tell their own language; names to filter by, of lanes and actors, tell none.
    """
    names = {row["title"] for row in data.rows("lanes")}
    names |= {row["name"] for row in data.rows("actors")}
    english = [one for one in texts if LATIN.search(one[0]) and not HEBREW.search(one[0])]
    hebrew = [one for one in texts if HEBREW.search(one[0]) and not LATIN.search(one[0])]
    assert len(english) > 300
    assert len(hebrew) > 100
    wrong = [text for text, tag in english if tag == "he" and text not in names]
    assert wrong == []
    assert [one for one in hebrew if one[1] != "he"] == []
