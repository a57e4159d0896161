"""Answers in words, for keys on paper: what is right in each kind of question, and why."""

from collections.abc import Callable
from html import escape
from typing import Any

from natorussia import citing
from natorussia.questions import key, public
from natorussia.questions.markdown import block, inline

Question = dict[str, Any]


def answer_html(question: Question) -> str:
    """Return the right answer to a question, as HTML."""
    return _ANSWERS[question["kind"]](question)


def key_html(question: Question) -> str:
    """Return the right answer and the explanation of it."""
    explanation = block(question.get("explanation", ""))
    return f'<div class="np-answer">{answer_html(question)}</div>{explanation}'


def key_list(questions: list[Question]) -> str:
    """Return the key to a sheet of questions, numbered as they are."""
    items = "".join(f"<li>{key_html(question)}</li>" for question in questions)
    return f'<ol class="np-key">{items}</ol>'


def _chosen(question: Question) -> str:
    right = [inline(one["text"]) for one in question["options"] if one.get("correct")]
    return _lines(right)


def _reason(question: Question) -> str:
    right = next(inline(one["text"]) for one in question["reasons"] if one.get("correct"))
    return f"<p>{question['verdict']}, because: {right}</p>"


def _numeric(question: Question) -> str:
    answers = key(question)
    value, unit = f"{answers['number']:,.12g}", escape(question.get("unit", ""), quote=False)
    off = f" (give or take {answers['tolerance']:,g})" if answers["tolerance"] else ""
    return f"<p>{value} {unit}{off}</p>"


def _text(question: Question) -> str:
    return f"<p>{escape('; or: '.join(question['accept']), quote=False)}</p>"


def _order(question: Question) -> str:
    answers = key(question)
    words = {one["id"]: one["html"] for one in public(question)["items"]}
    lines = [
        words[one] + (f" ({answers['dates'][one]})" if one in answers["dates"] else "")
        for one in answers["answer"]
    ]
    return _lines(lines, "ol")


def _match(question: Question) -> str:
    pairs = [(inline(one["left"]), escape(one["right"], quote=False)) for one in question["pairs"]]
    return _lines([f"{left}: {right}" for left, right in pairs])


def _blanks(question: Question) -> str:
    text, answers = str(public(question)["text"]), key(question)["answer"]
    for name, answer in answers.items():
        filled = f"<u>{escape(answer, quote=False)}</u>"
        text = text.replace(f'<span data-blank="{name}"></span>', filled)
    return text


def _place(question: Question) -> str:
    return f"<p>{escape(citing.event_text(question['event']), quote=False)}</p>"


def _poll(_question: Question) -> str:
    return "<p>No answer is right or wrong: say why you think so.</p>"


def _lines(lines: list[str], tag: str = "ul") -> str:
    if len(lines) == 1:
        return f"<p>{lines[0]}</p>"
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"


_ANSWERS: dict[str, Callable[[Question], str]] = {
    "single": _chosen,
    "multiple": _chosen,
    "reason": _reason,
    "numeric": _numeric,
    "text": _text,
    "order": _order,
    "match": _match,
    "blanks": _blanks,
    "place": _place,
    "poll": _poll,
}
