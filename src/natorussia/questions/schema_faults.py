"""What the schema of a bank has against it, as an author is told: what was got, and what to do."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

_AFTER_A_COMMA = "{!r} stands after a comma; put the text that holds the comma in quotes"


def told(error: Any, place: Any) -> str:  # noqa: ANN401
    """Return what an error means.

    Parameters
    ----------
    error
        A `jsonschema.ValidationError`.
    place
        What stands in the bank where the error is.
    """
    if "propertyNames" in error.absolute_schema_path:
        return _unknown(error.instance, place, error.validator_value)
    said = _RULES.get(error.validator, _as_it_is)(error)
    return said or _as_it_is(error)


def _as_it_is(error: Any) -> str:  # noqa: ANN401
    brief = len(error.message) < 200  # noqa: PLR2004
    said = error.message if brief else f"{error.validator} does not hold: {_short(error.instance)}"
    return str(said)


def _additional(error: Any) -> str:  # noqa: ANN401
    known, got = error.schema.get("properties", {}), error.instance
    return "; ".join(_unknown(name, got, known) for name in got if name not in known)


def _enum(error: Any) -> str:  # noqa: ANN401
    got, known = error.instance, list(map(str, error.validator_value))
    if not isinstance(got, str):
        return ""
    return f"got {got!r}, expected one of: {', '.join(get_close_matches(got, known) or known)}"


def _type(error: Any) -> str:  # noqa: ANN401
    quotes = "; put it in quotes" if error.validator_value == "string" else ""
    return f"got {_short(error.instance)}, expected a value of type {error.validator_value}{quotes}"


def _described(error: Any) -> str:  # noqa: ANN401
    got, wanted = error.instance, error.schema.get("description")
    return f"got {_short(got)}, expected: {wanted}{_as_number(got)}" if wanted else ""


def _size(error: Any) -> str:  # noqa: ANN401
    most = "at least" if error.validator == "minItems" else "at most"
    return f"got {_short(error.instance)}, expected {most} {error.validator_value}"


_RULES: dict[str, Callable[[Any], str]] = {
    "additionalProperties": _additional,
    "enum": _enum,
    "type": _type,
    "pattern": _described,
    "anyOf": _described,
    "minItems": _size,
    "maxItems": _size,
    "uniqueItems": lambda error: f"something stands there twice in {_short(error.instance)}",
    "const": lambda error: (
        f"got {_short(error.instance)}, expected {error.validator_value!r} or nothing"
    ),
}


def _unknown(name: str, fields: dict[str, Any], known: Iterable[str]) -> str:
    """Return what a field that nobody reads may be: a part of a text, or another one misspelt."""
    if fields.get(name, "") is None:
        return _AFTER_A_COMMA.format(name)
    near = get_close_matches(name, known) or known
    return f"got {name!r}, expected one of: {', '.join(near)}"


def _as_number(got: object) -> str:
    """Return how YAML has a number that it reads as text, such as 1e3."""
    try:
        return f"; write {float(got)!r}" if isinstance(got, str) else ""
    except ValueError:
        return ""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 80 else f"{text[:77]}..."  # noqa: PLR2004
