"""Every exercise: its solutions, its starters, its mistakes."""

from functools import cache

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
_names, _expected, _hints = cache(namespace), cache(expected), cache(hints)


def judged(asked, question, code):
    """Return what an answer's code is told, in names that no other answer has changed."""
    names = {
        name: value.copy(deep=False) if hasattr(value, "columns") else value
        for name, value in _names(asked).items()
    }
    right, told = _expected(asked)[question.name], _hints(asked)[question.name]
    return judge(question, value_of(question, code, names), right, told)


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_solution_earns_full_marks(asked, question):
    """The reference solution of a question is correct and earns all its points."""
    found = judged(asked, question, question.reference())
    assert (found.status, found.points) == ("correct", question.points)


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_starter_is_not_attempted(asked, question):
    """What stands in the cell before the reader begins earns nothing and is no mistake."""
    found = judged(asked, question, question.starter())
    assert (found.status, found.points) == ("not attempted", 0)


@pytest.mark.parametrize(("asked", "question", "mistake"), MISTAKES)
def test_mistake_gets_its_hint(asked, question, mistake):
    """A known wrong answer gets the hint that is meant for it, and not all points."""
    found = judged(asked, question, mistake.source())
    assert mistake.hint in found.message
    assert found.points < question.points


@pytest.mark.parametrize(("asked", "question"), QUESTIONS)
def test_feedback_hides_the_solution(asked, question):
    """What a wrong answer is told holds neither the reference's value nor its code."""
    right = _expected(asked)[question.name]
    for mistake in question.mistakes:
        message = judged(asked, question, mistake.source()).message
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
