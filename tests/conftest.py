"""What several folders of tests share: the built book."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def book():
    """Build the course as ``make html`` does, and return the folder of its pages."""
    command = [
        Path(sys.executable).with_name("jupyter-book"),
        "build", ".", "-W", "-n", "--keep-going",
    ]  # fmt: skip
    environment = {key: value for key, value in os.environ.items() if key != "NATORUSSIA_DATA"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"the book does not build:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
    return ROOT / "_build" / "html"


def pytest_terminal_summary(terminalreporter):
    """Say once for each reason what was skipped, and what to do about it."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")
