"""Honest answers, in styles and forms of their own, on many changed tables."""

import pytest

from natorussia import data
from natorussia.exercises import exercise_names
from tests.grading.honest import HALVES, TURNS, answers, changed_tables, count, denied

SEEDS = 20


def test_collection_is_wide_enough():
    """There are 500 answers and more, and at least five to each question."""
    assert sum(count(name) for name in exercise_names()) >= 500
    assert all(len(codes) >= 2 for name in exercise_names() for codes in answers(name).values())


@pytest.mark.parametrize("name", exercise_names())
def test_honest_answers_are_right(name):
    """On the course's own tables every honest answer is correct, in every form."""
    assert denied(name, data.folder()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", exercise_names())
def test_honest_answers_follow_changed_tables(name, tmp_path):
    """On twenty changed copies of the tables honest answers are correct; each is tried on ten.

    The forms of an answer take turns: see `benchmarks/fairness.py` for all answers on every copy.
    """
    lost = {}
    for turn, (seed, *tables) in enumerate(changed_tables(name, SEEDS, tmp_path)):
        halves, forms = {turn % HALVES}, {turn // HALVES % TURNS}
        lost[seed] = denied(name, *tables, halves=halves, forms=forms)
    assert {seed: found for seed, found in lost.items() if found} == {}
