"""Whole chapters by keyboard alone: from the skip link to the end, focus seen and never lost."""

import re

import pytest

from natorussia import Forecast

LONGEST = 900
# What has focus, whether it shows, and whether the ring or another sign of focus can be seen.
FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { lost: true };
  // What folds a menu is drawn, and ringed, as a part of what has focus.
  const el = focused.querySelector(":scope > .toctree-toggle") ?? focused;
  // A link that wraps has a box for each line, and their union may have its middle between them.
  const box = el.getClientRects()[0] ?? el.getBoundingClientRect(), style = getComputedStyle(el);
  const label = el.matches("input") ? el.closest("label, .nf-slide") : null;
  const size = (one) => one.width > 0 && one.height > 0;
  const within = box.bottom > 0 && box.top < innerHeight;
  const seen = size(box) && within && style.visibility !== "hidden";
  const ringed = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 12), 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const covered = !top || !(el.contains(top) || top.contains(el) || label?.contains(top));
  return { unseen: !seen, covered, ringless: !ringed(el) && !(label && ringed(label)),
    what: focused.outerHTML.slice(0, 160),
    id: focused.dataset.step ??= String(window.steps = (window.steps ?? 0) + 1) };
}"""


@pytest.fixture
def chapter(browser, book):
    """Give a function that opens a page of the book, ready to use."""
    contexts = []

    def open_page(name):
        contexts.append(browser.new_context(viewport={"width": 1100, "height": 800}))
        page = contexts[-1].new_page()
        page.goto((book / "chapters" / name).as_uri())
        page.wait_for_function(
            "[...document.querySelectorAll('.nr-mount')]"
            ".every((mount) => mount.querySelector('[data-ready=true]'))"
        )
        return page

    yield open_page
    for context in contexts:
        context.close()


def walk(page, key="Tab"):
    """Press Tab from one end of a page to the other; return every place that had focus."""
    places = []
    for _ in range(LONGEST):
        page.keyboard.press(key)
        found = page.evaluate(FOCUS)
        if found.get("lost") or (places and found["id"] == places[0]["id"]):
            return places
        places.append(found)
    raise AssertionError(f"{key} does not come to an end: last at {places[-1]['what']}")


def tab_to(page, selector, key="Tab", most=LONGEST):
    """Press Tab until what fits a selector has focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("(css) => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"{key} does not reach {selector}")


def follow_to(page, selector):
    """Follow a link to the section where something stands; the next Tab goes on from there."""
    page.evaluate(
        "(css) => { location.hash = document.querySelector(css).closest('section[id]').id }",
        selector,
    )


def has_focus(page):
    """Return whether something but the page itself has focus."""
    return page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("name", ["01-nineties.html", "11-hindsight.html", "progress.html"])
def test_focus_is_never_lost(chapter, name):
    """Tab goes through a whole page: each stop can be seen, has a ring, and none is a trap."""
    page = chapter(name)
    places = walk(page)
    assert len(places) > 20
    faults = {
        fault: [place["what"] for place in places if place[fault]]
        for fault in ("unseen", "covered", "ringless")
    }
    assert faults == {"unseen": [], "covered": [], "ringless": []}


def test_skip_link_leads_to_the_text(chapter):
    """The first stop of a chapter jumps over its menus."""
    page = chapter("01-nineties.html")
    page.keyboard.press("Tab")
    assert "Skip to main content" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "!!document.activeElement.closest('#main-content, main, article')"
    assert page.evaluate(inside)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Skip to the timeline", ".nr-timeline"),
        ("Skip to the first questions", ".nr-quiz"),
        ("Skip to the quiz", "#quiz"),
        ("Skip to the exercise", "#exercise"),
    ],
)
def test_skip_links_lead_to_what_is_done(chapter, words, place):
    """From the top of a chapter twelve presses of Tab at most lead to what a reader does there."""
    page = chapter("01-nineties.html")
    said = "document.activeElement.textContent"
    for _ in range(11):
        page.keyboard.press("Tab")
        if page.evaluate(said) == words:
            break
    page.keyboard.press("Enter")
    # The address changes a moment after the key, and takes the focus along.
    page.wait_for_function("location.hash")
    page.keyboard.press("Tab")
    assert page.evaluate("(css) => !!document.activeElement.closest(css)", place)


def test_timeline_is_one_stop(chapter):
    """Arrows move from event to event, Enter opens one, and the next Tab leaves the events."""
    page = chapter("01-nineties.html")
    tab_to(page, ".nt-label")
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.matches('.nt-label')")
    assert page.evaluate("document.activeElement.textContent") != before
    page.keyboard.press("Enter")
    assert has_focus(page)
    page.keyboard.press("Tab")
    assert has_focus(page)
    assert not page.evaluate("document.activeElement.matches('.nt-label')")


def answer(page, form):
    """Answer a question with keys that a reader would press, whatever its kind; then check it."""
    here = f"#{form} "
    controls = page.locator(f"{here}fieldset:first-of-type").first.locator(
        "input:visible, select:visible, .nq-order button:visible"
    )
    kinds = controls.evaluate_all("all => all.map((one) => one.type)")
    tab_to(page, f"{here}input, {here}select, {here}button")
    if "range" in kinds or "radio" in kinds:
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
    elif "checkbox" in kinds:
        page.keyboard.press("Space")
    elif "button" in kinds:
        page.keyboard.press("Alt+ArrowDown")
    else:
        fill(page, here, len(kinds))
    assert has_focus(page)
    if "radio" in kinds and len(page.locator(f"{here}.nq-options").all()) == 1:
        reason = page.locator(f"{here}.nq-options input").first
        if page.evaluate("!document.activeElement.closest('.nq-options')") and reason.count():
            tab_to(page, f"{here}.nq-options input")
            page.keyboard.press("Space")
    if page.locator(f"{here}.nq-sure").count():
        tab_to(page, f"{here}.nq-sure input")
        page.keyboard.press("ArrowRight")
    tab_to(page, f"{here}.nq-check")
    page.keyboard.press("Enter")


def fill(page, here, count):
    """Type into each field and choose in each list of a question."""
    for number in range(count):
        if number:
            page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SELECT":
            page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type("7")


def test_every_question_is_answered_by_keys(chapter):
    """All questions of a chapter are answered and marked with keys alone, focus kept."""
    page = chapter("01-nineties.html")
    forms = page.locator(".nq-question").evaluate_all("all => all.map((one) => one.id)")
    assert len(forms) > 10
    for form in forms:
        answer(page, form)
        page.locator(f"#{form} .nq-verdict").wait_for()
        assert has_focus(page), form
    summaries = " ".join(page.locator(".nr-quiz .nq-summary").all_inner_texts())
    counts = re.findall(r"(\d+) of (\d+) (?:answered|polls?,)", summaries)
    assert sum(int(done) for done, _ in counts) == len(forms)


def test_retry_and_answer_by_keys(chapter):
    """A wrong answer is followed by hint and solution without a pointer, and focus stays near."""
    page = chapter("01-nineties.html")
    form = page.locator(".nq-question").first.get_attribute("id")
    answer(page, form)
    reveal = page.locator(f"#{form}").get_by_role("button", name="Show the answer")
    if reveal.is_visible():
        tab_to(page, f"#{form} .nq-actions button:last-of-type")
        page.keyboard.press("Enter")
    page.locator(f"#{form} .nq-end > *").first.wait_for()
    assert page.evaluate("(id) => !!document.activeElement.closest(`#${id}`)", form)


def waits(questions, number):
    """Return whether what happened is held back: another question on the same event is open."""
    return any(one["group"] == questions[number]["group"] for one in questions[number + 1 :])


def test_forecast_is_committed_by_keys(chapter):
    """Forecasts are set by arrows and committed one after another, with focus never lost.

    What happened is told at once, or, where the same event settles open questions, after these.
    """
    page = chapter("11-hindsight.html")
    questions = Forecast().questions
    expected = [waits(questions, number) for number in range(4)]
    assert set(expected) == {True, False}
    follow_to(page, ".nr-forecast")
    slider = ".nr-forecast input[type=range]"
    tab_to(page, slider)
    for number, waiting in enumerate(expected, 1):
        page.keyboard.press("ArrowRight")
        tab_to(page, ".nr-forecast button[type=submit]")
        page.keyboard.press("Enter")
        card = page.locator(".nr-forecast .nf-card")
        told = card.get_by_text("Committed.") if waiting else card.locator(".nf-verdict")
        told.wait_for()
        assert page.evaluate("document.activeElement.textContent") == "Next open question"
        page.keyboard.press("Enter")
        assert page.evaluate("(css) => document.activeElement.matches(css)", slider)
        summary = page.locator(".nr-forecast .nf-summary").inner_text()
        assert f"{number} committed" in summary


def test_matrix_is_filled_by_keys(chapter):
    """The decision matrix is filled from its first weight to its last score by Tab and digits."""
    page = chapter("10-turning-point.html")
    follow_to(page, ".nr-matrix")
    tab_to(page, ".nr-matrix input[type=range]")
    page.keyboard.press("ArrowRight")
    tab_to(page, ".nr-matrix input[type=number]")
    cells = page.locator(".nr-matrix input[type=number]").count()
    for number in range(cells):
        page.keyboard.type(str(1 + number % 5))
        page.keyboard.press("Tab")
    assert page.locator(".nr-matrix .nm-summary").inner_text().startswith(f"{cells} of {cells}")
    assert has_focus(page)
