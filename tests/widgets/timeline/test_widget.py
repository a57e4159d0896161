"""The timeline as a widget: its events, selections, eras, views and form on paper."""

from html import escape

import pandas as pd
import pytest

from natorussia.data.records import TableError
from natorussia.widgets.timeline.widget import Timeline
from tests.widgets.timeline.conftest import ROWS

HOSTILE = "<img src=x onerror=alert(1)> & </script> \u202e \U0001f600"


def test_course_events_need_nothing():
    """Without arguments the timeline holds the course's events, with titles of lanes and actors."""
    timeline = Timeline(section="nineties")
    assert set(timeline.events["section"]) == {"nineties"}
    assert {"id": "operations", "title": "Wars and operations", "mark": 3} in timeline.lanes
    cited = {at for refs in timeline.events["refs"] for at in refs}
    assert cited == set(range(len(timeline.references)))
    assert all(one["title"] and one["url"] for one in timeline.references)


def test_marks_of_lanes_stay():
    """A lane of the course has one mark on all pages; other lanes take those that are left."""
    marks = {one["id"]: one["mark"] for one in Timeline().lanes}
    assert list(marks.values()) == list(range(6))
    for section in ("nineties", "afghanistan", "csto"):
        for lane in Timeline(section=section).lanes:
            assert lane["mark"] == marks[lane["id"]]
    mixed = [{"date": "1999", "title": lane, "lane": lane} for lane in ("x", "relations", "y")]
    found = {one["id"]: one["mark"] for one in Timeline(mixed).lanes}
    assert found == {"relations": 0, "x": 1, "y": 2}
    assert [one["mark"] for one in Timeline(ROWS, order=["war"]).lanes] == [1, 0]


def test_course_tells_its_story_in_few_events():
    """Fifteen or so events of the course rank first; its wars stand in the lane of wars."""
    events = Timeline().events
    assert 14 <= events["rank"].count(1) <= 20
    wars = ("2008-georgia-war", "2014-crimea-annexed", "2022-full-scale-invasion")
    lanes = dict(zip(events["id"], events["lane"], strict=True))
    assert {lanes[one] for one in wars} == {"operations"}


def test_filters_need_no_page(timeline):
    """Filters that Python sets change what is visible, and strange ones are refused."""
    timeline.filters = {"lanes": ["talk"]}
    assert timeline.visible == ["a", "c"]
    timeline.filters = {"lanes": ["talk"], "query": "FOUND"}
    assert timeline.visible == ["a"]
    timeline.pinned = ["c"]
    timeline.filters = {"pinned": True}
    assert list(timeline.visible_events["id"]) == ["c"]
    timeline.filters = {}
    assert timeline.visible == ["a", "b", "c"]
    with pytest.raises(TableError, match="'lane' is no filter: expected some of lanes"):
        timeline.filters = {"lane": ["talk"]}
    with pytest.raises(TableError, match="got lanes='talk'; expected a list of ids"):
        timeline.filters = {"lanes": "talk"}


def test_search_finds_what_is_cited():
    """Quotes, dashes, phrases, sections, sources and publishers are searched."""
    timeline = Timeline()

    def found(query):
        timeline.filters = {"query": query}
        return set(timeline.visible)

    assert found("NATO's") == found("nato\u2019s") != set()
    assert "1990-baker-gorbachev-talks" in found("Kramer")
    assert len(found('"not one inch"')) == len(found("\u201cnot one inch\u201d")) > 0
    assert found('"inch one not"') == set()
    assert found("Sarotte")
    assert found("missile defence") > found('"missile defence" 2007')
    assert found('"') == set(timeline.events["id"])


def test_words_follow_the_table():
    """A lane is called a lane but for tables that name it, and a timeline after its section."""
    assert Timeline(section="nineties").words["lane"] == "lane"
    assert Timeline(section="nineties").words["more"] == "Read it in the chapter"
    assert Timeline(section="nineties").title == "Timeline: The 1990s"
    assert Timeline(ROWS).words["lane"] == "lane"
    assert Timeline(ROWS).words["more"] == "Read more"
    fronts = [{**row, "front": "east"} for row in ROWS]
    assert Timeline(fronts, columns={"lane": "front"}).words["lane"] == "front"


def test_notes_belong_to_a_course(timeline):
    """Notes are kept under the name of the data package, unless another course is named."""
    assert timeline.course == "natorussia"
    assert Timeline(ROWS, course="alchemy").course == "alchemy"


def test_unknown_names_are_refused():
    """Unknown sections, rows and columns name those there are."""
    with pytest.raises(LookupError, match="nineties"):
        Timeline(section="ninties")
    with pytest.raises(ValueError, match="expected one of lane"):
        Timeline(ROWS, lanes="themes")
    with pytest.raises(TableError, match="'day' is no column of a timeline"):
        Timeline(ROWS, columns={"day": "when"})
    with pytest.raises(TableError, match="no column 'nolane', only id, date"):
        Timeline(ROWS, columns={"lane": "nolane"})
    with pytest.raises(TableError, match="finds its sections by itself"):
        Timeline(sections=["nineties"])
    with pytest.raises(TableError, match=r"got hight=\.\.\.; expected some of course, filters"):
        Timeline(ROWS, hight=300)


def test_lanes_take_an_order():
    """The rows that are named come first; actors may be rows."""
    assert [lane["id"] for lane in Timeline(ROWS, order=["war"]).lanes] == ["war", "talk"]
    by_actor = Timeline(ROWS, lanes="actor", order=["y"])
    assert (by_actor.group, [one["id"] for one in by_actor.actors]) == ("actor", ["y", "x"])


def test_selection_is_a_frame(timeline):
    """The selected and the visible events come back as rows."""
    assert timeline.selection.empty
    assert set(timeline.selection) == {key for row in ROWS for key in row}
    assert "title" in Timeline([]).selection
    timeline.selected = "b"
    assert timeline.selection["title"].item() == "Air campaign"
    timeline.visible = ["a", "c"]
    assert list(timeline.visible_events["id"]) == ["a", "c"]


def test_frames_keep_their_index():
    """Rows of a frame come back as they were, in order of time, with their own index."""
    frame = pd.DataFrame(ROWS, index=[10, 11, 12])
    timeline = Timeline(frame)
    timeline.selected = "b"
    assert list(timeline.selection.index) == [10]
    assert list(timeline.visible_events.index) == [11, 10, 12]


def test_selecting_calls_back(timeline):
    """Callbacks get the row; ids of other timelines are not theirs."""
    heard = []
    timeline.on_select(heard.append)
    timeline.selected = "b"
    timeline.selected = "of another timeline"
    assert [row["title"] for row in heard] == ["Air campaign"]


def test_actors_come_by_events():
    """Rows of actors begin with the busiest; those named in ``order`` go before."""
    rows = [{"date": str(1990 + n), "title": "x", "actors": a} for n, a in enumerate(["x;y", "y"])]
    assert [one["id"] for one in Timeline(rows, lanes="actor").actors] == ["y", "x"]
    assert [one["id"] for one in Timeline(rows, lanes="actor", order=["x"]).actors] == ["x", "y"]


def test_fallback_prints_everything():
    """The list has dates in words, titles, summaries and links to sources, in order."""
    rows = [{**ROWS[0], "summary": "Seventy-eight days.", "sources": "https://example.org/a"}]
    text = Timeline(rows).fallback_html()
    assert "24 March to 10 June 1999" in text
    assert "Seventy-eight days." in text
    assert '<a href="https://example.org/a">' in text
    order = ("24 March to 10 June 1999", "war", "Air campaign", "Seventy", "Sources: ")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert Timeline(ROWS).fallback_html().count("<li") == 3


def test_print_names_what_the_list_names():
    """Lanes, actors and publishers are printed, and each event can be linked to."""
    timeline = Timeline(section="nineties")
    text = timeline.fallback_html()
    for name in ("lanes", "actors"):
        assert all(escape(one["title"]) in text for one in getattr(timeline, name))
    assert all(escape(one["publisher"]) in text for one in timeline.references)
    assert all(f'<li id="event={event}">' in text for event in timeline.events["id"])
    assert "id=" not in Timeline([{"id": "a b", "date": "1999", "title": "x"}]).fallback_html()


def test_hostile_strings_stay_text():
    """Markup in any column is escaped, and no link runs a script."""
    fields = ("id", "title", "summary", "lane", "section", "actors", "sources")
    row = dict.fromkeys(fields, HOSTILE) | {"date": "1999", "href": "javascript:alert(1)//.html"}
    text = Timeline([row]).fallback_html()
    assert "<img" not in text
    assert "</script" not in text
    assert "javascript" not in text


def test_views_bring_the_list(timeline):
    """The display has the list beside the widget."""
    bundle = timeline._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/html"] == timeline.fallback_html()
