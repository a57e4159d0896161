"""Nothing is lost: kills, new checks, other tables; and what is run again."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import natorussia
from natorussia.cli import main
from natorussia.grading.store import Store
from tests.grading.samples import NINETIES, hand_in, right, sample_class

BOOKS = ("gradebook.csv", "scores.csv", "essays.csv", "report.html")


def grade(folder, *options):
    """Grade a folder with a fixed seed."""
    return main(
        [
            "grade",
            str(folder / "in"),
            "--out",
            str(folder / "out"),
            *_limit(folder, options),
            *options,
        ]
    )


def _limit(folder, options):
    """Return a short limit for the first command on a folder; later ones keep it."""
    return [] if (folder / "out").exists() or "--timeout" in options else ["--timeout", "3"]


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Grade one right notebook once."""
    folder = tmp_path_factory.mktemp("once")
    hand_in(folder / "in", "amal", right())
    assert grade(folder, "--seed", "5") == 0
    return folder


@pytest.fixture
def graded(once, tmp_path):
    """Return a copy of a folder with one right notebook and its results."""
    shutil.copytree(once, tmp_path / "class")
    return tmp_path / "class"


def books(folder):
    """Return the bytes of everything that was written for people."""
    pages = sorted((folder / "out" / "feedback").rglob("*.html"))
    return [(folder / "out" / name).read_bytes() for name in BOOKS] + [
        p.read_bytes() for p in pages
    ]


@pytest.mark.slow
def test_kill_loses_nothing(tmp_path):
    """Killed at any change of the disk, then run again, it gives the same books as undisturbed."""
    for at in range(4):
        hand_in(tmp_path / "in", f"student-{at}", right(how_many=f"number_of_events = {50 + at}"))
    mark = tmp_path / "marks.csv"
    mark.write_text(
        f"student,exercise,question,points,comment\nstudent-1,{NINETIES.notebook},"
        f"{NINETIES.essay.name},4,Well argued.\n"
    )
    assert grade(tmp_path, "--seed", "3", "--import", str(mark), "--by", "ana") == 0
    expected = books(tmp_path)
    (tmp_path / "out").rename(tmp_path / "undisturbed")
    command = [sys.executable, "-m", "tests.grading.mortal"]
    options = ["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--timeout", "3"]
    options += ["--seed", "3", "--import", str(mark), "--by", "ana"]
    source, here = Path(natorussia.__file__).parents[1], Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": f"{source}{os.pathsep}{here}"}
    chance = random.Random(20261129)
    killed = 0
    for _ in range(6):
        at = str(chance.randrange(1, 120))
        ran = subprocess.run(
            [*command, at, *options], env=environment, check=False, capture_output=True
        )
        killed += ran.returncode == -signal.SIGKILL
    assert killed >= 3
    ran = subprocess.run(
        [*command, "0", *options], env=environment, check=False, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr
    assert books(tmp_path) == expected
    assert "Well argued." in (tmp_path / "out" / "gradebook.csv").read_text()


def test_everything_is_the_same_twice(tmp_path):
    """The same class and seed give the same books and pages, byte for byte."""
    sample_class(tmp_path / "in")
    assert grade(tmp_path, "--seed", "5") == 0
    first = books(tmp_path)
    (tmp_path / "out").rename(tmp_path / "before")
    assert grade(tmp_path, "--seed", "5", "--workers", "2") == 0
    assert books(tmp_path) == first


def test_regrade_says_who_changes(graded, capsys):
    """Judging stored values again runs nothing, and prints whose points are others now."""
    with Store(graded / "out") as store:
        record = store.newest(("amal", NINETIES.notebook))
        record["runs"][0]["values"]["how-many"] = ["int", 4]
        store.append(record)
    capsys.readouterr()
    assert grade(graded, "--regrade") == 0
    assert "changed: amal, 01-nineties, how-many: 1 -> 0" in capsys.readouterr().out


def test_other_tables_are_refused(graded, capsys):
    """Results on other tables than those there are now are not mixed with new ones."""
    with Store(graded / "out") as store:
        store.keep("run", store.setting("run") | {"tables": "others"})
    assert grade(graded) == 1
    assert "grade into a new folder" in capsys.readouterr().err


def test_dry_run_writes_nothing(tmp_path, capsys):
    """A dry run says what is not graded yet, and leaves no file."""
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path, "--dry-run") == 0
    assert "not graded yet: 1" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_other_seeds_are_refused(graded, capsys):
    """Stored values are not judged on other changed tables than those they came from."""
    assert grade(graded, "--seed", "500", "--regrade") == 1
    assert "grade without --regrade to run it again" in capsys.readouterr().err


def test_new_seed_runs_again(graded):
    """A seed that is given takes effect, and stays for the commands that give none."""
    assert grade(graded, "--seed", "500") == 0
    assert grade(graded) == 0
    with Store(graded / "out") as store:
        assert store.newest(("amal", NINETIES.notebook))["seed"] >= 500
        assert store.setting("run")["seed"] == 500


def test_longer_timeout_runs_again(tmp_path):
    """What a limit stopped is run again under another one; what ended is not."""
    slow = "import time\ntime.sleep(1.5)\n" + NINETIES.question("how-many").reference()
    hand_in(tmp_path / "in", "amal", right(how_many=slow))
    hand_in(tmp_path / "in", "bo", right())
    assert grade(tmp_path, "--timeout", "1") == 0
    statuses = []
    for options in ([], ["--timeout", "10"]):
        assert grade(tmp_path, *options) == 0
        with Store(tmp_path / "out") as store:
            statuses.append({row[0]: row[5] for row in store.judged() if row[2] == "how-many"})
            limits = store.newest(("bo", NINETIES.notebook))["limits"]
    assert statuses == [{"amal": "timeout", "bo": "correct"}, {"amal": "correct", "bo": "correct"}]
    assert limits["seconds"] == 1


def test_retry_runs_a_status_again(tmp_path, capsys):
    """Submissions with an answer of a status that is named are run again, and no others."""
    hand_in(tmp_path / "in", "amal", right(how_many="raise ValueError"))
    hand_in(tmp_path / "in", "bo", right())
    assert grade(tmp_path, "--seed", "5") == 0
    with Store(tmp_path / "out") as store:
        for student in ("amal", "bo"):
            record = store.newest((student, NINETIES.notebook))
            store.append(record | {"repairs": ["as it was"]})
    assert grade(tmp_path, "--retry", "error") == 0
    with Store(tmp_path / "out") as store:
        assert store.newest(("amal", NINETIES.notebook))["repairs"] == []
        assert store.newest(("bo", NINETIES.notebook))["repairs"] == ["as it was"]


def test_one_student_is_graded_alone(tmp_path, capsys):
    """Only the student who is named is run; others keep their rows, and a wrong name is told."""
    hand_in(tmp_path / "in", "amal", right(how_many="number_of_events = 3"))
    hand_in(tmp_path / "in", "bo", right())
    assert grade(tmp_path) == 0
    hand_in(tmp_path / "in", "amal", right())
    hand_in(tmp_path / "in", "bo", right(how_many="number_of_events = 3"))
    assert grade(tmp_path, "--student", "amal") == 0
    with Store(tmp_path / "out") as store:
        found = {row[0]: row[5] for row in store.judged() if row[2] == "how-many"}
    assert found == {"amal": "correct", "bo": "correct"}
    assert grade(tmp_path, "--student", "amla") == 1
    assert "there are hand-ins of amal, bo" in capsys.readouterr().err
