"""What people decide of one class that is graded once: payments, overrides, codes, copies."""

import csv
import shutil

import pytest

from natorussia.cli import main
from natorussia.grading.decisions import Request
from tests.grading.samples import ESSAY, NINETIES, hand_in, right, rows_of_the_chapter

NAME, WRITTEN = NINETIES.notebook, NINETIES.essay.name
BRITTLE = f"""
chosen = events[events["section"] == "nineties"]
assert len(chosen) == {len(rows_of_the_chapter())}, "another number of rows"
number_of_events = len(chosen)
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Grade a class once: right, wrong, and right with code that stops on other tables."""
    folder = tmp_path_factory.mktemp("decisions")
    hand_in(folder / "in", "amal", right())
    hand_in(folder / "in", "bo", right(how_many="number_of_events = 3"))
    hand_in(folder / "in", "cleo", right(how_many=BRITTLE))
    grade(folder, str(folder / "in"), "--seed", "7")
    return folder


@pytest.fixture
def graded(once, tmp_path):
    """Return a copy of the class and its results."""
    shutil.copytree(once, tmp_path / "class")
    return tmp_path / "class"


def grade(folder, *options):
    """Grade, or take in decisions alone where no folder of hand-ins is named."""
    assert main(["grade", "--out", str(folder / "out"), "--by", "ana", *options]) == 0


def rows(folder, table):
    """Return the rows of a table."""
    with (folder / "out" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def row(folder, student, question="how-many"):
    """Return one row of the gradebook."""
    found = rows(folder, "gradebook")
    return next(one for one in found if (one["student"], one["question"]) == (student, question))


def test_code_that_stops_elsewhere_is_unconfirmed(once):
    """A right value whose code stops on other tables is no cheating, and waits with both runs."""
    found = row(once, "cleo")
    assert (found["status"], found["points"]) == ("unconfirmed", "0")
    assert "another number of rows" in found["message"]
    (listed,) = rows(once, "unconfirmed")
    assert (listed["student"], listed["question"], listed["earned"]) == ("cleo", "how-many", "1")
    assert "AssertionError" in listed["second"]


def test_unconfirmed_answers_are_paid_in_one_step(graded, capsys):
    """They are paid what the first run earned, with a reason, and leave the list."""
    grade(graded, "--pay-unconfirmed", "--reason", "Looked at each.")
    assert f"would change: cleo, {NAME}, how-many, points: 0 -> 1" in capsys.readouterr().out
    found = row(graded, "cleo")
    assert (found["status"], found["points"], found["message"], found["by"]) == (
        "correct",
        "1",
        "Looked at each.",
        "ana",
    )
    assert rows(graded, "unconfirmed") == []
    assert row(graded, "bo")["points"] == "0"


def test_unconfirmed_list_is_filled_in(graded):
    """The list itself, with points in some rows, is taken in as a sheet."""
    path = graded / "filled.csv"
    text = (graded / "out" / "unconfirmed.csv").read_text(encoding="utf-8")
    path.write_text(text.replace(",1,1,,,", ",1,1,0.5,Brittle.,"), encoding="utf-8")
    grade(graded, "--import", str(path))
    assert (row(graded, "cleo")["points"], row(graded, "cleo")["message"]) == ("0.5", "Brittle.")


def test_override_of_an_earlier_hand_in_is_listed_apart(graded, capsys):
    """Given points outlast a resubmission, and are listed first with what is judged now."""
    given = [f"{who}/{NAME}/how-many=0.5" for who in ("amal", "bo")]
    options = [word for one in given for word in ("--override", one)]
    grade(graded, *options, "--reason", "Read from the screen.")
    assert {one["hand_in"] for one in rows(graded, "overrides")} == {"this"}
    hand_in(graded / "in", "bo", right())
    capsys.readouterr()
    grade(graded, str(graded / "in"), "--student", "bo")
    assert "override of an earlier hand-in: bo" in capsys.readouterr().out
    assert row(graded, "bo")["points"] == "0.5"
    listed = [
        (one["student"], one["points"], one["judged"], one["hand_in"], one["reason"])
        for one in rows(graded, "overrides")
    ]
    assert listed == [
        ("bo", "0.5", "1", "earlier", "Read from the screen."),
        ("amal", "0.5", "1", "this", "Read from the screen."),
    ]


def test_anonymous_sheets_name_nobody(graded):
    """Sheets bear codes; marks under a code are the student's whom it stands for."""
    grade(graded, "--anonymous")
    sheet = (graded / "out" / "essays.csv").read_text(encoding="utf-8")
    assert not any(name in sheet for name in ("amal", "bo,", "cleo"))
    found = rows(graded, "essays")
    assert len({one["student"] for one in found}) == 3
    path = graded / "marked.csv"
    lines = [f"{one['student']},{NAME},{WRITTEN},{n}" for n, one in enumerate(found, start=1)]
    path.write_text("\n".join(["student,exercise,essay,points", *lines]), encoding="utf-8")
    grade(graded, "--import", str(path))
    points = {
        one["student"]: one["points"]
        for one in rows(graded, "gradebook")
        if one["question"] == WRITTEN
    }
    assert points.keys() == {"amal", "bo", "cleo"}
    assert sorted(points.values()) == ["1", "2", "3"]


def test_copies_of_an_earlier_year_are_found(graded):
    """A hand-in that is word for word one of an earlier year is listed with whose it was."""
    hand_in(graded / "last-year", "zoe", right(how_many=BRITTLE))
    hand_in(graded / "last-year", "yan", right(deep_freeze=ESSAY.replace("break", "pause")))
    grade(graded, "--earlier", str(graded / "last-year"))
    found = {(one["one"], one["another"], one["what"]) for one in rows(graded, "copies")}
    assert ("cleo", "earlier: zoe", "identical code") in found
    assert not any(one == "earlier: zoe" for one, _, _ in found)
    grade(graded)
    assert any(one["another"] == "earlier: zoe" for one in rows(graded, "copies"))


def test_who_decides_and_why_ask_for_nothing():
    """Only what is to be taken in makes a request; marks are then looked through once more."""
    assert not Request(by="anna", reason="a misprint").asks
    assert Request(late_keeps=0.0).asks
    assert Request(pay_unconfirmed=True).asks
