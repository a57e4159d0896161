"""Gradescope: an autograder's zip file, and the run in which it marks one submission.

The service unpacks the zip file, runs ``setup.sh`` once and ``run_autograder`` for each
submission, and reads ``/autograder/results/results.json``.
"""

import json
import shutil
import stat
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from natorussia.data.languages.catalogues import gettext
from natorussia.exercises import exercise
from natorussia.grading.files import write_text
from natorussia.grading.final import Final
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
from natorussia.grading.statuses import said

_SETUP = """#!/usr/bin/env bash
set -e
python3 -m pip install "natorussia[grade]=={version}"
"""
_RUN = """#!/usr/bin/env bash
set -e
python3 -m natorussia.grading.gradescope {exercise} "${{AUTOGRADER:-/autograder}}"
"""
_WORKFLOW = """name: Check the exercises
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install "natorussia[grade]=={version}"
      - name: Check every exercise notebook
        shell: bash
        run: |
          shopt -s globstar nullglob
          for notebook in **/[0-9][0-9]-*.ipynb; do natorussia check "$notebook"; done
"""


def write_autograder(path: Path, name: str) -> None:
    """Write the zip file that Gradescope takes as an exercise's autograder.

    Raises
    ------
    LookupError
        If there is no such exercise.
    """
    asked = exercise(name).notebook
    scripts = {
        "setup.sh": _SETUP.format(version=version("natorussia")),
        "run_autograder": _RUN.format(exercise=asked),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as content:
        for script, text in scripts.items():
            member = zipfile.ZipInfo(script, date_time=(1980, 1, 1, 0, 0, 0))
            member.external_attr = (stat.S_IFREG | 0o755) << 16
            content.writestr(member, text)


def write_workflow(path: Path) -> None:
    """Write a GitHub Actions workflow that checks a student's repository on each push."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, _WORKFLOW.format(version=version("natorussia")))


def mark(name: str, root: Path) -> None:
    """Mark the submission below a folder as Gradescope lays it out, and write its results.

    Lateness is left to the service, which knows when a submission came in.
    """
    asked = exercise(name).notebook
    with tempfile.TemporaryDirectory(prefix="natorussia-") as made:
        folder = Path(made)
        shutil.copytree(root / "submission", folder / "in" / "student", symlinks=True)
        books = grade(Plan(folder / "in", folder / "out", (asked,)))
    results = root / "results"
    results.mkdir(parents=True, exist_ok=True)
    write_text(results / "results.json", json.dumps(_results(books.marks), indent=1))


def _results(marks: list[Final]) -> dict[str, Any]:
    return {
        "score": sum(one.points or 0.0 for one in marks),
        "output": gettext("An essay is marked by a person."),
        "tests": [_test(one) for one in marks if one.status is not None],
    }


def _test(one: Final) -> dict[str, Any]:
    return {
        "name": one.question,
        "score": one.points,
        "max_score": one.max_points,
        "status": "passed" if one.status == "correct" else "failed",
        "output": f"{said(one.status)}. {one.message}".strip(),
        "visibility": "visible",
    }


if __name__ == "__main__":
    mark(sys.argv[1], Path(sys.argv[2]))
