"""Timelines to try, and what a reader sees and does of them."""

import pytest

from natorussia.widgets.timeline.widget import Timeline

ROWS = [
    {"id": f"{year}-{lane}", "date": f"{year}-0{month}-1{month}", "title": f"{lane} {year}"}
    | {"lane": lane, "actors": actor, "summary": f"What {lane} did in {year}.", "section": lane}
    | {"sources": f"https://example.org/{year}"}
    for year in range(1990, 2000)
    for lane, actor, month in (("talks", "nato", 3), ("wars", "russia", 7))
]
ROWS += [
    {"id": "span", "date": "1994-03", "end": "1996-06~", "title": "A long war", "lane": "wars"},
    {"id": "open", "date": "1997", "end": "..", "title": "A council", "lane": "talks"},
]


HOSTILE = [
    "<img src=x onerror=window.broken=1>",
    "</script><script>window.broken=1</script>",
    "\u202egnp.exe\u202c &amp; \u2066x",
    "x" * 10_000,
    "\U0001f600\U0001f1fa\U0001f1f3 family \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 (1999)",
]


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


NOT_TRAITS = {"layout", "tabbable", "tooltip"}


ACTIVE = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def state(rows=ROWS, **options):
    """Return the traits of a timeline, as the page gets them."""
    kept = Timeline(rows, **options).get_state()
    return {
        name: value
        for name, value in kept.items()
        if not name.startswith("_") and name not in NOT_TRAITS
    }


def active(page):
    return page.evaluate(ACTIVE)


def trait(page, name, model=0):
    return page.evaluate(f"models[{model}].get({name!r})")


def enter(page):
    """Go to the stage; Playwright's own focus() focuses twice."""
    page.evaluate("document.querySelector('.nt-body').focus()")


# The first place of the stage whose line below has some words, when a pointer is moved there.
PLACE = """(words) => {
  const stage = document.querySelector(".nt-body"), box = stage.getBoundingClientRect();
  const said = document.querySelector(".nt-readout");
  for (let y = 47; y < box.height; y += 26) {
    for (let x = 4; x < box.width; x += 8) {
      const place = { clientX: box.x + x, clientY: box.y + y };
      stage.dispatchEvent(new PointerEvent("pointermove", { ...place, bubbles: true }));
      if (said.textContent.includes(words)) return [place.clientX, place.clientY];
    }
  }
}"""


def click_on(page, words):
    """Find a place on the stage where the line below has the words, point there, and click."""
    place = page.evaluate(PLACE, words) or pytest.fail(f"nothing on the stage says {words!r}")
    page.mouse.move(*place)
    assert words in page.locator(".nt-readout").text_content()
    page.mouse.click(*place)


def settle(page):
    """Wait until no timeline moves, and what is to be drawn is."""
    page.evaluate(TWO_FRAMES)
    page.wait_for_function("!document.querySelector('.nr-timeline[data-moving]')")
    page.evaluate(TWO_FRAMES)


WORDS = """(html) => {
  const place = document.createElement("div");
  place.innerHTML = html ?? document.querySelector(".nt-list").innerHTML;
  for (const element of place.querySelectorAll("*")) element.append(" ");
  return [...place.querySelector("ol").children].map((item) => item.textContent);
}"""


def in_book(page, static):
    """Run what the book's pages run besides widgets."""
    page.add_script_tag(path=static / "page" / "page.js")
    return page
