"""What the schema of a bank has against it, as an author is told: what was got, and what to do."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_LEAST = noted("got {0}, expected at least {1}")
_MOST = noted("got {0}, expected at most {1}")
_AFTER_A_COMMA = noted("{0} stands after a comma; put the text that holds the comma in quotes")


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
    said = (
        error.message
        if brief
        else console.filled("{0} does not hold: {1}", error.validator, _short(error.instance))
    )
    return str(said)


def _additional(error: Any) -> str:  # noqa: ANN401
    known, got = error.schema.get("properties", {}), error.instance
    return "; ".join(_unknown(name, got, known) for name in got if name not in known)


def _enum(error: Any) -> str:  # noqa: ANN401
    got, known = error.instance, list(map(str, error.validator_value))
    if not isinstance(got, str):
        return ""
    return console.filled(
        "got {0}, expected one of: {1}",
        repr(got),
        ", ".join(get_close_matches(got, known) or known),
    )


def _type(error: Any) -> str:  # noqa: ANN401
    quotes = console.gettext("; put it in quotes") if error.validator_value == "string" else ""
    return console.filled(
        "got {0}, expected a value of type {1}{2}",
        _short(error.instance),
        error.validator_value,
        quotes,
    )


def _described(error: Any) -> str:  # noqa: ANN401
    got, wanted = error.instance, error.schema.get("description")
    if not wanted:
        return ""
    said = console.gettext(wanted)
    return console.filled("got {0}, expected: {1}{2}", _short(got), said, _as_number(got))


def _size(error: Any) -> str:  # noqa: ANN401
    said = _LEAST if error.validator == "minItems" else _MOST
    return console.filled(said, _short(error.instance), error.validator_value)


_RULES: dict[str, Callable[[Any], str]] = {
    "additionalProperties": _additional,
    "enum": _enum,
    "type": _type,
    "pattern": _described,
    "anyOf": _described,
    "minItems": _size,
    "maxItems": _size,
    "uniqueItems": lambda error: console.filled(
        "something stands there twice in {0}", _short(error.instance)
    ),
    "const": lambda error: console.filled(
        "got {0}, expected {1} or nothing", _short(error.instance), repr(error.validator_value)
    ),
}


def _unknown(name: str, fields: dict[str, Any], known: Iterable[str]) -> str:
    """Return what a field that nobody reads may be: a part of a text, or another one misspelt."""
    if fields.get(name, "") is None:
        return console.filled(_AFTER_A_COMMA, repr(name))
    near = get_close_matches(name, known) or known
    return console.filled("got {0}, expected one of: {1}", repr(name), ", ".join(near))


def _as_number(got: object) -> str:
    """Return how YAML has a number that it reads as text, such as 1e3."""
    try:
        return console.filled("; write {0}", repr(float(got))) if isinstance(got, str) else ""
    except ValueError:
        return ""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 80 else f"{text[:77]}..."  # noqa: PLR2004
