"""A live class in German: no state of presenter, wall and phone says an English word."""

import pytest
from playwright.sync_api import expect

from natorussia.data.languages.catalogues import catalogue
from natorussia.live.items import items, of_forecasts
from natorussia.widgets.forecast.table import read
from tests.german import course, words
from tests.german.states import noting
from tests.live.classes import running

pytestmark = pytest.mark.browser
LINE = ".nl-line"
FORECAST = {"question": "Wird bis 1970 jemand landen?", "horizon": "1970", "resolution": "yes"}
REACHED = (
    *("There is no class with this code", "You are in. The question", "Give an answer first"),
    *("Your vote is kept. You may change", "The vote is closed. Yours was counted"),
    *("Talk it over: find somebody", "Second vote, after the discussion", "Close in 30 seconds"),
    *("Delete all votes and names?", "What was typed: tick", "All that you gave is deleted"),
    *("Not connected; trying again", "The votes (not on the wall yet)", "A file with your answers"),
)
"""Of the states that must be met, messages as they begin in English."""


@pytest.fixture
def live(tmp_path, spoken):
    """Serve all questions of the German course, and a forecast."""
    asked = items([course.CHAPTER]) + of_forecasts(read([FORECAST]))
    with running(tmp_path / "klasse.sqlite", asked) as served:
        yield served


class Class:
    """The pages of a class; what each has said is kept."""

    def __init__(self, browser, live):
        self.live, self.said, self.complaints, self.contexts = live, set(), [], []
        self.browser = browser

    def open(self, path):
        context = noting(self.browser)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.live.address + path)
        page.locator("body *").first.wait_for()
        return page

    def note(self, *pages):
        for page in pages:
            page.evaluate("walk.note(document.documentElement)")
            self.said |= set(page.evaluate("walk.heard()"))

    def close(self):
        for context in self.contexts:
            context.close()


def german(begun):
    """Return the beginning of the German message whose English one begins so."""
    known = catalogue("de").messages
    forms = known.get(begun) or next(one for name, one in known.items() if name.startswith(begun))
    return forms[0].partition("{")[0]


def press(page, begun):
    page.get_by_role("button", name=german(begun), exact=True).first.click()


def answer(phone):
    """Fill in whatever is asked; return whether anything can be."""
    for group in ("radio", "checkbox"):
        names = phone.locator(f".nl-answer input[type={group}]").evaluate_all(
            "(all) => [...new Set(all.map((one) => one.name))]"
        )
        for name in names:
            phone.locator(f".nl-answer input[name='{name}']").first.check(force=True)
    for field in phone.locator(".nl-answer select:visible").all():
        field.select_option(index=1)
    for field in phone.locator(".nl-answer input[type=text]:visible").all():
        field.fill("12")
    for field in phone.locator(".nl-answer input[type=range]").all():
        field.press("ArrowRight")
    for taken in phone.get_by_role("button", name=german("It is right as it stands")).all():
        taken.click()


def come_in(room, presenter, wall):
    """Join with a wrong code and with the right one; return the phone that is in."""
    stranger, phone = room.open(""), room.open(f"#{room.live.room.code}")
    stranger.locator("input").first.fill("FALSCH")
    press(stranger, "Join")
    expect(stranger.locator(LINE)).to_contain_text(german("There is no class with this code"))
    room.note(stranger, presenter, wall, phone)
    press(phone, "Join")
    expect(phone.locator(LINE)).to_contain_text(german("You are in. The question"))
    return phone


def vote(room, phone, *others):
    """Vote, and note what all pages say of it."""
    press(phone, "Vote")
    expect(phone.locator(LINE)).to_contain_text(german("Your vote is kept. You may change"))
    room.note(phone, *others)


def ask_twice(room, presenter, wall, phone):
    """Let the phone vote, discuss and vote again on what is asked, and show all of it."""
    answer(phone)
    vote(room, phone, wall, presenter)
    press(presenter, "Close the vote")
    expect(phone.locator(LINE)).to_contain_text(german("The vote is closed. Yours"))
    room.note(phone, presenter)
    press(presenter, "Let them discuss")
    expect(phone.locator(LINE)).to_contain_text(german("Talk it over"))
    press(presenter, "Open the second vote")
    expect(phone.get_by_text(german("Second vote, after"))).to_be_visible()
    expect(phone.locator(".nl-answer")).to_be_enabled()
    vote(room, phone, wall)
    press(presenter, "Close the vote")
    expect(phone.locator(LINE)).to_contain_text(german("The vote is closed. Yours"))
    press(presenter, "Show the votes")
    expect(wall.locator(".nl-picture").first).to_be_visible()
    press(presenter, "Show the answer")
    room.note(phone, wall, presenter)


def leave(room, presenter, wall, phone):
    """Take the answers along, lose the network, and delete what was given."""
    with phone.expect_download():
        press(phone, "Take my answers along")
    room.note(phone)
    phone.context.set_offline(True)
    expect(phone.locator(LINE)).to_contain_text(german("Not connected"))
    room.note(phone)
    phone.context.set_offline(False)
    press(presenter, "Delete all votes")
    room.note(presenter)
    press(presenter, "Keep")
    press(phone, "Delete what I gave")
    room.note(phone)
    press(phone, "Press again to delete it")
    expect(phone.get_by_text(german("All that you gave is deleted"))).to_be_visible()
    room.note(phone, wall, presenter)


def test_no_state_of_a_class_says_an_english_word(browser, live, spoken):
    """Wrong codes, every kind of question, two votes, results, lost networks, and the end."""
    room = Class(browser, live)
    presenter, wall = room.open(f"present#{live.room.token}"), room.open(f"wall#{live.room.wall}")
    phone = come_in(room, presenter, wall)
    buttons = presenter.locator(".nl-items button")
    for number in range(buttons.count()):
        buttons.nth(number).click()
        expect(phone.locator(".nl-answer:enabled")).to_be_visible()
        if number == 0:
            press(phone, "Vote")
            room.note(phone)
            press(presenter, "Close in 30 seconds")
            room.note(wall, presenter)
        ask_twice(room, presenter, wall, phone)
    assert number == len(live.room.items) - 1 >= 10
    leave(room, presenter, wall, phone)
    room.close()
    assert room.complaints == []
    text = "\n".join(room.said).replace("A class", "")  # as the test named it
    assert [one for one in REACHED if german(one) not in text] == []
    assert words.found(text, spoken) == []
