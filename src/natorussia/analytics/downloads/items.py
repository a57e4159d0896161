"""Which question of the course a platform's text is: told by what is asked, and by the answers."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from html import unescape
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.downloads.replies import Known, letters_of, tried
from natorussia.markup.markdown import text_of
from natorussia.questions import kinds

_GAP = re.compile(r"<span data-blank=[^>]*></span>")


class Bank:
    """The questions of a course that other systems hold, by what they ask.

    Platforms give texts back in their own ways: without markup, in capitals, with the options or
    with blanks filled by underlines.  So letters and digits are compared alone, and a text is a
    question's if it begins as that is asked; the longest that fits is it.  Where several ask in the
    same words, the one that all answers fit is it.
    """

    def __init__(self, questions: Iterable[dict[str, Any]]) -> None:
        self.questions = {
            one["id"]: Known(one)
            for one in questions
            if kinds.optional(one["kind"], "form") is not None
        }
        self._found: dict[str, list[str]] = {}
        self._read: dict[tuple[str, str], dict[str, Any]] = {}

    @cached_property
    def _signs(self) -> dict[str, list[str]]:
        return {name: _sign(question) for name, question in self.questions.items()}

    def find(self, text: str, replies: Iterable[str] = ()) -> str | None:
        """Return the id of the question that a text asks, or None.

        Parameters
        ----------
        text
            What a platform shows of a question.
        replies
            Answers that were given to it.
        """
        if text not in self._found:
            self._found[text] = self._like(letters_of(text))
        likely = self._found[text]
        if len(likely) > 1:
            given = [one for one in dict.fromkeys(replies) if one.strip(" -")]
            reads = {name: all("a" in self.tried(name, one) for one in given) for name in likely}
            likely = [name for name in likely if given and reads[name]]
        return likely[0] if len(likely) == 1 else None

    def tried(self, name: str, text: str) -> dict[str, Any]:
        """Return what a try holds of an answer: ``a``, ``c`` and ``v``.

        ``v`` stands there alone where the text is no answer to this question, or may be several.
        """
        if (name, text) not in self._read:
            known = self.questions[name]
            told = {"v": asked.revision(known.question)}
            with suppress(LookupError, ValueError):
                told |= tried(known, text)
            self._read[name, text] = told
        return self._read[name, text]

    def _like(self, letters: str) -> list[str]:
        sizes = {name: _fits(sign, letters) for name, sign in self._signs.items()}
        most = max(sizes.values(), default=0)
        return [name for name, size in sizes.items() if size == most] if most else []


def _sign(known: Known) -> list[str]:
    """Return the letters of what is asked, in pieces where a platform may put something between."""
    shown = known.shown
    pieces = [f"{shown['prompt']} {shown['body']}", shown.get("statement", "")]
    if known.question["kind"] == "blanks":
        pieces += _GAP.split(shown["text"])
    return [found for one in pieces if (found := letters_of(unescape(text_of(one))))]


def _fits(sign: list[str], letters: str) -> int:
    """Return how much of a text a question accounts for; 0 where it is not that question."""
    at = 0
    for number, piece in enumerate(sign):
        found = letters.find(piece, at)
        if found < 0 or (not number and found):
            return 0
        at = found + len(piece)
    return sum(map(len, sign))
