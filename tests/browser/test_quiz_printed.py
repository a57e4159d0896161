"""A question on any screen and on paper: no text is cut, and print is to be filled in."""

import pytest

from tests.browser.cards import NOTED, check, reopen
from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    quiz_state,  # noqa: F401
    record,
)

CUT = """() => [...document.querySelectorAll(".nq-questions > li")].flatMap((li) => {
  li.style.contentVisibility = "visible";
  const box = li.getBoundingClientRect(), found = [];
  const walk = document.createTreeWalker(li, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (node.parentElement.closest("select, .nr-hidden") || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const past = ({ left, right }) => right > box.right + 0.5 || left < box.left - 0.5;
    if ([...range.getClientRects()].some(past)) found.push(node.data.slice(0, 60));
  }
  return found;
})"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


WIDTHS = (320, 390, 1200)


def cut_at_any_width(page):
    """Return what is cut off of a page, by its width, which is the narrowest one again then."""
    found = {}
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise((drawn) => requestAnimationFrame(drawn))")
        found[width] = page.evaluate(CUT)
    return {width: cut for width, cut in found.items() if cut}


@pytest.mark.parametrize("spaced", [False, True])
def test_no_text_is_cut(mount, state, spaced):
    """Whatever is said stays within its question, at any width and with wide spacing."""
    asked = [NOTED, *(one for kind, one in KINDS.items() if kind != "multiple")]
    page = mount("quiz", state(*asked), viewport={"width": WIDTHS[0], "height": 800})
    if spaced:
        page.add_style_tag(content=SPACING)
    for box in page.locator(".nq-options input[type=checkbox]").all():
        box.check()
    page.get_by_label("Rome").first.check()
    page.get_by_label("Year").fill("1996")
    page.get_by_role("button", name="It is right as it stands").click()
    for select in page.locator(".nq-match select, .nq-blank select").all():
        select.select_option(index=1)
    for button in page.locator(".nq-check").all():
        button.click()
    assert page.locator(".nq-slot > .nq-note").count() == 3
    assert cut_at_any_width(page) == {}
    while (reveal := page.get_by_role("button", name="Show the answer")).count():
        reveal.first.click()
    assert cut_at_any_width(page) == {}


def test_print_is_to_be_filled_in(mount, state):
    """On paper an unanswered question is as a page without scripts has it; others have marks."""
    asked = [KINDS[kind] for kind in ("match", "order", "place", "blanks")]
    page = mount("quiz", state(*asked, CHOICE))
    page.get_by_label("Rome").check()
    check(page, 4)
    assert not page.get_by_text("Choose from").is_visible(), "the screen has lists to choose from"
    page.emulate_media(media="print")
    match, order, place, blanks, choice = page.locator(".nq-question").all()
    assert match.get_by_text("Choose from: 1997; 2002.").is_visible()
    colour = "(one) => getComputedStyle(one).color"
    assert match.locator("select").first.evaluate(colour) == "rgba(0, 0, 0, 0)"
    assert order.get_by_role("button").count() == 0
    number = "(one) => getComputedStyle(one, '::before').content"
    assert order.locator("li").first.evaluate(number) == '""'
    assert not place.locator("input[type=range]").is_visible()
    assert "Not placed yet" not in place.inner_text()
    assert "1995" in place.inner_text()
    assert "(Paris / Rome)" in blanks.inner_text()
    assert "Not right: 0 points" in choice.inner_text()
    assert "check again" not in choice.inner_text()


def test_answered_match_is_readable_in_print(mount, state):
    """What was chosen is printed with its marks, and no list to choose from."""
    page = mount("quiz", state(KINDS["match"]))
    for select in page.locator("select").all():
        select.select_option("1997")
    check(page)
    page.emulate_media(media="print")
    assert not page.get_by_text("Choose from").is_visible()
    assert page.locator(".nq-badge").count() == 2
    colour = "(one) => getComputedStyle(one).color"
    assert page.locator("select").first.evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_check_is_the_primary_button(mount, state):
    """Check stands out from the other buttons, until there is nothing to check any more."""
    page = mount("quiz", state(CHOICE), theme="light")
    button = page.locator(".nq-check")
    filled = "(one) => getComputedStyle(one).backgroundColor"
    assert button.evaluate(filled) == "rgb(31, 78, 121)"
    assert page.get_by_role("button", name="Hint").evaluate(filled) == "rgb(255, 255, 255)"
    page.get_by_label("Paris").check()
    check(page)
    assert button.evaluate(filled) == "rgba(0, 0, 0, 0)"


def test_open_direction_mark_turns_nothing_round(mount, state):
    """A mark in a prompt that reverses what follows, and is never closed, ends with the prompt."""
    options = [{"text": "\u202eabc", "correct": True}, {"text": "def"}]
    page = mount("quiz", state({**CHOICE, "prompt": "\u202eevil", "options": options}))
    bidi = "all => all.map((one) => getComputedStyle(one).unicodeBidi)"
    found = page.locator(".nq-prompt, .nq-options span").evaluate_all(bidi)
    assert found == ["isolate"] * 3


def test_bars_are_seen_in_forced_colours(mount, state):
    """How far a chapter is stays visible where the reader's colours replace ours."""
    asked = state(mode="review")["questions"][0]
    page = mount("quiz", state(mode="progress"), forced_colors="active")
    reopen(page, record(asked["id"]))
    bar = page.locator(".nq-known").first
    seen = "(one) => [one.offsetHeight, getComputedStyle(one).borderTopStyle]"
    assert bar.evaluate(seen) == [6, "solid"]
