"""Tests of widgets that know of one another, on a page that the book built: links and marks."""

import pytest
from playwright.sync_api import expect

from tests.book.conftest import Course

TIMELINES = """
import ipywidgets
from natorussia import Timeline

rows = [{"id": str(year), "date": str(year), "title": f"Year {year}"} for year in range(1660, 1670)]
left, right = Timeline(rows, title="Left"), Timeline(rows, title="Right")
links = [ipywidgets.jslink((left, key), (right, key)) for key in ("selected", "window", "filters")]
left
"""
CHART = """
import anywidget, traitlets

class Chart(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const bar = document.createElement("button");
        bar.className = "chart";
        const show = () => bar.textContent = `bar of ${model.get("year")}`;
        model.on("change:year", show); show();
        bar.onclick = () => { model.set("year", "1668"); model.save_changes(); };
        el.append(bar); } }'''
    year = traitlets.Unicode("").tag(sync=True)

chart = Chart()
ipywidgets.jslink((left, "selected"), (chart, "year"))
chart
"""
BANK = """section: night
questions:
  - {id: night-place, kind: text, level: recall, prompt: When, accept: ["1666"]}
  - {id: night-other, kind: text, level: recall, prompt: Where, accept: [London]}
"""
QUIZ = """
from natorussia import Quiz

Quiz([{
    "id": "night-place", "kind": "place", "level": "recall", "points": 1,
    "prompt": "When did the city burn?",
    "event": "1666-fire", "from": "1660", "to": "1670", "full": 0, "zero": 2000,
    "explanation": "In September 1666.", "events": ["1666-fire"], "reread": "night p1",
}])
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build a chapter with two linked timelines, a linked chart, and a quiz beside a timeline."""
    course = Course(tmp_path_factory.mktemp("linked") / "course")
    (course.folder / "data" / "questions").mkdir()
    (course.folder / "data" / "questions" / "night.yml").write_text(BANK)
    course.write(
        "Linked. See {para}`night p1`.", TIMELINES, "right", CHART, "Timeline(title='Record')", QUIZ
    )
    code, printed = course.build()
    assert code == 0, printed[-2000:]
    return course.site


def test_anchors_stand_once(site):
    """Where several timelines print one event, the first alone can be linked to."""
    text = next(site.rglob("night.html")).read_text("utf-8")
    for year in range(1660, 1670):
        assert text.count(f'<li id="event={year}">') == 1
    assert text.count("Year 1660</strong>") == 2


@pytest.fixture
def page(browser, static, site):
    """Open the built chapter from the disk, with every widget ready."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto((site / "night.html").as_uri())
    opened.wait_for_selector(".chart")
    expect(opened.locator("[data-ready=true]")).to_have_count(4)
    yield opened
    context.close()


def test_page_knows_events_whose_anchors_are_gone(page):
    """A widget takes the place of its list, and a link to one of its events is no old bookmark."""
    assert page.locator("li[id='event=1666-fire']").count() == 0
    assert page.locator("[data-events~='1666-fire']").count() == 1
    went = "new Promise((done) => { addEventListener('hashchange', () => setTimeout(done));"
    page.evaluate(went + " location.hash = 'event=1666-fire'; })")
    assert page.locator(".nr-notice").count() == 0


def timeline(page, title):
    return page.get_by_role("region", name=title, exact=True)


def test_linked_timelines_share_by_keyboard(page):
    """What the keyboard opens in one timeline is open in the other, and so is how far it zoomed."""
    left, right = timeline(page, "Left"), timeline(page, "Right")
    left.locator(".nt-body").focus()
    for key in ("Home", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    for one in (left, right):
        expect(one.locator(".nt-title")).to_have_text("Year 1661")
    whole = right.locator(".nt-range").text_content()
    page.keyboard.press("Escape")
    expect(right.locator(".nt-panel")).to_be_hidden()
    page.keyboard.press("+")
    expect(right.locator(".nt-range")).not_to_have_text(whole)
    page.wait_for_function("!document.querySelector('.nr-timeline[data-moving]')")
    assert right.locator(".nt-range").text_content() == left.locator(".nt-range").text_content()


def test_linked_filters_are_shared(page):
    """A search in one timeline is a search in the other, either way round."""
    timeline(page, "Right").get_by_role("searchbox").fill("1665")
    left = timeline(page, "Left")
    expect(left.get_by_role("searchbox")).to_have_value("1665")
    expect(left.get_by_role("status")).to_have_text("1 of 10 events")


def test_linked_charts_keep_step(page):
    """A chart follows the timeline that it is linked with, and the timelines follow the chart."""
    page.locator(".chart").focus()
    page.keyboard.press("Enter")
    for title in ("Left", "Right"):
        expect(timeline(page, title).locator(".nt-title")).to_have_text("Year 1668")
    timeline(page, "Right").get_by_role("button", name="Next").click()
    expect(page.locator(".chart")).to_have_text("bar of 1669")


def test_sidebar_counts_answers(page):
    """What is answered stands beside the chapter's name, in figures and in words, at once."""
    link = page.locator(".bd-sidebar-primary .reference", has_text="A night")
    expect(link.locator(".nr-answered")).to_have_count(0)
    page.get_by_label("Year", exact=True).fill("1661")
    page.get_by_role("button", name="Check").click()
    expect(link.locator("[aria-hidden]")).to_have_text("1/2")
    expect(link.locator(".nr-spoken")).to_have_text("(1 of 2 questions answered)")
    page.evaluate("""() => {
        const name = "natorussia/progress/v1", kept = JSON.parse(localStorage.getItem(name));
        kept.log["night-other"] = kept.log["night-place"];
        localStorage.setItem(name, JSON.stringify(kept));
    }""")
    page.reload()
    expect(link.locator("[aria-hidden]")).to_have_text("✓")
    page.evaluate("localStorage.setItem('natorussia/progress/v1', '{oops')")
    page.reload()
    expect(link.locator(".nr-answered")).to_have_count(0)


def test_wrong_answers_lead_back(page):
    """What is to be reread is a link to the paragraph that treats it, and to the timeline."""
    page.get_by_label("Year", exact=True).fill("1661")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Show the answer").click()
    links = page.locator(".nq-reread a")
    expect(links).to_have_count(2)
    links.last.click()
    assert page.evaluate("location.hash") == "#para-night-p1"
    assert "paragraph 1" in page.locator("#para-night-p1").text_content()
    links.first.click()
    assert page.evaluate("location.hash") == "#event=1666-fire"


def test_answers_stand_on_the_timeline(page):
    """An answer to where an event belongs is marked on the timeline that holds it, and no other."""
    page.get_by_label("Year", exact=True).fill("1661")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Show the answer").click()
    said = timeline(page, "Record").get_by_role("status")
    expect(said).to_contain_text("A city burns. Your mark, ")
    expect(said).to_contain_text("early")
    expect(timeline(page, "Left").get_by_role("status")).not_to_contain_text("Your mark")
