"""What a timeline says of its events: labels, circles, marked matches."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.timeline.states import ROWS, active, click_on, enter, settle, state


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


def test_axis_stays_in_view(mount):
    """While a tall stage is scrolled through, its years stay on top."""
    rows = [{"date": str(1990 + n % 9), "title": f"E{n}", "lane": f"L{n % 14}"} for n in range(90)]
    page = mount("timeline", state(rows), viewport={"width": 1000, "height": 500})
    page.evaluate(
        "scrollBy(0, document.querySelector('.nt-body').getBoundingClientRect().top + 300)"
    )
    assert page.locator(".nt-body").bounding_box()["y"] < -200
    assert page.locator(".nt-axis").bounding_box()["y"] == pytest.approx(0, abs=1)


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


def test_eras_are_said_too(mount):
    """Eras are shaded behind the events, and said to who cannot see them."""
    eras = [{"title": "After the Cold War", "date": "1991", "end": "1996"}]
    page = mount("timeline", state(eras=eras))
    expect(page.locator(".nt-help")).to_contain_text("After the Cold War, 1991 to 1996.")
    described = page.locator(".nt-body").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").count() == 1


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
