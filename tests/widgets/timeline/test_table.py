"""Tables that a timeline reads: dates of many kinds, ranks, eras, and rows that are refused."""

import datetime as dt
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from natorussia import data
from natorussia.data.records import TableError
from natorussia.widgets.timeline.widget import Timeline
from tests.widgets.timeline.conftest import ROWS


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


def test_an_event_of_an_unknown_year_stands_among_the_others():
    """It widens no axis: it may be anywhere, and its words say so."""
    rows = [{"id": date, "date": date, "title": date} for date in ("1992", "XXXX-12-25", "1999/..")]
    events = Timeline(rows).events
    place = events["id"].index("XXXX-12-25")
    assert events["start0"][place] == min(events["start0"])
    assert events["start1"][place] == max(filter(None, events["start1"]))
    assert events["words"][place] == "25 December of an unknown year"
    alone = Timeline([{"date": "XXXX", "title": "Alone"}]).events
    assert alone["start1"][0] - alone["start0"][0] > 365 * 9999
