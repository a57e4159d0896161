"""A live class in German says no English word, through two votes on each kind of question."""

import pytest

from natorussia.data import course as courses
from natorussia.data.languages.catalogues import gettext
from natorussia.live.items import items as items_of
from natorussia.live.items import of_forecasts
from natorussia.widgets.forecast.table import read
from tests.browser.conftest import static  # noqa: F401
from tests.german import course, words
from tests.german.states import TYPED, noting
from tests.live.classes import Board, running

pytestmark = pytest.mark.browser
PRESSED = """async () => {
  walk.note(document.documentElement);
  await walk.press(document.body);
  return walk.heard();
}"""
FILL = """async (typed) => {
  const answer = document.querySelector(".nl-answer");
  const vote = document.querySelector(".nl-vote");
  vote.click();
  await walk.press(answer);
  walk.fill(answer, typed.length - 1, typed);
  vote.click();
}"""


@pytest.fixture
def spoken(tmp_path, monkeypatch):
    """Begin the course, which need not be built; give the words that would be English in it."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    course.write(tmp_path / "mond")
    with courses.tables_of(tmp_path / "mond/data"):
        yield words.english() - words.OF_MACHINES


def test_live_class_says_no_english_word(browser, spoken, tmp_path, static):  # noqa: F811
    """A phone, the wall and the presenter; what is said to whoever has no code is German too."""
    asked = items_of([course.CHAPTER]) + of_forecasts(read(section=course.CHAPTER))
    context = noting(browser)
    with running(tmp_path / "class.sqlite", asked) as live:
        room = live.room
        room.title = "Mond"
        seats = (f"#{room.code}", f"wall#{room.wall}", f"present#{room.token}", "#FALSCH")
        phone, _wall, _presenter, stranger = pages = [context.new_page() for _ in seats]
        for page, seat in zip(pages, seats, strict=True):
            page.goto(live.address + seat)
        for page in (phone, stranger):
            page.locator(".nl-join .nl-vote").click()
        phone.locator(".nl-foot button").first.wait_for()
        stranger.get_by_text(
            gettext("There is no class with this code. Look at the wall again.")
        ).wait_for()
        board = Board(live, room.token)
        for item in asked:
            ask_twice(board, phone, item)
        board.close()
        said = "\n".join(one for page in pages for one in page.evaluate(PRESSED))
    context.close()
    assert words.found(said, spoken) == []
    for message in ("Second vote, after the discussion", "Delete all votes and names?"):
        assert gettext(message) in said


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
