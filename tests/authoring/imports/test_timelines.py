"""Timelines of TimelineJS and vis-timeline become events."""

import json

import pytest

from natorussia.authoring.imports.drafts import ImportFileError
from natorussia.data.dates import span

HEAD = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
HEAD += "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"


def sheet(**cells):
    """Return a row of the template of TimelineJS."""
    return (
        ",".join(cells.get(name.replace(" ", "_"), "") for name in HEAD.strip().split(",")) + "\n"
    )


def test_a_sheet_of_timelinejs_becomes_events(taken):
    """Years, months and days become dates, negative years are BCE, groups are kept."""
    rows = [
        sheet(
            Year="-44", Month="3", Day="15", Headline="<b>Ides</b>: a<br>day", Text="<p>He dies</p>"
        ),
        sheet(
            Year="1914",
            Month="7",
            End_Year="1918",
            Headline="War",
            Group="Wars",
            Display_Date="in summer",
            Text="<a href='x'></a>",
        ),
        sheet(Year="1969", Month="7", Day="20", Time="8:17 PM", Headline="A step"),
        sheet(Year="c. 250 BC", Headline="A column"),
        sheet(Headline="A title", Type="title"),
        sheet(Year="1066", Month="13", Headline="No month"),
    ]
    drafts = taken("t.csv", HEAD + "".join(rows))
    assert [(e.date, e.end, e.title, e.summary, e.group) for e in drafts.events] == [
        ("-0043-03-15", "", "Ides: a day", "He dies", ""),
        ("1914-07", "1918", "War", "", "Wars"),
        ("1969-07-20T20:17", "", "A step", "", ""),
        ("-0249~", "", "A column", "", ""),
    ]
    said = "\n".join(drafts.notes)
    assert "-44 is 44 BCE" in said
    assert "row 3: its date in words is left out (in summer)" in said
    assert "texts: the addresses of their links are left out" in said
    assert "row 6: a row of the type 'title' is no event" in said
    assert "row 7: it was left out (No month): got '1066-13'" in said


def test_a_year_of_a_sheet_may_hold_any_date_that_people_write(taken):
    """A genealogist's words and spans too; what a date cannot hold is listed."""
    rows = [
        sheet(Year="ABT 1850", Headline="A"),
        sheet(Year="FROM 1900 TO 1905", Headline="B"),
        sheet(Year="541\u2013485 Ma", Headline="C"),
        sheet(Year="1881", Day="12", Headline="D"),
        sheet(Year="1882", Month="3", Time="14:30", Headline="E"),
        sheet(Year="30 FEB 1900", Headline="F"),
    ]
    drafts = taken("t.csv", HEAD + "".join(rows))
    assert [(event.date, event.end) for event in drafts.events] == [
        ("1850~", ""),
        ("1900", "1905"),
        ("Y-541E6S3", "Y-485E6S3"),
        ("1881", ""),
        ("1882-03", ""),
    ]
    assert drafts.notes[:2] == [
        "row 5: its day 12 without a month was left out (D)",
        "row 6: its time 14:30 without a day was left out (E)",
    ]
    assert "row 7: it was left out (F): got '30 FEB 1900'; read as '1900-02-30'" in drafts.notes[2]


def test_a_sheet_with_two_columns_of_one_name_is_refused(taken):
    """Which of them is meant cannot be told."""
    with pytest.raises(ImportFileError, match="its columns 10 and 19 are both called 'Headline'"):
        taken("t.csv", HEAD.strip() + ",Headline\n" + sheet(Year="1999", Headline="A"))


def test_the_json_of_timelinejs_becomes_events(taken):
    """The same from JSON, with what is lost said."""
    event = {
        "start_date": {"year": "-13800000000"},
        "text": {"headline": "A bang", "text": "All &amp; everything"},
        "media": {"url": "https://example.org/x.jpg"},
    }
    drafts = taken("t.json", json.dumps({"scale": "cosmological", "events": [event]}))
    found = drafts.events[0]
    assert (found.date, found.title, found.summary) == (
        "Y-13800000000",
        "A bang",
        "All & everything",
    )
    assert found.link == "https://example.org/x.jpg"
    assert "event 1: media left out" in drafts.notes


def test_items_of_vis_timeline_become_events(taken):
    """ISO days, moments of JavaScript and milliseconds are dates; groups have their names."""
    items = [
        {"id": 1, "content": "<i>A</i>", "start": "2014-04-20", "group": "g"},
        {"id": 2, "content": "B", "start": "2014-04-14T00:00:00.000Z", "end": 1398470400000},
        {"id": 3, "content": "C", "start": "-000043-03-15T00:00:00.000Z"},
        {"id": 4, "content": "D", "start": "2014", "type": "background"},
        {"id": 5, "content": "E", "start": "whenever"},
    ]
    whole = {"items": items, "groups": [{"id": "g", "content": "Group one"}]}
    drafts = taken("t.json", json.dumps(whole))
    assert [(e.date, e.end, e.title, e.group) for e in drafts.events] == [
        ("2014-04-20", "", "A", "Group one"),
        ("2014-04-14", "2014-04-26", "B", ""),
        ("-0043-03-15", "", "C", ""),
    ]
    assert [note.partition(":")[0] for note in drafts.notes] == ["item 4", "item 5"]


def test_an_event_of_another_shape_is_read_or_named(taken):
    """A part that is no object stands for itself; what is no event is listed, and the rest kept."""
    events = [
        {"start_date": "4 July 1776", "text": "A day"},
        {
            "start_date": {"data": {"year": 1492, "month": "Oct", "day": 12.0}},
            "text": {"text": "B"},
        },
        {"start_date": {"year": "20 000 BCE"}, "text": {"headline": "C"}},
        {"text": {"headline": "D"}},
        None,
    ]
    drafts = taken("t.json", json.dumps({"events": events}))
    assert [(e.date, e.title) for e in drafts.events] == [
        ("1776-07-04", "A day"),
        ("1492-10-12", "B"),
        ("Y-19999", "C"),
    ]
    assert drafts.notes == [
        "event 4: it was left out (D): got ''; it has no date to begin with",
        "event 5: it is no object, and was left out (None)",
    ]


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("start_date", [1999], "got [1999]; expected a text or a number"),
        ("start_date", {"year": "1999", "day": [2]}, "got [2]; expected"),
        ("start_date", {"year": True}, "got True; expected"),
        ("start_date", {"year": "1e400"}, "got '1e400'; expected a date in EDTF"),
        ("start_date", {"year": 1999, "month": 3, "day": "inf"}, "infinity"),
        ("start_date", {"year": 1999, "month": 3, "day": 2, "hour": "x"}, "got 'x:0'; expected"),
        ("end_date", [2001], "got [2001]; expected"),
        ("text", ["A"], "got ['A']; expected"),
    ],
)
def test_an_event_with_a_part_that_says_nothing_is_named(taken, part, value, said):
    """A list or a number without end in one event takes no other event with it."""
    event = {"start_date": {"year": 1999}, "text": {"headline": "A"}}
    drafts = taken("t.json", json.dumps({"events": [{**event, part: value}, event]}))
    assert [(e.date, e.title) for e in drafts.events] == [("1999", "A")]
    assert drafts.notes[0].startswith("event 1: it was left out")
    assert said in drafts.notes[0]


def test_items_and_events_of_older_forms_may_be_broken(taken):
    """A group may be anything, and what is no date, such as true, is none."""
    items = [
        {"start": True, "content": "A"},
        {"start": "1999", "content": "B", "group": [1]},
        {"start": "2000", "content": "C", "group": 2},
    ]
    groups = [None, {"id": 2, "content": "G"}]
    drafts = taken("t.json", json.dumps({"items": items, "groups": groups}))
    assert [(e.title, e.group) for e in drafts.events] == [("B", "[1]"), ("C", "G")]
    assert drafts.notes[0].startswith("item 1: it was left out (A): got 'True'")
    older = [None, {"startDate": "2011,12", "headline": "D", "asset": "x"}]
    drafts = taken("t.json", json.dumps({"timeline": {"date": older}}))
    assert [e.date for e in drafts.events] == ["2011-12"]
    assert drafts.notes == ["event 1: it is no object, and was left out (None)"]


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("2013/04/20", "2013-04-20"),
        ("April 20, 2013", "2013-04-20"),
        ("/Date(1366416000000)/", "2013-04-20"),
        ("Sat Apr 20 2013 00:00:00 GMT+0200 (CEST)", "2013-04-20"),
        ("Sat, 20 Apr 2013 10:15:00 GMT", "2013-04-20T10:15"),
    ],
)
def test_dates_of_vis_timeline_may_be_written_as_programs_show_them(taken, start, date):
    """What the library itself reads, beside ISO, is read here too."""
    drafts = taken("t.json", json.dumps([{"content": "A", "start": start}]))
    assert [(e.date, e.end) for e in drafts.events] == [(date, "")]


@pytest.mark.parametrize(
    ("start", "date"),
    [
        (0, "1970-01-01"),
        (-62_198_755_200_000, "-0001-01-01"),
        (-62_135_596_800_000, "0001-01-01"),
        (253_402_300_800_000, "Y10000"),
    ],
)
def test_moments_of_vis_timeline_may_be_of_any_age(taken, start, date):
    """Milliseconds count far beyond the years that Python has."""
    [event] = taken("t.json", json.dumps([{"content": "x", "start": start}])).events
    assert event.date == date


def test_moments_of_deep_time_are_years(taken):
    """Far away a moment is known to its year."""
    [event] = taken("t.json", json.dumps([{"content": "x", "start": -4.35e20}])).events
    year = span(event.date)
    assert event.date.startswith("Y-137")
    assert year.start0 <= -4.35e20 / 86_400_000 < year.start1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "date,title,date\n1,2,3\n", "columns 1 and 3 are both called 'date'; remove"),
        ("t.json", "{", "it is no JSON"),
        ("t.json", "[1]", "expected the JSON of TimelineJS"),
        ("t.csv", "a,b\n1,2\n", "its columns are a, b; expected one of dates"),
        ("t.xls", b"\xd0\xcf\x11\xe0", "save it as .xlsx, .ods or CSV UTF-8"),
        ("t.xls", "<html><table></table></html>", "save it as .xlsx, .ods or CSV UTF-8"),
        ("t.bin", b"\0\1", "what it is cannot be told"),
        ("t.zip", b"PK\5\6" + b"\0" * 18, "holds none of"),
        ("t.xml", "<html/>", "its root is <html>"),
        ("t.xml", "<quiz>", "cannot be read as XML"),
        ("t.xml", '<!DOCTYPE a [<!ENTITY b "c">]><quiz>&b;</quiz>', "cannot be read as XML"),
    ],
)
def test_what_is_none_of_them_is_told(taken, name, content, said):
    """The message has the file and what was expected."""
    with pytest.raises(ImportFileError, match=f"^{name}: .*{said}"):
        taken(name, content)


def test_items_without_a_start_are_left_out_one_by_one(taken):
    """The others are kept, and nested groups are lanes."""
    whole = {
        "groups": [{"id": 1, "content": "Wars", "nestedGroups": [2]}, {"id": 2, "content": "West"}],
        "items": [{"content": "A", "start": "1914", "group": 2}, {"content": "B"}],
    }
    drafts = taken("t.json", json.dumps(whole))
    assert [(event.title, event.group) for event in drafts.events] == [("A", "West")]
    assert drafts.notes == [
        "groups: those that stand in others became lanes of their own",
        "item 2: it was left out (B): got ''; it has no date to begin with",
    ]


def test_a_part_of_a_year_is_refused_and_a_second_is_kept(taken):
    """Nothing of a date is lost without a word."""
    whole = """{"events": [{"start_date": {"year": "13.8"}, "text": {"headline": "A"}},
        {"start_date": {"year": "1969", "month": 7, "day": 20, "hour": 20, "minute": 17,
        "second": 40}, "text": {"headline": "B"}}]}"""
    drafts = taken("t.json", whole)
    assert [event.date for event in drafts.events] == ["1969-07-20T20:17:40"]
    assert "got '13.8'; expected a whole year" in drafts.notes[0]
