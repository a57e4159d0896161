"""Questions of the bank in the forms that other systems know."""

import re
from collections.abc import Callable
from typing import Any

from natorussia.lms.items import (
    OPEN,
    SHUT,
    Choice,
    Form,
    Gap,
    Gaps,
    Item,
    Numbers,
    Option,
    Pair,
    Pairs,
    Sequence,
    Value,
    Words,
)
from natorussia.lms.links import Links
from natorussia.lms.periods import by_period
from natorussia.questions import key, public
from natorussia.questions.markdown import block, inline

Question = dict[str, Any]
Asked = tuple[str, Form, tuple[str, ...]]
Say = Callable[[str], str]
_GAP = re.compile(r'<span data-blank="([a-z0-9_]+)"></span>')
WITHOUT = {"poll": "nothing in it is right or wrong, so that there is nothing to mark"}


def item(question: Question, links: Links) -> Item:
    """Return a question as an item.

    Raises
    ------
    LookupError
        If no other system holds its kind; ``WITHOUT`` says why.
    """
    shown, answers = public(question), key(question)
    more, form, lost = _FORMS[question["kind"]](question, shown, lambda md: links.whole(block(md)))
    places = "; ".join(filter(None, (answers["events"], answers["reread"])))
    reread = f"<p>See {places}.</p>" if places else ""
    return Item(
        id=question["id"],
        section=shown["section"],
        kind=question["kind"],
        level=shown["level"],
        points=shown["points"],
        prompt=links.whole(f"<p>{shown['prompt']}</p>{shown['body']}{more}"),
        form=form,
        hints=tuple(links.whole(hint) for hint in shown["hints"]),
        after=links.whole(answers["explanation"] + _said_of_pairs(form) + reread),
        events=tuple(question.get("events", [])),
        lost=lost,
    )


def _said_of_pairs(form: Form) -> str:
    """Return the feedback on single pairs, which no other system shows at its pair."""
    said = [pair for pair in form.pairs if pair.feedback] if isinstance(form, Pairs) else []
    lines = "".join(f"<li>{pair.left}: {pair.feedback}</li>" for pair in said)
    return f"<ul>{lines}</ul>" if lines else ""


def _options(choices: list[dict[str, Any]], share: float, say: Say) -> tuple[Option, ...]:
    return tuple(
        Option(inline(one["text"]), share * bool(one.get("correct")), say(one.get("feedback", "")))
        for one in choices
    )


def _single(question: Question, shown: Question, say: Say) -> Asked:
    return "", Choice(_options(question["options"], 1, say), False, shown["shuffle"]), ()  # noqa: FBT003


def _multiple(question: Question, shown: Question, say: Say) -> Asked:
    right = sum(bool(option.get("correct")) for option in question["options"])
    form = Choice(_options(question["options"], 1 / right, say), True, shown["shuffle"])  # noqa: FBT003
    return "", form, ()


def _reason(question: Question, shown: Question, say: Say) -> Asked:
    """Return verdict and reason as one choice, which marks as the two tiers do."""
    options = tuple(
        Option(
            f"<b>{verdict}</b>, because: {inline(one['text'])}",
            (0.5 + 0.5 * bool(one.get("correct"))) * (question["verdict"] == (verdict == "True")),
            say(one.get("feedback", "")),
        )
        for verdict in ("True", "False")
        for one in question["reasons"]
    )
    statement = f"<blockquote>{shown['statement']}</blockquote>"
    return statement, Choice(options, False, False), ()  # noqa: FBT003


def _text(question: Question, _shown: Question, say: Say) -> Asked:
    wrong = tuple((one["match"], say(one["feedback"])) for one in question.get("wrong", []))
    lost = ("a letter mistyped counts as wrong",) if question.get("fuzzy") else ()
    return "", Words(tuple(question["accept"]), wrong), lost


def _numeric(question: Question, _shown: Question, say: Say) -> Asked:
    answers = key(question)
    right = Value(answers["number"], answers["tolerance"], 1)
    wrong = [
        Value(value, answers["tolerance"], 0, say(one["feedback"]))
        for (value, _), one in zip(answers["wrong"], question.get("wrong", []), strict=True)
    ]
    form = Numbers((right, *wrong), question.get("unit", ""), question.get("units", {}))
    return "", form, ()


def _match(question: Question, _shown: Question, say: Say) -> Asked:
    pairs = tuple(
        Pair(inline(one["left"]), one["right"], say(one.get("feedback", "")))
        for one in question["pairs"]
    )
    return "", Pairs(pairs, tuple(question.get("extra", []))), ()


def _order(question: Question, shown: Question, _say: Say) -> Asked:
    words = {one["id"]: one["html"] for one in shown["items"]}
    return "", Sequence(tuple(words[one] for one in key(question)["answer"])), ()


def _blanks(question: Question, shown: Question, say: Say) -> Asked:
    gaps = {
        name: Gap(_listed(blank), tuple(blank.get("options", [])), say(blank.get("feedback", "")))
        for name, blank in question["blanks"].items()
    }
    typed = [blank for blank in question["blanks"].values() if "options" not in blank]
    fuzzy = any(blank.get("fuzzy") for blank in typed)
    lost = ("a letter mistyped counts as wrong",) if fuzzy else ()
    return "", Gaps(_GAP.sub(rf"{OPEN}\1{SHUT}", shown["text"]), gaps), lost


def _listed(blank: dict[str, Any]) -> tuple[str, ...]:
    """Return what a blank accepts, as its options spell it."""
    from natorussia.questions.compare import normal

    accepted = {normal(answer) for answer in blank["accept"]}
    spelled = [option for option in blank.get("options", []) if normal(option) in accepted]
    return tuple(spelled or blank["accept"])


def _place(question: Question, shown: Question, _say: Say) -> Asked:
    periods = by_period(key(question), shown["from"], shown["to"])
    if periods.what == "month":
        options = tuple(Option(name, credit, "") for name, credit in periods.credits.items())
        return "", Choice(options, False, False), ("placed by month, not by day",)  # noqa: FBT003
    first, *_, last = periods.credits
    values = tuple(Value(int(year), 0, c) for year, c in periods.credits.items() if c)
    asks = f"<p>Answer with a year, from {first} to {last}.</p>"
    return asks, Numbers(values, "", {}), ("placed by year, not by month or day",)


_FORMS: dict[str, Callable[[Question, Question, Say], Asked]] = {
    "single": _single,
    "multiple": _multiple,
    "reason": _reason,
    "text": _text,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "blanks": _blanks,
    "place": _place,
}
