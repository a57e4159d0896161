"""Changing figures: equal ones stay equal, larger ones larger, and nought and signs stay.

They have no more decimals than the course's own, to which code may round what it finds.  A share
stays below a hundred, a difference keeps its sign, a divisor stays positive and the largest row
stays the largest, as code that is right on the course's tables may expect.
"""

import random
from collections.abc import Sequence
from decimal import Decimal
from math import exp
from typing import Any

Field = dict[str, Any]
_STRETCH, _SHRINK, _SPREAD = (-1.2, 0.9), (-1.2, 0.0), (-0.7, 1.5)
_FEW, _SMALL = 10, 50
_DIGITS = 12


def kin(field: Field, unit: str) -> tuple[object, ...]:
    """Return what figures must have in common to be compared: unit, type and limits."""
    limits = field.get("constraints", {})
    return unit, field["type"], limits.get("minimum"), limits.get("maximum")


def is_scale(field: Field) -> bool:
    """Whether a figure is a mark on a short scale, which leaves no room to keep an order."""
    limits = field.get("constraints", {})
    return (
        limits.get("maximum") is not None and limits["maximum"] - limits.get("minimum", 0) <= _FEW
    )


def remark(text: str, field: Field, chance: random.Random) -> str:
    """Return another mark on a short scale."""
    limits = field["constraints"]
    first, last = limits.get("minimum", 0), limits["maximum"]
    return str(chance.randint(int(first), int(last))) if text else text


def stretched(texts: Sequence[str], field: Field, chance: random.Random) -> dict[str, str]:
    """Return where each figure goes: the steps between neighbours are stretched or shrunk.

    Parameters
    ----------
    texts
        All the figures that are compared with each other; empty ones are left out.
    field
        The field of one of them, with its type and limits.
    chance
        Where the draws come from.
    """
    limits = field.get("constraints", {})
    whole = field["type"] == "integer"
    small = whole and max((abs(float(text)) for text in texts if text), default=0) < _SMALL
    factors = _SHRINK if "maximum" in limits else _SPREAD if small else _STRETCH
    unit = 1.0 if whole else 10.0 ** -max((_decimals(text) for text in texts), default=0)
    found: dict[float, float] = {0.0: 0.0}
    for sign in (1, -1):
        old = new = 0.0
        for value in sorted(
            {abs(float(text)) for text in texts if text and float(text) * sign > 0}
        ):
            step = (value - old) * exp(chance.uniform(*factors))
            new = max(new + unit, round((new + step) / unit) * unit)
            new = max(new, limits.get("minimum", new) if sign > 0 else new)
            old, found[value * sign] = value, new * sign
    return {text: _written(found[float(text)], whole=whole) for text in texts if text}


def _decimals(text: str) -> int:
    return max(0, -int(Decimal(text or "0").as_tuple().exponent))


def _written(value: float, *, whole: bool) -> str:
    return str(round(value)) if whole else f"{round(value, _DIGITS):.15g}"
