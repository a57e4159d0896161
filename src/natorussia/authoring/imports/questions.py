"""Questions of other systems as those of a bank: what fits, and a note of what does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from natorussia.authoring.imports.drafts import Drafts, Question, has_media, markdown, plain
from natorussia.questions.normalise import normal

_WHOLE = 0.9999


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
        self._drafts.lose(f"question {asked.name!r}", why)

    def add(self, asked: Asked, kind: str, **fields: Any) -> None:  # noqa: ANN401
        """Add a question of a kind."""
        if has_media(asked.prompt):
            self.lose(asked, "its image or sound is left out")
        question: Question = {"name": asked.name, "kind": kind, "level": "recall"}
        if prompt := self._text(asked.prompt):
            question["prompt"] = prompt
        question |= fields
        if hints := [found for hint in asked.hints if (found := self._text(hint))]:
            question["hints"] = hints
        if explanation := self._text(asked.explanation):
            question["explanation"] = explanation
        self._drafts.questions.append(question)

    def choice(self, asked: Asked, answers: Sequence[Answer], *, many: bool) -> None:
        """Add a question with options, of which one or ``many`` are right."""
        full = [one for one in answers if one.credit >= _WHOLE]
        right = [one for one in answers if one.credit > 0] if many or not full else full
        if not many and len(right) > 1 and full:
            self.lose(asked, f"{len(full)} options earn everything; any of them is one of several")
            many = True
        if not many and any(0 < one.credit < _WHOLE for one in answers) and full:
            self.lose(asked, "options that earn a part count as wrong")
        options = [self._option(one, one in right) for one in answers]
        self.add(asked, "multiple" if many else "single", options=options)

    def _option(self, answer: Answer, right: bool) -> dict[str, Any]:  # noqa: FBT001
        option: dict[str, Any] = {"text": self._text(answer.text)}
        if right:
            option["correct"] = True
        if feedback := self._text(answer.feedback):
            option["feedback"] = feedback
        return option

    def truth(self, asked: Asked, right: bool, feedback: tuple[str, str] = ("", "")) -> None:  # noqa: FBT001
        """Add a statement that is true or false; ``feedback`` is that on true and on false."""
        pairs = zip(("True", "False"), (right, not right), feedback, strict=True)
        options = [self._option(Answer(text, 1.0, said), ok) for text, ok, said in pairs]
        self.add(asked, "single", options=options, shuffle=False)

    def typed(self, asked: Asked, answers: Sequence[Answer]) -> None:
        """Add a short text to type."""
        full = [plain(one.text) for one in answers if one.credit >= _WHOLE]
        accept = list({normal(one): one for one in reversed(full)}.values())[::-1]
        if any("*" in one for one in accept):
            self.lose(asked, "an asterisk stands for any letters there, and for itself here")
        if any(0 < one.credit < _WHOLE for one in answers):
            self.lose(asked, "answers that earn a part are left out")
        wrong = [
            {"match": plain(one.text), "feedback": self._text(one.feedback)}
            for one in answers
            if one.credit <= 0 and one.feedback and plain(one.text) not in ("", "*")
        ]
        self.add(asked, "text", accept=accept, **({"wrong": wrong} if wrong else {}))

    def number(self, asked: Asked, answers: Sequence[tuple[Answer, float]], unit: str = "") -> None:
        """Add a number to type, each answer with how far off is still right."""
        full = [(one, off) for one, off in answers if one.credit >= _WHOLE]
        if not full:
            self.lose(asked, "it was not kept: no number earns everything")
            return
        if len(full) > 1 or any(0 < one.credit < _WHOLE for one, _ in answers):
            self.lose(asked, "only the first number that earns everything counts")
        first, off = full[0]
        wrong = [
            {"value": _number(one.text), "feedback": self._text(one.feedback)}
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
        whole = [{"left": self._text(a), "right": plain(b)} for a, b in pairs if plain(a)]
        used = {one["right"] for one in whole}
        rest = (plain(b) for a, b in pairs if not plain(a))
        extra = [one for one in dict.fromkeys(rest) if one and one not in used]
        self.add(asked, "match", pairs=whole, **({"extra": extra} if extra else {}))

    def order(self, asked: Asked, items: Sequence[str]) -> None:
        """Add items in their right order."""
        self.add(asked, "order", items=[{"text": self._text(one)} for one in items])

    def blanks(self, asked: Asked, text: str, gaps: dict[str, dict[str, Any]]) -> None:
        """Add a text with gaps; ``{{name}}`` stands in it for each."""
        self.add(asked, "blanks", text=self._text(text), blanks=gaps)


def _number(text: str) -> float | int:
    """Return a number as it was written, a whole one as such.

    Raises
    ------
    ValueError
        If it is none.
    """
    value = float(text.strip().replace(",", "."))
    return int(value) if value.is_integer() else value
