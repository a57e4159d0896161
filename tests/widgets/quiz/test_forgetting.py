"""When questions come back: the model of memory, as another implementation of it has it.

The page schedules by ``ts-fsrs``; ``frontend/storage/fitting_test.ts`` reads the same vectors.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler

from tests.conftest import ROOT

VECTORS = json.loads((ROOT / "tests/vectors/forgetting.json").read_text(encoding="utf-8"))
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def scheduler():
    """Schedule by days alone, and by no chance: without learning steps, which are of minutes."""
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def test_forgetting_curve_is_that_of_the_vectors(scheduler):
    """The probability of recall falls with the nights since, the slower the stabler the memory."""
    for nights, stability, recalled in VECTORS["curve"]:
        card = Card(stability=stability, last_review=NOON)
        found = scheduler.get_card_retrievability(card, NOON + timedelta(days=nights))
        assert found == pytest.approx(recalled, abs=1e-6)


def test_first_answers_come_back_after_as_many_days(scheduler):
    """A first answer that was wrong, helped, right, or right and sure comes back in its days."""
    found = [(scheduler.review_card(Card(), grade, NOON)[0].due - NOON).days for grade in Rating]
    assert found == VECTORS["intervals"]
