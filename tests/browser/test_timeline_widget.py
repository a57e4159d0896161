"""Tests of the timeline in a browser: keyboard, pointer, filters, links, list, print, extremes."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from natorussia.maps.membership import StepMap
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


def click_on(page, words):
    """Move over the stage until the line under it has the words, and click there."""
    stage = page.locator(".nt-body").bounding_box()
    for y in range(47, int(stage["height"]), 26):
        for x in range(4, int(stage["width"]), 8):
            page.mouse.move(stage["x"] + x, stage["y"] + y)
            if words in page.locator(".nt-readout").text_content():
                return page.mouse.click(stage["x"] + x, stage["y"] + y)
    return pytest.fail(f"nothing on the stage says {words!r}")


def settle(page):
    """Wait until no timeline moves, and what is to be drawn is."""
    page.evaluate(TWO_FRAMES)
    page.wait_for_function("!document.querySelector('.nr-timeline[data-moving]')")
    page.evaluate(TWO_FRAMES)


@pytest.fixture
def page(mount):
    return mount("timeline", state(), viewport={"width": 1000, "height": 900})


def test_keyboard_walks_all_events(page):
    """One Tab enters, arrows reach every event in order, and Tab leaves again."""
    enter(page)
    walked = [active(page)]
    for _ in range(len(ROWS) - 1):
        page.keyboard.press("ArrowRight")
        walked.append(active(page))
        assert page.locator(".nt-label:focus").count() == 1
    expected = Timeline(ROWS).events
    facts = zip(expected["title"], expected["words"], expected["lane"], strict=True)
    assert walked == [
        f"{title}, {words}, {lane}, {place} of {len(ROWS)}"
        for place, (title, words, lane) in enumerate(facts, 1)
    ]
    page.keyboard.press("ArrowRight")
    assert active(page) == walked[-1]
    page.keyboard.press("Tab")
    assert page.locator(".nt-body:focus-within").count() == 0
    page.keyboard.press("Shift+Tab")
    assert active(page) == walked[-1]
    page.keyboard.press("Shift+Tab")
    assert page.locator(".nt-body:focus-within").count() == 0


def test_keys_jump_and_cross(page):
    """Home and End go to the ends, up and down to the other rows."""
    enter(page)
    page.keyboard.press("End")
    assert active(page) == "wars 1999, 17 July 1999, wars, 22 of 22"
    page.keyboard.press("ArrowUp")
    assert ", talks, " in active(page)
    page.keyboard.press("ArrowDown")
    assert ", wars, " in active(page)
    page.keyboard.press("Home")
    assert active(page) == "talks 1990, 13 March 1990, talks, 1 of 22"


def test_enter_opens_escape_returns(page):
    """Enter opens the details and goes there; Escape closes them and returns to the event."""
    enter(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert trait(page, "selected") == "1990-wars"
    assert active(page) == "wars 1990"
    expect(page.locator(".nt-panel")).to_contain_text("What wars did in 1990.")
    expect(page.locator(".nt-panel a[href='https://example.org/1990']")).to_be_visible()
    expect(page.locator(".nt-status")).to_have_text("wars 1990, 17 July 1990")
    page.keyboard.press("Escape")
    assert active(page) == "wars 1990, 17 July 1990, wars, 2 of 22"
    assert trait(page, "selected") == ""
    expect(page.locator(".nt-panel")).to_be_hidden()


def test_keys_zoom_and_pan(page):
    """Plus and minus zoom, Shift with an arrow pans, 0 shows all."""
    enter(page)
    for _ in range(3):
        page.keyboard.press("+")
        settle(page)
    first, last = trait(page, "window")
    assert last - first < 700
    page.keyboard.press("Shift+ArrowRight")
    settle(page)
    assert trait(page, "window")[0] > first
    page.keyboard.press("0")
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] > 3650


def test_buttons_replace_every_drag(page):
    """What a drag, a pinch or a wheel does, a click does too."""
    page.get_by_role("button", name="Zoom in").click()
    settle(page)
    first = trait(page, "window")
    page.get_by_role("button", name="Later").click()
    settle(page)
    assert trait(page, "window")[0] > first[0]
    page.get_by_role("button", name="Earlier").click()
    settle(page)
    assert trait(page, "window") == pytest.approx(first)
    strip = page.locator(".nt-density").bounding_box()
    page.mouse.click(strip["x"] + strip["width"] * 0.8, strip["y"] + 20)
    settle(page)
    assert trait(page, "window")[0] > first[0]


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


def test_search_and_filters_combine(page):
    """Search, lanes and actors narrow the events, and the status says how many are left."""
    search = page.get_by_role("searchbox")
    search.fill("WARS")
    assert len(trait(page, "visible")) == 11
    expect(page.locator(".nt-status")).to_have_text("11 of 22 events")
    page.get_by_label("All actors").select_option("nato")
    assert trait(page, "visible") == []
    expect(page.locator(".nt-empty")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    assert len(trait(page, "visible")) == 22
    assert page.evaluate("document.activeElement.type") == "search"
    chip = page.locator(".nt-chip", has_text="talks")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert {name.split("-")[1] for name in trait(page, "visible") if "-" in name} == {"talks"}


def test_rows_regroup_by_actor(page):
    """Rows may be actors; events without one stand in a row of their own."""
    page.get_by_label("Rows").select_option("actor")
    assert page.locator(".nt-row").all_text_contents() == ["NATO", "Russia", "Other"]


def test_no_labels_ever_overlap(mount):
    """At any zoom, no two labels share a pixel."""
    rows = [
        {
            "date": f"{1990 + n * 7 % 10}-{n * 5 % 12 + 1:02d}-{n * 11 % 28 + 1:02d}",
            "lane": f"lane {n % 3}",
        }
        | {"title": f"Event {n} {'with a longer title' * (n % 3)}", "id": str(n)}
        for n in range(300)
    ]
    page = mount("timeline", state(rows), viewport={"width": 1000, "height": 900})
    counts = []
    for _ in range(7):
        boxes = page.evaluate(
            "[...document.querySelectorAll('.nt-label')].map((e) => e.getBoundingClientRect())"
            ".map((r) => [r.left, r.top, r.right, r.bottom])"
        )
        counts.append(len(boxes))
        for n, (left, top, right, bottom) in enumerate(boxes):
            assert bottom - top >= 24
            assert right - left >= 24
            for other in boxes[:n]:
                apart = other[0] >= right - 1 or other[2] <= left + 1
                assert apart or other[1] >= bottom or other[3] <= top, (boxes[n], other)
        page.get_by_role("button", name="Zoom in").click()
        settle(page)
    assert max(counts) > 8


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


def test_details_step_and_compare(page):
    """The details lead to the previous and the next event, and list what else went on."""
    page.evaluate("models[0].set('selected', '1994-wars')")
    panel = page.locator(".nt-panel")
    panel.get_by_role("button", name="Next").click()
    assert trait(page, "selected") == "1995-talks"
    expect(panel.locator(".nt-meanwhile")).to_contain_text("Meanwhile, in March 1995")
    panel.locator(".nt-meanwhile").get_by_role("button", name="A long war").click()
    assert trait(page, "selected") == "span"
    expect(panel).to_contain_text("March 1994 to about June 1996")


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


def test_deep_links_survive_reload(mount):
    """An address names an event: on arrival, after a change of the address, and after a reload."""
    page = mount("timeline", state(), state(), fragment="#event=1994-wars", book=True)
    assert [trait(page, "selected", model) for model in (0, 1)] == ["1994-wars", ""]
    page.evaluate("location.hash = '#event=span'")
    expect(page.locator(".nt-title")).to_have_text("A long war")
    assert trait(page, "selected", 1) == ""
    page.reload()
    page.wait_for_selector("body[data-mounted]")
    assert trait(page, "selected") == "span"
    page.get_by_role("button", name="Close the details").click()
    assert "#" not in page.url
    page.evaluate("location.hash = '#event=%E0%A4%A'")
    assert trait(page, "selected") == ""


def test_timelines_leave_each_other(mount):
    """Two timelines on a page have filters and selections of their own."""
    page = mount("timeline", state(), state(), book=True)
    page.get_by_role("searchbox").first.fill("talks")
    assert [len(trait(page, "visible", model)) for model in (0, 1)] == [11, 22]
    page.evaluate("models[0].set('selected', 'open')")
    assert page.locator(".nt-panel:visible").count() == 1
    page.evaluate("cleanups[0]()")
    assert page.locator(".nr-timeline").count() == 1
    page.evaluate("location.hash = '#event=span'")
    page.wait_for_function("models[1].get('selected') === 'span'")


def test_list_holds_the_same(page):
    """The list has every date, title, summary and source, and can be sorted."""
    page.get_by_role("button", name="List").click()
    expect(page.locator(".nt-stage")).to_be_hidden()
    assert page.locator(".nt-list > ol > li:not(.nt-more)").count() == 20
    page.get_by_role("button", name="Show more events (2)").click()
    assert page.locator(".nt-list > ol > li").count() == 22
    assert active(page) == "talks 1999"
    page.get_by_label("Sort the list").select_option("latest")
    first = page.locator(".nt-list > ol > li").first
    expect(first).to_contain_text("wars 1999")
    expect(first).to_contain_text("17 July 1999")
    expect(first).to_contain_text("What wars did in 1999.")
    expect(first.locator("a")).to_have_attribute("href", "https://example.org/1999")


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


@pytest.mark.parametrize("width", [390, 1000])
def test_targets_have_room_for_fingers(mount, width):
    """On a touch screen every control and label is 44 pixels high and wide."""
    size = {"width": width, "height": 900}
    page = mount("timeline", state(), viewport=size, has_touch=True, is_mobile=True)
    page.evaluate("models[0].set('selected', '1995-talks')")
    settle(page)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.nr-timeline :is(button, select, input)')]"
        ".map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width).map(([t, r]) => [t, r.width, r.height])"
    )
    assert len(sizes) > 12
    assert [size for size in sizes if min(size[1:]) < 44] == []


RANKED = [
    {"id": f"{day}", "date": f"1999-{day // 28 + 1:02d}-{day % 28 + 1:02d}", "title": f"Day {day}"}
    | {"rank": {40: 1, 120: 1, 200: 1, 60: 2}.get(day, "")}
    for day in range(300)
]


@pytest.mark.parametrize("width", [390, 1000])
def test_story_keeps_its_labels(mount, width):
    """In a crowd what tells the story has labels and nothing else has; closer up, others have."""
    page = mount("timeline", state(RANKED), viewport={"width": width, "height": 900})
    labels = page.locator(".nt-label")
    expect(labels).to_have_count(4)
    assert sorted(labels.all_text_contents()) == ["Day 120", "Day 200", "Day 40", "Day 60"]
    page.evaluate("models[0].set('window', [10660, 10690])")
    settle(page)
    assert "Day 40" not in labels.all_text_contents()
    assert labels.count() > 3


def test_clusters_say_what_they_hold(mount):
    """A circle says how many events it holds, of when, and the first by rank, until clicked."""
    page = mount("timeline", state(RANKED), viewport={"width": 1000, "height": 900})
    click_on(page, " events, ")
    readout = page.locator(".nt-readout")
    settle(page)
    settle(page)
    expect(readout).not_to_contain_text(" events, ")
    page.evaluate("models[0].set('window', [])")
    page.get_by_role("button", name="Show all").click()
    settle(page)
    stage = page.locator(".nt-body").bounding_box()
    for x in range(4, int(stage["width"]), 8):
        page.mouse.move(stage["x"] + x, stage["y"] + 47)
        if " events, " in readout.text_content():
            break
    said = readout.text_content().replace("\u2068", "").replace("\u2069", "")
    moment = r"[A-Z][a-z]+ 1999"
    assert re.search(rf"\d+ events, .*{moment}: Day \d+, Day \d+( and \d+ more)?$", said), said


def test_matches_are_marked(page):
    """What a search finds is marked in labels, in the details and in the list."""
    page.get_by_role("searchbox").fill("1999 WARS")
    settle(page)
    assert page.locator(".nt-label mark").all_text_contents() == ["wars", "1999"]
    page.get_by_role("searchbox").press("Enter")
    assert page.locator(".nt-summary mark").first.text_content() == "wars"
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".nt-label mark")).to_have_count(0)


def test_links_go_near_to_their_event(mount):
    """A link fits the window to its event, and one step leads back to the view before."""
    page = mount("timeline", state(), book=True, viewport={"width": 1000, "height": 900})
    page.evaluate("location.hash = '#event=1994-wars'")
    settle(page)
    first, last = trait(page, "window")
    assert last - first < 1200
    page.get_by_role("button", name="Back to the view before").click()
    settle(page)
    assert trait(page, "window")[1] - trait(page, "window")[0] > 3000


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
    assert fills.count("var(--step-new)") == 3
    assert fills.count("var(--step-in)") > 10


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


def test_print_shows_all_events(page):
    """Paper gets the list, whole, and no controls."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".nt-list > ol > li").count() == len(ROWS)
    expect(page.locator(".nt-list")).to_be_visible()
    expect(page.locator(".nt-bar")).to_be_hidden()
    expect(page.locator(".nt-stage")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(mount, axe, theme):
    """Axe has no complaint about the timeline, its details or its list, in either theme."""
    page = mount("timeline", state(), theme=theme, color_scheme=theme)
    page.evaluate("models[0].set('selected', 'span')")
    settle(page)
    assert axe(page) == []
    page.get_by_role("button", name="List").click()
    assert axe(page) == []


def test_themes_may_change(page):
    """A switch of the page's theme repaints the marks."""
    pixels = "document.querySelector('.nt-body canvas').toDataURL()"
    before = page.evaluate(pixels)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    settle(page)
    assert page.evaluate(pixels) != before


def test_targets_are_large_enough(page):
    """Every control is 24 pixels high and wide, but for links in a line of text."""
    page.evaluate("models[0].set('selected', '1995-talks')")
    settle(page)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.nr-timeline :is(button, select, input)')]"
        ".map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width).map(([t, r]) => [t, r.width, r.height])"
    )
    assert [size for size in sizes if min(size[1:]) < 24] == []


def test_hostile_strings_stay_text(mount):
    """Markup, scripts, bidi marks and long texts are shown as they are."""
    rows = [
        {"id": text[:40], "date": str(1990 + n), "title": text, "summary": text, "lane": text[:40]}
        | {"actors": text.replace(";", ""), "sources": text.replace(";", ""), "href": text}
        for n, text in enumerate(HOSTILE)
    ]
    rows[0]["href"] = "javascript:window.broken=1"
    page = mount("timeline", state(rows), viewport={"width": 1000, "height": 900})
    for n in range(len(HOSTILE)):
        name = page.evaluate(f"models[0].get('events').id[{n}]")
        page.evaluate("(id) => models[0].set('selected', id)", name)
        assert page.locator(".nt-title").text_content() == HOSTILE[n]
    page.get_by_role("button", name="List").click()
    assert page.evaluate("document.querySelector('.nr-timeline :is(img, script)')") is None
    assert page.evaluate("window.broken") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_thousand_events_one_day(mount):
    """A thousand events on one day make one cluster per row, whose events are all in reach."""
    rows = [{"date": "1999-03-24", "title": f"Event {n}", "id": str(n)} for n in range(1000)]
    page = mount("timeline", state(rows))
    assert page.evaluate("document.querySelectorAll('.nr-timeline *').length") < 300
    click_on(page, " events, ")
    for _ in range(8):
        settle(page)
        if page.locator(".nt-panel").is_visible():
            break
        click_on(page, " events, ")
    expect(page.locator(".nt-title")).to_contain_text("events at once")
    enter(page)
    page.keyboard.press("End")
    assert active(page) == "Event 999, 24 March 1999, 1000 of 1000"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"date": "1999-03-24T10:15", "title": "One minute"}],
        [{"date": "-1000", "title": "Old"}, {"date": "3000", "title": "Late"}],
        [{"date": "1999", "title": "A year"}, {"date": "1999-03-24T10:15", "title": "A minute"}],
        [
            {"date": "1999", "end": "..", "title": "Open"},
            {"date": "..", "end": "1990", "title": "Until"},
        ],
    ],
)
def test_extremes_are_drawn(mount, rows):
    """No events, one, four thousand years, a year beside a minute, open ends: all are drawn."""
    page = mount("timeline", state(rows))
    assert page.locator(".nt-label").count() == len(rows)
    for _ in range(30):
        enter(page)
        page.keyboard.press("+")
    settle(page)
    assert page.locator(".nr-timeline[data-ready]").count() == 1


def test_outside_changes_are_followed(page):
    """What Python or a link sets is shown: selection, window, filters, events."""
    page.evaluate("models[0].set('window', [8000, 8400])")
    settle(page)
    expect(page.locator(".nt-range")).to_have_text("November 1991 to December 1992")
    page.evaluate("models[0].set('filters', { lanes: ['wars'] })")
    assert len(trait(page, "visible")) == 11
    page.evaluate("models[0].set('filters', {})")
    page.evaluate(
        "models[0].set('events', { id: ['x'], title: ['New'], start0: [0], start1: [1] })"
    )
    settle(page)
    expect(page.locator(".nt-label")).to_have_text("New")


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


def test_moves_are_said_at_rest(page):
    """The status says what is on view once a move is over; nothing before the first one."""
    status = page.locator(".nt-status")
    assert status.text_content() == ""
    enter(page)
    settle(page)
    assert status.text_content() == ""
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('[role=status]').textContent))"
        ".observe(document.querySelector('[role=status]'), { childList: true })"
    )
    page.keyboard.press("+")
    page.keyboard.press("+")
    settle(page)
    assert len(page.evaluate("said")) == 1
    expect(status).to_have_text(
        re.compile(r"^[A-Z]\w+ \d{4} to [A-Z]\w+ \d{4}, \d+ events in view$")
    )
    page.keyboard.press("0")
    settle(page)
    expect(status).to_have_text(re.compile("22 events in view$"))
    page.evaluate("models[0].set('selected', 'span')")
    settle(page)
    expect(status).to_have_text(re.compile("^A long war, March 1994"))


def test_keyboard_follows_the_view(page):
    """Once the event in hand is out of view, the arrows go on from what is on view."""
    enter(page)
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("+")
        settle(page)
    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    settle(page)
    window = trait(page, "window")
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator(".nt-label:focus").count() == 1
    assert trait(page, "window")[0] == pytest.approx(window[0], abs=400)
    assert "1990" not in active(page)


def test_escape_closes_any_details(page):
    """Escape on the stage closes the month that M opened, as it closes an event."""
    enter(page)
    page.keyboard.press("m")
    expect(page.locator(".nt-panel")).to_be_visible()
    page.evaluate("document.querySelector('.nt-body').focus()")
    page.keyboard.press("Escape")
    expect(page.locator(".nt-panel")).to_be_hidden()
    assert page.locator(".nt-label:focus").count() == 1


def test_axis_stays_in_view(mount):
    """While a tall stage is scrolled through, its years stay on top."""
    rows = [{"date": str(1990 + n % 9), "title": f"E{n}", "lane": f"L{n % 14}"} for n in range(90)]
    page = mount("timeline", state(rows), viewport={"width": 1000, "height": 500})
    page.evaluate(
        "scrollBy(0, document.querySelector('.nt-body').getBoundingClientRect().top + 300)"
    )
    assert page.locator(".nt-body").bounding_box()["y"] < -200
    assert page.locator(".nt-axis").bounding_box()["y"] == pytest.approx(0, abs=1)


def test_forced_colours_show_what_is_pressed(mount):
    """With colours of the system a pressed button looks pressed, and the canvas follows."""
    page = mount("timeline", state(), viewport={"width": 1000, "height": 900})
    pixels = "document.querySelector('.nt-body canvas:not(.nt-axis)').toDataURL()"
    before = page.evaluate(pixels)
    page.emulate_media(forced_colors="active")
    settle(page)
    assert page.evaluate(pixels) != before
    colour = "(e) => getComputedStyle(e).backgroundColor"
    pressed = page.get_by_role("button", name="Timeline").evaluate(colour)
    assert pressed != page.get_by_role("button", name="List").evaluate(colour)


def test_no_events_need_no_axis(mount):
    """Without any event there is a word for it, and neither stage nor strip."""
    page = mount("timeline", state([]))
    expect(page.locator(".nt-empty")).to_have_text("No events.")
    expect(page.locator(".nt-stage")).to_be_hidden()
    expect(page.locator(".nt-strip")).to_be_hidden()


def test_open_eras_are_shaded(mount):
    """An era that goes on is drawn up to the edge of the stage."""
    shade = """() => {
      const canvas = document.querySelector(".nt-body canvas:not(.nt-axis)");
      const { data } = canvas.getContext("2d").getImageData(canvas.width - 3, 45, 1, 1);
      return data[3];
    }"""
    assert mount("timeline", state()).evaluate(shade) == 0
    eras = [{"title": "Since", "date": "1995", "end": ".."}]
    assert mount("timeline", state(eras=eras)).evaluate(shade) > 0


def test_paper_is_light(mount):
    """In a dark theme, too, paper gets dark text."""
    page = mount("timeline", state(), theme="dark", color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('.nr-timeline')).color"
    assert page.evaluate(ink) == "rgb(223, 227, 232)"
    page.emulate_media(media="print")
    assert page.evaluate(ink) == "rgb(34, 38, 43)"


def test_linked_timelines_keep_step(mount):
    """Traits that are linked, as by jslink, carry selection, window and filters across."""
    page = mount("timeline", state(), state())
    page.evaluate(
        """() => {
          for (const key of ["selected", "window", "filters"]) {
            for (const [a, b] of [[0, 1], [1, 0]]) {
              models[a].on("change:" + key, () => {
                const value = models[a].get(key);
                if (models[b].get(key) !== value) models[b].set(key, value);
              });
            }
          }
        }"""
    )
    page.locator(".nt-label").first.click()
    assert trait(page, "selected", 1) == trait(page, "selected") != ""
    page.get_by_role("button", name="Zoom in").nth(1).click()
    settle(page)
    assert trait(page, "window") == trait(page, "window", 1) != []
    page.get_by_role("searchbox").first.fill("wars")
    assert len(trait(page, "visible", 1)) == 11


def test_eras_are_said_too(mount):
    """Eras are shaded behind the events, and said to who cannot see them."""
    eras = [{"title": "After the Cold War", "date": "1991", "end": "1996"}]
    page = mount("timeline", state(eras=eras))
    expect(page.locator(".nt-help")).to_contain_text("After the Cold War, 1991 to 1996.")
    described = page.locator(".nt-body").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").count() == 1


def test_right_to_left_pages_work(mount):
    """On a page that reads from right to left nothing sticks out, and keys go on through time."""
    page = mount("timeline", state(), viewport={"width": 1000, "height": 900})
    page.evaluate("document.documentElement.dir = 'rtl'")
    settle(page)
    earlier, later = (
        page.get_by_role("button", name=name).bounding_box()["x"] for name in ("Earlier", "Later")
    )
    assert earlier < later
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    enter(page)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert active(page) == "wars 1990, 17 July 1990, wars, 2 of 22"


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


NOTES = "JSON.parse(localStorage.getItem('natorussia/notes/v1'))"


def inside(page, selector):
    """Tell whether an element is on the screen as a whole."""
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"] + 1


def test_details_open_in_view(mount):
    """A click on a label shows the details on a low screen too, and the label stays in sight."""
    page = mount("timeline", state(), viewport={"width": 900, "height": 500})
    label = page.locator(".nt-label").first
    label.click()
    assert inside(page, ".nt-panel")
    assert label.bounding_box()["y"] > 0
    last = page.locator(".nt-label[data-event='21']")
    last.focus()
    panel = page.locator(".nt-panel").bounding_box()
    assert last.bounding_box()["y"] + 24 <= panel["y"] + 1


def test_search_goes_to_what_it_finds(page, static):
    """What a search finds comes into view, and one step leads back to where the reader was."""
    in_book(page, static)
    page.evaluate("models[0].set('window', [7300, 7700])")
    settle(page)
    page.get_by_role("searchbox").fill("wars 1999")
    settle(page)
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events")
    expect(page.locator(".nt-label")).to_have_text("wars 1999")
    page.get_by_role("button", name="Back to the view before").click()
    settle(page)
    assert [round(day) for day in trait(page, "window")] == [7300, 7700]
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events, 1 outside this window")
    page.get_by_role("button", name="Show", exact=True).click()
    settle(page)
    expect(page.locator(".nt-label")).to_have_text("wars 1999")
    expect(page.locator(".nt-count")).to_have_text("1 of 22 events")
    page.get_by_role("searchbox").press("Enter")
    assert trait(page, "selected") == "1999-wars"
    page.evaluate("location.hash = '#event=span'")
    expect(page.locator(".nt-panel")).to_contain_text("Hidden by your filters")
    page.get_by_role("button", name="Show it").click()
    assert len(trait(page, "visible")) == 22


def test_window_returns_once_filters_are_cleared(page):
    """A filter fits the window to its events, and without filters the window is as before."""
    page.evaluate("models[0].set('window', [8000, 8400])")
    settle(page)
    page.locator(".nt-chip", has_text="talks").click()
    settle(page)
    wide = trait(page, "window")
    assert wide[1] - wide[0] > 3000
    page.get_by_role("button", name="Clear filters").click()
    settle(page)
    assert [round(day) for day in trait(page, "window")] == [8000, 8400]


def test_lists_open_in_place(mount):
    """In the list the details open inside the item, and a second tap closes them."""
    page = mount("timeline", state(), viewport={"width": 375, "height": 700})
    page.get_by_role("button", name="List").click()
    item = page.locator(".nt-list > ol > li").nth(14)
    item.get_by_role("button").first.click()
    expect(item.locator(".nt-panel")).to_contain_text("15 of 22")
    assert inside(page, ".nt-panel")
    page.get_by_label("Sort the list").select_option("latest")
    expect(page.locator("[aria-current=true]")).to_have_count(1)
    page.locator("[aria-current=true]").click()
    expect(page.locator(".nt-panel:visible")).to_have_count(0)
    expect(page.get_by_label("Rows")).to_be_hidden()


def test_addresses_are_left_again(page, static):
    """The address opens the details and goes there; going back closes them."""
    in_book(page, static)
    page.evaluate("location.hash = '#event=span'")
    assert active(page) == "A long war"
    page.go_back()
    expect(page.locator(".nt-panel")).to_be_hidden()
    assert trait(page, "selected") == ""


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


def test_disputes_are_said(mount):
    """What is disputed says so, and why, in the details and in the list."""
    rows = [{**ROWS[0], "note": "Others say 1989.", "confidence": "disputed"}]
    page = mount("timeline", state(rows))
    page.evaluate("models[0].set('selected', '1990-talks')")
    for place in (".nt-panel", ".nt-list li"):
        expect(page.locator(place).first).to_contain_text("Disputed")
        expect(page.locator(place).first).to_contain_text("Others say 1989.")
        page.get_by_role("button", name="List").click()


def test_labels_say_what_they_stand_for(mount):
    """A label says its lane, its place among those that pass, and what is disputed or pinned."""
    rows = [dict(row) for row in ROWS[:4]]
    rows[1] |= {"note": "Others say 1989.", "confidence": "disputed"}
    page = mount("timeline", state(rows))
    label = page.locator(f".nt-label[aria-label^='{rows[1]['title']}']")
    expect(label).to_have_attribute("aria-label", re.compile(r", wars, 2 of 4, disputed$"))
    page.evaluate("models[0].set('pinned', [models[0].get('events').id[1]])")
    expect(label).to_have_attribute("aria-label", re.compile(r", 2 of 4, disputed, pinned$"))
    page.evaluate("models[0].set('filters', { lanes: ['wars'] })")
    expect(label).to_have_attribute("aria-label", re.compile(r", wars, 1 of 2, disputed, pinned$"))


@pytest.mark.parametrize("height", [500, 600, 700])
def test_keys_keep_the_label_in_sight(mount, height):
    """On low screens what has the keyboard is neither behind the details nor off the screen."""
    page = mount("timeline", state(), viewport={"width": 900, "height": height})
    page.evaluate("models[0].set('selected', 'span')")
    enter(page)
    for _ in range(len(ROWS)):
        page.keyboard.press("ArrowRight")
        label = page.locator(".nt-label:focus").bounding_box()
        assert label["y"] >= 0
        assert label["y"] + label["height"] <= page.locator(".nt-dock").bounding_box()["y"] + 1
    page.keyboard.press("ArrowUp")
    label = page.locator(".nt-label:focus").bounding_box()
    assert label["y"] + label["height"] <= page.locator(".nt-dock").bounding_box()["y"] + 1


@pytest.mark.parametrize("width", [390, 900])
def test_addresses_lead_to_their_event(mount, width):
    """A link from elsewhere shows its event, though what stands above grows once it is there."""
    size = {"width": width, "height": 844}
    page = mount("timeline", state(), book=True, fragment="#event=1999-wars", viewport=size)
    page.evaluate("document.querySelector('#before').style.paddingTop = '3000px'")
    shown = page.locator("[data-event='21']").locator("visible=true")
    expect(shown).to_be_in_viewport(ratio=1)
    expect(page.locator(".nt-panel")).to_be_in_viewport()
    if width > 480:
        box, dock = shown.bounding_box(), page.locator(".nt-dock").bounding_box()
        assert box["y"] + box["height"] <= dock["y"] + 1


def in_book(page, static):
    """Run what the book's pages run besides widgets."""
    page.add_script_tag(path=static / "page" / "page.js")
    return page


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


WORDS = """(html) => {
  const place = document.createElement("div");
  place.innerHTML = html ?? document.querySelector(".nt-list").innerHTML;
  for (const element of place.querySelectorAll("*")) element.append(" ");
  return [...place.querySelector("ol").children].map((item) => item.textContent);
}"""


def test_printed_list_says_what_the_list_says(mount):
    """What Python prints of an event has the facts of the page's own list, in their order."""
    timeline = Timeline(section="nineties")
    page = mount(
        "timeline", state(None, section="nineties"), viewport={"width": 900, "height": 900}
    )
    page.get_by_role("button", name="List").click()
    while page.locator(".nt-more button").count():
        page.locator(".nt-more button").click()
    listed, printed = page.evaluate(WORDS), page.evaluate(WORDS, timeline.fallback_html())
    assert len(listed) == len(timeline.visible)
    for here, there in zip(listed, printed, strict=True):
        assert re.findall(r"\w+", here) == re.findall(r"\w+", there)
