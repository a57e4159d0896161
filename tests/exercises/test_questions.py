"""Every exercise: its solutions, its starters, its mistakes."""

import pytest

from natorussia.exercises import exercise, exercise_names, judge
from natorussia.exercises.reference import answer, expected, hints, namespace, value_of

QUESTIONS = [
    pytest.param(exercise(name), question, id=f"{name}-{question.name}")
    for name in exercise_names()
    for question in exercise(name).questions
]
MISTAKES = [
    pytest.param(*one.values, mistake, id=f"{one.id}-{mistake.name.replace(' ', '-')}")
    for one in QUESTIONS
    for mistake in one.values[1].mistakes
]


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_solution_earns_full_marks(asked, question):
    """The reference solution of a question is correct and earns all its points."""
    value = value_of(question, question.reference(), namespace(asked))
    found = judge(question, value, expected(asked)[question.name], hints(asked)[question.name])
    assert (found.status, found.points) == ("correct", question.points)


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_starter_is_not_attempted(asked, question):
    """What stands in the cell before the reader begins earns nothing and is no mistake."""
    value = value_of(question, question.starter(), namespace(asked))
    found = judge(question, value, expected(asked)[question.name], hints(asked)[question.name])
    assert (found.status, found.points) == ("not attempted", 0)


@pytest.mark.parametrize(("asked", "question", "mistake"), MISTAKES)
def test_mistake_gets_its_hint(asked, question, mistake):
    """A known wrong answer gets the hint that is meant for it, and not all points."""
    value = value_of(question, mistake.source(), namespace(asked))
    found = judge(question, value, expected(asked)[question.name], hints(asked)[question.name])
    assert mistake.hint in found.message
    assert found.points < question.points


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_feedback_hides_the_solution(asked, question):
    """What a wrong answer is told holds neither the reference's value nor its code."""
    right = expected(asked)[question.name]
    for mistake in question.mistakes:
        value = value_of(question, mistake.source(), namespace(asked))
        message = judge(question, value, right, hints(asked)[question.name]).message
        assert question.reference() not in message
        assert question.is_function or f"{right[1]}" not in message


@pytest.mark.parametrize("name", exercise_names())
def test_exercise_has_enough_questions(name):
    """An exercise has five to eight questions with two named mistakes each, and one essay."""
    asked = exercise(name)
    assert 5 <= len(asked.questions) <= 8
    assert all(len(question.mistakes) >= 2 for question in asked.questions)
    assert asked.essay.rubric


def test_unknown_exercise_lists_known():
    """An exercise that does not exist is answered by those that do."""
    with pytest.raises(LookupError, match="there are: nineties"):
        exercise("twenties")


def test_missing_answer_is_noticed():
    """A namespace without the answer gives a value that says so."""
    question = exercise("nineties").question("how-many")
    assert answer(question, {}) == ["missing"]
