"""Changed copies of the tables."""

import filecmp
from dataclasses import replace

import pytest

from natorussia import data, load
from natorussia.exercises import exercise, exercise_names
from natorussia.exercises.comparison import compare
from natorussia.exercises.reference import expected, tables_of
from natorussia.grading.perturb.rules import change
from natorussia.grading.sandbox import staging
from natorussia.grading.sandbox.staging import staged

EXERCISES = [exercise(name) for name in exercise_names()]
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
    kept = before["events"]["id"].isin(KEEP)
    assert list(after["events"]["section"][kept]) == list(before["events"]["section"][kept])


def test_same_seed_changes_the_same(tmp_path):
    """A seed stands for one copy, another seed for another one."""
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        change(data.folder(), tmp_path / name, seed, KEEP)
    assert filecmp.cmp(tmp_path / "one/events.csv", tmp_path / "same/events.csv", shallow=False)
    assert not filecmp.cmp(
        tmp_path / "one/events.csv", tmp_path / "other/events.csv", shallow=False
    )


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_every_answer_is_another(asked):
    """On the tables that are drawn, an answer typed in from the course's is wrong."""
    for first in (1, 100, 10_000):
        with staged([asked], first) as stage:
            found = []
            for folder in stage.tables(asked.notebook):
                with tables_of(folder):
                    found.append(expected(asked))
        assert stage.seeds[asked.notebook] - first < 40
        for question in asked.questions:
            share = compare(question, found[0][question.name], found[1][question.name]).share
            assert share < 0.5 if question.from_data else share == 1


def test_known_seeds_are_used():
    """A seed that is on record is used as it is; another exercise gets one of its own."""
    first, second = EXERCISES[:2]
    with staged([first, second], 1, {first.notebook: 77}) as stage:
        assert stage.seeds[first.notebook] == 77
        assert 1 <= stage.seeds[second.notebook] < 77


def test_unchanged_question_is_named(monkeypatch):
    """A question that no draw changes is named, with what it should say."""
    monkeypatch.setattr(staging, "_MOST_DRAWS", 2)
    asked = EXERCISES[0]
    fixed = replace(
        asked.questions[0], name="fixed", answer="fixed", solution="fixed = 1", calls=()
    )
    with (
        pytest.raises(RuntimeError, match=r"01-nineties.*fixed.*from_data=False"),
        staged([replace(asked, questions=(fixed,))], 1),
    ):
        pass
