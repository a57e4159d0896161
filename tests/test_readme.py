"""The README keeps its word."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_readme_example_runs():
    """The example in the README gives the output that it shows."""
    done = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert done.attempted > 0
    assert done.failed == 0


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_exist(name):
    """Every make target that a document names is in the Makefile."""
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([\w-]+)`", (ROOT / name).read_text()))
    named |= set(re.findall(r"\$ make ([\w-]+)", (ROOT / name).read_text()))
    assert named
    assert named <= targets, named - targets


def test_linked_files_exist():
    """Every file that the README links to is there."""
    links = re.findall(r"\]\(([^)h][^)]*)\)", (ROOT / "README.md").read_text())
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
