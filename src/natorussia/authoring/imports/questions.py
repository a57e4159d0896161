"""Questions of other systems as those of a bank: what fits, and a note of what does not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from natorussia.authoring.imports.drafts import Drafts, Question, has_media, markdown, plain
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext
from natorussia.questions.normalise import normal

_WHOLE = 0.9999
_CHOICE = 2  # options among which one can choose
_FORMULA = re.compile(r"<(?:\w+:)?math\b", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """An answer that a system knows: its text (HTML), the credit it earns (0 to 1), feedback."""

    text: str
    credit: float
    feedback: str = ""


@dataclass(frozen=True)
class Asked:
    """What is common to all questions: the name in the file, texts in HTML."""

    name: str
    prompt: str
    explanation: str = ""
    hints: Sequence[str] = ()


Adder = Callable[[dict[str, Any]], None]


class Bank:
    """Adds questions to drafts, and notes what each loses.

    Parameters
    ----------
    drafts
        Where they go.
    text
        What turns a text of the file into Markdown; by default it is HTML.
    """

    def __init__(self, drafts: Drafts, text: Callable[[str], str] = markdown) -> None:
        self._drafts = drafts
        self._text = text

    def lose(self, asked: Asked, why: str) -> None:
        """Note what a question loses, or that it is not kept."""
        self._drafts.lose(console.filled("question {0}", repr(asked.name)), why)

    def add(self, asked: Asked, kind: str, **fields: Any) -> None:  # noqa: ANN401
        """Add a question of a kind."""
        question: Question = {"name": asked.name, "kind": kind, "level": "recall"}
        if prompt := self._said(asked, asked.prompt):
            question["prompt"] = prompt
        question |= fields
        if hints := [found for hint in asked.hints if (found := self._said(asked, hint))]:
            question["hints"] = hints
        if explanation := self._said(asked, asked.explanation):
            question["explanation"] = explanation
        self._drafts.questions.append(question)

    def _said(self, asked: Asked, text: str) -> str:
        """Return a text of a question as Markdown, and note what of it cannot be shown."""
        if has_media(text):
            self.lose(asked, console.gettext("its image or sound is left out"))
        if _FORMULA.search(text):
            self.lose(asked, console.gettext("its formula is kept as letters in a row"))
        return self._text(text)

    def choice(self, asked: Asked, answers: Sequence[Answer], *, many: bool) -> None:
        """Add a question with options, of which one or ``many`` are right."""
        full = [one for one in answers if one.credit >= _WHOLE]
        right = [one for one in answers if one.credit > 0] if many or not full else full
        if not many and len(right) > 1 and full:
            self.lose(
                asked,
                console.filled(
                    "{0} options earn everything; any of them is one of several", len(full)
                ),
            )
            many = True
        if not many and any(0 < one.credit < _WHOLE for one in answers) and full:
            self.lose(asked, console.gettext("options that earn a part count as wrong"))
        options = [self._option(asked, one, one in right) for one in answers]
        self.add(asked, "multiple" if many else "single", options=options)

    def _option(self, asked: Asked, answer: Answer, right: bool) -> dict[str, Any]:  # noqa: FBT001
        option: dict[str, Any] = {"text": self._said(asked, answer.text)}
        if right:
            option["correct"] = True
        if feedback := self._said(asked, answer.feedback):
            option["feedback"] = feedback
        return option

    def truth(self, asked: Asked, right: bool, feedback: tuple[str, str] = ("", "")) -> None:  # noqa: FBT001
        """Add a statement that is true or false, as the course's language says it.

        ``feedback`` is that on true and on false.
        """
        words = (gettext("True"), gettext("False"))
        pairs = zip(words, (right, not right), feedback, strict=True)
        options = [self._option(asked, Answer(text, 1.0, said), ok) for text, ok, said in pairs]
        self.add(asked, "single", options=options, shuffle=False)

    def typed(self, asked: Asked, answers: Sequence[Answer]) -> None:
        """Add a short text to type."""
        full = [plain(one.text) for one in answers if one.credit >= _WHOLE]
        self._lose_feedback(asked, answers)
        accept = _once(full)
        if any("*" in one for one in accept):
            self.lose(
                asked,
                console.gettext("an asterisk stands for any letters there, and for itself here"),
            )
        if any(0 < one.credit < _WHOLE for one in answers):
            self.lose(asked, console.gettext("answers that earn a part are left out"))
        wrong = [
            {"match": plain(one.text), "feedback": self._said(asked, one.feedback)}
            for one in answers
            if one.credit <= 0 and one.feedback and plain(one.text) not in ("", "*")
        ]
        self.add(asked, "text", accept=accept, **({"wrong": wrong} if wrong else {}))

    def number(self, asked: Asked, answers: Sequence[tuple[Answer, float]], unit: str = "") -> None:
        """Add a number to type, each answer with how far off is still right."""
        full = [(one, off) for one, off in answers if one.credit >= _WHOLE]
        if not full:
            self.lose(asked, console.gettext("it was not kept: no number earns everything"))
            return
        self._lose_feedback(asked, [one for one, _ in answers])
        first, off = _widest(full)
        if len(full) > 1 and not _holds((first, off), full):
            self.lose(asked, console.gettext("only the first number that earns everything counts"))
        if any(0 < one.credit < _WHOLE for one, _ in answers):
            self.lose(asked, console.gettext("numbers that earn a part are left out"))
        wrong = [
            {"value": _number(one.text), "feedback": self._said(asked, one.feedback)}
            for one, _ in answers
            if one.credit <= 0 and one.feedback and one.text.strip() != "*"
        ]
        more: dict[str, Any] = {"wrong": wrong} if wrong else {}
        more |= {"tolerance": off} if off else {}
        self.add(
            asked, "numeric", answer=_number(first.text), **more, **({"unit": unit} if unit else {})
        )

    def match(self, asked: Asked, pairs: Sequence[tuple[str, str]]) -> None:
        """Add pairs; a right-hand side without a left one belongs to none."""
        whole = [
            {"left": self._said(asked, a), "right": self._plain(asked, b)} for a, b in pairs if a
        ]
        used = {one["right"] for one in whole}
        rest = (self._plain(asked, b) for a, b in pairs if not a)
        extra = [one for one in dict.fromkeys(rest) if one and one not in used]
        self.add(asked, "match", pairs=whole, **({"extra": extra} if extra else {}))

    def order(self, asked: Asked, items: Sequence[str]) -> None:
        """Add items in their right order."""
        self.add(asked, "order", items=[{"text": self._said(asked, one)} for one in items])

    def blanks(self, asked: Asked, text: str, gaps: dict[str, dict[str, Any]]) -> None:
        """Add a text with gaps; ``{{name}}`` stands in it for each."""
        self.add(
            asked,
            "blanks",
            text=self._said(asked, text),
            blanks={name: self._gap(asked, gap) for name, gap in gaps.items()},
        )

    def _gap(self, asked: Asked, gap: dict[str, Any]) -> dict[str, Any]:
        """Return a gap in which answers that are compared as one stand once, and options differ."""
        accept = _once(gap["accept"])
        options = gap.get("options", [])
        if options and len(options) < _CHOICE:
            self.lose(
                asked, console.filled("a gap with one option, {0}, is typed", repr(options[0]))
            )
            options = []
        return {"accept": accept, **({"options": options} if options else {})}

    def _plain(self, asked: Asked, text: str) -> str:
        if has_media(text):
            self.lose(asked, console.gettext("its image or sound is left out"))
        return plain(text)

    def _lose_feedback(self, asked: Asked, answers: Sequence[Answer]) -> None:
        """Note feedback for which a typed answer has no place here."""
        if any(one.feedback and plain(one.text) == "*" for one in answers):
            self.lose(asked, console.gettext("what is said to any other answer is left out"))
        if any(one.feedback and one.credit > 0 for one in answers):
            self.lose(asked, console.gettext("what is said to a right answer is left out"))


def _once(words: Sequence[str]) -> list[str]:
    """Return words without those that are compared as one that stands before them."""
    return list({normal(one): one for one in reversed(words)}.values())[::-1]


def _widest(numbers: Sequence[tuple[Answer, float]]) -> tuple[Answer, float]:
    """Return the number that is right in the range of all others, or the first one."""
    return next((one for one in numbers if _holds(one, numbers)), numbers[0])


def _holds(one: tuple[Answer, float], numbers: Sequence[tuple[Answer, float]]) -> bool:
    """Tell whether all numbers that are right by others are right by one."""
    ends = [
        (value - Decimal(repr(off)), value + Decimal(repr(off)))
        for value, off in ((decimal(answer.text), float(off)) for answer, off in numbers)
    ]
    middle, off = decimal(one[0].text), Decimal(repr(float(one[1])))
    return all(middle - off <= low and high <= middle + off for low, high in ends)


def decimal(text: str) -> Decimal:
    """Return a number as it was written.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(console.filled("{0} is no number", repr(text))) from error


def _number(text: str) -> float | int:
    """Return a number as it was written, a whole one as such.

    Raises
    ------
    ValueError
        If it is none.
    """
    value = decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)
