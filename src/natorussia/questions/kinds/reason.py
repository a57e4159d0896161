"""True or false, and why: a two-tier question.

The verdict earns half, the reason the other half, and a right reason for a wrong verdict nothing,
after the two-tier items of D. F. Treagust, International Journal of Science Education 10 (1988).
"""

from collections.abc import Iterator
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.markup.markdown import block, inline
from natorussia.questions.items import Asked, Choice, Option, Say
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks, Part, marks

RULE = noted(
    "Half for the verdict and half for its reason; a right reason for a wrong verdict earns "
    "nothing."
)
SOURCE = noted(
    "the two-tier items of D. F. Treagust, International Journal of Science Education 10 (1988)."
)
PROMPT = noted("Is this true or false, and why?")
SCHEMA: dict[str, Any] = {
    "properties": {
        "statement": {"type": "string", "minLength": 1, "description": "Markdown"},
        "verdict": {"type": "boolean", "description": "Whether the statement is true"},
        "reasons": _choices.schema("One of them is right"),
    },
    "required": ["statement", "verdict", "reasons"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say whether a reason is repeated, and whether just one is right."""
    yield from _choices.alike(question["reasons"], noted("reason"))
    found = len(_choices.right(question["reasons"]))
    if not found:
        yield console.gettext("no reason is marked `correct: true`; mark the right one")
    if found > 1:
        yield console.filled(
            "{0} reasons are marked `correct: true`; a question of this kind has one", found
        )


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the statement and the reasons."""
    shuffle = question.get("shuffle", True)
    return {
        "statement": block(question["statement"]),
        "options": _choices.shown(question["reasons"], shuffle=shuffle),
    }


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the verdict, the right reason and the feedback on each."""
    reasons = question["reasons"]
    answer = {"verdict": question["verdict"], "reason": _choices.right(reasons)[0]}
    return {"answer": answer, "feedback": _choices.feedback(reasons)}


def score(key: dict[str, Any], response: dict[str, Any]) -> Marks:
    """Give half for the verdict, and half for its reason."""
    verdict = response.get("verdict") is key["answer"]["verdict"]
    parts, reason = [Part("verdict", verdict)], response.get("reason")
    ok = reason == key["answer"]["reason"]
    if isinstance(reason, str) and reason in key["feedback"]:
        parts.append(_choices.part(key, reason, ok))
    return marks((0.5 + 0.5 * ok) * verdict, parts)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average."""
    return 0.25 + 0.25 / len(question["reasons"])


def said(shown: dict[str, Any], response: dict[str, Any]) -> list[str]:
    """Return the verdict with its reason."""
    known = {True: gettext("true"), False: gettext("false")}
    verdict = known.get(response["verdict"], gettext("no verdict"))
    return [_because(verdict, _choices.said(shown["options"], response.get("reason")))]


def _because(verdict: str, reason: str) -> str:
    return filled("{0}, because: {1}", verdict, reason)


def printed(shown: dict[str, Any]) -> str:
    """Return the statement, true and false, and the reasons with circles."""
    true, false = gettext("True"), gettext("False")
    verdicts = f'<p class="nq-verdicts">○ {true} &emsp; ○ {false}</p>'
    reasons, because = _choices.printed(shown["options"], "○"), gettext("Because:")
    return f"<blockquote>{shown['statement']}</blockquote>{verdicts}<p>{because}</p>{reasons}"


def answered(question: dict[str, Any]) -> str:
    """Return the verdict with its reason, as HTML."""
    right = next(inline(one["text"]) for one in question["reasons"] if one.get("correct"))
    said = gettext("True") if question["verdict"] else gettext("False")
    return f"<p>{_because(said, right)}</p>"


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:
    """Return verdict and reason as one choice, which marks as the two tiers do."""
    options = tuple(
        Option(
            _because(f"<b>{gettext(verdict)}</b>", inline(one["text"])),
            (0.5 + 0.5 * bool(one.get("correct"))) * (question["verdict"] == (verdict == "True")),
            say(one.get("feedback", "")),
        )
        for verdict in ("True", "False")
        for one in question["reasons"]
    )
    statement = f"<blockquote>{shown['statement']}</blockquote>"
    return statement, Choice(options, False, False), ()  # noqa: FBT003
