"""Shares of the points, and numbers, as formats take them: never more than here, never all."""

from bisect import bisect_left, bisect_right
from fractions import Fraction
from math import isclose

from natorussia.questions import items as forms
from natorussia.questions.numbers import decimal, exact

# Moodle takes no other fractions (question/engine/bank.php).
GRADES = (
    *(0, 5, 10, 11.11111, 12.5, 14.28571, 16.66667, 20, 25),
    *(30, 33.33333, 40, 50, 60, 66.66667, 70, 75, 80, 83.33333, 90, 100),
)
_MOST_RIGHT = 20  # options that may share the points: the least fraction is 5
_EPSILON = 1e-14  # what Moodle adds to a tolerance (question/type/numerical/question.php)
_ADDED = 9e-15  # of that, what is more than the last places of a double
_WHOLE, _FINE, _ROUNDING = 0.5, 1e-12, 1e-9
_COUNTED = 2**53  # from here on a double does not tell whole numbers apart


def share(credit: float) -> float:
    """Return the largest of Moodle's fractions, in per cent, that is no more than a credit."""
    exactly = [grade for grade in GRADES if isclose(grade, 100 * credit, abs_tol=1e-4)]
    return exactly[0] if exactly else GRADES[bisect_right(GRADES, 100 * credit) - 1]


def cost(credit: float) -> float:
    """Return the least of Moodle's fractions that is no less than what a wrong tick should cost."""
    exactly = [grade for grade in GRADES if isclose(grade, 100 * credit, abs_tol=1e-4)]
    return exactly[0] if exactly else GRADES[bisect_left(GRADES, 100 * credit)]


def shares(form: forms.Choice) -> list[float]:
    """Return what each option earns in per cent: right ones of several sum to 100."""
    if not form.many:
        return [share(option.credit) for option in form.options]
    right = sum(option.credit > 0 for option in form.options)
    tick = cost(1 / max(1, len(form.options) - right))
    portions = iter(_portions(right))
    return [next(portions) if option.credit else -tick for option in form.options]


def _portions(number: int) -> list[float]:
    if number <= 10:  # noqa: PLR2004
        return [share(1 / number)] * number
    return [10.0] * (_MOST_RIGHT - number) + [5.0] * (2 * number - _MOST_RIGHT)


def holds(form: forms.Form) -> bool:
    """Return whether Moodle can mark a form without giving points to wrong answers."""
    if isinstance(form, forms.Choice):
        return not form.many or sum(option.credit > 0 for option in form.options) <= _MOST_RIGHT
    return not isinstance(form, forms.Numbers) or all(map(_is_told_apart, form.values))


def _slack(value: forms.Value) -> float:
    return _EPSILON * max(1.0, abs(value.number))


def _is_told_apart(value: forms.Value) -> bool:
    """Return whether what Moodle adds to a tolerance can be allowed for, or is only rounding."""
    if value.tolerance:
        return _slack(value) <= value.tolerance / 2
    whole = exact(value.number).denominator == 1
    return _slack(value) <= (_WHOLE if whole else min(_WHOLE, _FINE * abs(value.number)))


def reach(value: forms.Value) -> str:
    """Return a tolerance in digits: where Moodle would add more than rounding, less by that."""
    if not value.tolerance or _slack(value) <= _ROUNDING * value.tolerance:
        return digits(value.tolerance)
    added = exact(_ADDED) * max(Fraction(1), abs(exact(value.number)))
    return f"{decimal(exact(value.tolerance) - added):f}"


def are_counted_apart(form: forms.Form) -> bool:
    """Return whether a system that reads numbers as doubles tells a form's apart as we do."""
    return not isinstance(form, forms.Numbers) or all(
        abs(one.number) + one.tolerance < _COUNTED or _is_coarse(one) for one in form.values
    )


def _is_coarse(value: forms.Value) -> bool:
    return exact(value.number).denominator != 1 or value.tolerance > abs(value.number) / _COUNTED


def digits(value: float) -> str:
    """Return a number in digits, without an exponent, which GIFT does not know."""
    return f"{decimal(value):f}".removesuffix(".0")


def portions(number: int) -> list[float]:
    """Return equal shares in per cent, of two places, which sum to 100."""
    each = int(10000 / number) / 100
    return [round(100 - each * (number - 1), 2)] + [each] * (number - 1)
