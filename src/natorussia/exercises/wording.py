"""Values in a few words: what an answer is, and what a question asks for."""

import re

from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.numerals import short
from natorussia.exercises.model import Question
from natorussia.exercises.values import Value, number

_ARTICLES = {
    "int": noted("a number"),
    "float": noted("a number"),
    "days": noted("a span of time"),
    "str": noted("text"),
    "bool": noted("a truth value"),
    "date": noted("a date"),
    "list": noted("a list"),
    "set": noted("a set"),
    "dict": noted("a dictionary"),
    "series": noted("a Series"),
    "frame": noted("a table"),
    "function": noted("a function"),
    "none": noted("None"),
}
WANTED = {
    "number": noted("a number"),
    "text": noted("text"),
    "date": noted("a date"),
    "list": noted("a list"),
    "mapping": noted("a Series or a dictionary"),
}
_ASKED = {
    "number": noted("a number"),
    "text": noted("a text"),
    "date": noted("a date"),
    "list": noted("a list or a set of them, in any order"),
    "mapping": noted("a Series, a dictionary or a table of two columns"),
}
_IN_ORDER = noted("a list or a set of them, in this order")
_OTHER = noted("something else")
_SHOWN, _ENTRIES = 60, 6


def kind_of(value: Value) -> str:
    """Return what a value is, with its article."""
    if value[0] in {"unsupported", "large"}:
        return filled("a {0}", value[1])
    if value[0] == "float" and number(value) is None:
        if value[1] == "nan":
            return gettext("NaN, which is no number")
        return filled("{0}, without an end", value[1])
    return gettext(_ARTICLES.get(value[0], _OTHER))


def describe(value: Value) -> str:
    """Return a value in a few words, cut to what a line holds."""
    if value[0] in {"int", "float", "bool"}:
        return str(value[1])[:_SHOWN]
    if value[0] == "days":
        days = number(value)
        return gettext(_ARTICLES["days"]) if days is None else _days(days)
    if value[0] in {"str", "date"}:
        return repr(str(value[1])[:_SHOWN])
    if value[0] in {"list", "set", "dict", "series"}:
        size = len(value[1])
        return ngettext("{1} of {0} entry", "{1} of {0} entries", size).format(size, kind_of(value))
    return kind_of(value)


def shown(value: Value) -> str:
    """Return a value with its first entries, for a person who compares two of them."""
    kind = value[0]
    if kind == "failed":
        return told_failure(value) or gettext("it failed")
    if kind in {"list", "set"}:
        return f"[{_first([shown(item) for item in value[1][:_ENTRIES]], len(value[1]))}]"
    if kind in {"dict", "series"}:
        pairs = [f"{shown(key)}: {shown(item)}" for key, item in value[1][:_ENTRIES]]
        return f"{{{_first(pairs, len(value[1]))}}}"
    if kind == "frame":
        rows = [shown(row) for row in value[2][:_ENTRIES]]
        entries = _first(rows, len(value[2]))
        return filled("table of {0}: {1}", ", ".join(value[1]), entries)
    if kind == "float" and (found := number(value)) is not None:
        return f"{found:.6g}"
    return describe(value)


def _days(number: float) -> str:
    whole = 1 if number == 1 else int(number) if number == int(number) else 2
    return ngettext("{0} day", "{0} days", whole).format(short(number))


_TOO_LONG = re.compile(r"the cell ran longer than ([\d.e+-]+) s")
_TOO_LARGE = noted("the cell needed more memory than a notebook may use")


def told_failure(value: Value) -> str:
    """Return how a cell or a call failed, in the words of its process or in those spoken now.

    The process that runs a reader's code has no catalogues: what it says itself is said here.
    """
    words = " ".join(map(str, value[2:]))
    if found := _TOO_LONG.fullmatch(words):
        return filled("the cell ran longer than {0} s", found[1])
    return gettext(words) if words == _TOO_LARGE else words


def _first(parts: list[str], of: int) -> str:
    told = ", ".join(parts)
    return filled("{0}, and {1} more", told, of - len(parts)) if of > len(parts) else told


def wanted(question: Question) -> str:
    """Return what a question asks for, in one sentence for its prompt."""
    kind = _IN_ORDER if question.kind == "list" and question.ordered else _ASKED[question.kind]
    found = gettext(kind)
    if question.kind in {"number", "mapping"} and question.tolerance > 1e-5:  # noqa: PLR2004
        found = filled("{0}, right to within {1}", found, short(question.tolerance))
    if question.kind == "mapping" and question.zeros_optional:
        found = filled("{0}; entries of zero may be left out or kept", found)
    elif question.kind == "mapping":
        found = filled("{0}; entries of zero belong to it", found)
    return filled("Wanted: {0}.", found)
