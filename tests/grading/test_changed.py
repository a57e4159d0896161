"""Changed copies of the tables."""

import filecmp

import pytest

from natorussia import data, load
from natorussia.exercises import NAMES, exercise
from natorussia.exercises.comparing import compare
from natorussia.exercises.reference import expected, tables_of
from natorussia.grading.changed import change
from natorussia.grading.staging import staged

EXERCISES = [exercise(name) for name in NAMES]
KEEP = frozenset[str]().union(*(one.keep for one in EXERCISES))


@pytest.mark.parametrize("seed", range(20))
def test_changed_tables_can_be_loaded(seed, tmp_path):
    """Whatever the seed, every changed table has the same rows, ids and a valid date in each."""
    change(data.folder(), tmp_path, seed, KEEP)
    before = {name: load(name) for name in data.tables()}
    with tables_of(tmp_path):
        after = {name: load(name) for name in data.tables()}
    assert all(len(before[name]) == len(after[name]) for name in before)
    assert list(before["events"]["id"]) == list(after["events"]["id"])
    assert (before["events"]["start"].dt.year == after["events"]["start"].dt.year).all()
    named = after["events"].set_index("id").loc[sorted(KEEP), "section"]
    assert list(named) == list(before["events"].set_index("id").loc[sorted(KEEP), "section"])


def test_same_seed_changes_the_same(tmp_path):
    """A seed stands for one copy, another seed for another one."""
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        change(data.folder(), tmp_path / name, seed, KEEP)
    assert filecmp.cmp(tmp_path / "one/events.csv", tmp_path / "same/events.csv", shallow=False)
    assert not filecmp.cmp(
        tmp_path / "one/events.csv", tmp_path / "other/events.csv", shallow=False
    )


@pytest.mark.parametrize("seed", [1, 100, 10_000])
def test_every_answer_is_another(seed):
    """On the tables that are drawn, an answer typed in from the course's is wrong."""
    with staged(EXERCISES, seed) as stage:
        found = []
        for folder in stage.tables:
            with tables_of(folder):
                found.append([expected(one) for one in EXERCISES])
    for asked, before, after in zip(EXERCISES, *found, strict=True):
        for question in asked.questions:
            share = compare(question, before[question.name], after[question.name]).share
            assert share < 0.5 if question.from_data else share == 1
