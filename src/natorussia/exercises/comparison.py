"""How near an answer is to the reference: equal in substance, whatever type carries it.

`natorussia.exercises.readings` has the rules of what is equal.
"""

from dataclasses import dataclass

from natorussia.data.languages.catalogues import filled, gettext
from natorussia.exercises.model import Question
from natorussia.exercises.readings import (
    Label,
    figure,
    in_years,
    label,
    listed,
    mapped,
    only,
)
from natorussia.exercises.values import Value
from natorussia.exercises.wording import WANTED, describe, kind_of, told_failure

_NOISE = 1e-9


@dataclass(frozen=True)
class Comparison:
    """The share that is right, what is wrong with the type, and what else there is to say."""

    share: float
    complaint: str = ""
    detail: str = ""


def compare(question: Question, got: Value, expected: Value) -> Comparison:
    """Say how much of an answer is right, from 0 to 1."""
    if not question.is_function:
        return _compare(question, got, expected)
    if got[0] != "list" or len(got[1]) != len(question.calls):
        told = filled(
            "{0} is {1}; the function {2} is asked for.",
            *(question.answer, kind_of(got), f"{question.answer}({question.signature})"),
        )
        return Comparison(0.0, told)
    found = [_compare(question, *pair) for pair in zip(got[1], expected[1], strict=True)]
    share = sum(one.share == 1 for one in found) / len(found)
    return Comparison(share, detail=_first_wrong(question, got[1], found))


def _first_wrong(question: Question, got: list[Value], found: list[Comparison]) -> str:
    for call, value, one in zip(question.calls, got, found, strict=True):
        if one.share < 1:
            if value == ["none"]:
                return filled("{0} gives None; did you forget a `return` statement?", call)
            if value[0] == "failed":
                return filled("{0} stops: {1}", call, told_failure(value))
            gives = filled("{0} gives {1}.", call, describe(value))
            return f"{gives} {one.complaint or one.detail}".strip()
    return ""


def _compare(question: Question, got: Value, expected: Value) -> Comparison:
    if question.kind == "number":
        return _numbers(question, got, expected)
    if question.kind in {"text", "date"}:
        return _texts(question, got, expected)
    if question.kind == "list":
        return _lists(question, got, expected)
    return _mappings(question, got, expected)


def _type_wrong(question: Question, got: Value) -> Comparison:
    name = gettext("it") if question.is_function else question.answer
    wanted = gettext(WANTED[question.kind])
    return Comparison(0.0, filled("{0} is {1}; {2} is asked for.", name, kind_of(got), wanted))


def _numbers(question: Question, got: Value, expected: Value) -> Comparison:
    if figure(only(got)) is None or figure(only(expected)) is None:
        return _type_wrong(question, only(got))
    return Comparison(float(_near(question, only(got), only(expected))))


def _texts(question: Question, got: Value, expected: Value) -> Comparison:
    got = only(got)
    if got[0] not in {"str", "date"}:
        return _type_wrong(question, got)
    return Comparison(float(label(got) == label(expected)))


def _lists(question: Question, got: Value, expected: Value) -> Comparison:
    right = listed(expected)
    if not right or not listed(got):
        return _type_wrong(question, got)
    return max((_list(question, mine, right[0]) for mine in listed(got)), key=lambda one: one.share)


def _list(question: Question, mine: list[Label], right: list[Label]) -> Comparison:
    loosely = not question.ordered and sorted(map(repr, mine)) == sorted(map(repr, right))
    if mine == right or loosely:
        return Comparison(1.0)
    if question.ordered and set(mine) == set(right):
        return Comparison(0.5, detail=gettext("The entries are right, but not their order."))
    extra, short = len(set(mine) - set(right)), len(set(right) - set(mine))
    twice = len(mine) - len(set(mine))
    share = max(0.0, 1 - (extra + short + twice) / max(len(right), 1))
    return Comparison(min(share, 0.99), detail=_counted(len(mine), extra, short, twice))


def _counted(all_of_them: int, extra: int, short: int, twice: int) -> str:
    parts = [
        filled("{0} extra", extra) if extra else "",
        filled("{0} missing", short) if short else "",
        filled("{0} repeated", twice) if twice else "",
    ]
    return filled("Entries: {0}; {1}.", all_of_them, ", ".join(filter(None, parts)))


def _mappings(question: Question, got: Value, expected: Value) -> Comparison:
    right = mapped(expected)
    if not right or not mapped(got):
        return _type_wrong(question, got)
    return max(
        (_mapping(question, in_years(mine, right[0]), right[0]) for mine in mapped(got)),
        key=lambda one: one.share,
    )


def _mapping(question: Question, mine: dict[Label, Value], right: dict[Label, Value]) -> Comparison:
    if question.zeros_optional:
        mine, right = _without_zeros(mine), _without_zeros(right)
    spare = {float(one) if isinstance(one, int) else one for one in question.spare} - mine.keys()
    right = {key: item for key, item in right.items() if key not in spare}
    if not mine and not right:
        return Comparison(1.0)
    good = sum(key in mine and _near(question, mine[key], right[key]) for key in right)
    wrong = len(mine.keys() - right.keys())
    share = max(0.0, (good - wrong) / max(len(right), 1))
    detail = filled("Right entries: {0} of {1}; extra: {2}.", good, len(right), wrong)
    return Comparison(share, detail=detail)


def _without_zeros(mapping: dict[Label, Value]) -> dict[Label, Value]:
    return {key: item for key, item in mapping.items() if figure(item) != 0}


def _near(question: Question, mine: Value, right: Value) -> bool:
    first, second = figure(mine), figure(right)
    if first is None or second is None:
        return label(mine) == label(right)
    return abs(first - second) <= question.tolerance + _NOISE * abs(second)
