"""The texts of a bank of questions, and the names that its translation keeps.

The id of an option, and the name of a question's wording, come from its words
(`natorussia.questions.ids`).  A translated bank keeps those of the first language, so that an
answer given in one language stands in all.
"""

from typing import Any

import yaml

from natorussia.questions import yaml_lines
from natorussia.translations.messages import Message, Say

_SAID = {
    *("prompt", "statement", "text", "feedback", "explanation", "hints", "left", "right"),
    *("extra", "match", "unit", "options"),
}
_TYPED = {"accept"}
BETWEEN = "; "


def of_bank(text: str, place: str, say: Say) -> str:
    """Return a bank with its texts as ``say`` has them.

    What a field that is typed in accepts is one text, since languages differ in how many ways they
    have to say it: the answers stand one after another, with semicolons between them.
    """
    bank = yaml_lines.read(text)
    asked = [_question(question, place, say) for question in bank["questions"]]
    told = yaml.safe_dump(
        {**bank, "questions": asked}, sort_keys=False, allow_unicode=True, width=100
    )
    return str(told)


def _question(question: dict[str, Any], place: str, say: Say) -> dict[str, Any]:
    where = f"questions/{question['id']}"
    told = f"{place}, question {question['id']}"
    return {
        name: _value(name, value, f"{where}/{name}", told, say) for name, value in question.items()
    }


def _value(name: str, value: Any, context: str, place: str, say: Say) -> Any:  # noqa: ANN401
    """Return a field, with the texts in it as ``say`` has them."""
    if name == "units":
        return {say(Message(unit, f"{context}/{unit}", place)): n for unit, n in value.items()}
    if isinstance(value, dict):
        return {k: _value(k, one, f"{context}/{k}", place, say) for k, one in value.items()}
    if name in _TYPED and isinstance(value, list):
        typed = say(Message(BETWEEN.join(map(str, value)), context, place))
        return [one.strip() for one in typed.split(BETWEEN.strip()) if one.strip()]
    if isinstance(value, list):
        return [
            _value(name, one, f"{context}/{number}", place, say)
            for number, one in enumerate(value, 1)
        ]
    said = isinstance(value, str) and name in _SAID
    return say(Message(value, context, place)) if said else value
