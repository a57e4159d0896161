"""One of several options is right: all or nothing."""

from collections.abc import Iterator
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.questions.items import Asked, Choice, Say
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks, marks

RULE = noted("Everything for the right option, and nothing for another.")
PROMPT = ""
SCHEMA: dict[str, Any] = {
    "properties": {"options": _choices.schema("One of them is right")},
    "required": ["prompt", "options"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say whether an option is repeated, and whether just one is right."""
    yield from _choices.alike(question["options"], noted("option"))
    found = sum(1 for option in question["options"] if option.get("correct"))
    if not found:
        yield console.gettext("no option is marked `correct: true`; mark the right one")
    if found > 1:
        yield console.filled(
            "{0} options are marked `correct: true`; a question of this kind has one", found
        )


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the options."""
    return {"options": _choices.shown(question["options"], shuffle=question.get("shuffle", True))}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the right option and the feedback on each."""
    options = question["options"]
    return {"answer": _choices.right(options)[0], "feedback": _choices.feedback(options)}


def score(key: dict[str, Any], response: str) -> Marks:
    """Give everything for the right option."""
    ok = response == key["answer"]
    return marks(
        float(ok), [_choices.part(key, response, ok)] if response in key["feedback"] else []
    )


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average."""
    return 1 / len(question["options"])


def said(shown: dict[str, Any], response: str) -> list[str]:
    """Return the option chosen."""
    return [_choices.said(shown["options"], response)]


def printed(shown: dict[str, Any]) -> str:
    """Return the options with circles."""
    return _choices.printed(shown["options"], "○")


def answered(question: dict[str, Any]) -> str:
    """Return the right option, as HTML."""
    return _choices.answered(question["options"])


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:
    """Return the options, one of which is right."""
    return "", Choice(_choices.form(question["options"], 1, say), False, shown["shuffle"]), ()  # noqa: FBT003
