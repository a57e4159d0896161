"""A long timeline in the built book: what is told of an event comes when a reader asks for it."""

import re

import pytest
from playwright.sync_api import expect

WHOLE = "chapters/timeline.html"
CAMPAIGN = "#event=1999-kosovo-air-campaign"
SUMMARY = re.compile("Operation Allied Force strikes")
# Of its summary alone.
ONLY_TOLD = "seventy-eight days"


@pytest.fixture
def whole(book, visit):
    """Open the whole timeline from a disk."""
    opened = visit((book / WHOLE).as_uri())
    opened.wait_for_widgets()
    yield opened
    assert opened.complaints == []


def parts(opened):
    """Return which parts the page asked for, by number, in order."""
    found = (re.search(r"timeline-events-(\d+)\.js", url) for url in opened.requests)
    return [int(one[1]) for one in found if one]


def test_page_asks_for_no_part_by_itself(whole):
    """What nobody opens is not sent."""
    whole.page.wait_for_load_state("networkidle")
    assert parts(whole) == []


def test_opened_event_brings_its_part(whole):
    """The details of an event have its text and sources; one from the same part needs no more."""
    whole.page.evaluate(f"location.hash = '{CAMPAIGN}'")
    panel = whole.page.locator(".nt-panel")
    expect(panel).to_contain_text(SUMMARY)
    cited = panel.get_by_role("link", name="NATO action against Serbian")
    expect(cited).to_have_attribute("href", "sources.html#source-un-1999-sc-6657")
    panel.get_by_role("button", name="Next").click()
    expect(panel.locator(".nt-sources")).to_be_visible()
    assert len(parts(whole)) == 1


def test_search_looks_through_what_was_not_sent(whole):
    """A word that stands in a summary alone finds its event, once all parts are there."""
    whole.page.get_by_role("searchbox", name="Search the events").fill(f'"{ONLY_TOLD}"')
    expect(whole.page.locator(".nt-count")).to_contain_text(re.compile(r"^1 of \d+ events"))
    assert len(set(parts(whole))) == len(parts(whole)) > 1


def test_walk_tells_each_step(whole):
    """The guided walk has the sentence of its steps, and says it."""
    whole.page.get_by_role("button", name="Guided walk").first.click()
    expect(whole.page.locator(".nt-step .nt-summary")).to_be_visible()
    told = whole.page.locator(".nt-step .nt-summary").inner_text()
    expect(whole.page.locator(".nt-status")).to_contain_text(told)


def test_part_that_does_not_load_is_said(subfolder, visit):
    """Without a network the details say what is missing; opened again later, they have it."""
    opened = visit(f"{subfolder}{WHOLE}", service_workers="block")
    opened.wait_for_widgets()
    opened.page.route("**/parts/*.js*", lambda route: route.abort())
    opened.page.evaluate(f"location.hash = '{CAMPAIGN}'")
    panel = opened.page.locator(".nt-panel")
    expect(panel).to_contain_text("What is told of this event did not load.")
    expect(panel).to_contain_text("NATO’s air campaign")
    opened.page.unroute("**/parts/*.js*")
    panel.get_by_role("button", name="Next").click()
    panel.get_by_role("button", name="Previous").click()
    expect(panel).to_contain_text(SUMMARY)


def test_events_are_read_without_scripts(book, visit):
    """The list of the page leads to each event on a page that tells it whole."""
    opened = visit((book / WHOLE).as_uri() + CAMPAIGN, java_script_enabled=False)
    opened.page.locator(f"[id='{CAMPAIGN[1:]}'] a").click()
    opened.page.wait_for_url(re.compile(rf"timeline-events-\d+\.html{CAMPAIGN}"))
    event = opened.page.locator(f"[id='{CAMPAIGN[1:]}']")
    expect(event).to_contain_text(SUMMARY)
    expect(event.get_by_role("link", name="NATO action against Serbian")).to_be_visible()
