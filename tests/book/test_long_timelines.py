"""A page lists the events of a long timeline, and other files tell the rest of them."""

import json
import re
from types import SimpleNamespace

import pytest

from natorussia import Timeline
from natorussia.book.long_timelines import (
    AROUND,
    MOST,
    SCRIPTS,
    divided,
    index,
    pages,
    without_parts,
)
from natorussia.book.metadata import Record
from natorussia.book.printed import columns_of
from natorussia.lms.packages.content import PART

COUNT = 2 * MOST + 1


@pytest.fixture(scope="module")
def timeline():
    """Return a timeline of three parts, an event a year."""
    rows = [
        {
            "id": f"{year}-war",
            "date": str(year),
            "title": f"War <of> {year}",
            "summary": f"Told in {year}.",
            "note": "Disputed." if year % 2 else "",
            "sources": ["Livy", f"Roll of {year}"],
            "lane": "Rome",
        }
        for year in range(1000, 1000 + COUNT)
    ]
    return Timeline(rows, title="Wars")


@pytest.fixture
def parts(timeline):
    return divided(timeline.fallback_html(), timeline.get_state(), "chapters/wars")


@pytest.fixture
def app(timeline, parts, tmp_path):
    """Stand in for a book with one page, which shows the timeline."""
    page = {"models": {"m": timeline.get_state()}, "parts": {"m": parts[1]}}
    return SimpleNamespace(
        env=SimpleNamespace(
            natorussia={"chapters/wars": Record(page=page)},
            titles={"chapters/wars": SimpleNamespace(astext=lambda: "Of wars")},
        ),
        outdir=tmp_path,
    )


def told(app, address):
    text = (app.outdir / re.sub(r"^\.\./|\?.*", "", address)).read_text(encoding="utf-8")
    return json.loads(text.removeprefix(AROUND[0]).removesuffix(AROUND[1]))


def test_page_lists_heads_that_lead_to_the_rest(parts):
    """Each event has its anchor, its day and its title, which leads to it on its part's page."""
    listed, _ = parts
    assert listed.count("<li ") == COUNT
    head = re.search(r'<li id="event=1150-war">.*?</li>', listed)[0]
    assert '<bdi data-column="words">1150</bdi>' in head
    address = "wars-events-2.html#event=1150-war"
    assert f'<a data-column="title" href="{address}">War &lt;of&gt; 1150</a>' in head
    assert "Told" not in listed
    assert listed.startswith('<div class="nr-timeline nr-plain"><ol><li ')
    assert listed.endswith("</li></ol></div>")
    assert columns_of(listed) == ["id", "lane", "title", "words"]


def test_parts_have_every_item_whole(timeline, parts):
    """Put together again, the items of the parts are those of the whole printed form."""
    assert list(parts[1]) == [f"chapters/wars-events-{n}" for n in (1, 2, 3)]
    assert [len(items) for items in parts[1].values()] == [MOST, MOST, 1]
    items = "".join("".join(items) for items in parts[1].values())
    assert f"<ol>{items}</ol>" in timeline.fallback_html()


def test_parts_of_two_timelines_have_names_of_their_own(timeline):
    """A second one of a page goes on counting."""
    _, found = divided(timeline.fallback_html(), timeline.get_state(), "wars", 3)
    assert next(iter(found)) == "wars-events-4"


def test_short_timeline_stays_whole(timeline):
    """As does what is printed in another form, or by a widget that has no events."""
    rows = [{"id": f"{n}", "date": str(n), "title": "War"} for n in range(1000, 1000 + MOST)]
    short = Timeline(rows)
    html = short.fallback_html()
    assert divided(html, short.get_state(), "p") == (html, {})
    assert divided("<p>In print</p>", timeline.get_state(), "p") == ("<p>In print</p>", {})
    assert divided(timeline.fallback_html(), {}, "p")[1] == {}


def test_scripts_tell_what_the_page_leaves_out(app, timeline):
    """Texts and sources of each event are in the script of its part, and no more in the state."""
    state = without_parts(app, "chapters/wars", "m", timeline.get_state())
    assert not {"summary", "note", "refs"} & set(state["events"])
    assert state["references"] == []
    assert state["parts"]["size"] == MOST
    files = state["parts"]["files"]
    assert SCRIPTS.findall(json.dumps(state)) == files
    for n, address in enumerate(files):
        part, rows = told(app, address), slice(n * MOST, (n + 1) * MOST)
        assert part["summary"] == timeline.events["summary"][rows]
        assert part["note"] == timeline.events["note"][rows]
        titles = [[part["references"][at]["title"] for at in refs] for refs in part["refs"]]
        known = [one["title"] for one in timeline.references]
        assert titles == [[known[at] for at in refs] for refs in timeline.events["refs"][rows]]


def test_address_of_a_script_tells_its_content(app, timeline):
    """Where a text changes, the address does."""
    state = timeline.get_state()
    first = without_parts(app, "chapters/wars", "m", state)["parts"]["files"]
    events = {**state["events"], "note": ["New.", *state["events"]["note"][1:]]}
    again = without_parts(app, "chapters/wars", "m", {**state, "events": events})["parts"]["files"]
    assert [a == b for a, b in zip(first, again, strict=True)] == [False, True, True]


def test_timeline_without_parts_keeps_its_state(app, timeline):
    """Nothing is left out, and nothing written."""
    app.env.natorussia["chapters/wars"].page["parts"] = {}
    state = timeline.get_state()
    assert without_parts(app, "chapters/wars", "m", state) is state
    assert list(app.outdir.iterdir()) == []


def test_pages_of_the_parts_are_named_by_their_years(app, timeline, parts):
    """Each has a title with its first and last year, a way back, and its events."""
    made = {name: context for name, context, _ in pages(app)}
    assert list(made) == list(parts[1])
    context = made["chapters/wars-events-2"]
    assert context["title"] == "Wars, 1100–1199"
    assert '<a href="wars.html">Of wars</a>' in context["body"]
    assert context["body"].count("<li id=") == MOST
    assert '<ol start="101">' in context["body"]
    assert context["prev"] == {"link": "wars-events-1.html", "title": "Wars, 1000–1099"}
    assert context["next"] == {"link": "wars-events-3.html", "title": "Wars, 1200"}
    assert made["chapters/wars-events-3"]["title"] == "Wars, 1200"
    links = index(timeline.get_state(), parts[1])
    assert '<a href="wars-events-2.html">1100–1199</a>' in links


def test_packages_read_the_scripts():
    """A package for a learning platform changes links in a script, whose form it knows."""
    assert PART == AROUND
