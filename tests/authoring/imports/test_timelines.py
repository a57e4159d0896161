"""Timelines of TimelineJS and vis-timeline, and plain tables, become events."""

import datetime as dt
import json

import pytest
from openpyxl import Workbook

from natorussia.authoring.imports.detection import read
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
        sheet(Year="-44", Month="3", Day="15", Headline="<b>Ides</b>", Text="<p>He dies</p>"),
        sheet(Year="1914", Month="7", End_Year="1918", Headline="War", Group="Wars"),
        sheet(Year="1969", Month="7", Day="20", Time="8:17 PM", Headline="A step"),
        sheet(Year="c. 250 BC", Headline="A column"),
        sheet(Headline="A title", Type="title"),
        sheet(Year="1066", Month="13", Headline="No month"),
    ]
    drafts = taken("t.csv", HEAD + "".join(rows))
    assert [(e.date, e.end, e.title, e.summary, e.group) for e in drafts.events] == [
        ("-0043-03-15", "", "Ides", "He dies", ""),
        ("1914-07", "1918", "War", "", "Wars"),
        ("1969-07-20T20:17", "", "A step", "", ""),
        ("-0249~", "", "A column", "", ""),
    ]
    said = "\n".join(drafts.notes)
    assert "-44 is 44 BCE" in said
    assert "row 6: a row of the type 'title' is no event" in said
    assert "row 7: it was left out (No month): got '1066-13'" in said


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
        "Y-13799999999",
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


def test_a_plain_table_becomes_events(taken, tmp_path):
    """Columns are known by common names, in CSV and in a workbook with stored days."""
    drafts = taken("t.csv", "When;Event;Topic;Mood\n476;Rome falls;West;sad\n0;Nothing;;\n")
    assert [(e.date, e.title, e.group) for e in drafts.events] == [("0476", "Rome falls", "West")]
    assert drafts.notes[0] == "columns: Mood left out"
    assert "row 3: it was left out (Nothing): got '0'" in "\n".join(drafts.notes)
    book = Workbook()
    book.active.append(["Title", "Start date"])
    book.active.append(["A war", 1914])
    book.save(tmp_path / "t.xlsx")
    assert [(e.date, e.title) for e in read(tmp_path / "t.xlsx").events] == [("1914", "A war")]


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Titel;Beschreibung\n9.11.1989;Mauerfall;Er fällt\n",
        "\ufeffDatum;Titel;Beschreibung\r\n9. November 1989;Mauerfall;Er fällt\r\n",
        "Résumé,Titre,Date\nEr fällt,Mauerfall,9 novembre 1989\n",
        "fecha\tTítulo\tresumen\n9 de noviembre de 1989\tMauerfall\tEr fällt\n",
    ],
)
def test_a_table_of_another_language_becomes_events(taken, text):
    """Columns and dates may be in the languages of Western Europe."""
    [event] = taken("t.txt", text).events
    assert (event.date, event.title, event.summary) == ("1989-11-09", "Mauerfall", "Er fällt")


def test_negative_years_of_a_table_are_before_the_common_era(taken):
    """Where one has fewer than four digits people counted them; else they are EDTF."""
    drafts = taken("t.csv", "year,event\n-1200,A war\n-44,Ides\n44 BCE,Again\n")
    assert [event.date for event in drafts.events] == ["-1199", "-0043", "44 BCE"]
    assert "years: a negative year counts as one before the common era" in drafts.notes[0]
    assert [e.date for e in taken("t.csv", "year,event\n-1200,A war\n").events] == ["-1200"]


@pytest.mark.parametrize("above", ["My timeline;;\n", "My timeline;;\n\nMade by;me;\n"])
def test_a_title_above_the_header_is_passed_over(taken, tmp_path, above):
    """The columns are sought in the first lines, of a text and of a workbook."""
    rows = "Date;Title;Notes\n1990;A;x\n"
    [event] = taken("t.csv", above + rows).events
    assert (event.date, event.title, event.summary) == ("1990", "A", "x")
    book = Workbook()
    for line in (above + rows).splitlines():
        book.active.append(line.split(";"))
    book.active.merge_cells("A1:C1")
    book.save(tmp_path / "t.xlsx")
    assert [event.title for event in read(tmp_path / "t.xlsx").events] == ["A"]


def test_days_of_a_workbook_are_as_precise_as_they_are_shown(tmp_path):
    """A day shown as its year or month is that; a number of days without a form is refused."""
    book = Workbook()
    book.active.append(["Date", "Title"])
    forms = {"yyyy": "1990", "mmm yyyy": "1990-05", "d.m.yyyy": "1990-05-03", 'yyyy"d"': "1990"}
    for row, form in enumerate(forms, 2):
        book.active.append([dt.date(1990, 5, 3), form])
        book.active.cell(row, 1).number_format = form
    book.active.append([33150, "a serial number"])
    book.save(tmp_path / "t.xlsx")
    drafts = read(tmp_path / "t.xlsx")
    assert {event.title: event.date for event in drafts.events} == forms
    assert "got '33150'; a number of five digits may be a day as Excel counts" in drafts.notes[0]


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


def test_ends_and_spans_of_a_table_are_kept(taken):
    """A word may say that something goes on, and one cell may hold both ends."""
    table = "start,end,event\n1990,present,A\n1914-18,,B\n..,1990,C\n1990,c. 1995,D\n"
    assert [(event.date, event.end) for event in taken("t.csv", table).events] == [
        ("1990", ".."),
        ("1914", "1918"),
        ("..", "1990"),
        ("1990", "1995~"),
    ]


def test_days_with_slashes_are_told_by_their_column(taken):
    """Month and day stand as one date above the twelfth shows; without one they are refused."""
    drafts = taken("t.csv", "date,event\n7/4/1776,A\n12/25/1776,B\n")
    assert [event.date for event in drafts.events] == ["1776-07-04", "1776-12-25"]
    assert drafts.notes == ["dates with slashes: read as month, day, year, as some can only be"]
    assert taken("t.csv", "date,event\n7/4/1776,A\n").events == []
    told = taken("t.csv", "date,event\n25/12/1776,A\n12/25/1776,B\n").notes
    assert "write ISO" in told[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "date,title,date\n1,2,3\n", "two columns 'date'; remove or rename one"),
        ("t.json", "{", "it is no JSON"),
        ("t.json", "[1]", "expected the JSON of TimelineJS"),
        ("t.csv", "a,b\n1,2\n", "its columns are a, b; expected one of dates"),
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
