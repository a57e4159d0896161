"""nbgrader takes the generated notebooks as they are."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

import natorussia
from natorussia.cli import main
from natorussia.exercises.notebook import text
from tests.grading.samples import NINETIES, hand_in, right

pytest.importorskip("nbgrader")
# What is wrong here is so on every table: a mistake may earn a part on some, and so less from us.
HONEST = {
    "right": right(),
    "part-wrong": right(per_year="events_per_year = {}", days_between="days_between = 0"),
    "blank": text(NINETIES),
    "failing": right(per_lane="events_per_lane = 1 / 0", how_many="number_of_events = '51'"),
    "partly": right(
        per_lane="nineties = events[events['section'] == 'nineties']\n"
        "events_per_lane = nineties['lane'].value_counts().to_dict() | {'capitals': 999}"
    ),
}


def nbgrader(course, *command):
    """Run one of nbgrader's commands in a course."""
    source = str(Path(natorussia.__file__).parents[1])
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PYTHONPATH": source, "PATH": beside}
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]


@pytest.mark.slow
def test_nbgrader_gives_same_scores(tmp_path):
    """Honest notebooks get from ``nbgrader autograde`` the points that they get from us."""
    course = tmp_path / "course"
    (course / "source" / "nineties").mkdir(parents=True)
    starter = course / "source" / "nineties" / f"{NINETIES.notebook}.ipynb"
    starter.write_text(text(NINETIES), encoding="utf-8")
    (course / "nbgrader_config.py").write_text("c = get_config()\n")
    nbgrader(course, "generate_assignment", "nineties")
    for student, content in HONEST.items():
        hand_in(course / "submitted" / student, "nineties", content)
    nbgrader(course, "autograde", "nineties")
    nbgrader(course, "export", "--to", "theirs.csv")
    marked = ["--out", str(tmp_path / "out"), "--seed", "3"]
    assert main(["grade", str(course / "submitted"), *marked]) == 0
    with (course / "theirs.csv").open(encoding="utf-8") as lines:
        theirs = {row["student_id"]: float(row["raw_score"]) for row in csv.DictReader(lines)}
    with (tmp_path / "out" / "scores.csv").open(encoding="utf-8") as lines:
        ours = {row["student"]: float(row["total"]) for row in csv.DictReader(lines)}
    assert ours == theirs
    assert len(set(ours.values())) == len(HONEST)
