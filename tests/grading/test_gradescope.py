"""Gradescope's autograder, run as the service runs it; and GitHub's workflow."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import yaml

import natorussia
from natorussia.cli import main
from tests.grading.samples import NINETIES, right


def test_autograder_marks_a_submission(tmp_path):
    """The zip's script marks what stands in submission, and writes results as documented."""
    assert (
        main(["export", "gradescope", "--exercise", "nineties", "--out", str(tmp_path / "a.zip")])
        == 0
    )
    root = tmp_path / "autograder"
    with zipfile.ZipFile(tmp_path / "a.zip") as content:
        assert sorted(content.namelist()) == ["run_autograder", "setup.sh"]
        content.extractall(root / "source")
    (root / "submission").mkdir()
    wrong = right(how_many="number_of_events = 3")
    (root / "submission" / "Untitled.ipynb").write_text(wrong)
    subprocess.run(["bash", "-n", root / "source" / "setup.sh"], check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    source = str(Path(natorussia.__file__).parents[1])
    environment = os.environ | {"AUTOGRADER": str(root), "PATH": path, "PYTHONPATH": source}
    subprocess.run(["bash", root / "source" / "run_autograder"], env=environment, check=True)
    found = json.loads((root / "results" / "results.json").read_text())
    tests = {one["name"]: one for one in found["tests"]}
    assert found["score"] == sum(one.points for one in NINETIES.questions) - 1
    assert tests["how-many"]["status"] == "failed"
    assert tests["per-lane"] == tests["per-lane"] | {"status": "passed", "score": 2, "max_score": 2}


def test_autograder_names_its_exercise(tmp_path, capsys):
    """Without an exercise, or with one that is not there, nothing is written."""
    assert main(["export", "gradescope", "--out", str(tmp_path / "a.zip")]) == 1
    assert "--exercise" in capsys.readouterr().err
    asked = ["--exercise", "none", "--out", str(tmp_path / "a.zip")]
    assert main(["export", "gradescope", *asked]) == 1
    assert not (tmp_path / "a.zip").exists()


def test_workflow_checks_each_notebook(tmp_path):
    """The workflow is YAML, reads alone, and fails where a check does."""
    path = tmp_path / ".github" / "workflows" / "check.yml"
    assert main(["export", "github", "--out", str(path)]) == 0
    found = yaml.safe_load(path.read_text())
    assert found["permissions"] == {"contents": "read"}
    script = found["jobs"]["check"]["steps"][-1]["run"]
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / f"{NINETIES.notebook}.ipynb").write_text(right())
    fake = tmp_path / "bin" / "natorussia"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\necho "$@" >> "$LOG"\nexit 3\n')
    fake.chmod(0o755)
    log = tmp_path / "log"
    environment = {"PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}", "LOG": str(log)}
    ran = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, check=False)
    assert ran.returncode == 3
    assert log.read_text() == f"check exercises/{NINETIES.notebook}.ipynb\n"
