"""The faces of a question: what a reader may see, what marking needs, and what is printed."""

import json
from random import Random
from typing import Any

from natorussia.data import course
from natorussia.data.languages import current, direction, foreign, of_course
from natorussia.data.languages.catalogues import filled, gettext, ngettext
from natorussia.data.languages.marking import marking, told
from natorussia.markup import citations
from natorussia.markup.markdown import block, inline
from natorussia.questions import kinds
from natorussia.questions.ids import short
from natorussia.questions.marks import Marks, marks

Question = dict[str, Any]


def public(question: Question) -> dict[str, Any]:
    """Return what a reader may see of a question: no answer, and no feedback."""
    kind = kinds.named(question["kind"])
    head, rest = _head_and_rest(question)
    return {
        "id": question["id"],
        "kind": question["kind"],
        "level": question["level"],
        "section": question.get("section", ""),
        "points": worth(question),
        "prompt": _in_its_language(question, told(inline(head))),
        "body": block(rest) if rest.strip() else "",
        "hints": [inline(hint) for hint in question.get("hints", [])],
        "shuffle": question.get("shuffle", True),
        "rev": revision(question),
        **kind.public(question),
        **kinds.beside(question),
    }


def unkeyed(question: Question) -> dict[str, Any]:
    """Return what a reader may see of a question whose key is kept from her for good.

    It is :func:`public` without hints, and without what follows from the right answer: its revision
    stands for what is seen alone, and no order is arranged by the right one.
    """
    return {**public(question), **_alone(question), "hints": [], "rev": seen(question)}


def seen(question: Question) -> str:
    """Return a short name for what a reader sees of this wording, whatever the right answer is.

    By :func:`revision` an answer could be guessed at until the name comes out.
    """
    return short(sight(question), 7)


def sight(question: Question) -> str:
    """Return what a reader sees of a question as one text, and nothing of the right answer."""
    prompt = question.get("prompt", kinds.named(question["kind"]).PROMPT)
    with marking(asked=False):
        shown = [question["kind"], prompt, _alone(question)]
    return json.dumps(shown, sort_keys=True, ensure_ascii=False)


def _alone(question: Question) -> dict[str, Any]:
    """Return what a kind shows of a question where nothing may follow from the right answer."""
    change = kinds.optional(question["kind"], "unkeyed")
    shown = kinds.named(question["kind"]).public(question)
    return {**shown, **(change(shown) if change else {})}


def worth(question: Question) -> float:
    """Return the points that a right answer earns: none where nothing is right."""
    return question.get("points", 1) if kinds.is_marked(question["kind"]) else 0


def asks(question: Question) -> str:
    """Return what a question asks in a line, as HTML: a statement to judge, or the prompt."""
    statement = kinds.named(question["kind"]).public(question).get("statement")
    return statement or inline(_head_and_rest(question)[0])


def _head_and_rest(question: Question) -> tuple[str, str]:
    """Return the first paragraph of what is asked, by its kind where an author asks nothing."""
    asked = kinds.named(question["kind"]).PROMPT
    prompt = str(question.get("prompt") or (gettext(asked) if asked else ""))
    head, _, rest = prompt.strip().partition("\n\n")
    return head, rest


def _in_its_language(question: Question, asked: str) -> str:
    """Return what is asked, in HTML; where the interface asks it, in its language if not ours."""
    if question.get("prompt") or not foreign(of_course(course.folder())):
        return asked
    return f'<span lang="{current()}" dir="{direction()}">{asked}</span>'


def key(question: Question) -> dict[str, Any]:
    """Return what marking needs: the answer, the feedback, and what is said at the end."""
    events = (citations.event_html(event) for event in question.get("events", []))
    after = {
        "explanation": block(question.get("explanation", "")),
        "reread": told(_reread(question)),
        "events": told("; ".join(events)),
    }
    return {**after, **kinds.named(question["kind"]).key(question)}


def _reread(question: Question) -> str:
    """Return where to look before the next try: an event might be the answer, a place is not."""
    cards = [citations.document_html(document) for document in question.get("documents", [])]
    return "; ".join([*_place(question.get("reread", "")), *cards])


def _place(reference: str) -> list[str]:
    """Return a passage of a chapter, or the passage that treats a paragraph of the article."""
    if " " in reference:
        return [filled("what the course says of {0}", citations.para_html(reference))]
    return [citations.passage_html(reference)] if reference else []


def score(kind: str, answer_key: dict[str, Any], response: object) -> Marks:
    """Mark a response.

    Parameters
    ----------
    kind
        The kind of the question.
    answer_key
        What :func:`key` gave for it.
    response
        What the reader gave, as plain data; anything that is no answer to this kind earns nothing.
    """
    try:
        return kinds.named(kind).score(answer_key, response)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, OverflowError):
        return marks(0)


def chance(question: Question) -> float:
    """Return the credit that a guess earns on average, from 0 to 1."""
    return kinds.chance(question)


def said(question: Question, response: object) -> list[str]:
    """Return a response in words, a piece for each that is right or wrong by itself.

    Parameters
    ----------
    question
        As the bank has it.
    response
        What the reader gave, as plain data; one that does not fit the question has no words.
    """
    try:
        return kinds.named(question["kind"]).said(public(question), response)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, OverflowError):
        return []


def astray(question: Question, response: object) -> list[str]:
    """Return the pieces of a response, in words, that are not those of the right answer."""
    right = said(question, key(question)["answer"])
    given = said(question, response)
    return [piece for piece in given if piece not in right] or (
        [filled("without “{0}”", piece) for piece in right if piece not in given] if given else []
    )


def revision(question: Question) -> str:
    """Return a short name for this wording of a question: answers to another one are not shown.

    It stands for what a reader saw and for the right answer.  Hints, feedback and explanations may
    be mended without a word to those who have answered.
    """
    return short(wording(question), 7)


def wording(question: Question) -> str:
    """Return what a reader sees of a question, and the right answer, as one text."""
    kind = kinds.named(question["kind"])
    prompt = question.get("prompt", kind.PROMPT)
    with marking(asked=False):
        seen = [question["kind"], prompt, kind.public(question), kind.key(question)["answer"]]
    return json.dumps(seen, sort_keys=True, ensure_ascii=False)


def printed(question: Question, order: Random | None = None, *, keyed: bool = True) -> str:
    """Return a question as it stands on paper and without JavaScript: no hints, no answer.

    Options stand as on the page, or are shuffled by ``order`` where the question allows it.
    Without ``keyed`` it is what :func:`unkeyed` shows.
    """
    shown = public(question) if keyed else unkeyed(question)
    if order and shown["shuffle"] and "options" in shown:
        order.shuffle(shown["options"])
    points = f" <small>({_points(shown['points'])})</small>" if shown["points"] else ""
    asked = f'<p class="nq-prompt">{shown["prompt"]}{points}</p>{shown["body"]}'
    return asked + kinds.named(question["kind"]).printed(shown)


def _points(points: float) -> str:
    whole = int(points) if points == int(points) else 2
    return ngettext("{0} point", "{0} points", whole).format(f"{points:g}")
