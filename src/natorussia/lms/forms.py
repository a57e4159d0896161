"""Questions of the bank in the forms that other systems know; each kind says which is its own."""

from typing import Any

from natorussia.data.course import found_once
from natorussia.data.languages import current, using
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.lms.links import Links
from natorussia.lms.titles import running
from natorussia.markup.markdown import block
from natorussia.questions import key, kinds, public
from natorussia.questions.items import Item, Pairs

Question = dict[str, Any]
_NONE = noted("no other system has questions of this kind")


def without(kind: str) -> str:
    """Return why no other system holds questions of a kind; empty where others do."""
    if kinds.optional(kind, "form"):
        return ""
    return gettext(kinds.optional(kind, "NO_FORM") or _NONE)


def item(question: Question, links: Links) -> Item:
    """Return a question as an item.

    Raises
    ------
    LookupError
        If no other system holds its kind; the message says why.
    """
    with found_once(), using(current()):
        return _item(question, links)


def _item(question: Question, links: Links) -> Item:
    form_of = kinds.optional(question["kind"], "form")
    if form_of is None:
        raise LookupError(f"{question['id']}: {without(question['kind'])}")
    shown, answers = public(question), key(question)
    more, form, lost = form_of(question, shown, lambda md: running(links.whole(block(md))))
    places = "; ".join(filter(None, (answers["events"], answers["reread"])))
    reread = f"<p>{filled('See {0}.', places)}</p>" if places else ""
    return Item(
        id=question["id"],
        section=shown["section"],
        kind=question["kind"],
        level=shown["level"],
        points=shown["points"],
        prompt=running(links.whole(f"<p>{shown['prompt']}</p>{shown['body']}{more}")),
        form=form,
        hints=tuple(running(links.whole(hint)) for hint in shown["hints"]),
        after=running(links.whole(answers["explanation"] + _said_of_pairs(form) + reread)),
        events=tuple(question.get("events", [])),
        lost=lost,
    )


def _said_of_pairs(form: object) -> str:
    """Return the feedback on single pairs, which no other system shows at its pair."""
    said = [pair for pair in form.pairs if pair.feedback] if isinstance(form, Pairs) else []
    lines = "".join(f"<li>{pair.left}: {pair.feedback}</li>" for pair in said)
    return f"<ul>{lines}</ul>" if lines else ""
