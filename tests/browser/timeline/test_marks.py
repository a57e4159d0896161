"""Answers of a quiz that are placed on a timeline."""

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import settle, state, trait

COLOURED = """async (state) => {
  const { default: widget } = await import("/timeline/timeline.js");
  const el = document.createElement("div");
  await widget.render({ model: window.models[0], el });
  document.querySelector("#widgets").append(el);
  await new Promise((done) => setTimeout(done, 500));
  return [...el.querySelectorAll("canvas")].some((canvas) => {
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && Math.abs(data[i] - data[i + 2]) > 60) return true;
    }
    return false;
  });
}"""


def test_late_place_keeps_colours(mount):
    """Rendered before its place is in the document, as JupyterLab does, it still has colours."""
    rows = [{"id": "a", "date": "1999-03-24", "title": "A", "lane": "operations"}]
    page = mount("timeline", state(rows))
    assert page.evaluate(COLOURED)


PLACED = {
    "event": "span",
    "guess": 8400,
    "truth0": 8825,
    "truth1": 8856,
    "words": "14 months early",
}


def place(page, name="nr:place", detail=PLACED):
    """Say on the document what a quiz says there."""
    page.evaluate(
        "([name, detail]) => document.dispatchEvent(new CustomEvent(name, { detail }))",
        [name, detail],
    )


def test_marks_of_quizzes_are_shown(page):
    """A quiz's mark is said, gets a line of its own on the stage, and goes when it is cleared."""
    height = page.locator(".nt-body").bounding_box()["height"]
    place(page)
    words = "A long war. Your mark, December 1992: 14 months early"
    expect(page.locator(".nt-status")).to_have_text(words)
    expect(page.locator(".nt-row", has_text="Your mark")).to_be_visible()
    assert page.locator(".nt-body").bounding_box()["height"] == height + 30
    place(page, "nr:place-clear", {"event": "another"})
    expect(page.locator(".nt-row", has_text="Your mark")).to_be_visible()
    place(page, "nr:place-clear", {"event": "span"})
    expect(page.locator(".nt-row", has_text="Your mark")).to_have_count(0)


def test_marks_come_into_view(page):
    """A timeline that shows other days widens until both the mark and the truth are on view."""
    page.evaluate("models[0].set('window', [10000, 10200])")
    settle(page)
    place(page)
    settle(page)
    from_, to = trait(page, "window")
    assert from_ < 8400
    assert to > 8856


def test_marks_are_listed_too(mount):
    """The mark is said in words above the stage, and above the list."""
    page = mount("timeline", state(), viewport={"width": 375, "height": 700})
    place(page)
    expect(page.locator(".nt-mark")).to_be_visible()
    page.get_by_role("button", name="List").click()
    words = "A long war. Your mark, December 1992: 14 months early"
    expect(page.locator(".nt-mark")).to_have_text(words)


@pytest.mark.parametrize(
    "detail",
    [None, {"event": "elsewhere"}, PLACED | {"guess": "1997"}, PLACED | {"truth0": None}],
)
def test_strange_marks_are_ignored(page, detail):
    """What is no mark, or one of an event that this timeline does not hold, changes nothing."""
    place(page, detail=detail)
    expect(page.locator(".nt-row", has_text="Your mark")).to_have_count(0)
    expect(page.locator(".nt-status")).to_have_text("")


def test_marks_stay_on_stage(mount, axe):
    """Marks far away, on the day itself, or with markup in their words are drawn as text."""
    page = mount("timeline", state(), viewport={"width": 800, "height": 900})
    for guess in (-300_000, 8840, 40_000):
        place(
            page, detail=PLACED | {"guess": guess, "words": "<img src=x onerror=window.broken=1>"}
        )
        settle(page)
    assert page.evaluate("window.broken") is None
    assert axe(page) == []
