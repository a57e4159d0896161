"""Workbooks of Excel and LibreOffice are read as tables, and written so that nothing changes."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from natorussia.data import workbooks
from natorussia.data.table_files import TableFileError, read_rows
from natorussia.data.workbooks import WorkbookError

FIELDS = {
    "id": {"name": "id", "type": "string", "description": "A key"},
    "date": {"name": "date", "type": "string", "description": "When, in EDTF"},
    "start": {"name": "start", "type": "year", "description": "From when"},
    "count": {"name": "count", "type": "integer", "description": "How many"},
}
CELLS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"),
    max_size=12,
) | st.sampled_from(["=1+1", "0476", "-0043-03-15", "007", "two\nlines", " spaces  inside ", "'x"])


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4))
def test_what_is_written_is_read_back(suffix, rows, tmp_path_factory):
    """Every cell is text there, so that dates, zeros and signs come back as they were."""
    path = tmp_path_factory.mktemp("book") / f"t{suffix}"
    whole = [row for row in rows if any(cell.strip() for cell in row)]
    workbooks.write(path, {"t": [["a", "b", "c"], *whole]})
    found = [[row[name] for name in "abc"] for row in read_rows(path, ("a", "b", "c"))]
    assert found == whole


def excel(path, *rows, title="events"):
    """Write rows as Excel stores them."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)


def libreoffice(path, *rows):
    """Write rows as LibreOffice stores them: a type and a value for each cell."""
    book, table = OpenDocumentSpreadsheet(), Table(name="events")
    for row in rows:
        line = TableRow()
        for cell in row:
            line.addElement(_ods(cell))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(path)


def _ods(cell):
    if isinstance(cell, dt.date):
        return TableCell(valuetype="date", datevalue=cell.isoformat())
    if isinstance(cell, int | float):
        return TableCell(valuetype="float", value=cell)
    found = TableCell(valuetype="string")
    found.addElement(P(text=cell))
    return found


@pytest.mark.parametrize(("suffix", "write"), [(".xlsx", excel), (".ods", libreoffice)])
def test_days_and_numbers_become_what_their_column_holds(tmp_path, suffix, write):
    """A stored day is an ISO day, a number is a year in a column of dates, else a number."""
    path = tmp_path / f"events{suffix}"
    write(
        path,
        ["count", "id", "date", "start"],
        [3, 7, dt.date(1999, 3, 24), 476],
        [4, "a", 476, 1999],
        [5, "b", 44.0, 12000],
    )
    assert read_rows(path, FIELDS) == [
        {"id": "7", "date": "1999-03-24", "start": "0476", "count": "3"},
        {"id": "a", "date": "0476", "start": "1999", "count": "4"},
        {"id": "b", "date": "0044", "start": "12000", "count": "5"},
    ]


def test_a_year_with_a_minus_is_left_to_be_asked(tmp_path):
    """-44 may be 44 or 45 BCE: it stays as it is, and validation asks."""
    excel(tmp_path / "events.xlsx", ["id", "date"], ["a", -44])
    assert read_rows(tmp_path / "events.xlsx", FIELDS)[0]["date"] == "-44"


def test_blank_rows_and_columns_are_no_rows(tmp_path):
    """Blank rows above, between and below are passed over, as in CSV."""
    path = tmp_path / "events.xlsx"
    excel(path, [], ["id", "date", None], ["a", "1999"], [None, ""], ["b"], [])
    assert [row["id"] for row in read_rows(path, FIELDS)] == ["a", "b"]


def test_the_sheet_of_the_table_is_found_by_name_or_columns(tmp_path):
    """A sheet that is called as the table is counts first, else the one with its columns."""
    grids = {"Notes": [(1, ["x"])], "Sheet2": [(1, ["id", "date"])], "events": [(1, ["q"])]}
    assert workbooks.named(grids, "events", {"id", "date"}) == [(1, ["q"])]
    assert workbooks.named(grids, "other", {"id", "date"}) == [(1, ["id", "date"])]


def test_a_cell_merged_with_those_below_stands_in_each_row(tmp_path):
    """What a person sees beside three rows belongs to all of them, in Excel and in LibreOffice."""
    book = Workbook()
    rows = [["date", "id", "note"], [1990, "a", "x"], [None, "b", None], [None, "c", "y"]]
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    book.active.merge_cells("C2:D3")
    book.save(tmp_path / "events.xlsx")
    table = Table(name="events")
    for row in (
        ("date", "id", "note"),
        ((1990, 3), "a", ("x", 2)),
        (None, "b", None),
        (None, "c", "y"),
    ):
        line = TableRow()
        for cell in row:
            value, rows_ = cell if isinstance(cell, tuple) else (cell, 1)
            found = _ods(value) if value is not None else CoveredTableCell()
            if rows_ > 1:
                found.setAttribute("numberrowsspanned", rows_)
            line.addElement(found)
        table.addElement(line)
    ods = OpenDocumentSpreadsheet()
    ods.spreadsheet.addElement(table)
    ods.save(tmp_path / "events.ods")
    for name in ("events.xlsx", "events.ods"):
        found = read_rows(tmp_path / name, ("date", "id", "note"))
        assert [tuple(row.values()) for row in found] == [
            ("1990", "a", "x"),
            ("1990", "b", "x"),
            ("1990", "c", "y"),
        ], name


def test_days_of_the_calendar_of_1904_are_those_that_are_shown(tmp_path):
    """Workbooks of old Macs count days from 1904."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["id", "date"])
    book.active.append(["a", dt.date(1999, 3, 24)])
    book.save(tmp_path / "events.xlsx")
    assert read_rows(tmp_path / "events.xlsx", FIELDS)[0]["date"] == "1999-03-24"


def test_a_formula_without_a_value_is_told(tmp_path):
    """What no program has worked out is not taken for an empty cell."""
    excel(tmp_path / "events.xlsx", ["id", "date"], ["a", "=1990+9"])
    with pytest.raises(TableFileError, match=r"sheet 'events', cell B2: its formula has no stored"):
        read_rows(tmp_path / "events.xlsx", FIELDS)


def test_a_fault_of_a_formula_is_told(tmp_path):
    """#REF! is no value."""
    excel(tmp_path / "events.xlsx", ["id", "date"], ["a", "#REF!"])
    with pytest.raises(TableFileError, match=r"cell B2: it shows #REF!"):
        read_rows(tmp_path / "events.xlsx", FIELDS)


@pytest.mark.parametrize("content", [b"PK\3\4", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_workbook_is_told(tmp_path, content):
    """A damaged archive, or one of another kind, is named with what to do."""
    (tmp_path / "events.csv").write_bytes(content)
    with pytest.raises(TableFileError, match=r"^events\.csv: it .*save it"):
        read_rows(tmp_path / "events.csv", FIELDS)


@pytest.mark.parametrize(("cell", "said"), [("\x07", "control character"), ("x" * 32768, "32,768")])
def test_what_no_workbook_holds_is_refused(tmp_path, cell, said):
    """Nothing is cut off in silence."""
    with pytest.raises(WorkbookError, match=said):
        workbooks.write(tmp_path / "t.xlsx", {"t": [["a"], [cell]]})


def test_other_names_are_refused(tmp_path):
    """Only two kinds of workbook are written."""
    with pytest.raises(ValueError, match=r"ends in \.xlsx or \.ods"):
        workbooks.write(tmp_path / "t.xls", {"t": [["a"]]})
