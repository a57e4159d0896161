"""What is written for people: scores, feedback, essays, the report."""

import csv
import io
import os
import re
import zipfile

import pytest

from natorussia.grading.notebooks import MAX_BYTES
from natorussia.grading.outputs.feedback import place
from natorussia.grading.outputs.statistics import correlation
from natorussia.grading.similarity import alike, fingerprints
from natorussia.grading.tables import bare, safe
from tests.grading.outputs.commands import grade, rows
from tests.grading.samples import ESSAY, NINETIES, hand_in, part_wrong, right

AUTOMATIC = sum(question.points for question in NINETIES.questions)
NAME = NINETIES.notebook


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a folder of results for a small class with hostile names in it."""
    folder = tmp_path_factory.mktemp("books")
    names = ("amal", "bo", "=HYPERLINK(1)", "<script>alert(1)", "-1+1", "été", "two words")
    for name in names:
        hand_in(folder / "in", name, right().encode("utf-16" if name == "bo" else "utf-8"))
    hand_in(folder / "in", "carla", part_wrong())
    hand_in(folder / "in", "dora", part_wrong())
    hand_in(folder / "in", "xss", right(how_many="raise ValueError('<script>alert(1)</script>')"))
    (folder / "in" / os.fsdecode(b"\xff\xfe")).mkdir()
    assert grade(folder / "in", folder / "out") == 0
    return folder


def test_scores_add_up(written):
    """Scores have a student a row, with the points and what is still to be marked."""
    found = {row["student"]: row for row in rows(written / "out" / "scores.csv")}
    assert found["amal"][NAME] == f"{AUTOMATIC:g}"
    assert found["amal"]["to_be_marked"] == "1"
    assert float(found["carla"][NAME]) < AUTOMATIC


def test_no_cell_is_a_formula(written):
    """No cell of any table begins as a formula does."""
    for path in (written / "out").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert safe("\t=1") == "'\t=1"
    assert safe("1") == "1"


def test_odd_bytes_in_names_are_graded(written):
    """A student's folder whose name is no text has its rows, too."""
    assert any("\\xff" in row["student"] for row in rows(written / "out" / "gradebook.csv"))


def test_feedback_runs_nothing(written):
    """Feedback pages escape what comes from students, and load and run nothing."""
    pages = list((written / "out" / "feedback").rglob("*.html"))
    assert len(pages) == 11
    for page in [*pages, written / "out" / "report.html"]:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert not re.search(r"(src|href)=", text)
        assert "default-src 'none'" in text
    assert "&lt;script&gt;" in (written / "out" / "feedback" / "xss" / f"{NAME}.html").read_text()


def test_a_students_page_shows_what_was_handed_in(written):
    """A notebook in UTF-16 is shown as one in UTF-8 is."""
    page, other = (
        (written / "out" / "students" / place(name) / f"{NAME}.html").read_text(encoding="utf-8")
        for name in ("amal", "bo")
    )
    assert "number_of_events" in page
    assert other.partition("As it was handed in")[2] == page.partition("As it was handed in")[2]


def test_every_page_has_a_place():
    """Names that differ never share a page, and none leaves its folder."""
    names = ["amal", "a/b", "a_b", "..", ".", "../a", "x" * 300, "x" * 301, ""]
    names.append(place("a/b"))
    places = [place(name) for name in names]
    assert len(set(places)) == len(places)
    assert all(re.fullmatch(r"[\w.-]+", one) and not one.startswith(".") for one in places)


def test_report_shows_clusters(written):
    """The report names the students who share a wrong answer, and has its plots."""
    text = (written / "out" / "report.html").read_text(encoding="utf-8")
    assert "carla, dora" in text
    assert text.count("<svg") == 2
    assert "bubblewrap" in text or "landlock" in text


def test_essays_read_back(written):
    """Points written into the essays' file come into the gradebook, and stay there."""
    out = written / "out"
    table = rows(out / "essays.csv")
    assert table[0]["text"].strip("'") == ESSAY
    table[0]["points"], table[0]["comment"] = "4", "Say what would change your mind."
    with (out / "essays.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    assert grade(written / "in", out, "--import", str(out / "essays.csv"), "--by", "ana") == 0
    for _ in range(2):
        assert grade(written / "in", out) == 0
        student = table[0]["student"]
        found = [row for row in rows(out / "gradebook.csv") if row["student"] == student][-1]
        assert (found["points"], found["status"]) == ("4", "partial")
        assert found["message"] == "Say what would change your mind."


def test_wrong_essay_points_are_named(written, capsys):
    """Points that are no number from nothing to the most are refused with their row."""
    out = written / "out"
    before = (out / "essays.csv").read_text()
    (out / "essays.csv").write_text(
        before.replace(",5,4,", ",5,44,", 1).replace(",5,,", ",5,99,", 1)
    )
    assert grade(written / "in", out, "--import", str(out / "essays.csv")) == 1
    assert "expected a number from 0 to 5" in capsys.readouterr().err


def test_late_costs_its_share(written, tmp_path):
    """What a late submission keeps is taken from the file that says so."""
    (tmp_path / "late.csv").write_text(f"student,exercise,keeps\nbo,{NAME},0.5\n")
    assert grade(written / "in", written / "out", "--late", str(tmp_path / "late.csv")) == 0
    found = {row["student"]: row for row in rows(written / "out" / "scores.csv")}
    assert float(found["bo"][NAME]) == AUTOMATIC / 2


def test_students_folder_names_nobody_else(tmp_path):
    """A folder inside a student's upload, named as a classmate's, is still the student's."""
    mine = "Eve Doe_12_assignsubmission_file_"
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as content:
        content.writestr(f"Bob Roe_99_assignsubmission_file_/{NAME}.ipynb", right())
        content.writestr(f"{mine}/x/Bob Roe_99_assignsubmission_file_/{NAME}.ipynb", "{}")
    assert grade(tmp_path / "m.zip", tmp_path / "out") == 0
    found = {row["student"]: row["status"] for row in rows(tmp_path / "out" / "gradebook.csv")[::9]}
    assert found == {"Bob Roe_99": "correct", "Eve Doe_12": "unreadable"}


@pytest.mark.parametrize("cell", ["'t Hooft", "=1+1", "'=1+1", "-", "-3", "\uff1d1", " @x", "bo"])
def test_safe_cell_reads_back(cell):
    """What is made safe for a spreadsheet reads back as it was, apostrophes included."""
    assert bare(safe(cell)) == cell


def test_dotted_names_are_graded(tmp_path):
    """A student whose folder begins with a dot is graded, a folder of Jupyter's own is not."""
    hand_in(tmp_path / "in", ".dot", right())
    (tmp_path / "in" / ".ipynb_checkpoints").mkdir()
    assert grade(tmp_path / "in", tmp_path / "out") == 0
    assert {row["student"] for row in rows(tmp_path / "out" / "gradebook.csv")} == {".dot"}


def test_student_called_submitted_hides_nobody(tmp_path):
    """A student's folder with the name of nbgrader's is a student's, beside those of others."""
    hand_in(tmp_path / "in", "submitted", right())
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path / "in", tmp_path / "out") == 0
    found = rows(tmp_path / "out" / "gradebook.csv")
    assert {row["student"] for row in found} == {"amal", "submitted"}


def test_nbgrader_tree_is_found(tmp_path):
    """Notebooks in nbgrader's submitted folder are found under their students."""
    hand_in(tmp_path / "in" / "submitted" / "amal", "nineties", right())
    assert grade(tmp_path / "in", tmp_path / "out") == 0
    assert rows(tmp_path / "out" / "gradebook.csv")[0]["status"] == "correct"


def test_zip_bomb_is_unreadable(tmp_path):
    """A member that unpacks to more than a notebook can be is unreadable, and nothing more."""
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as content:
        content.writestr(f"bomb_1_2_{NAME}.ipynb", b" " * (MAX_BYTES + 1))
        content.writestr(f"fine_2_3_{NAME}.ipynb", right())
    assert grade(tmp_path / "b.zip", tmp_path / "out") == 0
    found = {
        row["student"]: row["status"] for row in rows(tmp_path / "out" / "gradebook.csv")[::-1]
    }
    assert found == {"bomb_1": "unreadable", "fine_2": "correct"}


@pytest.mark.parametrize("kind", ["symlink", "loop", "folder", "pipe"])
def test_no_plain_file_is_unreadable(kind, tmp_path):
    """What stands there in place of a file is neither followed nor waited for."""
    path = hand_in(tmp_path / "in", "amal", right())
    moved = path.rename(tmp_path / "real.ipynb")
    make = {"symlink": lambda: path.symlink_to(moved), "loop": lambda: path.symlink_to(path)}
    make |= {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path)}
    make[kind]()
    assert grade(tmp_path / "in", tmp_path / "out") == 0
    assert rows(tmp_path / "out" / "gradebook.csv")[0]["status"] == "unreadable"


def test_copied_code_is_found():
    """Code that two share, and the class does not, makes them similar, layout aside."""
    copied = "\n".join(f"value_{n} = lookup(table_{n}, 'key', {n}) + {n}" for n in range(12))
    prints = {f"s{n}": fingerprints([f"x{n} = {n} + {n} * {n}"]) for n in range(9)}
    prints |= {"a": fingerprints([copied]), "b": fingerprints(["# mine\n" + copied + "\n\n\n"])}
    assert alike(prints)[0][:2] == ("a", "b")
    assert alike({}) == []


def test_correlation_is_pearsons():
    """The correlation is 1 for a line, -1 for one that falls, and none for a constant."""
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert correlation([1, 1], [1, 2]) is None
