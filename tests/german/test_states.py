"""No state of a page says an English word: all its controls are pressed, and all is noted."""

import pytest

from natorussia.data.languages.catalogues import gettext
from natorussia.live.items import items as items_of
from natorussia.live.items import of_forecasts
from natorussia.widgets.forecast.table import read
from tests.browser.conftest import static  # noqa: F401
from tests.german import words
from tests.german.course import CHAPTER
from tests.german.states import TYPED, Pages, noting, walk
from tests.live.classes import Board, running

pytestmark = pytest.mark.browser
REACHED = {
    "practice": ("Give an answer first, then check it.", "The answer is shown below."),
    "test": ("Submit again to hand in as it is.", "Time is up, and the test was handed in"),
    "timeline": ("No event passes the filters.", "Your note", "Stop here and explore"),
    "forecast": ("Log (near 0 is good)", "Your forecasts were deleted."),
    "matrix": ("Your scores were deleted.", "Saved."),
    "progress": ("Delete the whole record in this browser", "Your progress was deleted."),
    "review": ("Not right today, and asked once more", "Due today: ", "Due since "),
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
    for name, begun in REACHED.items():
        for message in begun:
            assert gettext(message).partition("{")[0] in pages.said[name], (name, message)


def test_live_class_says_no_english_word(browser, spoken, tmp_path, static):  # noqa: F811
    """A phone, the wall and the presenter, through two votes on each kind of question."""
    asked = items_of([CHAPTER]) + of_forecasts(read(section=CHAPTER))
    context = noting(browser)
    with running(tmp_path / "class.sqlite", asked) as live:
        room = live.room
        seats = (f"#{room.code}", f"wall#{room.wall}", f"present#{room.token}")
        phone, *_ = pages = [context.new_page() for _ in seats]
        for page, seat in zip(pages, seats, strict=True):
            page.goto(live.address + seat)
        phone.locator(".nl-vote").click()
        phone.locator(".nl-foot button").first.wait_for()
        board = Board(live, room.token)
        for item in asked:
            ask_twice(board, phone, item)
        board.close()
        said = "\n".join(one for page in pages for one in page.evaluate(PRESSED))
    context.close()
    assert words.found(said, spoken) == []
    for message in ("Second vote, after the discussion", "Delete all votes and names?"):
        assert gettext(message) in said


PRESSED = """async () => {
  walk.note(document.documentElement);
  await walk.press(document.body);
  return walk.heard();
}"""
FILL = """async (typed) => {
  const answer = document.querySelector(".nl-answer");
  document.querySelector(".nl-vote").click();
  await walk.press(answer);
  walk.fill(answer, typed.length - 1, typed);
  document.querySelector(".nl-vote").click();
}"""


def ask_twice(board, phone, item):
    """Ask a question, vote, talk it over, vote again, and tell the answer."""
    form = phone.locator(".nl-answer")
    board.do("ask", item=item.id)
    for turn in ("first", "second"):
        form.and_(phone.locator(":enabled")).wait_for()
        phone.evaluate(FILL, TYPED)
        phone.locator(".nl-phone[data-kept]").wait_for()
        board.do("close")
        form.and_(phone.locator(":disabled")).wait_for()
        if turn == "first":
            board.do("discuss")
            board.do("again")
    board.do("show")
    board.do("tell")
    phone.locator(".nl-told h2").wait_for()
