"""A timeline by keyboard, by buttons, and by what replaces a drag."""

import re

import pytest
from playwright.sync_api import expect

from natorussia.widgets.timeline.widget import Timeline
from tests.browser.timeline.states import ROWS, active, enter, settle, state, trait


def test_keyboard_walks_all_events(page):
    """One Tab enters, arrows reach every event in order, and Tab leaves again."""
    enter(page)
    walked = [active(page)]
    for _ in range(len(ROWS) - 1):
        page.keyboard.press("ArrowRight")
        walked.append(active(page))
        assert page.locator(".nt-label:focus").count() == 1
    expected = Timeline(ROWS).events
    facts = zip(expected["title"], expected["words"], expected["lane"], strict=True)
    assert walked == [
        f"{title}, {words}, {lane}, {place} of {len(ROWS)}"
        for place, (title, words, lane) in enumerate(facts, 1)
    ]
    page.keyboard.press("ArrowRight")
    assert active(page) == walked[-1]
    page.keyboard.press("Tab")
    assert page.locator(".nt-body:focus-within").count() == 0
    page.keyboard.press("Shift+Tab")
    assert active(page) == walked[-1]
    page.keyboard.press("Shift+Tab")
    assert page.locator(".nt-body:focus-within").count() == 0


def test_keys_jump_and_cross(page):
    """Home and End go to the ends, up and down to the other rows."""
    enter(page)
    page.keyboard.press("End")
    assert active(page) == "wars 1999, 17 July 1999, wars, 22 of 22"
    page.keyboard.press("ArrowUp")
    assert ", talks, " in active(page)
    page.keyboard.press("ArrowDown")
    assert ", wars, " in active(page)
    page.keyboard.press("Home")
    assert active(page) == "talks 1990, 13 March 1990, talks, 1 of 22"


def test_enter_opens_escape_returns(page):
    """Enter opens the details and goes there; Escape closes them and returns to the event."""
    enter(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert trait(page, "selected") == "1990-wars"
    assert active(page) == "wars 1990"
    expect(page.locator(".nt-panel")).to_contain_text("What wars did in 1990.")
    expect(page.locator(".nt-panel a[href='https://example.org/1990']")).to_be_visible()
    expect(page.locator(".nt-status")).to_have_text("wars 1990, 17 July 1990")
    page.keyboard.press("Escape")
    assert active(page) == "wars 1990, 17 July 1990, wars, 2 of 22"
    assert trait(page, "selected") == ""
    expect(page.locator(".nt-panel")).to_be_hidden()


def test_keys_zoom_and_pan(page):
    """Plus and minus zoom, Shift with an arrow pans, 0 shows all."""
    enter(page)
    for _ in range(3):
        page.keyboard.press("+")
        settle(page)
    first, last = trait(page, "window")
    assert last - first < 700
    page.keyboard.press("Shift+ArrowRight")
    settle(page)
    assert trait(page, "window")[0] > first
    page.keyboard.press("0")
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] > 3650


def test_buttons_replace_every_drag(page):
    """What a drag, a pinch or a wheel does, a click does too."""
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    first = trait(page, "window")
    page.get_by_role("button", name="Later").click()
    settle(page)
    assert trait(page, "window")[0] > first[0]
    page.get_by_role("button", name="Earlier").click()
    settle(page)
    assert trait(page, "window") == pytest.approx(first)
    strip = page.locator(".nt-density").bounding_box()
    page.mouse.click(strip["x"] + strip["width"] * 0.8, strip["y"] + 20)
    settle(page)
    assert trait(page, "window")[0] > first[0]


def test_moves_are_said_at_rest(page):
    """The status says what is on view once a move is over; nothing before the first one."""
    status = page.locator(".nt-status")
    assert status.text_content() == ""
    enter(page)
    settle(page)
    assert status.text_content() == ""
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('[role=status]').textContent))"
        ".observe(document.querySelector('[role=status]'), { childList: true })"
    )
    page.keyboard.press("+")
    page.keyboard.press("+")
    settle(page)
    assert len(page.evaluate("said")) == 1
    expect(status).to_have_text(
        re.compile(r"^[A-Z]\w+ \d{4} to [A-Z]\w+ \d{4}, \d+ events in view$")
    )
    page.keyboard.press("0")
    settle(page)
    expect(status).to_have_text(re.compile("22 events in view$"))
    page.evaluate("models[0].set('selected', 'span')")
    settle(page)
    expect(status).to_have_text(re.compile("^A long war, March 1994"))


def test_keyboard_follows_the_view(page):
    """Once the event in hand is out of view, the arrows go on from what is on view."""
    enter(page)
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("+")
        settle(page)
    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    settle(page)
    window = trait(page, "window")
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".nt-label:focus").count() == 1
    assert trait(page, "window")[0] == pytest.approx(window[0], abs=400)
    assert "1990" not in active(page)


def test_escape_closes_any_details(page):
    """Escape on the stage closes the month that M opened, as it closes an event."""
    enter(page)
    page.keyboard.press("m")
    expect(page.locator(".nt-panel")).to_be_visible()
    page.evaluate("document.querySelector('.nt-body').focus()")
    page.keyboard.press("Escape")
    expect(page.locator(".nt-panel")).to_be_hidden()
    assert page.locator(".nt-label:focus").count() == 1


@pytest.mark.parametrize("height", [500, 600, 700])
def test_keys_keep_the_label_in_sight(mount, height):
    """On low screens what has the keyboard is neither behind the details nor off the screen."""
    page = mount("timeline", state(), viewport={"width": 900, "height": height})
    page.evaluate("models[0].set('selected', 'span')")
    enter(page)
    for _ in range(len(ROWS)):
        page.keyboard.press("ArrowRight")
        label = page.locator(".nt-label:focus").bounding_box()
        assert label["y"] >= 0
        assert label["y"] + label["height"] <= page.locator(".nt-dock").bounding_box()["y"] + 1
    page.keyboard.press("ArrowUp")
    label = page.locator(".nt-label:focus").bounding_box()
    assert label["y"] + label["height"] <= page.locator(".nt-dock").bounding_box()["y"] + 1
