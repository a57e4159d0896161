"""Notebooks of honest shapes, graded in one batch by the real command."""

import csv

import pytest

from natorussia.cli import main
from tests.grading.samples import hand_in
from tests.grading.shapes import SHAPES
from tests.grading.tool_shapes import TOOL_SHAPES

ALL = SHAPES | TOOL_SHAPES


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Grade all shapes; return the rows of the gradebook."""
    folder = tmp_path_factory.mktemp("shapes")
    for number, content in enumerate(ALL.values()):
        hand_in(folder / "in", f"student-{number:03}", content)
    command = ["grade", str(folder / "in"), "--out", str(folder / "out"), "--seed", "7"]
    assert main(command) == 0
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_enough_shapes():
    """Ninety shapes and more are tried."""
    assert len(ALL) >= 90


@pytest.mark.parametrize("name", ALL)
def test_honest_shape_earns_all(book, name):
    """Every answer of an honest notebook counts, and its essay waits for a person."""
    student = f"student-{list(ALL).index(name):03}"
    rows = {row["question"]: row for row in book if row["student"] == student}
    assert {row["status"] for one, row in rows.items() if one != "deep-freeze"} == {"correct"}, rows
    assert rows.get("deep-freeze", {}).get("status") != "not-attempted"
