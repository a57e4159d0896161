"""A timeline as a widget: filters, list, print, themes, and what others change of it."""

import re

from playwright.sync_api import expect

from natorussia.widgets.timeline.widget import Timeline
from tests.browser.timeline.states import HOSTILE, ROWS, WORDS, active, enter, settle, state, trait


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


def test_print_shows_all_events(page):
    """Paper gets the list, whole, and no controls."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".nt-list > ol > li").count() == len(ROWS)
    expect(page.locator(".nt-list")).to_be_visible()
    expect(page.locator(".nt-bar")).to_be_hidden()
    expect(page.locator(".nt-stage")).to_be_hidden()


def test_axe_finds_nothing(mount, barriers):
    """Axe has no complaint about the timeline, its details or its list, in either theme."""
    page = mount("timeline", state(), theme="light")
    page.evaluate("models[0].set('selected', 'span')")
    settle(page)
    assert barriers(page) == []
    page.get_by_role("button", name="List").click()
    assert barriers(page) == []


def test_themes_may_change(page):
    """A switch of the page's theme repaints the marks."""
    pixels = "document.querySelector('.nt-body canvas').toDataURL()"
    before = page.evaluate(pixels)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    settle(page)
    assert page.evaluate(pixels) != before


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
