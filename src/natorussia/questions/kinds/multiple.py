"""Several options may be right.

Credit is the number of right options chosen over the number chosen or the number that are right,
whichever is larger, as Runestone's multiple choice has it: ticking everything earns little.
"""

from collections.abc import Iterator
from math import comb
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.questions.items import Asked, Choice, Say
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks, marks

RULE = noted(
    "The right options chosen, as a share of the options chosen or of those that are right, "
    "whichever are more: ticking everything earns little."
)
SOURCE = noted("the multiple choice of Runestone.")
PROMPT = ""
SCHEMA: dict[str, Any] = {
    "properties": {"options": _choices.schema("One or more are right")},
    "required": ["prompt", "options"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say whether an option is repeated, and whether any is right."""
    yield from _choices.alike(question["options"], noted("option"))
    if not _choices.right(question["options"]):
        yield console.gettext(
            "no option is marked `correct: true`; mark those that are right, or make it a poll"
        )


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the options."""
    return {"options": _choices.shown(question["options"], shuffle=question.get("shuffle", True))}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the right options and the feedback on each."""
    options = question["options"]
    return {"answer": _choices.right(options), "feedback": _choices.feedback(options)}


def score(key: dict[str, Any], response: list[str]) -> Marks:
    """Give the share of right options among those chosen or needed."""
    given = {one for one in response if isinstance(one, str)} if isinstance(response, list) else ()
    chosen = sorted(one for one in given if one in key["feedback"])
    right = [one for one in chosen if one in key["answer"]]
    parts = [_choices.part(key, one, one in right) for one in chosen]
    return marks(len(right) / max(len(chosen), len(key["answer"])), parts)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average, all choices being alike likely."""
    right = len(_choices.right(question["options"]))
    wrong = len(question["options"]) - right
    sure = [
        comb(right, hits) * comb(wrong, misses) * hits / max(hits + misses, right)
        for hits in range(right + 1)
        for misses in range(wrong + 1)
        if hits + misses
    ]
    return sum(sure) / float(2 ** (right + wrong) - 1)


def said(shown: dict[str, Any], response: list[str]) -> list[str]:
    """Return the options chosen."""
    return [_choices.said(shown["options"], one) for one in response]


def printed(shown: dict[str, Any]) -> str:
    """Return the options with boxes."""
    return _choices.printed(shown["options"], "□")


def answered(question: dict[str, Any]) -> str:
    """Return the right options, as HTML."""
    return _choices.answered(question["options"])


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:
    """Return the options, several of which may be chosen."""
    share = 1 / len(_choices.right(question["options"]))
    return "", Choice(_choices.form(question["options"], share, say), True, shown["shuffle"]), ()  # noqa: FBT003
