"""Single cells against the field that ``datapackage.json`` describes: presence, type and range."""

import re
from collections.abc import Iterator
from typing import Any

from natorussia.data import split
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?"),
    "year": re.compile(r"-?(\d{4}|[1-9]\d{4,})"),
    "boolean": re.compile(r"true|false"),
}


_YEAR = noted("a year of four digits or more, such as 0476 or -0043 (44 BCE)")


def cell_faults(name: str, field: dict[str, Any], text: str) -> Iterator[str]:
    """Yield what is wrong with one cell.

    Parameters
    ----------
    name
        The column.
    field
        Its description: a field of a Frictionless table schema.
    text
        What stands in the cell.
    """
    rules = field.get("constraints", {})
    if text != text.strip():
        yield console.filled("{0}: it begins or ends with a space", name)
    if not text.strip():
        if rules.get("required"):
            yield console.filled(
                "{0}: it is empty, expected {1}", name, field["description"].split(";")[0]
            )
        return
    form = _FORMS.get(field["type"])
    if form and not form.fullmatch(text):
        yield console.filled("{0}: got {1}, expected {2}", name, repr(text), _a(field["type"]))
        return
    yield from _rule_faults(name, rules, text)
    if field["type"] == "list" and split(text) != text.split(field.get("delimiter", ";")):
        yield console.filled(
            "{0}: got {1}, expected ids with one semicolon between them and no space",
            name,
            repr(text),
        )


def _a(kind: str) -> str:
    return {
        "integer": console.gettext("a whole number"),
        "boolean": console.gettext("true or false"),
        "year": console.gettext(_YEAR),
    }.get(kind, console.gettext("a number"))


def _rule_faults(name: str, rules: dict[str, Any], text: str) -> Iterator[str]:
    if "enum" in rules and text not in rules["enum"]:
        yield console.filled(
            "{0}: got {1}, expected one of {2}", name, repr(text), ", ".join(rules["enum"])
        )
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        yield console.filled(
            "{0}: got {1}, expected the form {2}", name, repr(text), rules["pattern"]
        )
    if "minimum" in rules and float(text) < float(rules["minimum"]):
        yield console.filled("{0}: got {1}, expected {2} or more", name, text, rules["minimum"])
    if "maximum" in rules and float(text) > float(rules["maximum"]):
        yield console.filled("{0}: got {1}, expected {2} or less", name, text, rules["maximum"])
