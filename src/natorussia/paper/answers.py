"""Answers in words, for keys on paper: what is right in each kind of question, and why."""

from html import escape
from typing import Any

from natorussia.markup.markdown import block, listed
from natorussia.questions import key, kinds, said

Question = dict[str, Any]


def answer_html(question: Question) -> str:
    """Return the right answer to a question, as HTML: as its kind puts it, or else in its words."""
    if answered := kinds.optional(question["kind"], "answered"):
        return str(answered(question))
    return listed([escape(piece) for piece in said(question, key(question)["answer"])])


def key_html(question: Question) -> str:
    """Return the right answer and the explanation of it."""
    explanation = block(question.get("explanation", ""))
    return f'<div class="np-answer">{answer_html(question)}</div>{explanation}'


def key_list(questions: list[Question]) -> str:
    """Return the key to a sheet of questions, numbered as they are."""
    items = "".join(f"<li>{key_html(question)}</li>" for question in questions)
    return f'<ol class="np-key">{items}</ol>'
