"""Grade a class of 2,000, one in twenty hostile: outcomes, rate, and the grader's memory."""

import csv
import resource
import sys
import tempfile
import time
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.exercises.notebook import text
from natorussia.grading.pipeline import Plan, grade
from natorussia.grading.sandbox.client import Limits

NINETIES = exercise("nineties")
RIGHT = {question.name: question.reference() for question in NINETIES.questions}
HOSTILE = (
    "while True: pass",
    "import os; os.abort()",
    "import os\nwhile True: os.fork()",
    "x = []\nwhile True: x.append(bytearray(1 << 22))",
    "while True: print('x' * 10000)",
    "import socket; socket.create_connection(('127.0.0.1', 80))",
    "import natorussia.exercises.nineties",
    "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
)


def main():
    """Grade, and print the marks at which memory was measured."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory(prefix="many-") as made:
        folder = Path(made)
        for number in range(count):
            path = folder / "in" / f"s{number:05d}" / f"{NINETIES.notebook}.ipynb"
            path.parent.mkdir(parents=True)
            bad = HOSTILE[number // 20 % len(HOSTILE)]
            answers = RIGHT | ({"per-lane": bad} if number % 20 == 0 else {})
            path.write_text(text(NINETIES, answers), encoding="utf-8")
        start = time.perf_counter()
        grade(Plan(folder / "in", folder / "out", workers=2, limits=Limits(seconds=1)), told)
        took = time.perf_counter() - start
        with (folder / "out" / "gradebook.csv").open(encoding="utf-8") as lines:
            outcomes = len({row["student"] for row in csv.DictReader(lines)})
    print(f"{outcomes} outcomes of {count} in {took:.0f} s, {60 * count / took:.0f} a minute")
    print(f"the grader's memory at most: {memory():.0f} MB")


def told(done, of):
    """Print the grader's peak memory at each tenth of the way."""
    if done and done % max(of // 10, 1) == 0:
        print(f"{done:6} of {of}: {memory():.0f} MB", flush=True)


def memory():
    """Return this process's peak resident memory in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
