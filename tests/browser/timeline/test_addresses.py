"""Addresses and searches that lead to events, and back."""

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import active, in_book, settle, state, trait


def test_deep_links_survive_reload(mount):
    """An address names an event: on arrival, after a change of the address, and after a reload."""
    page = mount("timeline", state(), state(), fragment="#event=1994-wars", book=True)
    assert [trait(page, "selected", model) for model in (0, 1)] == ["1994-wars", ""]
    page.evaluate("location.hash = '#event=span'")
    expect(page.locator(".nt-title")).to_have_text("A long war")
    assert trait(page, "selected", 1) == ""
    page.reload()
    page.wait_for_selector("body[data-mounted]")
    assert trait(page, "selected") == "span"
    page.get_by_role("button", name="Close the details").click()
    assert "#" not in page.url
    page.evaluate("location.hash = '#event=%E0%A4%A'")
    assert trait(page, "selected") == ""


def test_links_go_near_to_their_event(mount):
    """A link fits the window to its event, and one step leads back to the view before."""
    page = mount("timeline", state(), book=True, viewport={"width": 1000, "height": 900})
    page.evaluate("location.hash = '#event=1994-wars'")
    settle(page)
    first, last = trait(page, "window")
    assert last - first < 1200
    page.get_by_role("button", name="Back to the view before").click()
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] > 3000


def test_search_goes_to_what_it_finds(page, static):
    """What a search finds comes into view, and one step leads back to where the reader was."""
    in_book(page, static)
    page.evaluate("models[0].set('window', [7300, 7700])")
    settle(page)
    page.get_by_role("searchbox").fill("wars 1999")
    settle(page)
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events")
    expect(page.locator(".nt-label")).to_have_text("wars 1999")
    page.get_by_role("button", name="Back to the view before").click()
    settle(page)
    assert [round(day) for day in trait(page, "window")] == [7300, 7700]
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events, 1 outside this window")
    page.get_by_role("button", name="Show", exact=True).click()
    settle(page)
    expect(page.locator(".nt-label")).to_have_text("wars 1999")
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events")
    page.get_by_role("searchbox").press("Enter")
    assert trait(page, "selected") == "1999-wars"
    page.evaluate("location.hash = '#event=span'")
    expect(page.locator(".nt-panel")).to_contain_text("Hidden by your filters")
    page.get_by_role("button", name="Show it").click()
    assert len(trait(page, "visible")) == 22


def test_window_returns_once_filters_are_cleared(page):
    """A filter fits the window to its events, and without filters the window is as before."""
    page.evaluate("models[0].set('window', [8000, 8400])")
    settle(page)
    page.locator(".nt-chip", has_text="talks").click()
    settle(page)
    wide = trait(page, "window")
    assert wide[1] - wide[0] > 3000
    page.get_by_role("button", name="Clear filters").click()
    settle(page)
    assert [round(day) for day in trait(page, "window")] == [8000, 8400]


def test_addresses_are_left_again(page, static):
    """The address opens the details and goes there; going back closes them."""
    in_book(page, static)
    page.evaluate("location.hash = '#event=span'")
    assert active(page) == "A long war"
    page.evaluate("history.back()")
    expect(page.locator(".nt-panel")).to_be_hidden()
    assert trait(page, "selected") == ""


@pytest.mark.parametrize("width", [390, 900])
def test_addresses_lead_to_their_event(mount, width):
    """A link from elsewhere shows its event, though what stands above grows once it is there."""
    size = {"width": width, "height": 844}
    page = mount("timeline", state(), book=True, fragment="#event=1999-wars", viewport=size)
    page.evaluate("document.querySelector('#before').style.paddingTop = '3000px'")
    shown = page.locator("[data-event='21']").locator("visible=true")
    expect(shown).to_be_in_viewport(ratio=1)
    expect(page.locator(".nt-panel")).to_be_in_viewport()
    if width > 480:
        box, dock = shown.bounding_box(), page.locator(".nt-dock").bounding_box()
        assert box["y"] + box["height"] <= dock["y"] + 1
