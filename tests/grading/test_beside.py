"""Files handed in beside a notebook, in the jail as on the student's machine."""

import pytest

from natorussia import data
from natorussia.cli import main
from natorussia.data import rows
from tests.grading.samples import hand_in, right, with_cell
from tests.grading.test_pipeline import graded

HELPERS = """
import csv
import an_absent_plotter as plot
plot.style.use("dark")
from natorussia import load
events = load("events")
def count(section):
    return int((events["section"] == section).sum())
def own_lanes():
    with open("lanes.csv") as lines:
        return [row["lane"] for row in csv.DictReader(lines)]
"""
ATTACK = """
import natorussia.exercises.nineties as n
def count(section):
    return len(events[events["section"] == section])
"""
OF_A_COPY = """
import pandas as pd
copied = pd.read_csv("events.csv")
copied = copied[copied["section"] == "nineties"]
events_per_year = copied["date"].str[:4].astype(int).value_counts()
"""
ANSWERS = {
    "how_many": "import helpers\nnumber_of_events = helpers.count('nineties')",
    "per_lane": "n = events[events['section'] == 'nineties']\n"
    "events_per_lane = {one: int((n['lane'] == one).sum()) for one in helpers.own_lanes()}",
    "per_year": OF_A_COPY,
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return the gradebook of students with files of their own, and where it is."""
    folder = tmp_path_factory.mktemp("beside")
    lanes = sorted({row["lane"] for row in rows("events")})
    own = {
        "helpers.py": HELPERS.encode(),
        "lanes.csv": "\n".join(["lane", *lanes]).encode(),
        "events.csv": (data.folder() / "events.csv").read_bytes().replace(b"\n", b"\r\n"),
    }
    for student, files in {
        "amal": own,
        "bo": {},
        "eve": {"helpers.py": ATTACK.encode()},
        "kim": {"helpers.py": b"def count(section):\n    return 55"},
    }.items():
        place = hand_in(folder / "in", student, right(**ANSWERS)).parent
        for name, content in files.items():
            (place / name).write_bytes(content)
    return graded(folder), folder


def test_own_modules_and_tables_are_read(book):
    """A module, a table of one's own and a copy of the course's table serve in both runs."""
    found = {question: row["status"] for (who, question), row in book[0].items() if who == "amal"}
    assert {found[one] for one in ("how-many", "per-lane", "per-year")} == {"correct"}


def test_nobody_has_anothers_files(book):
    """Who handed in no module has none; one that takes what is not there, or a figure, earns 0."""
    assert book[0]["bo", "how-many"]["status"] == "error"
    assert "helpers" in book[0]["bo", "how-many"]["message"]
    assert book[0]["eve", "how-many"]["points"] == "0"
    assert book[0]["kim", "how-many"]["points"] == "0"


def test_grader_sees_what_lay_beside_and_another_version_is_run_again(book):
    """A student's page shows the module, and a changed one is a new version of the hand-in."""
    _, folder = book
    page = next(folder.glob("out/students/amal*/*.html")).read_text()
    assert "def own_lanes():" in page
    (folder / "in" / "amal" / "helpers.py").write_text("def count(section):\n    return 0")
    again = graded(folder)
    assert again["amal", "how-many"]["status"] == "incorrect"
    assert again["bo", "how-many"]["status"] == "error"


def test_check_reads_what_lies_beside_and_says_to_hand_it_in(tmp_path, capsys):
    """Before a notebook is handed in, it finds its module, and hears that it belongs to it."""
    code = {"how-many": ANSWERS["how_many"]}
    path = hand_in(tmp_path, "mine", with_cell("import encodings.cp1251", code))
    (path.parent / "helpers.py").write_text(HELPERS)
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr().out
    assert "how-many: correct" in told
    assert "note: may read helpers.py; hand that in as well" in told
