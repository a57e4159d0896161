"""Tests of the rules of the tables: each fault is one message with file and row."""

import csv
import shutil

import pytest

from natorussia.data import folder
from natorussia.data.validation import problems


@pytest.fixture
def tables(tmp_path):
    """Copy the course's tables, for a test to spoil."""
    return shutil.copytree(folder(), tmp_path / "data")


def spoil(tables, name, key, **changes):
    """Change cells of the row with this id, and return the row's line."""
    path = tables / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns, rows = reader.fieldnames, list(reader)
    number = next(place for place, row in enumerate(rows) if row["id"] == key)
    rows[number] |= changes
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return number + 2


CAMPAIGN = "1999-kosovo-air-campaign"
BAD_EVENTS = {
    "impossible date": ({"date": "1999-03-42"}, ["date: got '1999-03-42'"]),
    "end before start": ({"end": "1999-03-20"}, ["end: got", "1999-03-20"]),
    "unknown source": (
        {"sources": "nato-1999-campaign-terminate"},
        ["sources.csv has no", "nato-1999-campaign-terminated"],
    ),
    "unknown actor": ({"actors": "natto"}, ["actors.csv has no 'natto'", "nato"]),
    "unknown section": ({"section": "ninties"}, ["sections.csv has no", "nineties"]),
    "unknown lane": ({"lane": "operation"}, ["lanes.csv has no", "operations"]),
    "empty title": ({"title": ""}, ["title: it is empty"]),
    "no source": ({"sources": ""}, ["sources: it is empty"]),
    "wrong confidence": ({"confidence": "sure"}, ["expected one of primary, secondary, disputed"]),
    "dispute without note": ({"confidence": "disputed", "note": ""}, ["needs a note"]),
    "source named twice": (
        {"sources": "nato-1999-campaign-terminated;nato-1999-campaign-terminated"},
        ["names the same row twice"],
    ),
    "press called primary": ({"sources": "bbc-1999-peace-document"}, ["its sources are press"]),
    "other list separator": ({"actors": "nato; russia"}, ["one semicolon between them"]),
    "paragraph without form": ({"article_paragraph": "second"}, ["expected the form"]),
}


def test_course_tables_are_sound():
    """The course's own tables have no fault."""
    assert problems(folder()) == []


@pytest.mark.parametrize(("changes", "expected"), BAD_EVENTS.values(), ids=BAD_EVENTS)
def test_bad_event_names_row(tables, changes, expected):
    """A spoilt event gives one message that names file, line, row and fault."""
    line = spoil(tables, "events", CAMPAIGN, **changes)
    (message,) = problems(tables)
    assert message.startswith(f"events.csv, line {line} ({CAMPAIGN}): ")
    assert all(part in message for part in expected)


def test_duplicate_id_names_both(tables):
    """A second row with the same id names the line of the first one."""
    path = tables / "lanes.csv"
    first = path.read_text(encoding="utf-8").splitlines()[1]
    path.write_text(path.read_text(encoding="utf-8") + first + "\n", encoding="utf-8")
    (message,) = problems(tables)
    assert message.startswith("lanes.csv, line ")
    assert message.endswith("(relations): this id already stands in line 2")


def test_event_outside_section_explains(tables):
    """An event beyond its section's years is a fault only without a note."""
    changes = {"end": "2003-06-10", "confidence": "primary"}
    spoil(tables, "events", CAMPAIGN, **changes, note="It goes past the span on purpose.")
    assert problems(tables) == []
    spoil(tables, "events", CAMPAIGN, note="")
    (message,) = problems(tables)
    assert "24 March 1999 to 10 June 2003 is outside its section, 1990 to 2000" in message


def test_id_begins_with_year(tables):
    """An event that moves to another year needs another id."""
    spoil(tables, "events", "1990-london-declaration", date="1989-07-05", note="For the test.")
    assert any(
        "should begin with the year of its date, 1989-" in fault for fault in problems(tables)
    )


def test_rows_out_of_order_named(tables):
    """The first row that breaks the sorting is named, with the one before it."""
    path = tables / "sources.csv"
    head, first, second, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, second, first, *rest]), encoding="utf-8")
    (message,) = problems(tables)
    assert "rows are sorted by id" in message
    assert message.startswith("sources.csv, line 3 ")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            "1997-07-18,ambassadors,regular,many,meetings,x,nato-1998-pjc-9-october,primary,",
            "whole",
        ),
        (
            "1997-07-18,ambassadors,regular,2,meetings,x,nato-1998-pjc-9-october,primary,",
            "1 or less",
        ),
        (
            "1997-07-18,kings,regular,1,meetings,x,nato-1998-pjc-9-october,primary,",
            "expected one of",
        ),
        ("1997-07-18,ambassadors", "has 2 cells, expected 9"),
    ],
)
def test_series_cells_are_checked(tables, cells, expected):
    """Types, ranges, allowed values and the number of cells of a series are checked."""
    path = tables / "pjc-meetings.csv"
    path.write_text(
        path.read_text(encoding="utf-8").splitlines()[0] + "\n" + cells + "\n", encoding="utf-8"
    )
    faults = [fault for fault in problems(tables) if fault.startswith("pjc-meetings.csv")]
    assert len(faults) == 1
    assert expected in faults[0]


def test_wrong_columns_are_named(tables):
    """A table with other columns than its description says so, once."""
    (tables / "lanes.csv").write_text("id,name\nrelations,NATO\n", encoding="utf-8")
    (message,) = [fault for fault in problems(tables) if fault.startswith("lanes.csv")]
    assert "expected ['id', 'title']" in message


def test_missing_table_is_named(tables):
    """A table that is not there is named by its file."""
    (tables / "lanes.csv").unlink()
    assert any(fault.startswith("lanes.csv: ") for fault in problems(tables))


def test_broken_package_is_named(tables):
    """A description that is not JSON gives one message."""
    (tables / "datapackage.json").write_text("{", encoding="utf-8")
    (message,) = problems(tables)
    assert message.startswith("datapackage.json: it cannot be read")
