"""Grading a folder with the real command."""

import csv
from typing import get_args

import pytest

from natorussia.cli import main
from natorussia.data.languages import using
from natorussia.grading.marking import Status
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
from tests.grading.samples import NINETIES, hand_in, right, sample_class


def graded(folder, *options):
    """Grade a folder and return the gradebook's rows by student and question."""
    status = main(
        ["grade", str(folder / "in"), "--out", str(folder / "out"), "--seed", "7", *options]
    )
    assert status == 0
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["student"], row["question"]): row for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return the gradebook of the sample class."""
    folder = tmp_path_factory.mktemp("class")
    sample_class(folder / "in")
    return graded(folder, "--timeout", "3", "--workers", "2")


def statuses(book, student):
    """Return the statuses of one student, by question."""
    return {question: row["status"] for (who, question), row in book.items() if who == student}


def test_every_student_has_every_row(book):
    """Each submission ends with a row for each question and the essay, come what may."""
    waiting = 4  # essays without a status until a person has marked them
    assert len(book) == 9 * (len(NINETIES.questions) + 1) - waiting
    assert {row["status"] for row in book.values()} <= set(get_args(Status))


def test_right_answers_earn_all(book):
    """Who computes every answer gets every point, and no row for an essay that waits."""
    rows = [row for (who, _), row in book.items() if who == "adeyemi"]
    assert {row["status"] for row in rows} == {"correct"}
    assert all(row["points"] == row["max_points"] for row in rows if row["status"] == "correct")


def test_mistakes_cost_their_points(book):
    """Known mistakes are incorrect and come back with their hints."""
    assert book["baker", "campaign-days"]["status"] == "incorrect"
    assert "leaves one of the two days out" in book["baker", "campaign-days"]["message"]
    assert book["baker", "per-lane"]["status"] == "correct"


def test_blank_is_not_attempted(book):
    """A notebook that was handed in as it was is not attempted throughout."""
    assert set(statuses(book, "castro").values()) == {"not-attempted"}


def test_crash_keeps_what_came_before(book):
    """A process that dies keeps the answers that it had given."""
    assert statuses(book, "dimitrov")["how-many"] == "correct"
    assert statuses(book, "dimitrov")["per-year"] == "crashed"


def test_loop_costs_its_question_only(book):
    """A cell without an end times out; the answers before and after it count."""
    found = statuses(book, "eriksen")
    assert found.pop("per-year") == "timeout"
    assert set(found.values()) == {"correct"}


def test_other_file_is_unreadable(book):
    """What is no notebook says so, with where it stops being one."""
    assert book["fischer", "how-many"]["status"] == "unreadable"
    assert "not a notebook's JSON" in book["fischer", "how-many"]["message"]


def test_solutions_cannot_be_imported(book):
    """A submission finds no reference solutions to import."""
    assert book["garcia", "how-many"]["status"] == "error"


def test_typed_answer_is_told_apart(book):
    """A right value that does not follow the data is hard-coded and earns nothing."""
    assert book["haddad", "campaign-days"]["status"] == "hard-coded"
    assert book["haddad", "campaign-days"]["points"] == "0"
    assert book["haddad", "per-year"]["status"] == "correct"


def test_nothing_handed_in_is_missing(book):
    """A student's empty folder gives rows, too."""
    assert set(statuses(book, "ivanova").values()) == {"missing"}


def test_class_is_graded_in_the_language_that_is_asked_for(tmp_path):
    """What is said where notebooks are run, away from the command, is said in it too."""
    hand_in(tmp_path / "in", "broken", "no notebook")
    with using("de"):
        books = grade(Plan(tmp_path / "in", tmp_path / "out", seed=1))
    assert {mark.message.split(":")[0] for mark in books.marks} == {
        "Das Notebook lässt sich nicht lesen"
    }


def test_empty_folder_says_what_was_expected(tmp_path, capsys):
    """A folder without submissions is refused, with the shape that is expected."""
    (tmp_path / "in").mkdir()
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 1
    assert "STUDENT/01-rome.ipynb" in capsys.readouterr().err


def test_new_version_is_graded_again(tmp_path):
    """A submission that changed since is run again; the others are not."""
    hand_in(tmp_path / "in", "amal", right(how_many="number_of_events = 3"))
    assert graded(tmp_path)["amal", "how-many"]["status"] == "incorrect"
    hand_in(tmp_path / "in", "amal", right())
    assert graded(tmp_path)["amal", "how-many"]["status"] == "correct"


def test_partly_right_is_no_cheating(tmp_path):
    """A way that is right in part on both sets of tables earns its part, and no suspicion."""
    partly = "nineties = events[events['section'] == 'nineties']\nevents_per_lane = "
    partly += "nineties['lane'].value_counts().to_dict() | {'operations': -1}"
    hand_in(tmp_path / "in", "amal", right(per_lane=partly))
    assert graded(tmp_path)["amal", "per-lane"]["status"] == "partial"


def test_huge_essay_reads_back(tmp_path):
    """An essay of any size, and with any characters, stops neither this run nor the next."""
    hand_in(tmp_path / "in", "amal", right(deep_freeze="'=1+1\x00\x1b" + "long " * 30_000))
    for _ in range(2):
        assert ("amal", "deep-freeze") not in graded(tmp_path)
        assert "long long" in (tmp_path / "out" / "essays.csv").read_text()
