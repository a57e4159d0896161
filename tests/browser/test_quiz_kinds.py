"""Every kind of question in a browser: by keyboard alone, by dragging, and on a timeline."""

import pytest

from tests.browser.quizzes import (
    KINDS,
    press,
    quiz_state,  # noqa: F401
    tab_to,
    verdict,
)


def by_single(page):
    tab_to(page, "input[type=radio]")
    while "Paris" not in page.evaluate("document.activeElement.labels[0].textContent"):
        press(page, "ArrowDown")
    press(page, "Space")


def by_multiple(page):
    for _ in range(3):
        tab_to(page, "input[type=checkbox]")
        if "Malta" not in page.evaluate("document.activeElement.labels[0].textContent"):
            press(page, "Space")


def by_numeric(page):
    tab_to(page, "input[inputmode=decimal]")
    page.keyboard.type("11")
    tab_to(page, "select")
    page.keyboard.type("w")


def by_text(page):
    tab_to(page, "input[type=text]")
    page.keyboard.type("pristina")


def by_order(page):
    tab_to(page, ".nq-order button")
    wanted = ["first", "second", "third", "fourth"]
    for place, name in enumerate(wanted):
        names = page.locator(".nq-order li").evaluate_all("all => all.map(li => li.dataset.name)")
        page.locator(f".nq-order li[data-name={name}] button").first.focus()
        for _ in range(names.index(name) - place):
            press(page, "Alt+ArrowUp")
            focused = "document.activeElement.closest('li').dataset.name"
            assert page.evaluate(focused) == name


def by_match(page):
    for _ in range(2):
        tab_to(page, "select")
        label = page.evaluate("document.activeElement.labels[0].textContent")
        page.keyboard.type("1997" if label == "PJC" else "2002")


def by_blanks(page):
    tab_to(page, ".nq-blank input")
    page.keyboard.type("1997")
    tab_to(page, ".nq-blank select")
    page.keyboard.type("P")


def by_place(page):
    tab_to(page, "input[type=range]")
    slider = page.locator("input[type=range]")
    while slider.get_attribute("aria-valuetext") != "May 1997":
        press(page, "ArrowRight" if "1997" not in spoken(slider) else "ArrowLeft")
        if spoken(slider) in {f"{month} 1997" for month in ("January", "February", "March")}:
            press(page, "ArrowRight", "ArrowRight")


def spoken(slider):
    return slider.get_attribute("aria-valuetext")


def by_reason(page):
    tab_to(page, "input[type=radio]")
    press(page, "ArrowRight")
    tab_to(page, ".nq-options input")
    while "political" not in page.evaluate("document.activeElement.labels[0].textContent"):
        press(page, "ArrowDown")
    press(page, "Space")


def by_poll(page):
    tab_to(page, "input[type=radio]")
    press(page, "Space")


@pytest.mark.parametrize("kind", KINDS)
def test_kind_works_by_keyboard(mount, state, kind):
    """Every kind is answered and checked without a pointer, and focus stays on Check."""
    page = mount("quiz", state(KINDS[kind]))
    globals()[f"by_{kind}"](page)
    assert not verdict(page).startswith("✓"), "choosing alone marks nothing"
    tab_to(page, ".nq-check")
    press(page, "Enter")
    assert verdict(page).startswith("• Noted" if kind == "poll" else "✓ Right: 1 point")
    assert page.evaluate("document.activeElement.textContent") == "Checked question 1"


def test_tab_leaves_the_quiz(mount, state):
    """There is no keyboard trap."""
    page = mount("quiz", state(*KINDS.values()))
    tab_to(page, "#after", most=200)


def test_order_moves_are_announced(mount, state):
    """Who cannot see the list hears where an item went, and buttons move it by clicks."""
    page = mount("quiz", state(KINDS["order"]))
    second = page.locator(".nq-order li").nth(1)
    name = second.get_attribute("data-name")
    second.get_by_role("button", name="Move up").click()
    assert verdict(page) == f"{name} moved to 1 of 4."


def test_order_can_be_dragged(mount, state):
    """Dragging is one more way, never the only one."""
    page = mount("quiz", state(KINDS["order"]))
    names = "all => all.map(li => li.dataset.name)"
    before = page.locator(".nq-order li").evaluate_all(names)
    page.locator(".nq-order li").nth(0).drag_to(page.locator(".nq-order li").nth(2))
    after = page.locator(".nq-order li").evaluate_all(names)
    assert after.index(before[0]) == 2


def test_distance_in_time_is_told(mount, state):
    """A place on the timeline is marked by how far off it is, then shown among other events."""
    page = mount("quiz", state(KINDS["place"]))
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    page.get_by_role("button", name="Check").click()
    assert "14 months early" in verdict(page)
    assert "27 May" not in page.locator(".nq-question").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    assert page.locator(".nq-strip li.nq-true").inner_text().endswith("(27 May 1997)")
    assert page.locator(".nq-strip li").count() > 4


def test_day_that_a_month_lacks_gives_way_to_the_one_that_is_read(mount, state):
    """What stands in the fields when an answer is checked is what is marked."""
    page = mount("quiz", state({**KINDS["place"], "from": "1997-01-01", "to": "1997-12-31"}))
    page.get_by_label("Year").fill("1997")
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").select_option("February")
    assert page.get_by_label("Day").input_value() == "28"
    assert page.locator("output").inner_text() == "28 February 1997"
    page.get_by_label("Year").fill("1")
    page.get_by_label("Year").press("Tab")
    assert page.get_by_label("Year").input_value() == "1"


HEAR = """window.heard = []; for (const name of ["nr:place", "nr:place-clear"])
document.addEventListener(name, ({ type, detail }) => heard.push([type, detail]))"""


def test_timeline_hears_of_places(mount, state):
    """The timeline gets the first guess and the truth once the question is over, not before."""
    page = mount("quiz", state(KINDS["place"]))
    page.evaluate(HEAR)
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    page.get_by_role("button", name="Check").click()
    assert page.evaluate("heard") == [], "the truth would spoil the next try"
    page.get_by_role("button", name="Show the answer").click()
    [[name, told]] = page.evaluate("heard")
    assert name == "nr:place"
    assert told == {
        "event": "1997-founding-act-signed",
        "guess": 9556,
        "truth0": 10008,
        "truth1": 10009,
        "words": "14 months early",
    }


def test_test_tells_places_at_last(mount, state):
    """In a test the timeline hears after submission, and forgets when the test is taken again."""
    page = mount("quiz", state(KINDS["place"], mode="test"))
    page.evaluate(HEAR)
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    assert page.evaluate("heard") == []
    page.get_by_role("button", name="Submit all answers").click()
    page.get_by_role("button", name="Take it again").click()
    names = page.evaluate("heard.map(([name, { event }]) => [name, event])")
    assert names == [[name, "1997-founding-act-signed"] for name in ("nr:place", "nr:place-clear")]
