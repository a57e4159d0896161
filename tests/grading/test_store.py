"""The store and what people decide: nothing of theirs is lost, and nothing is taken in unseen."""

import csv
import os
import shutil
import sqlite3

import pytest

from natorussia.cli import main
from natorussia.exercises.notebook import text
from natorussia.grading.sandbox.client import Limits
from natorussia.grading.store import Store
from natorussia.grading.turn import TurnError, turn
from tests.grading.samples import ESSAY, NINETIES, hand_in, right, solutions

NAME, WRITTEN = NINETIES.notebook, NINETIES.essay.name
HEAD = "student,exercise,question,points,comment\n"


def grade(folder, *options, source="in"):
    """Grade a folder, and return the gradebook's rows by student and question."""
    command = ["grade", "--out", str(folder / "out"), "--by", "ana", *options]
    assert main([*command, str(folder / source)] if source else command) == 0
    return rows(folder, "gradebook")


def rows(folder, table):
    """Return a table's rows, by student and question where it has them."""
    with (folder / "out" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    if "question" not in (found or [{}])[0]:
        return found
    return {(row["student"], row["question"]): row for row in found}


def sheet(folder, *lines, head=HEAD, encoding="utf-8"):
    """Return a sheet that a person filled in."""
    path = folder / "sheet.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding=encoding)
    return str(path)


def essay(words):
    """Return a notebook with this essay and no answers."""
    return text(NINETIES, {WRITTEN: words})


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Grade an essay once, and give it four points and a comment."""
    folder = tmp_path_factory.mktemp("marked")
    hand_in(folder / "in", "00123", essay(ESSAY))
    path = sheet(folder, f"00123,{NAME},{WRITTEN},4,Well argued.")
    grade(folder)
    grade(folder, "--import", path, source=None)
    return folder


@pytest.fixture
def marked(once, tmp_path):
    """Return a copy of a folder with an essay that has four points and a comment."""
    shutil.copytree(once, tmp_path / "class")
    return tmp_path / "class"


def essay_row(folder, student="00123"):
    """Return an essay's points and message."""
    row = rows(folder, "gradebook").get((student, WRITTEN))
    return row and (row["points"], row["message"])


def test_marks_survive_other_work(marked):
    """Points and comments outlive an exercise graded alone, and another folder."""
    hand_in(marked / "second", "bo", right())
    grade(marked, "--exercise", "new-start")
    grade(marked, source="second")
    assert essay_row(marked) == ("4", "Well argued.")
    assert rows(marked, "gradebook")["bo", "how-many"]["status"] == "correct"


def test_mark_waits_beside_a_new_text(marked):
    """After a resubmission the earlier mark and text stand beside the new one, and come back."""
    hand_in(marked / "in", "00123", essay("Another text altogether."))
    grade(marked)
    assert essay_row(marked) is None
    (row,) = rows(marked, "essays")
    assert (row["points"], row["text"]) == ("", "Another text altogether.")
    assert (row["earlier_points"], row["earlier_by"], row["earlier_text"]) == ("4", "ana", ESSAY)
    hand_in(marked / "in", "00123", essay(ESSAY))
    grade(marked)
    assert essay_row(marked) == ("4", "Well argued.")


def test_zeros_lost_by_a_spreadsheet_are_found(marked):
    """An id that lost its zeros in a sheet, or on the way, is the same person's."""
    grade(
        marked, "--import", sheet(marked, f"123;{NAME};{WRITTEN};3,5;", head=HEAD.replace(",", ";"))
    )
    assert essay_row(marked)[0] == "3.5"
    (marked / "in" / "00123").rename(marked / "in" / "123")
    grade(marked)
    assert essay_row(marked, "123")[0] == "3.5"
    assert ("00123", WRITTEN) not in rows(marked, "gradebook")


def test_renamed_student_keeps_marks(marked, capsys):
    """A student's new name is told once, and all marks go on under it."""
    (marked / "in" / "00123").rename(marked / "in" / "amal")
    grade(marked, "--rename", "00123=amal")
    assert essay_row(marked, "amal") == ("4", "Well argued.")


def test_comment_alone_is_kept(marked):
    """A comment needs no points, and empty cells take nothing away."""
    sheet_of = sheet(marked, f"00123,{NAME},how-many,,See chapter 1.", f"00123,{NAME},{WRITTEN},,")
    grade(marked, "--import", sheet_of)
    assert rows(marked, "gradebook")["00123", "how-many"]["comment"] == "See chapter 1."
    assert essay_row(marked) == ("4", "Well argued.")


def test_edited_view_is_not_read_back(marked):
    """A gradebook that somebody edits is written anew; it counts only through --import."""
    path = marked / "out" / "gradebook.csv"
    edited = path.read_text().replace(f"{WRITTEN},4,", f"{WRITTEN},5,")
    path.write_text(edited)
    grade(marked)
    assert essay_row(marked)[0] == "4"
    (marked / "edited.csv").write_text(edited)
    grade(marked, "--import", str(marked / "edited.csv"))
    assert essay_row(marked)[0] == "5"


def test_import_says_what_changes_first(marked, capsys):
    """A dry run names each change with before and after, and takes nothing in."""
    grade(marked, "--dry-run", "--import", sheet(marked, f"00123,{NAME},{WRITTEN},1,"), source=None)
    told = capsys.readouterr().out
    assert f"would change: 00123, {NAME}, {WRITTEN}, points: 4 -> 1" in told
    assert "taken in" not in told
    assert essay_row(marked)[0] == "4"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"00123,{NAME},{WRITTEN},6,", "expected a number from 0 to 5"),
        (f"00123,{NAME},{WRITTEN},nan,", "expected a number from 0 to 5"),
        (f"nobody,{NAME},{WRITTEN},4,", "there is no answer"),
        (f"00123,99-none,{WRITTEN},4,", "there is no exercise"),
    ],
)
def test_wrong_sheet_changes_nothing(line, told, marked, capsys):
    """A sheet with one wrong row is refused whole, and the row is named."""
    path = sheet(marked, f"00123,{NAME},{WRITTEN},1,", line)
    assert main(["grade", "--out", str(marked / "out"), "--import", path]) == 1
    message = capsys.readouterr().err
    assert "row 3" in message
    assert told in message
    grade(marked)
    assert essay_row(marked)[0] == "4"


def test_override_has_a_reason(marked, capsys):
    """Points in place of judged ones stand with their reason, in gradebook and history."""
    asked = ["--override", f"00123/{NAME}/how-many=1"]
    assert main(["grade", "--out", str(marked / "out"), *asked]) == 1
    assert "need a --reason" in capsys.readouterr().err
    found = grade(marked, *asked, "--reason", "Read from the screen.", source=None)
    row = found["00123", "how-many"]
    assert (row["points"], row["message"], row["by"]) == ("1", "Read from the screen.", "ana")
    assert grade(marked)["00123", "how-many"]["points"] == "1"
    page = (marked / "out" / "students" / "00123" / f"{NAME}.html").read_text()
    assert "Read from the screen." in page


def test_rubric_adds_up(marked):
    """An essay that is scored by criterion gets the sum once every criterion has its points."""
    rubric = rows(marked, "rubric")
    head = "student,exercise,essay,criterion,points\n"
    lines = [f'00123,{NAME},{WRITTEN},"{row["criterion"]}",{row["max_points"]}' for row in rubric]
    grade(marked, "--import", sheet(marked, *lines[:-1], head=head))
    assert essay_row(marked)[0] == "4"
    grade(marked, "--import", sheet(marked, lines[-1], head=head))
    assert essay_row(marked)[0] == f"{NINETIES.essay.points:g}"


def test_two_markers_have_to_agree(marked):
    """Marks of two persons that differ are listed to discuss, and wait for what is agreed on."""
    grade(marked, "--marker", "ana", "--marker", "ben", "--anonymous")
    (mine,) = rows(marked, "essays-ben")
    assert mine["student"].startswith("anon-")
    assert "00123" not in (marked / "out" / "essays-ben.csv").read_text()
    head = "student,exercise,essay,points,marker\n"
    line = f"{mine['student']},{NAME},{WRITTEN}"
    grade(marked, "--import", sheet(marked, f"{line},2,ben", head=head))
    assert essay_row(marked) is None
    (row,) = rows(marked, "discuss")
    assert (row["given"], row["apart"]) == ("ana 4, ben 2", "2")
    grade(marked, "--agreed", "--import", sheet(marked, f"{line},3,ben", head=head))
    assert essay_row(marked)[0] == "3"


def test_second_command_is_told_whose_turn_it_is(marked, capsys):
    """While a command works on a folder another one is refused, with process and machine."""
    with turn(marked / "out"):
        assert main(["grade", str(marked / "in"), "--out", str(marked / "out")]) == 1
        assert "another command works on" in capsys.readouterr().err
        with pytest.raises(TurnError, match=r"process \d+ on "), turn(marked / "out"):
            pass
    grade(marked)


def interrupted(store, record):
    """Append a record in a step that does not come to its end."""
    with store.step():
        store.append(record)
        raise KeyboardInterrupt


def test_step_is_whole_or_nothing(tmp_path):
    """A step that fails leaves nothing of itself behind."""
    record = {"student": "a", "exercise": "e", "digest": "1", "problem": None}
    with Store(tmp_path) as store:
        with pytest.raises(KeyboardInterrupt):
            interrupted(store, record)
        assert store.graded() == set()
        store.append(record, b"content")
    with Store(tmp_path) as store:
        assert store.newest(("a", "e")) == record
        assert store.content("1") == b"content"
    with sqlite3.connect(tmp_path / "grading.sqlite3") as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)


def test_lateness_costs_the_same_everywhere(tmp_path, capsys):
    """Due dates, grace, extensions and Canvas' LATE give the same points in every output."""
    for student in ("early", "late", "longer"):
        path = hand_in(tmp_path / "in", student, text(NINETIES, solutions()))
        day = 1_790_000_000 + (0 if student == "early" else 90_000)
        os.utime(path, (day, day))
    due = tmp_path / "due.csv"
    due.write_text(
        f"exercise,due,grace_minutes,per_day,least\n{NAME},2026-09-21T16:00:00+00:00,30,0.25,0\n"
    )
    longer = tmp_path / "longer.csv"
    longer.write_text(f"student,exercise,due\nlonger,{NAME},2026-10-01T00:00:00+00:00\n")
    found = grade(tmp_path, "--due", str(due), "--extensions", str(longer))
    most = sum(question.points for question in NINETIES.questions)
    scores = {row["student"]: float(row["total"]) for row in rows(tmp_path, "scores")}
    assert scores == {"early": most, "late": most * 0.75, "longer": most}
    for student, points in scores.items():
        mine = [float(row["points"]) for (who, _), row in found.items() if who == student]
        page = (tmp_path / "out" / "feedback" / student / f"{NAME}.html").read_text()
        assert sum(mine) == points
        assert f": {points:g} of" in page
    longer.write_text(f"student,exercise,due\nlonge,{NAME},2026-10-01T00:00:00+00:00\n")
    command = ["grade", "--out", str(tmp_path / "out"), "--extensions", str(longer)]
    assert main(command) == 1
    assert "did you mean longer" in capsys.readouterr().err
    grade(tmp_path)
    assert {row["student"]: float(row["total"]) for row in rows(tmp_path, "scores")} == scores


def test_limits_are_kept(tmp_path):
    """The limits of a folder's first command go on where a later one gives none."""
    hand_in(tmp_path / "in", "amal", essay(ESSAY))
    grade(tmp_path, "--timeout", "3")
    grade(tmp_path)
    with Store(tmp_path / "out") as store:
        assert Limits(**store.setting("run")["limits"]).seconds == 3


def test_rename_without_a_run_keeps_rows(marked):
    """A student who is renamed on paper alone keeps every row and page under the new name."""
    grade(marked, "--rename", "00123=amal", source=None)
    assert essay_row(marked, "amal") == ("4", "Well argued.")
    assert rows(marked, "gradebook")["amal", "how-many"]["status"] == "not-attempted"
    assert (marked / "out" / "students" / "amal" / f"{NAME}.html").exists()
    assert not (marked / "out" / "students" / "00123").exists()
    assert not (marked / "out" / "feedback" / "00123").exists()


def test_pages_of_a_former_name_hold_nothing_else_up(marked):
    """What a person put beside such pages stays, and whoever has that name now has a page."""
    note = marked / "out" / "feedback" / "00123" / "note.txt"
    note.write_text("to print", encoding="utf-8")
    grade(marked, "--rename", "00123=amal", source=None)
    assert [one.name for one in note.parent.iterdir()] == ["note.txt"]
    hand_in(marked / "in", "00123", essay("Another person's."))
    grade(marked, "--student", "00123")
    assert (note.parent / f"{NAME}.html").exists()


def test_comment_before_points_stays_in_the_sheet(marked):
    """A comment stands in the sheet before there are points, and in no other marker's sheet."""
    hand_in(marked / "in", "bo", essay("Another person's."))
    grade(marked)
    grade(
        marked, "--import", sheet(marked, f"bo,{NAME},{WRITTEN},,Name three events."), source=None
    )
    found = next(one for one in rows(marked, "essays") if one["student"] == "bo")
    assert (found["points"], found["comment"]) == ("", "Name three events.")
    grade(marked, "--marker", "ana", "--marker", "ben", source=None)
    told = {
        name: next(one for one in rows(marked, f"essays-{name}") if one["student"] == "bo")
        for name in ("ana", "ben")
    }
    assert {name: one["comment"] for name, one in told.items()} == {
        "ana": "Name three events.",
        "ben": "",
    }
