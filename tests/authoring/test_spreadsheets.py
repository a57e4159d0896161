"""The tables of a course in one workbook, and back."""

import pytest
from openpyxl import load_workbook

from natorussia.cli import main
from natorussia.data.checksums import stale
from natorussia.data.validation import problems


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Begin a course, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    assert main(["new", "course", str(tmp_path / "rails")]) == 0
    monkeypatch.chdir(tmp_path / "rails")
    return tmp_path / "rails"


@pytest.mark.parametrize("name", ["t.xlsx", "t.ods"])
def test_tables_come_back_as_they_were(course, name):
    """A workbook that nobody changed changes no table."""
    before = {path.name: path.read_text() for path in course.glob("data/*.csv")}
    assert main(["sheets", "write", name]) == 0
    assert main(["sheets", "take", name]) == 0
    after = {path.name: path.read_text() for path in course.glob("data/*.csv")}
    rows = {key: [line.strip(",") for line in text.splitlines()] for key, text in after.items()}
    assert rows["events.csv"][1:] == [
        line.strip(",") for line in before["events.csv"].splitlines()[1:]
    ]
    assert problems(course / "data") == []
    assert stale(course / "data") == []


def test_a_row_added_in_a_spreadsheet_takes_its_place(course, capsys):
    """Rows are sorted on the way back, a new sheet is named, and a new column too."""
    main(["sheets", "write", "t.xlsx"])
    book = load_workbook("t.xlsx")
    columns = [cell.value for cell in book["events"][1]]
    row = {"id": "1828-act", "date": "1828", "title": "An act", "summary": "It passes."}
    row |= {"section": "early-railways", "lane": "lines", "sources": "orlando-stephenson"}
    row |= {"confidence": "secondary"}
    book["events"].append([row.get(name) for name in columns])
    book["events"].cell(1, len(columns) + 1).value = "my notes"
    book.create_sheet("jottings")
    book.save("t.xlsx")
    capsys.readouterr()
    assert main(["sheets", "take", "t.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "events: 10 rows" in said
    assert "sheet 'jottings' was left out" in said
    assert "sheet 'events': no table has its columns my notes" in said
    lines = (course / "data/events.csv").read_text().splitlines()
    assert [line[:9] for line in lines[3:6]] == ["1826-earl", "1828-act,", "1829-earl"]


def changed(change):
    """Write the tables, change the workbook's events, and say how it is taken back."""
    assert main(["sheets", "write", "t.xlsx"]) == 0
    book = load_workbook("t.xlsx")
    change(book)
    book.save("t.xlsx")
    return main(["sheets", "take", "t.xlsx"])


def test_a_column_that_is_there_twice_empties_no_other(course, capsys):
    """Which of them is meant cannot be told."""
    before = (course / "data/events.csv").read_text()
    columns = before.splitlines()[0].split(",")
    last, title = len(columns) + 1, columns.index("title") + 1
    assert changed(lambda book: setattr(book["events"].cell(1, last), "value", "title ")) == 1
    told = f"sheet 'events': its columns {title} and {last} are both called 'title'; remove or"
    assert told in capsys.readouterr().err
    assert (course / "data/events.csv").read_text() == before


def test_a_column_that_is_misspelt_is_told_with_its_name(course, capsys):
    """Capitals and letters may be wrong; what stands above the names is told otherwise."""
    assert changed(lambda book: setattr(book["events"]["B1"], "value", "Date")) == 1
    assert "has no column 'date', only id, Date, end" in (said := capsys.readouterr().err)
    assert "; 'Date' may be it: rename it" in said
    assert changed(lambda book: book["events"].insert_rows(1)) == 0
    assert changed(lambda book: book["events"].merge_cells("A1:C1")) == 1
    assert "its names stand in the first row" in capsys.readouterr().err


def test_a_number_of_days_is_told_and_a_sheet_known_however_written(course, capsys):
    """Excel stores days as numbers of five digits, which are far years to all others."""

    def change(book):
        book["events"]["B2"], book["lanes"].title = 36526, "Lanes "

    assert changed(change) == 0
    said = capsys.readouterr().out
    assert "sheet 'events', 1821-early-railways-proposed: date Y36526 is a year; if the" in said
    assert "left out" not in said


def test_a_fault_in_one_sheet_changes_no_table(course, capsys):
    """A column that a table needs is asked for before anything is written."""
    before = (course / "data/lanes.csv").read_text()
    main(["sheets", "write", "t.xlsx"])
    book = load_workbook("t.xlsx")
    book["events"].delete_cols(1)
    book["lanes"].append(["more", "More"])
    book.save("t.xlsx")
    assert main(["sheets", "take", "t.xlsx"]) == 1
    assert "sheet 'events' has no column 'id'" in capsys.readouterr().err
    assert (course / "data/lanes.csv").read_text() == before
