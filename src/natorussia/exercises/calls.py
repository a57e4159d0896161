"""Trying a reader's function: the calls speak of what the notebook's first cell has made.

A reader may use the first cell's names for something else, of a loop say, or give a built-in one
another meaning.  The calls by which a function is tried mean what they meant at first all the same.
"""

import ast
import builtins
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

Names = dict[str, Any]


def spoken_of(calls: Iterable[str], names: Mapping[str, Any]) -> Names:
    """Return copies of what some calls speak of, as it is in a namespace now.

    Parameters
    ----------
    calls
        Expressions of a course.
    names
        The names that the notebook's first cell has made.
    """
    found = {name for call in calls for name in names_in(call) if name in names}
    return {name: _copy(names[name]) for name in found}


def tried(call: str, function: str, names: Mapping[str, Any], first: Mapping[str, Any]) -> object:
    """Return what a call of a reader's function gives.

    Parameters
    ----------
    call
        An expression of a course.
    function
        The function's name.
    names
        The reader's names, the function among them.
    first
        What the calls speak of, as `spoken_of` gives it.
    """
    here = {function: names[function]}
    for name in names_in(call) - {function}:
        if name in first:
            here[name] = _copy(first[name])
        elif name in names and not hasattr(builtins, name):
            here[name] = names[name]
    return eval(call, here)  # noqa: S307  an expression of a course, not of a reader


def names_in(call: str) -> set[str]:
    """Return the names that an expression speaks of."""
    nodes = ast.walk(ast.parse(call, mode="eval"))
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _copy(value: object) -> object:
    """Return a copy, or the thing itself where it has none, as modules."""
    try:
        return deepcopy(value)
    except Exception:  # noqa: BLE001  whatever a class of the course's may raise
        return value
