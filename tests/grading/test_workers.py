"""Grading on a Dask cluster of real processes."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import natorussia
from natorussia.cli import main
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
from natorussia.grading.store import Store
from tests.grading.samples import hand_in, part_wrong, right

pytest.importorskip("distributed")
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(natorussia.__file__).parents[1])}


def dask(*command):
    """Start one of Dask's programs."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *command],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def cluster():
    """Return the address of a scheduler, and two workers as processes."""
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    address = next(
        found[0]
        for line in scheduler.stderr
        if (found := re.search(r"tcp://127\.0\.0\.1:\d+", line))
    )
    threading.Thread(target=scheduler.stderr.read, daemon=True).start()
    options = ("--nthreads", "1", "--nworkers", "1", "--no-nanny", "--no-dashboard")
    workers = [dask("worker", address, *options) for _ in range(2)]
    for worker in workers:
        threading.Thread(target=worker.stderr.read, daemon=True).start()
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.slow
def test_dead_worker_changes_nothing(cluster, tmp_path):
    """A worker that is killed loses and doubles nothing: the books are the local ones."""
    address, workers = cluster
    for at in range(20):
        hand_in(tmp_path / "in", f"student-{at:02}", right() if at % 3 else part_wrong())
    (tmp_path / "in" / "missing").mkdir()
    hand_in(tmp_path / "in", "broken", "no notebook")

    def progress(done, of):
        if done == 5:
            workers[0].kill()

    grade(Plan(tmp_path / "in", tmp_path / "far", seed=9, dask=address), progress)
    assert workers[0].wait(10)
    common = ["grade", str(tmp_path / "in"), "--seed", "9", "--out"]
    assert main([*common, str(tmp_path / "near")]) == 0
    for name in ("gradebook.csv", "scores.csv", "report.html", "essays.csv"):
        assert (tmp_path / "far" / name).read_bytes() == (tmp_path / "near" / name).read_bytes()
    with Store(tmp_path / "far") as store:
        assert len(store.graded()) == 22
