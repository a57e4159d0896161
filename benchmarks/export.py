"""Exporting 3,000 questions to each format, beside the build of 2026-11-28: a ratio for each.

``python benchmarks/export.py`` unpacks that build from the repository's own history and runs both
in turn, in fresh processes, on the questions that each of them has, again and again under new ids.
"""

import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEFORE = "2b21aa3"
FORMATS = ("moodle", "gift", "qti", "anki")
QUESTIONS, RUNS, TARGET = 3000, 5, 1.0
WORK = """
import sys, tempfile, time
from importlib import import_module
from pathlib import Path
from natorussia.lms.forms import item, without
from natorussia.lms.links import Links
from natorussia.questions import load_course

bank = [one for one in load_course() if not without(one["kind"])]
module = import_module(f"natorussia.lms.{sys.argv[1]}")
pick = [(n, bank[n % len(bank)]) for n in range(int(sys.argv[2]))]
many = [{**one, "id": f"{one['id']}-{n}"} for n, one in pick]
with tempfile.TemporaryDirectory() as folder:
    begun = time.perf_counter()
    items = [made for one in many if module.holds(made := item(one, Links()))]
    losses = [module.lost(one) for one in items]
    module.write(items, Path(folder) / "q", Links())
    print((time.perf_counter() - begun) / len(items))
"""


def took(name, tree):
    """Return the seconds that one question takes in a format, in a fresh process."""
    env = {**os.environ, "PYTHONPATH": str(tree / "src"), "NATORUSSIA_DATA": str(tree / "data")}
    done = subprocess.run(
        [sys.executable, "-c", WORK, name, str(QUESTIONS)],
        cwd=tree,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def unpacked(folder):
    """Unpack the earlier build, and return where it is."""
    packed = subprocess.run(
        ["git", "archive", BEFORE, "src", "data"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder)


def main():
    """Print the median ratio of each format; fail where one is above the target."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        before = unpacked(folder)
        for name in FORMATS:
            ratios = [took(name, ROOT) / took(name, before) for _ in range(RUNS)]
            ratio = statistics.median(ratios)
            worst = max(worst, ratio)
            print(f"{name:8} {ratio:6.2f}     target: at most {TARGET}")
    return worst > TARGET


if __name__ == "__main__":
    sys.exit(main())
