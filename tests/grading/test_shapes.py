"""Notebooks of honest shapes, graded in one batch by the real command."""

import csv

import pytest

from natorussia.cli import main
from tests.grading.samples import hand_in
from tests.grading.shapes import SHAPES


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Grade all shapes; return the rows of the gradebook."""
    folder = tmp_path_factory.mktemp("shapes")
    for number, content in enumerate(SHAPES.values()):
        hand_in(folder / "in", f"student-{number:02}", content)
    command = ["grade", str(folder / "in"), "--out", str(folder / "out"), "--seed", "7"]
    assert main(command) == 0
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_enough_shapes():
    """Sixty shapes and more are tried."""
    assert len(SHAPES) >= 60


@pytest.mark.parametrize("name", SHAPES)
def test_honest_shape_earns_all(book, name):
    """Every answer of an honest notebook counts, and its essay waits for a person."""
    student = f"student-{list(SHAPES).index(name):02}"
    rows = {row["question"]: row for row in book if row["student"] == student}
    assert {row["status"] for one, row in rows.items() if one != "deep-freeze"} == {"correct"}, rows
    assert rows.get("deep-freeze", {}).get("status") != "not-attempted"
