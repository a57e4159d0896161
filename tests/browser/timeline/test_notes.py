"""Events that a reader pins and writes about."""

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import state, trait

NOTES = "JSON.parse(localStorage.getItem('natorussia/notes/v1'))"


def test_events_are_pinned_and_noted(page):
    """A pin and a note are kept, marked, filtered by, and saved as a text."""
    page.evaluate("models[0].set('selected', '1994-wars')")
    page.get_by_label("Your note").fill("Why then?")
    assert trait(page, "pinned") == ["1994-wars"]
    kept = page.evaluate(NOTES)["1994-wars"]
    assert (kept["text"], kept["title"], kept["pin"]) == ("Why then?", "wars 1994", False)
    expect(page.locator(".nt-label", has_text="\u2605 wars 1994")).to_have_count(1)
    page.get_by_role("button", name="\u2605 Pinned").click()
    assert trait(page, "visible") == ["1994-wars"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save notes").click()
    text = download.value.path().read_text("utf-8")
    assert text == "# Notes\n\n## wars 1994\n\n17 July 1994\n\nWhy then?\n"
    page.get_by_label("Your note").fill("")
    assert trait(page, "pinned") == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("() => { Storage.prototype.setItem = () => { throw Error('full') } }", "keeps no notes"),
        ("localStorage.setItem('natorussia/notes/v1', '{oops')", "set aside"),
    ],
)
def test_notes_survive_bad_storage(page, script, said):
    """A storage that fails is said, and nothing else breaks."""
    page.evaluate(script)
    page.evaluate("models[0].set('selected', '1995-wars')")
    if "aside" in said:
        expect(page.locator(".nt-own")).to_contain_text(said)
    page.get_by_role("button", name="Pin", exact=True).click()
    if "keeps" in said:
        expect(page.locator(".nt-own")).to_contain_text(said)
    assert trait(page, "pinned") == ["1995-wars"]


def test_timelines_of_a_page_share_pins(mount):
    """What is pinned in one timeline is marked in the others, and taken back there as well."""
    page = mount("timeline", state(), state())
    first, second = page.locator(".nr-timeline").all()
    page.evaluate("models[0].set('selected', '1995-wars')")
    first.get_by_role("button", name="Pin", exact=True).click()
    expect(second.locator(".nt-label", has_text="\u2605 wars 1995")).to_have_count(1)
    page.evaluate("localStorage.clear(); dispatchEvent(new StorageEvent('storage'))")
    expect(second.locator(".nt-label", has_text="\u2605")).to_have_count(0)
    expect(first.locator(".nt-label", has_text="\u2605")).to_have_count(0)
