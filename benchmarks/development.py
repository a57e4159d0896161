"""What a developer waits for, beside an earlier commit: ``python benchmarks/development.py``.

Both sides are cloned, get an environment of their own, build the book and run their tests, in one
go and in turn: wall clock and processor time are those of the children.  Only ratios compare.  The
earlier commit is the first edition's; its packages come from the same registry, none cached.

``--only clone`` leaves the tests out, which take most of the time.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEFORE = "2b21aa3"
TARGETS = {"clone to book": 0.45, "tests": 0.33, "tests, processor time": 0.5}


def clone(commit: str, folder: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    subprocess.run(["git", "checkout", "--quiet", commit], cwd=folder, check=True)
    return folder


def run(folder: Path, *command: str) -> tuple[float, float]:
    """Run a command without a cache of packages; return seconds by the clock and of processors."""
    caches = {"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}
    start, used = time.perf_counter(), _used()
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **caches},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(
            f"{' '.join(command)} ended with {done.returncode}\n{done.stdout[-800:]}\n"
        )
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def measure(commit: str, folder: Path, *, tests: bool) -> dict[str, float]:
    checkout = clone(commit, folder)
    found = {"clone to book": run(checkout, "make", "html")[0]}
    if tests:
        # The environment for tests is made first: what is measured is the tests.
        run(checkout, "make", "check")
        found["tests"], found["tests, processor time"] = run(checkout, "make", "test")
    shutil.rmtree(checkout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["clone"], help="leave the tests out")
    tests = parser.parse_args().only is None
    with tempfile.TemporaryDirectory() as name:
        before = measure(BEFORE, Path(name, "before"), tests=tests)
        now = measure("HEAD", Path(name, "now"), tests=tests)
    for what, seconds in now.items():
        ratio = seconds / before[what]
        met = "met" if ratio <= TARGETS[what] else "missed"
        print(f"{what}: {ratio:.2f} of {BEFORE} (at most {TARGETS[what]}): {met}")


if __name__ == "__main__":
    main()
