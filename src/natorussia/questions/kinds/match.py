"""Match what belongs together: the share of pairs that are right."""

from collections.abc import Iterator
from html import escape
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, noted
from natorussia.markup.markdown import block, inline, listed
from natorussia.questions.ids import short, shown_order
from natorussia.questions.items import Asked, Pair, Pairs, Say
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks, Part, marks
from natorussia.questions.normalise import typed

RULE = noted("The share of pairs that are right.")
PROMPT = noted("Match what belongs together.")
SCHEMA: dict[str, Any] = {
    "properties": {
        "pairs": {
            "type": "array",
            "minItems": 2,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "properties": {
                    "left": {"type": "string", "minLength": 1, "description": "Markdown"},
                    "right": {
                        "type": "string",
                        "minLength": 1,
                        "description": "Plain text: it stands in a list to choose from",
                    },
                    "feedback": {"type": "string", "minLength": 1, "description": "Markdown"},
                },
                "required": ["left", "right"],
                "additionalProperties": False,
            },
        },
        "extra": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "string", "minLength": 1},
            "description": "More right-hand sides, which belong to none",
        },
    },
    "required": ["pairs"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which sides are repeated, and which extra ones belong to a pair."""
    lefts = [pair["left"] for pair in question["pairs"]]
    yield from _choices.repeated(lefts, console.gettext("left-hand side"), inline)
    used = {pair["right"] for pair in question["pairs"]}
    yield from _choices.repeated(
        [*sorted(used), *question.get("extra", [])], console.gettext("right-hand side")
    )
    if len(used) + len(question.get("extra", [])) == 1:
        yield console.gettext(
            "there is one right-hand side for everything, so that nothing is asked"
        )


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the left-hand sides, and the right-hand ones in alphabetical order."""
    pairs, shuffle = question["pairs"], question.get("shuffle", True)
    lefts = {short(pair["left"]): inline(pair["left"]) for pair in pairs}
    rights = {pair["right"] for pair in pairs} | set(question.get("extra", []))
    return {
        "items": [{"id": i, "html": lefts[i]} for i in shown_order(list(lefts), shuffle=shuffle)],
        "rights": sorted(rights),
    }


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the right-hand side of each, and the feedback."""
    pairs = question["pairs"]
    return {
        "answer": {short(pair["left"]): pair["right"] for pair in pairs},
        "feedback": {short(pair["left"]): block(pair.get("feedback", "")) for pair in pairs},
    }


def score(key: dict[str, Any], response: dict[str, str]) -> Marks:
    """Give the share of pairs that are right."""
    given = {left: typed(response.get(left)) for left in key["answer"]}
    ok = {left: given[left] == right for left, right in key["answer"].items()}
    parts = [Part(i, ok[i], "" if ok[i] else key["feedback"][i]) for i in sorted(ok) if given[i]]
    return marks(sum(ok.values()) / len(ok), parts)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average."""
    return 1 / len(public(question)["rights"])


def said(shown: dict[str, Any], response: dict[str, str]) -> list[str]:
    """Return each pair."""
    pairs = [
        (_choices.said(shown["items"], left), typed(right)) for left, right in response.items()
    ]
    return [f"{left}: {right}" for left, right in pairs if right]


def printed(shown: dict[str, Any]) -> str:
    """Return the left-hand sides with a line each, and the right-hand ones to choose from."""
    lefts = "".join(
        f'<li>{one["html"]} <span class="nq-gap"></span></li>' for one in shown["items"]
    )
    rights = "; ".join(escape(right, quote=False) for right in shown["rights"])
    return f'<ul class="nq-options">{lefts}</ul><p>{filled("Choose from: {0}.", rights)}</p>'


def answered(question: dict[str, Any]) -> str:
    """Return the pairs, as HTML."""
    pairs = [(inline(one["left"]), escape(one["right"], quote=False)) for one in question["pairs"]]
    return listed([f"{left}: {right}" for left, right in pairs])


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:  # noqa: ARG001
    """Return the pairs, and the right-hand sides that belong to none."""
    pairs = tuple(
        Pair(inline(one["left"]), one["right"], say(one.get("feedback", "")))
        for one in question["pairs"]
    )
    return "", Pairs(pairs, tuple(question.get("extra", []))), ()
