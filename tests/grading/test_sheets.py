"""Sheets of marks that people edited in a spreadsheet program: what is taken from them."""

import pytest

from natorussia.data import workbooks
from natorussia.grading.anonymity import Codes
from natorussia.grading.final import Decided, Final, version_of
from natorussia.grading.sheets import Sheets
from tests.grading.samples import NINETIES

NAME, WRITTEN = NINETIES.notebook, NINETIES.essay.name
HEAD = ("student", "exercise", "question", "points", "comment")
ROWS = (
    ("00123", NAME, "how-many", "0,5", "Nearly; see\nthe prompt"),
    ("bo", NAME, WRITTEN, "2.0", ""),
)


@pytest.fixture
def taken(tmp_path):
    """Return a function that writes a sheet and returns what it would change."""
    marks = [
        Final(student, NAME, question, 0.0, 5.0, "incorrect", "")
        for student in ("00123", "bo")
        for question in ("how-many", WRITTEN)
    ]
    sheets = Sheets(marks, Decided([]), Codes("secret"), "ana", agreed=False)

    def take(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return [str(change) for change in sheets.changes(path)]

    return take


EXPECTED = [
    f"00123, {NAME}, how-many, points: 0 -> 0.5",
    f"00123, {NAME}, how-many, comment: - -> Nearly; see\nthe prompt",
    f"bo, {NAME}, {WRITTEN}, points: 0 -> 2",
]


def csv_of(head, rows, separator=","):
    """Return a table as CSV with all its cells in quotation marks."""
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in (head, *rows))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_sheets_are_read_as_spreadsheets_save_them(taken, separator, encoding):
    """Separators, encodings, decimal commas, zeros that were lost, lines within a cell."""
    rows = [("123", *ROWS[0][1:]), ROWS[1]]
    assert taken("t.csv", csv_of(HEAD, rows, separator).encode(encoding)) == EXPECTED


def test_a_line_that_tells_excel_the_separator_is_no_heading(taken):
    """Excel is told the separator by a first line of its own, which is none of the sheet's."""
    text = csv_of(HEAD, ROWS, ";")
    assert taken("t.csv", f"sep=;\r\n{text}".encode("utf-8-sig")) == EXPECTED


def test_columns_may_stand_in_another_order_with_other_capitals(taken):
    """A column of the marker's own is no matter."""
    order = (4, 3, 1, 2, 0)
    head = [HEAD[place].title() for place in order]
    rows = [[row[place] for place in order] for row in ROWS]
    table = csv_of([*head, "Seen"], [[*row, "yes"] for row in rows])
    assert taken("t.csv", table.encode()) == EXPECTED


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_workbook_is_read(taken, tmp_path, suffix):
    """What Excel and LibreOffice save by themselves is a sheet as well."""
    path = tmp_path / f"made{suffix}"
    workbooks.write(path, {"Empty": [], "Marks": [HEAD, *ROWS]})
    assert taken(f"t{suffix}", path.read_bytes()) == EXPECTED


def test_points_under_another_name_are_no_silence(taken):
    """A sheet whose points would be passed over is refused, with the column that may hold them."""
    head = ("student", "exercise", "question", "Mark", "comment")
    with pytest.raises(ValueError, match="no column 'points', and 'Mark' holds numbers"):
        taken("t.csv", csv_of(head, ROWS).encode())
    said = [(*row[:3], "good", row[4]) for row in ROWS]
    assert taken("t.csv", csv_of(head, said).encode()) == [EXPECTED[1]]


def test_two_rows_for_one_answer_agree_or_are_refused(taken):
    """A row that stands there twice counts once; where two differ, nobody knows which counts."""
    assert taken("t.csv", csv_of(HEAD, (*ROWS, ROWS[1])).encode()) == EXPECTED
    other = (*ROWS[1][:3], "4", "")
    with pytest.raises(ValueError, match=r"points '4', and row \d+ has '2'"):
        taken("t.csv", csv_of(HEAD, (*ROWS, other)).encode())


NEWEST, EARLIER = "The freeze was a break. So I think.", "The freeze was no break. So I said."
BEGINNING = "2 (the sheet has the beginning of an earlier text)"
TEXTS = {version_of(one): one for one in (NEWEST, EARLIER)}
VERSIONS = dict(zip(("newest", "earlier"), TEXTS, strict=True))


@pytest.fixture
def rested(tmp_path):
    """Return a function that takes in points for one of two texts, and returns what is decided."""
    mark = Final("bo", NAME, WRITTEN, None, 5.0, None, "", version=VERSIONS["newest"])
    sheets = Sheets([mark], Decided([]), Codes("secret"), "ana", lambda _: TEXTS, agreed=False)

    def take(**cells):
        path = tmp_path / "t.csv"
        head = ("student", "exercise", "essay", "points", *cells)
        path.write_text(csv_of(head, [("bo", NAME, WRITTEN, "2", *cells.values())]))
        (change,) = sheets.changes(path)
        return change.decision.rests_on, str(change).partition("-> ")[2]

    return take


@pytest.mark.parametrize(
    ("cells", "which", "told"),
    [
        ({}, "newest", "2 (for the newest of 2 texts)"),
        ({"version": VERSIONS["newest"]}, "newest", "2"),
        ({"version": VERSIONS["earlier"]}, "earlier", "2 (for an earlier text, not the newest)"),
        ({"text": f"  {NEWEST}\n"}, "newest", "2"),
        ({"text": EARLIER}, "earlier", "2 (for an earlier text, not the newest)"),
        ({"text": NEWEST[:24]}, "newest", "2 (the sheet has the beginning of the newest text)"),
        ({"text": f"{EARLIER[:24]} …"}, "earlier", BEGINNING),
        ({"version": "1.2E+11", "text": NEWEST}, "newest", "2"),
        ({"version": VERSIONS["newest"], "text": "cut or commented on"}, "newest", "2"),
    ],
)
def test_points_are_for_the_text_that_the_sheet_shows(rested, cells, which, told):
    """The version counts, then the text, be it cut; what is taken in says which text it is for."""
    assert rested(**cells) == (VERSIONS[which], told)


@pytest.mark.parametrize(
    "cells", [{"text": "The freeze was"}, {"text": "Another text"}, {"version": "1.2E+11"}]
)
def test_points_for_a_text_that_nobody_knows_are_refused(rested, cells):
    """Where a text is nobody's, or begins two, the sheet is refused with what to do."""
    with pytest.raises(ValueError, match="nobody can know which one the points are for"):
        rested(**cells)
