"""Exports of a learning platform, filled in with what the command graded."""

import zipfile

from tests.grading.outputs.commands import grade, rows
from tests.grading.samples import NINETIES, hand_in, part_wrong, right

NAME = NINETIES.notebook


def test_canvas_roster_is_filled(tmp_path, capsys):
    """A Canvas zip is graded, its export filled in, after a dry run has said what changes."""
    roster = tmp_path / "canvas-export.csv"
    roster.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section\n"
        '"Doe, Jane",41,j1,jane,A\n"Roe, Rick",42,r1,rick,A\n"Poe, Pat",43,p1,pat,A\n'
    )
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as content:
        content.writestr(f"doejane_41_900_{NAME}.ipynb", part_wrong())
        content.writestr(f"roerick_LATE_42_901_{NAME}-1.ipynb", right())
        content.writestr(f"../../ghost_99_902_{NAME}.ipynb", right())
    out = tmp_path / "out"
    assert grade(tmp_path / "submissions.zip", out) == 0
    capsys.readouterr()
    assert grade(tmp_path / "submissions.zip", out, "--roster", str(roster), "--dry-run") == 0
    told = capsys.readouterr().out
    assert "roster: doejane_41" in told
    assert "not on the roster: ghost_99" in told
    assert not (out / "canvas.csv").exists()
    assert grade(tmp_path / "submissions.zip", out, "--roster", str(roster)) == 0
    found = {row["Student"]: row for row in rows(out / "canvas.csv")}
    assert float(found["Doe, Jane"][NINETIES.title]) > 0
    assert found["Roe, Rick"][NINETIES.title] == ""
    assert found["Poe, Pat"][NINETIES.title] == ""


def test_moodle_roster_is_filled(tmp_path):
    """A Moodle zip is graded, and its grading table filled in by name."""
    roster = tmp_path / "moodle.csv"
    roster.write_text("First name,Last name,ID number,Email address\nJane,Doe,77,j@example.org\n")
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as content:
        content.writestr(f"Jane Doe_77000_assignsubmission_file_/{NAME}.ipynb", part_wrong())
    assert grade(tmp_path / "m.zip", tmp_path / "out", "--roster", str(roster)) == 0
    assert rows(tmp_path / "out" / "moodle.csv")[0][NINETIES.title] != ""


def test_contested_row_stays_empty(tmp_path, capsys):
    """Two names that lead to one row of the roster are told, and neither gets its score."""
    for student in ("jane.doe", "Jane Doe"):
        hand_in(tmp_path / "in", student, part_wrong())
    roster = tmp_path / "moodle.csv"
    roster.write_text("First name,Last name,Email address,Grade\nJane,Doe,j@example.org,-\n")
    assert grade(tmp_path / "in", tmp_path / "out", "--roster", str(roster)) == 0
    assert "not on the roster: jane.doe" in capsys.readouterr().out
    assert rows(tmp_path / "out" / "moodle.csv")[0] == {
        "First name": "Jane",
        "Last name": "Doe",
        "Email address": "j@example.org",
        "Grade": "-",
        NINETIES.title: "",
    }


def test_moodle_worksheet_is_filled(tmp_path):
    """Moodle's grading worksheet, with its participants' numbers, gets its grades in its column."""
    roster = tmp_path / "worksheet.csv"
    roster.write_text(
        "Identifier,Full name,Email address,Status,Grade\n"
        "Participant 77000,Jane Doe,j@example.org,Submitted,\n"
        "Participant 78000,Jane Doe,k@example.org,Submitted,-\n"
    )
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as content:
        content.writestr(f"Jane Doe_77000_assignsubmission_file_/{NAME}.ipynb", part_wrong())
    assert grade(tmp_path / "m.zip", tmp_path / "out", "--roster", str(roster)) == 0
    first, second = rows(tmp_path / "out" / "moodle.csv")
    assert (float(first["Grade"]) > 0, second["Grade"]) == (True, "-")


def test_unknown_roster_is_refused(tmp_path, capsys):
    """A table that is no export of either says which columns it should have."""
    hand_in(tmp_path / "in", "amal", right())
    (tmp_path / "roster.csv").write_text("who,what\n")
    assert grade(tmp_path / "in", tmp_path / "out", "--roster", str(tmp_path / "roster.csv")) == 1
    assert "expected an export of Canvas or Moodle" in capsys.readouterr().err
