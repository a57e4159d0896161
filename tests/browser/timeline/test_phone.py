"""A timeline on a narrow screen, where time runs downward."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import active, click_on, enter, settle, state, trait


@pytest.mark.parametrize("width", [320, 390])
def test_time_runs_downward_on_narrow_screens(mount, axe, width):
    """Below 480 pixels lanes stand side by side, labels beside them, and nothing sticks out."""
    size = {"width": width, "height": 700}
    page = mount("timeline", state(), viewport=size, has_touch=True, is_mobile=True)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    expect(page.locator(".nt-stage.nt-upright")).to_be_visible()
    expect(page.locator(".nt-list")).to_be_hidden()
    assert page.locator(".nt-row").all_text_contents() == ["talks", "wars"]
    talks, wars = (row.bounding_box() for row in page.locator(".nt-row").all())
    assert talks["x"] + talks["width"] <= wars["x"]
    labels = [label.bounding_box() for label in page.locator(".nt-label").all()]
    labels.sort(key=lambda box: box["y"])
    assert len(labels) >= 6
    assert all(box["height"] >= 44 for box in labels)
    for above, below in itertools.pairwise(labels):
        assert above["y"] + above["height"] <= below["y"]
    assert page.evaluate(fits)
    page.locator(".nt-label").first.tap()
    expect(page.locator(".nt-panel")).to_be_visible()
    assert page.evaluate(fits)
    assert axe(page) == []


def test_lanes_stand_beside_the_names_of_ages(mount):
    """The axis is as wide as its longest name, within a third of the screen or so."""
    ages = [{"id": f"e{n}", "date": f"Y-{n}500000000", "title": f"Age {n}"} for n in range(1, 13)]
    lefts = []
    for rows in ({}, {"rows": ages}):
        page = mount("timeline", state(**rows), viewport={"width": 320, "height": 700})
        expect(page.locator(".nt-stage.nt-upright")).to_be_visible()
        stage = page.locator(".nt-stage").bounding_box()
        lefts.append(page.locator(".nt-row").first.bounding_box()["x"] - stage["x"])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    years, billions = lefts
    name = page.evaluate("""() => {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = `12px ${getComputedStyle(document.querySelector(".nt-stage")).fontFamily}`;
      return pen.measureText("10 billion years ago").width;
    }""")
    assert years < 50 < name < billions < 0.4 * stage["width"]


def test_keys_follow_the_direction_of_time(mount):
    """Where time runs downward, down goes on through time, and right to the next lane."""
    page = mount("timeline", state(), viewport={"width": 375, "height": 700})
    enter(page)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert active(page) == "wars 1990, 17 July 1990, wars, 2 of 22"
    page.keyboard.press("ArrowLeft")
    assert active(page) == "talks 1990, 13 March 1990, talks, 1 of 22"
    page.keyboard.press("End")
    assert active(page) == "wars 1999, 17 July 1999, wars, 22 of 22"


def test_downward_stage_is_pressed_and_dragged(mount):
    """A mark opens its event, a place between marks its month, and a drag moves time."""
    page = mount("timeline", state(), viewport={"width": 375, "height": 900})
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    first = trait(page, "window")
    stage = page.locator(".nt-body").bounding_box()
    x, y = stage["x"] + 20, stage["y"] + stage["height"] * 0.7
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 100, steps=4)
    page.mouse.up()
    settle(page)
    assert trait(page, "window")[0] > first[0] + 30
    page.mouse.click(x - 10, y)
    expect(page.locator(".nt-title")).to_have_text(re.compile(r"^[A-Z][a-z]+ 199\d$"))
    page.keyboard.press("Escape")
    click_on(page, "(")
    expect(page.locator(".nt-panel")).to_contain_text(" of 22")


def targets(page):
    """Choose an event, and return the words, width and height of everything that is pressed."""
    page.evaluate("models[0].set('selected', '1995-talks')")
    settle(page)
    return page.evaluate(
        "[...document.querySelectorAll('.nr-timeline :is(button, select, input)')]"
        ".map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width).map(([t, r]) => [t, r.width, r.height])"
    )


@pytest.mark.parametrize("width", [390, 1000])
def test_targets_have_room_for_fingers(mount, width):
    """On a touch screen every control and label is 44 pixels high and wide."""
    size = {"width": width, "height": 900}
    page = mount("timeline", state(), viewport=size, has_touch=True, is_mobile=True)
    sizes = targets(page)
    assert len(sizes) > 12
    assert [size for size in sizes if min(size[1:]) < 44] == []


def test_targets_are_large_enough(page):
    """Every control is 24 pixels high and wide, but for links in a line of text."""
    sizes = targets(page)
    assert [size for size in sizes if min(size[1:]) < 24] == []
