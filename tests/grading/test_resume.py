"""Nothing is lost: kills, torn lines, new checks."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import natorussia
from natorussia.cli import main
from natorussia.grading.journal import Journal
from tests.grading.samples import hand_in, right, sample_class

BOOKS = ("gradebook.csv", "scores.csv", "essays.csv", "report.html")


def grade(folder, *options):
    """Grade a folder with a fixed seed."""
    return main(
        ["grade", str(folder / "in"), "--out", str(folder / "out"), "--timeout", "1", *options]
    )


def books(folder):
    """Return the bytes of everything that was written for people."""
    pages = sorted((folder / "out" / "feedback").rglob("*.html"))
    return [(folder / "out" / name).read_bytes() for name in BOOKS] + [
        p.read_bytes() for p in pages
    ]


def test_kill_loses_nothing(tmp_path):
    """Killed again and again, then left alone, it gives the same books as undisturbed."""
    for at in range(12):
        hand_in(
            tmp_path / "in", f"student-{at}", right(how_many=f"number_of_events = {50 + at % 3}")
        )
    command = [sys.executable, "-m", "natorussia.cli", "grade", str(tmp_path / "in"), "--out"]
    command += [str(tmp_path / "out"), "--timeout", "1", "--seed", "3"]
    environment = os.environ | {"PYTHONPATH": str(Path(natorussia.__file__).parents[1])}
    for seconds in (1.2, 2.2, 2.4):
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:
            time.sleep(seconds)
            os.kill(running.pid, signal.SIGKILL)
    assert (
        subprocess.run(command, env=environment, check=False, capture_output=True).returncode == 0
    )
    disturbed = books(tmp_path)
    (tmp_path / "out").rename(tmp_path / "disturbed")
    assert grade(tmp_path, "--seed", "3", "--workers", "2") == 0
    assert books(tmp_path) == disturbed


def test_torn_line_is_cut_off(tmp_path):
    """A journal whose last line was not written to its end goes on from the one before."""
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.append({"student": "a", "exercise": "e", "digest": "1"})
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"student": "b", "exer')
    with Journal(path) as journal:
        assert list(journal.places) == [("a", "e")]
    assert path.read_bytes() == whole


def test_everything_is_the_same_twice(tmp_path):
    """The same class and seed give the same books and pages, byte for byte."""
    sample_class(tmp_path / "in")
    assert grade(tmp_path, "--seed", "5") == 0
    first = books(tmp_path)
    (tmp_path / "out").rename(tmp_path / "before")
    assert grade(tmp_path, "--seed", "5", "--workers", "2") == 0
    assert books(tmp_path) == first


def test_regrade_says_who_changes(tmp_path, capsys):
    """Judging stored values again runs nothing, and prints whose points are others now."""
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path, "--seed", "5") == 0
    journal = tmp_path / "out" / "journal.jsonl"
    record = json.loads(journal.read_text())
    record["runs"][0]["values"]["how-many"] = ["int", 4]
    journal.write_text(json.dumps(record) + "\n")
    capsys.readouterr()
    assert grade(tmp_path, "--regrade") == 0
    assert "changed: amal, 01-nineties, how-many: 1 -> 0" in capsys.readouterr().out


def test_other_tables_are_refused(tmp_path, capsys):
    """Results on other tables than those there are now are not mixed with new ones."""
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path) == 0
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    (tmp_path / "out" / "run.json").write_text(json.dumps(run | {"tables": "others"}))
    assert grade(tmp_path) == 1
    assert "grade into a new folder" in capsys.readouterr().err


def test_dry_run_writes_nothing(tmp_path, capsys):
    """A dry run says what is not graded yet, and leaves no file."""
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path, "--dry-run") == 0
    assert "not graded yet: 1" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_missing_seeds_are_refused(tmp_path, capsys):
    """Stored values are not judged on other changed tables than those they came from."""
    hand_in(tmp_path / "in", "amal", right())
    assert grade(tmp_path, "--seed", "5") == 0
    (tmp_path / "out" / "run.json").unlink()
    assert grade(tmp_path, "--seed", "500", "--regrade") == 1
    assert "grade without --regrade to run it again" in capsys.readouterr().err
    assert grade(tmp_path, "--seed", "500") == 0
