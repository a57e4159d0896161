"""Tests of the timeline in Python: what it reads, what it syncs, what it prints."""

import datetime as dt
import subprocess
import sys

import pandas as pd
import pytest

from natorussia.chronicle import ChronicleError
from natorussia.timeline import Timeline

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
    assert {"id": "operations", "title": "Wars and operations"} in timeline.lanes
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
        (ROWS + ROWS[:1], "rows 0 and 3 both have the id 'b'"),
    ],
)
def test_bad_rows_are_named(rows, message):
    """What cannot be read is refused, with the row and what to do."""
    with pytest.raises(ChronicleError, match=message):
        Timeline(rows)


def test_unknown_names_are_refused():
    """Unknown sections, rows and columns name those there are."""
    with pytest.raises(LookupError, match="nineties"):
        Timeline(section="ninties")
    with pytest.raises(ValueError, match="expected one of theme"):
        Timeline(ROWS, lanes="themes")
    with pytest.raises(ChronicleError, match="'day' is no column of a timeline"):
        Timeline(ROWS, columns={"day": "when"})


def test_lanes_take_an_order():
    """The rows that are named come first; actors may be rows."""
    assert [lane["id"] for lane in Timeline(ROWS, order=["war"]).lanes] == ["war", "talk"]
    by_actor = Timeline(ROWS, lanes="actor", order=["y"])
    assert (by_actor.group, [one["id"] for one in by_actor.actors]) == ("actor", ["y", "x"])


def test_selection_is_a_frame(timeline):
    """The selected and the visible events come back as rows."""
    assert timeline.selection.empty
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
    assert timeline.fallback_html().count("<li>") == 0


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
    with pytest.raises(ChronicleError, match=message):
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
    assert Timeline(ROWS).fallback_html().count("<li>") == 3


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
