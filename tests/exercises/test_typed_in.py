"""Answers that were typed in, told apart from answers that follow the tables."""

import pytest

from natorussia.data.course import tables_of
from natorussia.exercises import exercise, exercise_names, judge
from natorussia.exercises.reference import expected, namespace, value_of
from natorussia.grading.sandbox.staging import staged

SEED = 2007


@pytest.fixture(scope="module", params=exercise_names())
def stage(request):
    """Draw changed tables for an exercise; return it with the stage that has them."""
    asked = exercise(request.param)
    with staged([asked], SEED) as made:
        yield asked, made


@pytest.fixture
def changed(stage):
    """Return an exercise, the right values, and those on changed tables, which are read now."""
    asked, made = stage
    before = expected(asked)
    with tables_of(made.tables(asked.notebook)[1]):
        yield asked, before, expected(asked)


def test_typed_in_answers_fail(changed):
    """What was right on the course's tables does not earn all points on the changed ones."""
    asked, before, after = changed
    for question in asked.questions:
        found = judge(question, before[question.name], after[question.name])
        assert (found.points < question.points) == question.from_data, question.name


def test_computed_answers_follow(changed):
    """The reference solution, run on the changed tables, earns all points there."""
    asked, _, after = changed
    for question in asked.questions:
        value = value_of(question, question.reference(), namespace(asked))
        assert judge(question, value, after[question.name]).points == question.points


def test_few_draws_suffice(stage):
    """One draw of the tables changes every answer of an exercise, the first or soon after."""
    asked, made = stage
    assert made.seeds[asked.notebook] - SEED < 40
