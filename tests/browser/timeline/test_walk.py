"""A guided walk through a timeline."""

import pytest
from playwright.sync_api import expect

from natorussia.maps.membership import StepMap
from tests.browser.timeline.states import active, settle, state, trait

SAID = """() => {
  window.said = [];
  const status = document.querySelector(".nt-status");
  new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
}"""


@pytest.mark.parametrize("width", [390, 1000])
def test_walk_goes_from_step_to_step(mount, axe, width):
    """Buttons and arrows go on; each step says one thing, and the keyboard stays where it is."""
    page = mount("timeline", state(), book=True, viewport={"width": width, "height": 800})
    page.evaluate(SAID)
    page.get_by_role("button", name="Guided walk in 22 steps").click()
    walk = page.get_by_role("region", name="Guided walk")
    expect(walk).to_contain_text("Step 1 of 22")
    expect(walk).to_contain_text("What talks did in 1990.")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert active(page) == "Next \u2192"
    walk.get_by_role("button", name="Next").click()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert active(page) == "Next \u2192"
    assert page.evaluate("said") == [
        f"Step {step} of 22. {lane} {year}, {day} {year}. What {lane} did in {year}."
        for step, lane, year, day in (
            (1, "talks", 1990, "13 March"),
            (2, "wars", 1990, "17 July"),
            (3, "talks", 1991, "13 March"),
        )
    ]
    assert page.url.endswith("#walk=1991-talks")
    assert trait(page, "selected") == "1991-talks"
    expect(page.locator(".nt-label[aria-current]")).to_be_in_viewport(ratio=1)
    assert axe(page) == []
    page.keyboard.press("ArrowLeft")
    expect(walk).to_contain_text("Step 2 of 22")
    walk.get_by_role("button", name="Stop here and explore").click()
    expect(walk).to_be_hidden()
    expect(page.locator(".nt-panel")).to_contain_text("2 of 22")
    assert active(page) == "wars 1990"
    assert page.url.endswith("#event=1990-wars")


def test_walk_ends_at_both_ends(page):
    """The first step has none before it, the last none after it; Escape stops."""
    page.get_by_role("button", name="Guided walk in 22 steps").click()
    walk = page.get_by_role("region", name="Guided walk")
    page.keyboard.press("ArrowLeft")
    expect(walk).to_contain_text("Step 1 of 22")
    expect(walk.get_by_role("button", name="Previous")).to_have_attribute("aria-disabled", "true")
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    expect(walk).to_contain_text("Step 22 of 22")
    expect(walk.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Escape")
    expect(walk).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_addresses_lead_to_a_step(mount):
    """A link to a step begins the walk there; one to an event ends it."""
    page = mount("timeline", state(), book=True, fragment="#walk=span")
    walk = page.get_by_role("region", name="Guided walk")
    expect(walk).to_contain_text("A long war")
    expect(walk).to_be_in_viewport()
    page.evaluate("location.hash = '#event=1999-wars'")
    expect(walk).to_be_hidden()
    expect(page.locator(".nt-panel")).to_contain_text("wars 1999")


def test_walk_shows_the_map_of_a_step(mount):
    """Where the page has a map on which an event is a step, the walk shows it as of that step."""
    rows = [
        {"id": f"{year}-x", "date": str(year), "title": f"In {year}", "lane": "talks"}
        for year in (1997, 2001)
    ]
    rows.append({"id": "1999-enlargement-accession", "date": "1999-03-12", "title": "Three join"})
    page = mount("timeline", state(rows), book=True, viewport={"width": 1000, "height": 900})
    page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)",
        StepMap()._repr_html_(),
    )
    page.get_by_role("button", name="Guided walk in 3 steps").click()
    picture = page.locator(".nt-picture")
    expect(picture).to_be_empty()
    page.keyboard.press("ArrowRight")
    expect(picture.locator("svg")).to_be_visible()
    expect(picture).to_contain_text("1999: 19 members; new: Czech Republic, Hungary, Poland")
    fills = picture.locator("path").evaluate_all(
        "(paths) => paths.map((path) => path.style.fill).filter(Boolean)"
    )
    assert fills.count("var(--nr-orange)") == 3
    assert fills.count("var(--nr-blue)") > 10


def test_walk_follows_a_swipe(mount):
    """A finger that moves to the left goes on, to the right back; up and down it does neither."""
    size = {"width": 390, "height": 800}
    page = mount("timeline", state(), viewport=size, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Guided walk in 22 steps").tap()
    walk = page.get_by_role("region", name="Guided walk")
    touch = page.context.new_cdp_session(page)

    def swipe(x, y):
        box = walk.bounding_box()
        at = (box["x"] + box["width"] / 2, box["y"] + 20)
        for kind, part in (("touchStart", 0), ("touchMove", 0.5), ("touchMove", 1)):
            point = {"x": at[0] + x * part, "y": at[1] + y * part, "id": 1}
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(-100, 4)
    expect(walk).to_contain_text("Step 2 of 22")
    swipe(-100, 4)
    expect(walk).to_contain_text("Step 3 of 22")
    swipe(100, 0)
    expect(walk).to_contain_text("Step 2 of 22")
