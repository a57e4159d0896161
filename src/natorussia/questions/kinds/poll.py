"""A poll: what the reader thinks.  Nothing is right, and it earns no points."""

from collections.abc import Iterator
from typing import Any

from natorussia.data.languages.catalogues import gettext, noted
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks

RULE = noted("Nothing is right or wrong, and nothing is earned.")
MARKED = False
NO_FORM = noted("nothing in it is right or wrong, so that there is nothing to mark")
PROMPT = ""
_OPTION = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "description": "Markdown"},
        "feedback": {"type": "string", "minLength": 1, "description": "Markdown"},
    },
    "required": ["text"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "properties": {"options": _choices.schema("None is right", _OPTION)},
    "required": ["prompt", "options"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say whether an option is repeated."""
    yield from _choices.alike(question["options"], noted("option"))


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the options."""
    return {"options": _choices.shown(question["options"], shuffle=question.get("shuffle", True))}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return what is said to each choice; there is no answer."""
    return {"answer": None, "feedback": _choices.feedback(question["options"])}


def score(key: dict[str, Any], response: str) -> Marks:
    """Note the choice."""
    known = isinstance(response, str) and response in key["feedback"]
    return Marks(float(known), "noted", [_choices.part(key, response, None)] if known else [])


def said(shown: dict[str, Any], response: str) -> list[str]:
    """Return the option chosen."""
    return [_choices.said(shown["options"], response)]


def printed(shown: dict[str, Any]) -> str:
    """Return the options with circles."""
    return _choices.printed(shown["options"], "○")


def answered(question: dict[str, Any]) -> str:  # noqa: ARG001
    """Return that there is no answer, as HTML."""
    said = gettext("No answer is right or wrong: say why you think so.")
    return f"<p>{said}</p>"
