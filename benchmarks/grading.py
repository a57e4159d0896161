"""Grade the same submissions with nbgrader, otter-grader and natorussia, and print the ratios.

nbgrader and otter-grader are installed into a throw-away environment (or ``--venv FOLDER`` that
has them).  All grade the same exercise and the same answers; nbgrader and natorussia write a
feedback page for each submission, natorussia runs each notebook jailed and on two sets of tables.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.exercises.notebook import text

SOURCE = Path(__file__).resolve().parents[1] / "src"
NINETIES = exercise("nineties")
RIGHT = {question.name: question.reference() for question in NINETIES.questions}
PACKAGES = ("nbgrader==0.9.6", "otter-grader==7.0.0", "pandas>=3", "ipykernel")
FLOOR = """
import json, os, sys, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
notebooks = json.load(open(sys.argv[1]))
warm = {}
for source in notebooks[0]:
    exec(source, warm)
start = time.perf_counter()
for cells in notebooks:
    if os.fork() == 0:
        names = {}
        for source in cells:
            try: exec(source, names)
            except Exception: pass
        os._exit(0)
    os.wait()
print(time.perf_counter() - start)
"""
OTTER = """
import sys
from otter.api import grade_submission
for path in sys.argv[2:]:
    print(grade_submission(path, sys.argv[1], quiet=True).total)
"""


def main():
    """Run all graders in turn, round after round, and print the medians of their ratios."""
    arguments = parsed()
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        python = arguments.venv / "bin/python" if arguments.venv else installed(folder / "venv")
        few = submissions(folder / "few", arguments.few)
        many = submissions(folder / "many", arguments.many)
        runs = {
            "floor": (lambda: floor(folder, many), arguments.many, arguments.rounds),
            "one worker": (lambda: ours(folder, many, 1), arguments.many, arguments.rounds),
            "two workers": (lambda: ours(folder, many, 2), arguments.many, arguments.rounds),
            "nbgrader": (lambda: nbgrader(folder, few, python), arguments.few, arguments.slow),
            "otter-grader": (lambda: otter(folder, few, python), arguments.few, arguments.slow),
        }
        times = {name: [] for name in runs}
        for number in range(arguments.rounds):
            for grader, (run, count, rounds) in runs.items():
                if number < rounds:
                    times[grader].append(run() / count)
                    sys.stderr.write(f"{grader}: {1000 * times[grader][-1]:.1f} ms\n")
    show(times)


def parsed():
    """Return the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, help="environment that has nbgrader and otter-grader")
    parser.add_argument("--few", type=int, default=8, help="submissions for the slow graders")
    parser.add_argument("--many", type=int, default=400, help="submissions for ours")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of ours and of the floor")
    parser.add_argument("--slow", type=int, default=3, help="rounds of the slow graders")
    return parser.parse_args()


def installed(folder):
    """Make an environment with the other graders."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
    return folder / "bin/python"


def submissions(folder, count):
    """Hand in right, part-wrong, blank and failing notebooks, in the proportions of a class."""
    wrong = {question.name: question.mistakes[0].source() for question in NINETIES.questions[:4]}
    kinds = [RIGHT, RIGHT, RIGHT | wrong, RIGHT | wrong, RIGHT, {}, RIGHT | {"per-lane": "1 / 0"}]
    for number in range(count):
        path = folder / f"s{number:04d}" / f"{NINETIES.notebook}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text(NINETIES, kinds[number % len(kinds)]), encoding="utf-8")
    return folder


def timed(command, **options):
    """Return the seconds that a command takes."""
    beside = f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "PATH": beside}
    start = time.perf_counter()
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, **options
    )
    if ran.returncode:
        raise RuntimeError(f"{command[:4]} failed:\n{ran.stderr[-2000:]}")
    return time.perf_counter() - start


def ours(folder, handed_in, workers):
    """Grade with natorussia, all books and feedback pages written."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, "-m", "natorussia.cli", "grade", str(handed_in)]
    return timed([*command, "--out", str(folder / "out"), "--workers", str(workers)])


def floor(folder, handed_in):
    """Fork and run the same cells, once and with nothing around it."""
    notebooks = []
    for path in sorted(handed_in.glob("*/*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
        notebooks.append(
            [source for source in code if "check(" not in source and "use(" not in source]
        )
    setup = NINETIES.first_cell().replace('use("nineties")', "")
    listed = folder / "cells.json"
    listed.write_text(json.dumps([[setup, *cells] for cells in notebooks]), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", FLOOR, str(listed)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(ran.stdout)


def nbgrader(folder, handed_in, python):
    """Autograde with nbgrader and generate feedback; our generated notebook is the assignment."""
    course = folder / "course"
    shutil.rmtree(course, ignore_errors=True)
    starter = course / "source" / "nineties" / f"{NINETIES.notebook}.ipynb"
    starter.parent.mkdir(parents=True)
    starter.write_text(text(NINETIES), encoding="utf-8")
    (course / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'c'\n"
    )
    command = [str(python), "-m", "nbgrader"]
    timed([*command, "generate_assignment", "nineties"], cwd=course)
    for student in handed_in.iterdir():
        shutil.copytree(student, course / "submitted" / student.name / "nineties")
    took = timed([*command, "autograde", "nineties"], cwd=course)
    return took + timed([*command, "generate_feedback", "nineties"], cwd=course)


def otter(folder, handed_in, python):
    """Grade with otter-grader's Python interface, the quicker of its ways without Docker."""
    tests = folder / "otter/tests"
    shutil.rmtree(folder / "otter", ignore_errors=True)
    tests.mkdir(parents=True)
    for question in NINETIES.questions:
        code = f">>> check('{question.name}', globals()).status\n'correct'"
        case = {"code": code, "hidden": False, "locked": False}
        suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
        test = {"name": question.name, "points": question.points, "suites": [suite]}
        name = question.name.replace("-", "_")
        (tests / f"{name}.py").write_text(f"OK_FORMAT = True\n\ntest = {test!r}\n")
    generate = [str(python), "-m", "otter", "generate", "-t", "tests", "-o", "autograder.zip"]
    timed([*generate, "--no-environment"], cwd=folder / "otter")
    paths = [str(path) for path in sorted(handed_in.glob("*/*.ipynb"))]
    return timed([str(python), "-c", OTTER, "autograder.zip", *paths], cwd=folder / "otter")


def show(times):
    """Print a row for each grader, and the ratios that were promised.

    A ratio is taken within a round, where both sides had the same machine, and the median of all
    rounds is printed, with the least and the most.
    """
    for name, found in times.items():
        typical = statistics.median(found)
        told = f"{1000 * typical:9.1f} ms a submission{60 / typical:8.0f} a minute"
        print(f"{name:14}{told}   (median of {len(found)} rounds)")
    print()
    for over, under, promised in (
        ("nbgrader", "one worker", "at least 50"),
        ("otter-grader", "one worker", ""),
        ("one worker", "floor", "at most 3"),
        ("one worker", "two workers", "at least 1.7"),
    ):
        ratios = sorted(a / b for a, b in zip(times[over], times[under], strict=False))
        if ratios:
            told = f"{statistics.median(ratios):6.2f}   ({ratios[0]:.2f} to {ratios[-1]:.2f})"
            print(f"{over} over {under}".ljust(30) + told + f"   {promised}")


if __name__ == "__main__":
    main()
