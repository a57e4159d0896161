"""Answers that were typed in, told apart from answers that follow the tables."""

import pytest

from natorussia.data.course import tables_of
from natorussia.exercises import exercise, exercise_names, judge
from natorussia.exercises.reference import expected, namespace, value_of
from natorussia.grading.sandbox.staging import staged

SEED = 2007


@pytest.fixture(params=exercise_names())
def changed(request):
    """Return an exercise, the right values, and those on changed tables, which are read now."""
    asked = exercise(request.param)
    before = expected(asked)
    with staged([asked], SEED) as stage, tables_of(stage.tables(asked.notebook)[1]):
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


@pytest.mark.parametrize("name", exercise_names())
def test_few_draws_suffice(name):
    """One draw of the tables changes every answer of an exercise, the first or soon after."""
    asked = exercise(name)
    with staged([asked], SEED) as stage:
        assert stage.seeds[asked.notebook] - SEED < 40
