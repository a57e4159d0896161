"""A short answer, typed.

It is right if it is one of the accepted answers, once capitals, accents and punctuation are put
aside, with as many letters mistyped as ``fuzzy`` allows (optimal string alignment distance).
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.markup.markdown import block
from natorussia.questions.items import MISTYPED, SPELT, Asked, Say, Words
from natorussia.questions.kinds._language import of_letters, spoken
from natorussia.questions.marks import Marks, Part, marks
from natorussia.questions.normalise import agrees, collapsed, normal, single_spaced

RULE = noted(
    "Everything for an accepted answer, whatever its capitals, accents and punctuation, but not"
    " its signs: C++ is not C. An article in front, points between initials, and an aside"
    " in brackets do not count. Where a question allows it, a letter or two of a longer answer may"
    " be mistyped."
)
SOURCE = noted("the optimal string alignment distance, which counts letters.")
PROMPT = ""
SCHEMA: dict[str, Any] = {
    "properties": {
        "accept": {"$ref": "#/$defs/accept"},
        "fuzzy": {"$ref": "#/$defs/fuzzy"},
        "wrong": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "match": {
                        "type": "string",
                        "minLength": 1,
                        "description": "A wrong answer to expect, compared as `accept` is",
                    },
                    "feedback": {"type": "string", "minLength": 1, "description": "Markdown"},
                },
                "required": ["match", "feedback"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["prompt", "accept"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which accepted answers are empty, and which wrong ones would be taken as right."""
    language = spoken(question)
    accepted = [normal(answer, language) for answer in question["accept"]]
    if "" in accepted:
        yield console.gettext(
            "an accepted answer has neither letter nor digit, so that nobody could give it"
        )
    if "" in [normal(match, language) for match in _matches(question)]:
        yield console.gettext(
            "a wrong answer has neither letter nor digit, so that nobody could give it"
        )
    for first, second in collapsed([*question["accept"], *_matches(question)], language):
        yield console.filled(
            "the answers {0} and {1} are compared as one; drop one of them",
            repr(first),
            repr(second),
        )
    fuzzy = question.get("fuzzy", 0)
    for wrong in question.get("wrong", []):
        if agrees(wrong["match"], accepted, fuzzy, language):
            yield console.filled(
                "the wrong answer {0} would be accepted; lower `fuzzy` or drop it",
                repr(wrong["match"]),
            )


def _matches(question: dict[str, Any]) -> list[str]:
    return [wrong["match"] for wrong in question.get("wrong", [])]


def public(question: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    """Return nothing more: there is a field to type in."""
    return {}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the accepted answers and the feedback on wrong ones, ready to compare."""
    language = spoken(question)
    return {
        "answer": question["accept"][0],
        "accept": [normal(answer, language) for answer in question["accept"]],
        "fuzzy": question.get("fuzzy", 0),
        "wrong": [
            [normal(one["match"], language), block(one["feedback"])]
            for one in question.get("wrong", [])
        ],
        **of_letters(question),
    }


def score(key: dict[str, Any], response: str) -> Marks:
    """Give everything for an accepted answer."""
    if not isinstance(response, str):
        return marks(0)
    language = key.get("language", "")
    if agrees(response, key["accept"], key["fuzzy"], language):
        exact = agrees(response, key["accept"], 0, language)
        mind = f"<p>{gettext('Mind the spelling.')}</p>"
        return marks(1, [] if exact else [Part("", ok=True, html=mind)])
    for match, html in key["wrong"]:
        if agrees(response, [match], key["fuzzy"], language):
            return marks(0, [Part("", ok=False, html=html)])
    return marks(0)


def said(shown: dict[str, Any], response: str) -> list[str]:  # noqa: ARG001
    """Return what was typed, put so that spellings of the same answer agree."""
    return [" ".join(response.casefold().split())]


def printed(shown: dict[str, Any]) -> str:  # noqa: ARG001
    """Return a line to write on."""
    return '<p class="nq-line-to-fill"></p>'


def answered(question: dict[str, Any]) -> str:
    """Return the accepted answers, as HTML."""
    told, *others = question["accept"]
    for one in others:
        told = filled("{0}; or: {1}", told, one)
    return f"<p>{escape(told, quote=False)}</p>"


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:  # noqa: ARG001
    """Return the accepted answers, and the wrong ones that are known."""
    wrong = tuple(
        (single_spaced(one["match"]), say(one["feedback"])) for one in question.get("wrong", [])
    )
    lost = (SPELT, *([MISTYPED] if question.get("fuzzy") else []))
    return "", Words(tuple(map(single_spaced, question["accept"])), wrong), lost
