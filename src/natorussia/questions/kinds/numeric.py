"""A number, with its unit: right within the tolerance, whatever unit it is given in."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

from natorussia.data import UnknownNameError
from natorussia.data.edtf import spoken
from natorussia.data.languages import ENGLISH, console, is_english, using
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.markup import citations
from natorussia.markup.markdown import block
from natorussia.questions.items import Asked, Numbers, Say, Value
from natorussia.questions.kinds._language import of_numbers
from natorussia.questions.marks import Marks, Part, marks, unread
from natorussia.questions.normalise import typed
from natorussia.questions.numbers import (
    exact,
    number,
    otherwise,
    spaced,
    unit_word,
    within,
    written,
)

RULE = noted(
    "Everything within the tolerance, in whatever unit it is given, and nothing outside it; what is"
    " not read as a number, or has an unknown unit, costs nothing."
)
PROMPT = ""
_CELL = {"type": "string", "pattern": "^[a-z0-9-]+/[^/]+/[a-z0-9_]+$"}
_VALUE = {"anyOf": [{"type": "number"}, _CELL]}
SCHEMA: dict[str, Any] = {
    "properties": {
        "answer": {
            **_VALUE,
            "description": noted(
                "The right number, in `unit`, or the cell with it: `table/key/column`"
            ),
        },
        "tolerance": {
            "type": "number",
            "minimum": 0,
            "default": 0,
            "description": "How far off, in `unit`, is still right",
        },
        "unit": {"type": "string", "minLength": 1, "description": "The unit asked for"},
        "units": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
            "description": "Other units to answer in: how many `unit` one of them is",
        },
        "wrong": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "value": {**_VALUE, "description": "A number that a known mistake leads to"},
                    "feedback": {"type": "string", "minLength": 1, "description": "Markdown"},
                },
                "required": ["value", "feedback"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["prompt", "answer"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which cells hold no number, and which wrong numbers would be taken as right."""
    if "units" in question and "unit" not in question:
        yield console.gettext(
            "`units` convert to `unit`, and there is none; name the unit that the answer is in"
        )
    try:
        answer = _value(question["answer"])
        wrongs = [_value(one["value"]) for one in question.get("wrong", [])]
    except (UnknownNameError, ValueError) as error:
        yield str(error)
        return
    for wrong in wrongs:
        if _near(exact(wrong), answer, question.get("tolerance", 0)):
            yield console.filled(
                "the wrong number {0} would be accepted; lower `tolerance` or drop it", f"{wrong:g}"
            )


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the unit, and the units to choose from where there are several."""
    unit = question.get("unit", "")
    return {"unit": unit, "units": [unit, *question.get("units", {})]}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the number, its tolerance, the factors of the units and the feedback on wrong ones."""
    value, unit = _value(question["answer"]), question.get("unit", "")
    language = of_numbers(question)
    return {
        "answer": {"value": written(value, language.get("decimal", ".")), "unit": unit},
        "number": value,
        "tolerance": question.get("tolerance", 0),
        "units": {unit: 1, **question.get("units", {})},
        "wrong": [[_value(o["value"]), block(o["feedback"])] for o in question.get("wrong", [])],
        **language,
    }


def score(key: dict[str, Any], response: dict[str, Any]) -> Marks:
    """Give everything within the tolerance; what may mean the right number is asked back."""
    value, decimal = typed(response.get("value")), key.get("decimal", ".")
    read = number(value, decimal)
    if read is None:
        return unread(gettext(_NOT_READ))
    factor = _factor(key["units"], read[1] or typed(response.get("unit")))
    if factor is None:
        return unread(gettext(_NO_UNIT))
    given = read[0] * exact(factor)
    if _near(given, key["number"], key["tolerance"], factor):
        return marks(1)
    other = otherwise(value, decimal)
    if other is not None and _near(other * exact(factor), key["number"], key["tolerance"], factor):
        return unread(gettext(_TWO_WAYS))
    return marks(0, _advice(key, given, factor))


def amount(key: dict[str, Any], response: dict[str, Any]) -> Fraction | None:
    """Return a response in the unit of the question, or None where it is not read."""
    read = number(typed(response.get("value")), key.get("decimal", "."))
    factor = _factor(key["units"], read[1] or typed(response.get("unit"))) if read else None
    return None if read is None or factor is None else read[0] * exact(factor)


_NOT_READ = noted("This was not read as a number: write digits, such as 1997, 1,500 or 0.5.")
_TWO_WAYS = noted(
    "This can be read as two numbers: write it without a sign between thousands, and with no more"
    " decimals than it needs."
)
_NO_UNIT = noted("This unit is not known here: leave it out, or use the one beside the field.")


def _factor(units: dict[str, float], given: str) -> float | None:
    """Return what a unit is worth: as it is written, or else the one that is meant, if any."""
    wanted = spaced(given)
    if not wanted:
        return 1
    for form in (spaced, lambda unit: spaced(unit).lower(), unit_word):
        if found := [factor for unit, factor in units.items() if form(unit) == form(wanted)]:
            return found[0] if len(found) == 1 else None
    return None


def _advice(key: dict[str, Any], given: Fraction, factor: float) -> list[Part]:
    for value, html in key["wrong"]:
        if _near(given, value, key["tolerance"], factor):
            return [Part("", ok=False, html=html)]
    high = given > exact(key["number"])
    which = gettext("That is too high.") if high else gettext("That is too low.")
    return [Part("", ok=False, html=f"<p>{which}</p>")]


def _near(given: Fraction, wanted: float, tolerance: float, factor: float = 1) -> bool:
    return within(given, exact(wanted), exact(tolerance), exact(factor))


def _value(answer: float | str) -> float:
    with using(ENGLISH):
        text = citations.value_text(answer).replace(",", "") if isinstance(answer, str) else answer
    try:
        value = float(text)
    except ValueError:
        raise ValueError(
            console.filled("{0} holds {1}; a numeric question needs a number", answer, repr(text))
        ) from None
    if not isinstance(answer, float) and exact(value) != Fraction(text):
        raise ValueError(
            console.filled("{0} has more digits than a page can tell apart: give 15 or fewer", text)
        )
    return value


def said(shown: dict[str, Any], response: dict[str, Any]) -> list[str]:
    """Return the number with its unit."""
    unit = typed(response.get("unit")) or shown["unit"]
    return [f"{typed(response.get('value')).strip()} {unit}".strip()]


def printed(shown: dict[str, Any]) -> str:
    """Return a line to write on, with the unit."""
    return f'<p><span class="nq-gap"></span> {escape(shown["unit"])}</p>'


def answered(question: dict[str, Any]) -> str:
    """Return the number with its unit and tolerance, as HTML."""
    value, unit = key(question)["number"], escape(question.get("unit", ""), quote=False)
    tolerance = question.get("tolerance", 0)
    give = filled("give or take {0}", _grouped(tolerance))
    off = f" ({give})" if tolerance else ""
    return f"<p>{_grouped(value)} {unit}{off}</p>"


def _grouped(value: float) -> str:
    if is_english():
        return f"{Decimal(written(value)):,}"
    return spoken.grouped(value)


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:  # noqa: ARG001
    """Return the number, and the wrong ones that are known."""
    answers = key(question)
    right = Value(answers["number"], answers["tolerance"], 1)
    wrong = [
        Value(value, answers["tolerance"], 0, say(one["feedback"]))
        for (value, _), one in zip(answers["wrong"], question.get("wrong", []), strict=True)
    ]
    numbers = Numbers((right, *wrong), question.get("unit", ""), question.get("units", {}))
    return "", numbers, ()
