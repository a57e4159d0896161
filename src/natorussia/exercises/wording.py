"""Values in a few words: what an answer is, and what a question asks for."""

from natorussia.exercises.model import Question
from natorussia.exercises.values import Value, number

_ARTICLES = {
    "int": "a number",
    "float": "a number",
    "days": "a span of time",
    "str": "text",
    "bool": "a truth value",
    "date": "a date",
    "list": "a list",
    "set": "a set",
    "dict": "a dictionary",
    "series": "a Series",
    "frame": "a table",
    "function": "a function",
    "none": "None",
}
WANTED = {
    "number": "a number",
    "text": "text",
    "date": "a date",
    "list": "a list",
    "mapping": "a Series or a dictionary",
}
_SHOWN, _ENTRIES = 60, 6


def kind_of(value: Value) -> str:
    """Return what a value is, with its article."""
    if value[0] in {"unsupported", "large"}:
        return f"a {value[1]}"
    if value[0] == "float" and number(value) is None:
        return "NaN, which is no number" if value[1] == "nan" else f"{value[1]}, without an end"
    return _ARTICLES.get(value[0], "something else")


def describe(value: Value) -> str:
    """Return a value in a few words, cut to what a line holds."""
    if value[0] in {"int", "float", "bool"}:
        return str(value[1])[:_SHOWN]
    if value[0] == "days":
        return f"{number(value):g} days" if number(value) is not None else "a span of time"
    if value[0] in {"str", "date"}:
        return repr(str(value[1])[:_SHOWN])
    if value[0] in {"list", "set", "dict", "series"}:
        return f"{kind_of(value)} of {len(value[1])}"
    return kind_of(value)


def shown(value: Value) -> str:
    """Return a value with its first entries, for a person who compares two of them."""
    kind = value[0]
    if kind == "failed":
        return " ".join(map(str, value[2:])) or "it failed"
    if kind in {"list", "set"}:
        return f"[{_first([shown(item) for item in value[1][:_ENTRIES]], len(value[1]))}]"
    if kind in {"dict", "series"}:
        pairs = [f"{shown(key)}: {shown(item)}" for key, item in value[1][:_ENTRIES]]
        return f"{{{_first(pairs, len(value[1]))}}}"
    if kind == "frame":
        rows = [shown(row) for row in value[2][:_ENTRIES]]
        return f"table of {', '.join(value[1])}: {_first(rows, len(value[2]))}"
    if kind == "float" and (found := number(value)) is not None:
        return f"{found:.6g}"
    return describe(value)


def _first(parts: list[str], of: int) -> str:
    return ", ".join(parts) + (f", and {of - len(parts)} more" if of > len(parts) else "")


def wanted(question: Question) -> str:
    """Return what a question asks for, in one sentence for its prompt."""
    found = {
        "number": "a number",
        "text": "a text",
        "date": "a date",
        "list": "a list or a set of them"
        + (", in this order" if question.ordered else ", in any order"),
        "mapping": "a Series, a dictionary or a table of two columns",
    }[question.kind]
    if question.kind in {"number", "mapping"} and question.tolerance > 1e-5:  # noqa: PLR2004
        found += f", right to within {question.tolerance:g}"
    if question.kind == "mapping":
        left_out = "may be left out or kept" if question.zeros_optional else "belong to it"
        found += f"; entries of zero {left_out}"
    return f"Wanted: {found}."
