"""What the reference solutions, and the known mistakes, give on a folder of tables."""

import ast
from functools import cache
from typing import Any

from natorussia.exercises.calls import tried
from natorussia.exercises.model import Exercise, Question
from natorussia.exercises.values import Value, encode

Namespace = dict[str, Any]


def namespace(exercise: Exercise) -> Namespace:
    """Return the names that the notebook's first cell makes."""
    names: Namespace = {"__name__": "reference"}
    exec(exercise.first_cell(), names)  # noqa: S102  our own code, from this package
    return names


def answer(question: Question, names: Namespace, first: Namespace | None = None) -> Value:
    """Return the value that a question's answer has in a namespace, as plain data.

    Parameters
    ----------
    question
        The question.
    names
        Where the answer stands.
    first
        What the first cell has made, for the calls of a function; `names` where not given.
    """
    if question.answer not in names:
        return ["missing"]
    if not question.is_function:
        return encode(names[question.answer])
    if not callable(names[question.answer]):
        return encode(names[question.answer])
    first = names if first is None else first
    return ["list", [called(call, question.answer, names, first) for call in question.calls]]


def called(call: str, function: str, names: Namespace, first: Namespace) -> Value:
    """Return what one call of a reader's function gives, or how it failed."""
    try:
        return encode(tried(call, function, names, first))
    except Exception as error:  # noqa: BLE001  whatever the function may raise
        return ["failed", "error", f"{type(error).__name__}: {str(error)[:300]}"]


def value_of(question: Question, code: str, names: Namespace) -> Value:
    """Run a solution or a mistake, and return the value of its answer."""
    fresh = dict(names)
    exec(code, fresh)  # noqa: S102  our own code, from this package
    return answer(question, fresh)


def expected(exercise: Exercise) -> dict[str, Value]:
    """Return the right value of every question, on the tables that are read now."""
    names = namespace(exercise)
    return {one.name: value_of(one, one.reference(), names) for one in exercise.questions}


def hints(exercise: Exercise) -> dict[str, list[tuple[str, Value]]]:
    """Return by question each known mistake's hint with the value it leads to."""
    names = namespace(exercise)
    return {one.name: _mistaken(one, names) for one in exercise.questions}


def first_names(exercise: Exercise, question: Question) -> Namespace:
    """Return the names of the first cell, or none where a question has no need of the tables.

    Raises
    ------
    ModuleNotFoundError
        If the answer follows from the tables, and pandas, which reads them, is not here.
    """
    try:
        return namespace(exercise)
    except ModuleNotFoundError:
        if question.from_data:
            raise
        return {}


def right_and_wrong(question: Question, names: Namespace) -> tuple[Value, list[tuple[str, Value]]]:
    """Return the right value of one question, and each known mistake's hint with its value."""
    right = value_of(question, question.reference(), names)
    return right, _mistaken(question, names)


def _mistaken(question: Question, names: Namespace) -> list[tuple[str, Value]]:
    return [(one.hint, value_of(question, one.source(), names)) for one in question.mistakes]


@cache
def tables_used(exercise: Exercise, question: Question) -> tuple[str, ...]:
    """Return the tables that a question's solution reads, in the order of the first cell."""
    made: dict[str, tuple[str, ...]] = {}
    for statement in ast.parse(exercise.first_cell()).body:
        if isinstance(statement, ast.Assign):
            for target, value in _assignments(statement):
                made[target] = made.get(target, ()) + _tables_in(value, made)
    return tuple(
        dict.fromkeys(
            _tables_in(ast.parse("\n".join([question.reference(), *question.calls])), made)
        )
    )


def _assignments(statement: ast.Assign) -> list[tuple[str, ast.expr]]:
    """Return the names that an assignment makes, each with what it is made of."""
    found = []
    for target in statement.targets:
        if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            pairs = zip(target.elts, statement.value.elts, strict=True)
        else:
            pairs = zip([target], [statement.value], strict=True)
        found += [(one.id, value) for one, value in pairs if isinstance(one, ast.Name)]
    return found


def _tables_in(tree: ast.AST, made: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found += made.get(node.id, ())
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "load"
        ):
            found += [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
    return tuple(found)
