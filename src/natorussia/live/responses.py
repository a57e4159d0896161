"""Whether a response has the form that its kind of question asks for, before it is kept.

This marks nothing: what is right, the course's own marking says.
"""

from collections.abc import Callable, Mapping
from typing import Any

LONGEST = 200
"""The most letters of a typed answer that are taken."""

Shown = Mapping[str, Any]


def accepts(kind: str, shown: Shown, response: object) -> bool:
    """Return whether a response has the form of an answer.

    Parameters
    ----------
    kind
        The kind of the question, or ``forecast``.
    shown
        The public face of the question.
    response
        What a phone sent, as plain data.
    """
    return kind in _FORMS and _FORMS[kind](shown, response)


def _ids(options: list[dict[str, str]]) -> set[str]:
    return {option["id"] for option in options}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST


def _is_choice(shown: Shown, response: object) -> bool:
    return isinstance(response, str) and response in _ids(shown["options"])


def _are_choices(shown: Shown, response: object) -> bool:
    if not isinstance(response, list) or not all(isinstance(one, str) for one in response):
        return False
    return (
        bool(response)
        and len(set(response)) == len(response)
        and (set(response) <= _ids(shown["options"]))
    )


def _is_reasoned(shown: Shown, response: object) -> bool:
    return (
        isinstance(response, dict)
        and set(response) == {"verdict", "reason"}
        and isinstance(response["verdict"], bool)
        and _is_choice(shown, response["reason"])
    )


def _is_order(shown: Shown, response: object) -> bool:
    if not isinstance(response, list) or not all(isinstance(one, str) for one in response):
        return False
    return sorted(response) == sorted(_ids(shown["items"]))


def _are_pairs(shown: Shown, response: object) -> bool:
    if not isinstance(response, dict) or not response:
        return False
    return set(response) <= _ids(shown["items"]) and all(
        isinstance(right, str) and right in shown["rights"] for right in response.values()
    )


def _are_blanks(shown: Shown, response: object) -> bool:
    if not isinstance(response, dict) or not response or not set(response) <= set(shown["blanks"]):
        return False
    return all(
        _is_text(value) and (not shown["blanks"][name] or value in shown["blanks"][name])
        for name, value in response.items()
    )


def _is_number(shown: Shown, response: object) -> bool:
    return (
        isinstance(response, dict)
        and set(response) <= {"value", "unit"}
        and _is_text(response.get("value"))
        and response.get("unit", shown["unit"]) in shown["units"]
    )


def _is_day(shown: Shown, response: object) -> bool:
    whole = isinstance(response, int) and not isinstance(response, bool)
    return whole and shown["from"] <= response < shown["to"]


def _is_chance(shown: Shown, response: object) -> bool:  # noqa: ARG001
    number = isinstance(response, int | float) and not isinstance(response, bool)
    return number and 0 <= response <= 1  # type: ignore[operator]


_FORMS: dict[str, Callable[[Shown, object], bool]] = {
    "blanks": _are_blanks,
    "forecast": _is_chance,
    "match": _are_pairs,
    "multiple": _are_choices,
    "numeric": _is_number,
    "order": _is_order,
    "place": _is_day,
    "poll": _is_choice,
    "reason": _is_reasoned,
    "single": _is_choice,
    "text": lambda _shown, response: _is_text(response),
}
