"""Questions of the course as items, and GIFT read by a parser of others."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from natorussia.lms.forms import item, without
from natorussia.lms.links import Links
from natorussia.questions import load_course

_SCRIPT = Path(__file__).with_name("read_gift.mjs")


@pytest.fixture(scope="session")
def bank():
    """Return every question of the course that can be marked, by id."""
    return {one["id"]: one for one in load_course() if not without(one["kind"])}


@pytest.fixture(scope="session")
def course(bank):
    """Return every question that can be marked as an item."""
    return [item(question, Links("https://example.org/nato/")) for question in bank.values()]


@pytest.fixture(scope="session")
def read_gift():
    """Return a function that reads a GIFT file."""
    if not (deno := shutil.which("deno")):
        pytest.skip("deno is not installed: pip install deno")

    def read(path):
        command = [deno, "run", "--no-config", "--no-lock", "--allow-read", "--allow-env", _SCRIPT]
        done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
        if "error sending request" in done.stderr:
            pytest.skip("gift-pegjs could not be fetched")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read
