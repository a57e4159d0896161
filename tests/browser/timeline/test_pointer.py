"""A timeline by pointer and by touch."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import TWO_FRAMES, click_on, enter, settle, state, trait


def test_drags_move_the_window(page):
    """The stage and the brush can be dragged."""
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    first = trait(page, "window")
    stage = page.locator(".nt-body").bounding_box()
    middle = (stage["x"] + stage["width"] / 2, stage["y"] + 8)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 100, middle[1], steps=4)
    page.mouse.up()
    settle(page)
    moved = trait(page, "window")[0] - first[0]
    assert moved == pytest.approx(100 / stage["width"] * (first[1] - first[0]), rel=0.05)
    assert trait(page, "selected") == ""


def test_wheel_leaves_the_page(page):
    """A plain wheel scrolls the page; with Ctrl it zooms."""
    page.evaluate("document.body.style.height = '3000px'")
    page.locator(".nt-body").hover()
    page.mouse.wheel(0, 120)
    settle(page)
    assert page.evaluate("scrollY") > 0
    assert trait(page, "window") == []
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] < 3000


def test_clusters_open_when_clicked(mount):
    """A click on a cluster zooms to what is in it."""
    rows = [{"date": "1950", "title": "Before"}, {"date": "2020", "title": "After"}]
    rows += [{"date": f"1999-03-{day:02d}", "title": f"Day {day}"} for day in range(1, 29)]
    page = mount("timeline", state(rows), viewport={"width": 1000, "height": 900})
    click_on(page, " events, ")
    settle(page)
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] < 100
    assert page.locator(".nt-label").count() > 5


def test_empty_stage_asks_the_month(page):
    """A click on no event, and the key M, list the month over all rows."""
    stage = page.locator(".nt-body").bounding_box()
    page.mouse.click(stage["x"] + stage["width"] * 0.5, stage["y"] + 10)
    title = page.locator(".nt-title")
    expect(title).to_have_text(re.compile(r"^[A-Z][a-z]+ 199\d$"))
    month = title.inner_text()
    page.get_by_role("button", name="Next month").click()
    assert title.inner_text() != month
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    expect(title).to_have_text(re.compile(r"^[A-Z][a-z]+ 19\d\d$"))


def test_motion_may_be_reduced(mount):
    """With reduced motion a zoom is one step."""
    page = mount("timeline", state(), reduced_motion="reduce")
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate(TWO_FRAMES)
    words = page.locator(".nt-range").inner_text()
    settle(page)
    assert page.locator(".nt-range").inner_text() == words


def test_pinch_zooms_the_stage(page):
    """Two fingers that move apart zoom in around their middle."""
    page.evaluate(
        """() => {
          const stage = document.querySelector(".nt-body"), box = stage.getBoundingClientRect();
          const finger = (type, pointerId, x) => stage.dispatchEvent(new PointerEvent(type, {
            pointerId, clientX: box.left + x, clientY: box.top + 40, bubbles: true, button: 0,
          }));
          finger("pointerdown", 11, 300);
          finger("pointerdown", 12, 400);
          finger("pointermove", 12, 500);
          finger("pointerup", 11, 300);
          finger("pointerup", 12, 500);
        }"""
    )
    settle(page)
    first, last = trait(page, "window")
    assert last - first == pytest.approx(4260 / 2, rel=0.1)


def test_upright_pinch_zooms_too(mount):
    """Two fingers on a touch screen that move apart up and down zoom in; one scrolls the page."""
    page = mount("timeline", state(), viewport={"width": 1000, "height": 900}, has_touch=True)
    stage = page.locator(".nt-body").bounding_box()
    x, y = stage["x"] + 400, stage["y"] + 150
    touch = page.context.new_cdp_session(page)

    def fingers(kind, *heights):
        points = [{"x": x, "y": y + height, "id": n} for n, height in enumerate(heights)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", -20, 20)
    for half in (30, 40, 50, 60, 70, 80):
        fingers("touchMove", -half, half)
    fingers("touchEnd")
    settle(page)
    first, last = trait(page, "window")
    assert last - first == pytest.approx(4260 / 4, rel=0.3)


def strip_drag(page, start, by):
    """Drag on the strip from a place beside the middle of the brush; return the window after."""
    brush = page.locator(".nt-brush").bounding_box()
    x, y = brush["x"] + brush["width"] / 2 + start, brush["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=5)
    page.mouse.up()
    settle(page)
    return trait(page, "window")


def test_narrow_brushes_move(page):
    """A brush of a few pixels is moved by its middle, and made wider from beside it."""
    page.evaluate("models[0].set('window', [9000, 9080])")
    settle(page)
    first, last = strip_drag(page, 0, 100)
    assert last - first == pytest.approx(80, rel=0.01)
    assert first > 9300
    wider = strip_drag(page, page.locator(".nt-brush").bounding_box()["width"] / 2 + 6, 100)
    assert wider[0] == pytest.approx(first)
    assert wider[1] - wider[0] > 400


def test_cross_hair_lists_the_month(page):
    """Beside the day stands what went on in its month; Escape takes it away."""
    stage = page.locator(".nt-body").bounding_box()
    page.mouse.move(stage["x"] + stage["width"] / 2, stage["y"] + 10)
    expect(page.locator(".nt-readout")).to_contain_text("A long war")
    page.keyboard.press("Escape")
    expect(page.locator(".nt-readout")).to_have_text("")


def test_months_name_their_lanes(page):
    """The list of a month stands under the names of the lanes."""
    enter(page)
    page.evaluate("models[0].set('selected', '1995-talks')")
    expect(page.locator(".nt-meanwhile .nt-lane")).to_have_text(["wars"])
