"""Grade a class, one in twenty hostile: outcomes, rate, memory; ``grading_many.py 10000 500``.

The second number is after how many results a worker of a Dask cluster is killed: the cluster's
books are then compared, byte by byte, with those of this machine alone.
"""

import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.exercises.notebook import text
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
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


OPTIONS = ("--nthreads", "1", "--nworkers", "1", "--no-nanny", "--no-dashboard")
BOOKS = ("gradebook.csv", "scores.csv", "essays.csv", "report.html")


def main():
    """Grade here; with a second number, also on a cluster whose workers are killed in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    kill_after = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory(prefix="many-") as made:
        folder = Path(made)
        hand_in(folder / "in", count)
        timed(folder, "near", count)
        if kill_after:
            with cluster() as (address, workers):
                timed(folder, "far", count, address, killer(address, workers, kill_after))
            same = [(folder / "near" / one).read_bytes() for one in BOOKS]
            far = [(folder / "far" / one).read_bytes() for one in BOOKS]
            print(f"the cluster's books are the local ones: {same == far}")


def hand_in(folder, count):
    """Write the class, one in twenty hostile."""
    for number in range(count):
        path = folder / f"s{number:05d}" / f"{NINETIES.notebook}.ipynb"
        path.parent.mkdir(parents=True)
        bad = HOSTILE[number // 20 % len(HOSTILE)]
        answers = RIGHT | ({"per-lane": bad} if number % 20 == 0 else {})
        path.write_text(text(NINETIES, answers), encoding="utf-8")


def timed(folder, name, count, address="", progress=None):
    """Grade, and print outcomes, rate and memory."""
    limits = Limits(seconds=1)
    plan = Plan(folder / "in", folder / name, workers=2, limits=limits, seed=1, dask=address)
    start = time.perf_counter()
    books = grade(plan, progress or told)
    took = time.perf_counter() - start
    outcomes = len({mark.student for mark in books.marks})
    print(
        f"{name}: {outcomes} outcomes of {count} in {took:.0f} s, {60 * count / took:.0f} a minute"
    )
    print(f"{name}: the grader's memory at most {memory():.0f} MB")


@contextmanager
def cluster():
    """Return the address of a scheduler and the list of its two workers."""
    dask = [sys.executable, "-m", "dask"]
    command = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    found = (re.search(r"tcp://127\.0\.0\.1:\d+", line) for line in scheduler.stderr)
    address = next(one[0] for one in found if one)
    threading.Thread(target=scheduler.stderr.read, daemon=True).start()
    workers = [worker(address) for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def worker(address):
    """Start a worker."""
    command = [sys.executable, "-m", "dask", "worker", address, *OPTIONS]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def killer(address, workers, after):
    """Return a progress that kills the oldest worker after so many results, and starts another."""

    def progress(done, of):
        if done and done % after == 0 and done < of:
            oldest = workers.pop(0)
            oldest.kill()
            oldest.wait()
            workers.append(worker(address))

    return progress


def told(done, of):
    """Print the grader's peak memory at each tenth of the way."""
    if done and done % max(of // 10, 1) == 0:
        print(f"{done:6} of {of}: {memory():.0f} MB", flush=True)


def memory():
    """Return this process's peak resident memory in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
