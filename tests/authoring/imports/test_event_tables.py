"""Plain tables become events, whatever their columns are called."""

import datetime as dt

import pytest
from openpyxl import Workbook

from natorussia.authoring.imports.detection import read
from natorussia.authoring.imports.drafts import ImportFileError
from natorussia.authoring.imports.event_tables import _AS_EDTF


def test_a_day_that_excel_counts_is_told_with_its_time(taken):
    """A number of five digits is no year, with or without a part of a day."""
    drafts = taken("t.csv", "Date,Event\n45000.5,A\n36526,B\n1999 -,C\n")
    assert [(e.date, e.end) for e in drafts.events] == [("1999", "..")]
    assert all("a day as Excel counts them" in note for note in drafts.notes)
    assert len(drafts.notes) == 2


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
    """People count them so, unless another date shows that the table is in EDTF."""
    drafts = taken("t.csv", "year,event\n-1200,A war\n-44,Ides\n44 BCE,Again\n")
    assert [event.date for event in drafts.events] == ["-1199", "-0043", "-0043"]
    assert "years: a negative year counts as one before the common era" in drafts.notes[0]
    assert [e.date for e in taken("t.csv", "year,event\n-1200,A war\n").events] == ["-1199"]
    drafts = taken("t.csv", "year,event\n-1200,A war\n-0043-03-15,Ides\n")
    assert [event.date for event in drafts.events] == ["-1200", "-0043-03-15"]
    assert drafts.notes == ["years: " + _AS_EDTF]


COLUMNS = [
    "Event date;Event name;Event description;Event type",
    "Start_Date;eventTitle;DESCRIPTION;Category",
    "Year (CE);Title:;Details;Theme",
    "When?;What?;What happened;Region",
    "Date of event;Name of event;Notes;Track",
    "Startjahr;Bezeichnung;Bemerkungen;Kategorie",
    "Date de début;Événement;Résumé;Thème",
    "Fecha;Acontecimiento;Descripción;Categoría",
    "Begindatum;Gebeurtenis;Beschrijving;Groep",
    "Datum des Ereignisses;Titel;Inhalt;Typ",
    "DATE;HEADLINE;TEXT;TAG",
    '"Years";"Milestone";"Comments";"Strand"',
]


@pytest.mark.parametrize("header", COLUMNS)
def test_columns_are_known_however_people_name_them(taken, header):
    """Capitals, brackets, accents and words beside the one that tells do not matter."""
    drafts = taken("t.csv", f"{header}\n1990;A;x;y\n")
    assert [(e.date, e.title, e.summary, e.group) for e in drafts.events] == [
        ("1990", "A", "x", "y")
    ]
    assert drafts.notes == []


def test_a_word_that_may_stand_anywhere_names_no_column(taken):
    """What is next to do is no end, and a type of event no title."""
    drafts = taken("t.csv", "Date,Title,Next to do,Event type\n1990,A,tidy,War\n")
    [event] = drafts.events
    assert (event.end, event.title, event.group) == ("", "A", "War")
    assert drafts.notes == ["columns: Next to do left out"]


def test_year_month_and_day_may_have_columns_of_their_own(taken):
    """Numbers and names of months are joined to the year."""
    table = "Year,Month,Day,Event\n1789,7,14,A\n1848,March,,B\n1900,,,C\n1901.0,2.0,3.0,D\n"
    drafts = taken("t.csv", table)
    assert [event.date for event in drafts.events] == [
        "1789-07-14",
        "1848-03",
        "1900",
        "1901-02-03",
    ]
    assert drafts.notes == []


def test_a_column_without_a_name_is_no_part_of_an_event(taken):
    """What programs write before the first column, the number of a row, is left out."""
    drafts = taken("t.csv", ",date,event\n0,1969.0,A\n1,1989.0,B\n")
    assert [(e.date, e.end, e.summary, e.link) for e in drafts.events] == [
        ("1969", "", "", ""),
        ("1989", "", "", ""),
    ]
    assert drafts.notes == ["columns: 2 cells stand in none that has a name (0)"]


def test_a_header_of_two_rows_is_one(taken, tmp_path):
    """The lower row names the columns, and the upper one those that it leaves out."""
    rows = [["When", "", "What", "", ""], ["Start", "End", "Title", "Details", ""]]
    rows += [["1914", "1918", "War", "Long", "stray"], ["Total", "", "1 event", "", ""]]
    drafts = taken("t.csv", "\n".join(";".join(row) for row in rows))
    assert [(e.date, e.end, e.title, e.summary) for e in drafts.events] == [
        ("1914", "1918", "War", "Long")
    ]
    assert "columns: 1 cell stands in none that has a name (stray)" in drafts.notes
    assert any("row 4: it was left out (1 event): got 'Total'" in note for note in drafts.notes)
    book = Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C1:D1")
    book.save(tmp_path / "t.xlsx")
    assert [(e.date, e.end, e.title) for e in read(tmp_path / "t.xlsx").events] == [
        ("1914", "1918", "War")
    ]


def test_ends_that_say_nothing_are_none(taken):
    """A dash is an empty cell, and a question mark an end that nobody knows."""
    table = "date,end,event\n1990,\u2014,A\n1990,n/a,B\n1990,?,C\n"
    assert [(e.date, e.end) for e in taken("t.csv", table).events] == [
        ("1990", ""),
        ("1990", ""),
        ("1990/", ""),
    ]


def test_what_a_date_says_less_than_its_words_is_noted(taken):
    """The early 1990s count as the 1990s."""
    drafts = taken("t.csv", "date,event\nearly 1990s,A\n")
    assert drafts.events[0].date == "199X"
    assert drafts.notes == ["row 2: 'early 1990s' counts as the whole of it, 199X"]


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


def test_ends_and_spans_of_a_table_are_kept(taken):
    """A word may say that something goes on, and one cell may hold both ends."""
    table = "start,end,event\n1990,present,A\n1914-18,,B\n..,1990,C\n1990,c. 1995,D\n"
    assert [(event.date, event.end) for event in taken("t.csv", table).events] == [
        ("1990", ".."),
        ("1914", "1918"),
        ("..", "1990"),
        ("1990", "1995~"),
    ]


def test_an_error_has_the_whole_cell(taken):
    """What was made of it stands beside it, and the next row is read."""
    table = "date,end,event\n30. Feb. 1400,,A\n11.7 kilo,present,B\nsince 1982,today,C\n"
    drafts = taken("t.csv", table)
    assert [(event.date, event.end) for event in drafts.events] == [("1982", "..")]
    assert (
        "row 2: it was left out (A): got '30. Feb. 1400'; read as '1400-02-30'" in drafts.notes[0]
    )
    assert "row 3: it was left out (B): got '11.7 kilo'; expected a date" in drafts.notes[1]


def test_columns_of_one_name_are_refused_where_they_are_read(taken):
    """Which is meant cannot be told, and does not matter of others."""
    with pytest.raises(ImportFileError, match=r"its columns 2 and 3 are both called 'Event'; remo"):
        taken("t.csv", "Date, Event,Event\n1990,A,B\n")
    assert taken("t.csv", "Date,Event,Room,Room\n1990,A,B,C\n").events[0].title == "A"


def test_a_fault_of_a_formula_costs_its_row(tmp_path):
    """In a column that is read; in any other it does not matter."""
    book = Workbook()
    for row in (["Date", "Event", "Page"], [1990, "A", "=1+1"], [1991, "B", 2], ["#REF!", "C", 3]):
        book.active.append(row)
    book.active.append([1993, "=A1", "#N/A"])
    book.save(tmp_path / "t.xlsx")
    drafts = read(tmp_path / "t.xlsx")
    assert [event.title for event in drafts.events] == ["A", "B"]
    notes = "\n".join(drafts.notes)
    assert "row 4: it was left out: t.xlsx, sheet 'Sheet', cell A4: it shows #REF!" in notes
    assert "row 5: it was left out: t.xlsx, sheet 'Sheet', cell B5: its formula has no" in notes


def test_days_with_slashes_are_told_by_their_column(taken):
    """Month and day stand as one date above the twelfth shows; without one they are refused."""
    drafts = taken("t.csv", "date,event\n7/4/1776,A\n12/25/1776,B\n")
    assert [event.date for event in drafts.events] == ["1776-07-04", "1776-12-25"]
    assert drafts.notes == ["dates with slashes: read as month, day, year, as some can only be"]
    assert taken("t.csv", "date,event\n7/4/1776,A\n").events == []
    told = taken("t.csv", "date,event\n25/12/1776,A\n12/25/1776,B\n").notes
    assert "write ISO" in told[0]


def test_dates_of_wikidata_are_as_exact_as_they_say(taken):
    """A whole year is its first of January there, and a number beside it says that it is a year."""
    table = """itemLabel,date,datePrecision
Marathon,-0489-09-12T00:00:00Z,11
A reign,1848-01-01T00:00:00Z,9
A month,+1848-05-00T00:00:00Z,10
A decade,1850-01-01T00:00:00Z,8
A century,1900-01-01T00:00:00Z,7
The third before,-0299-01-01T00:00:00Z,7
A millennium,2000-01-01T00:00:00Z,6
A landing,1969-07-20T20:17:40Z,14
A bang,-13798000000-01-01T00:00:00Z,3
"""
    drafts = taken("t.csv", table)
    assert {event.title: event.date for event in drafts.events} == {
        "Marathon": "-0489-09-12",
        "A reign": "1848",
        "A month": "1848-05",
        "A decade": "185X",
        "A century": "18XX",
        "The third before": "-02XX",
        "A millennium": "1XXX",
        "A landing": "1969-07-20T20:17:40Z",
        "A bang": "Y-13798000000~",
    }
    assert drafts.notes == [
        "years: negative years count as in EDTF, where -0043 is 44 BCE, since some are written so"
    ]


def test_a_first_of_january_at_midnight_is_noted_without_its_precision(taken):
    """It may be a year: only who made the table knows."""
    drafts = taken("t.csv", "date,label\n1848-01-01T00:00:00Z,A\n1848-05-03T00:00:00Z,B\n")
    assert [event.date for event in drafts.events] == ["1848-01-01", "1848-05-03"]
    assert drafts.notes[0].startswith("dates: 1 says 1 January at midnight, as programs write a")


def test_a_day_of_the_julian_calendar_is_noted(taken):
    """What stood there is not what is kept."""
    drafts = taken("t.csv", "date,label\n25 October 1917 (O.S.),A\n")
    assert drafts.events[0].date == "1917-11-07"
    assert drafts.notes == [
        "row 2: '25 October 1917 (O.S.)' became a day of the Gregorian calendar"
    ]


def test_rows_whose_cells_show_errors_are_left_out(taken):
    """Of a formula in a column that is read; another column may be full of them."""
    text = "Date,Event,Cost\n#REF!,A,1\n1804,#N/A,2\n1815,Waterloo,#VALUE!\n"
    drafts = taken("t.csv", text)
    assert [event.title for event in drafts.events] == ["Waterloo"]
    assert "row 2: it was left out: a cell shows #REF!; correct its formula" in drafts.notes[1]


def test_negative_years_may_have_a_point(taken):
    """As a spreadsheet or pandas writes whole numbers of a column with gaps."""
    drafts = taken("t.csv", "Year,Event\n-44.0,Ides\n1789.0,Bastille\n")
    assert [event.date for event in drafts.events] == ["-0043", "1789"]


def test_texts_head_events_where_there_are_no_titles(taken):
    """As many words as fit a title; the whole text stays the summary."""
    long = "A sentence of many words " * 12
    drafts = taken("t.csv", f"date,content\n1914,A war begins.\n1918,{long}\n")
    assert drafts.events[0].title == "A war begins."
    assert drafts.events[1].title.endswith("…")
    assert len(drafts.events[1].title) <= 160
    assert drafts.events[1].summary == long.strip()
    assert drafts.notes == [
        "titles: there are none: an event is headed by the beginning of its content"
    ]


def test_columns_may_be_named_in_one_word(taken):
    """As programs name them."""
    drafts = taken("t.csv", "name,startdate,enddate\nLarry,2011-02-15,2012-09-16\n")
    assert [(one.date, one.end) for one in drafts.events] == [("2011-02-15", "2012-09-16")]


def test_what_happened_heads_an_event_beside_its_details(taken):
    """Alone it is told whole as well; beside titles it tells more of them."""
    drafts = taken("t.csv", "When,What happened,Details\n31 BC,Actium,Octavian wins\n")
    assert [(one.title, one.summary) for one in drafts.events] == [("Actium", "Octavian wins")]
    drafts = taken("t.csv", "When,Event,What happened\n31 BC,Actium,Octavian wins\n")
    assert [(one.title, one.summary) for one in drafts.events] == [("Actium", "Octavian wins")]
    drafts = taken("t.csv", "When,What happened\n31 BC,Actium\n")
    assert [one.title for one in drafts.events] == ["Actium"]
