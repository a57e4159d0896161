"""Tests of the timeline in Python: what it reads, what it syncs, what it prints."""

import datetime as dt
import subprocess
import sys
from html import escape

import numpy as np
import pandas as pd
import pytest

from natorussia import data
from natorussia.data.records import TableError
from natorussia.widgets.timeline.widget import Timeline

ROWS = [
    {"id": "b", "date": "1999-03-24", "end": "1999-06-10", "title": "Air campaign", "lane": "war"},
    {"id": "a", "date": "1997-05-27", "title": "Founding Act", "lane": "talk", "actors": "x;y"},
    {"id": "c", "date": "2002~", "end": "..", "title": "Council", "lane": "talk"},
]
HOSTILE = "<img src=x onerror=alert(1)> & </script> \u202e \U0001f600"


@pytest.fixture
def timeline():
    return Timeline(ROWS)


def test_events_come_in_order(timeline):
    """Rows are sorted by date, and every column has one value per event."""
    assert timeline.events["id"] == ["a", "b", "c"]
    assert {len(column) for column in timeline.events.values()} == {3}
    assert timeline.events["kind"] == ["point", "span", "open"]
    assert timeline.events["words"][1] == "24 March to 10 June 1999"
    assert timeline.events["approx"] == [0, 0, 1]
    assert timeline.events["actors"][0] == ["x", "y"]


def test_doubts_are_told_apart():
    """About, perhaps and unknown, at the start and at the end, have values of their own."""
    dates = ["1992~", "1992?", "1992%", "1992~/1996?", "1992/", "1992/..", "1992"]
    rows = [{"id": date, "date": date, "title": date} for date in dates]
    events = Timeline(rows).events
    found = dict(zip(events["id"], events["approx"], strict=True))
    assert [found[date] for date in dates] == [1, 2, 3, 9, 16, 0, 0]


def test_course_events_need_nothing():
    """Without arguments the timeline holds the course's events, with titles of lanes and actors."""
    timeline = Timeline(section="nineties")
    assert set(timeline.events["section"]) == {"nineties"}
    assert {"id": "operations", "title": "Wars and operations", "mark": 3} in timeline.lanes
    cited = {at for refs in timeline.events["refs"] for at in refs}
    assert cited == set(range(len(timeline.references)))
    assert all(one["title"] and one["url"] for one in timeline.references)


def test_frames_may_name_columns():
    """Any frame will do, once its columns are named; dates and years are read too."""
    frame = pd.DataFrame(
        {"when": [dt.date(1999, 3, 12), pd.Timestamp("2004-03-29 10:15")], "what": ["one", "two"]}
    )
    timeline = Timeline(frame, columns={"date": "when", "title": "what"})
    assert timeline.events["words"] == ["12 March 1999", "29 March 2004, 10:15"]
    assert timeline.events["id"] == ["row-0", "row-1"]
    years = Timeline(pd.DataFrame({"date": [1999, -43], "title": ["x", "y"]}))
    assert years.events["words"] == ["44 BCE", "1999"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (pd.Period("1999-03", "M"), "March 1999"),
        (pd.Period("1999", "Y"), "1999"),
        (pd.Period("1999Q1", "Q"), "January to March 1999"),
        (pd.Period("1999-03-24", "D"), "24 March 1999"),
        (np.datetime64("1999-03"), "March 1999"),
        (np.datetime64("1999-03-24T00:00:00.000000000"), "24 March 1999"),
        (np.datetime64("1999-03-24T10:15:30"), "24 March 1999, 10:15"),
        (dt.datetime(1999, 3, 24, 10, 15, tzinfo=dt.UTC), "24 March 1999, 10:15 UTC+00:00"),
        ("1999-03-24 10:15", "24 March 1999, 10:15"),
        (np.int64(1999), "1999"),
        (1999.0, "1999"),
    ],
)
def test_dates_of_many_kinds_are_read(date, words):
    """Whatever a table holds as a date is read at the precision that it has, as plain rows too."""
    assert Timeline([{"date": date, "title": "x"}]).events["words"] == [words]


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


def test_disputes_are_said():
    """Notes and disputes are columns of the timeline, and are said in print."""
    rows = [
        {"date": "1999", "title": "x", "note": "Others say 1998.", "confidence": "disputed"},
        {"date": "2000", "title": "y", "confidence": "primary"},
        {"date": "2001", "title": "z", "confidence": True},
    ]
    timeline = Timeline(rows)
    assert timeline.events["disputed"] == [1, 0, 1]
    assert timeline.events["note"] == ["Others say 1998.", "", ""]
    text = timeline.fallback_html()
    assert text.count("Disputed") == 2
    assert ">Others say 1998.</p>" in text
    disputed = [row for row in data.rows("events") if row["confidence"] == "disputed"]
    assert sum(Timeline().events["disputed"]) == len(disputed) > 0


def test_ranks_say_what_tells_the_story():
    """Ranks 1 and 2 are kept, as text or as numbers; what is no such rank is ordinary."""
    ranks = [1, "2", 2.0, "3", None, float("nan"), "", "Captain", 0]
    rows = [{"date": f"{1990 + n}", "title": "x", "rank": one} for n, one in enumerate(ranks)]
    assert Timeline(rows).events["rank"] == [1, 2, 2, 3, 3, 3, 3, 3, 3]
    assert Timeline([{"date": "1999", "title": "x"}]).events["rank"] == [3]


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


def test_missing_values_are_empty():
    """NaN, NaT and NA in a frame are empty cells."""
    frame = pd.DataFrame({"date": ["1999"], "end": [pd.NA], "title": ["x"], "lane": [float("nan")]})
    assert Timeline(frame).events["kind"] == ["point"]
    assert Timeline(frame).events["lane"] == [""]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"when": "1999", "title": "x"}], "no column 'date', only when, title; name the one"),
        ([{"date": "1999", "title": ""}], "row 0 has no title: got ''"),
        ([{"date": "99", "title": "Wrong"}], r"row 0 \(Wrong\): got '99'; expected a date"),
        ([{"date": None, "title": "Never"}], r"row 0 \(Never\): got ''"),
        ([{"date": object(), "title": "Odd"}], r"row 0 \(Odd\): got <object"),
        ([{"date": float("inf"), "title": "Odd"}], r"row 0 \(Odd\): got inf"),
        ([object()], "row 0 is <object object at .*; expected a dictionary"),
        (7, "got 7; expected a data frame or a list of dictionaries"),
        ("nineties", r"got 'nineties'; expected .*Timeline\(section="),
        (ROWS + ROWS[:1], "rows 0 and 3 both have the id 'b'"),
    ],
)
def test_bad_rows_are_named(rows, message):
    """What cannot be read is refused, with the row and what to do."""
    with pytest.raises(TableError, match=message):
        Timeline(rows)


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


def test_empty_tables_are_allowed():
    """A timeline without events is no error, nor is its selection."""
    timeline = Timeline([])
    assert (timeline.events["id"], timeline.visible) == ([], [])
    assert timeline.selection.empty
    assert timeline.fallback_html().count("<li") == 0


def test_eras_are_in_days():
    """Stretches to shade are read like events."""
    timeline = Timeline(ROWS, eras=[{"title": "Cold War", "date": "1947", "end": "1991"}])
    assert timeline.eras[0]["to"] - timeline.eras[0]["from"] == 45 * 365 + 11


def test_eras_may_go_on():
    """An open side is None, which is drawn to the edge of every window."""
    rows = [{"title": "Since", "date": "1997", "end": ".."}]
    rows += [{"title": "Until", "date": "..", "end": "1991"}, {"title": "A year", "date": "1999"}]
    found = [(era["from"], era["to"]) for era in Timeline(ROWS, eras=rows).eras]
    assert found == [(None, 8035), (9862, None), (10592, 10957)]


def test_eras_come_from_frames():
    """A frame will do, with the names of columns that the events have, or with our own."""
    frame = pd.DataFrame({"what": ["Cold War"], "when": ["1947"], "end": ["1991"]})
    events = pd.DataFrame({"what": ["Act"], "when": ["1997-05-27"]})
    names = {"title": "what", "date": "when"}
    assert Timeline(events, columns=names, eras=frame).eras[0]["words"] == "Cold War, 1947 to 1991."
    plain = [{"title": "Cold War", "date": "1947", "end": "1991"}]
    assert Timeline(events, columns=names, eras=plain).eras[0]["title"] == "Cold War"
    assert Timeline(events, columns=names, eras=frame.iloc[:0]).eras == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"date": "1947"}, "eras: the table has no column 'title', only date"),
        ({"title": "", "date": "1947"}, "eras: row 0 has no title"),
        ({"title": "Wrong", "date": "47"}, r"eras: row 0 \(Wrong\): got '47'"),
    ],
)
def test_bad_eras_are_named(row, message):
    """What is no era is refused, with its row."""
    with pytest.raises(TableError, match=message):
        Timeline(ROWS, eras=[row])


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


def test_dictionaries_need_no_pandas():
    """A timeline of plain rows does not import pandas."""
    code = (
        "import sys; from natorussia import Timeline;"
        "Timeline([{'date': '1999', 'title': 'x'}]).fallback_html(); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_many_rows_are_quick():
    """Ten thousand rows are read in seconds."""
    rows = [{"date": f"{1000 + n % 1000}-05-27", "title": f"Event {n}"} for n in range(10_000)]
    assert len(Timeline(rows).events["id"]) == 10_000
