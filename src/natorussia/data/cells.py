"""Single cells against the field that ``datapackage.json`` describes: presence, type and range."""

import re
from collections.abc import Iterator
from typing import Any

from natorussia.data import split

_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?"),
    "year": re.compile(r"-?(\d{4}|[1-9]\d{4,})"),
    "boolean": re.compile(r"true|false"),
}


_YEAR = "a year of four digits or more, such as 0476 or -0043 (44 BCE)"


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
        yield f"{name}: it begins or ends with a space"
    if not text.strip():
        if rules.get("required"):
            yield f"{name}: it is empty, expected {field['description'].split(';')[0]}"
        return
    form = _FORMS.get(field["type"])
    if form and not form.fullmatch(text):
        yield f"{name}: got {text!r}, expected {_a(field['type'])}"
        return
    yield from _rule_faults(name, rules, text)
    if field["type"] == "list" and split(text) != text.split(field.get("delimiter", ";")):
        yield f"{name}: got {text!r}, expected ids with one semicolon between them and no space"


def _a(kind: str) -> str:
    return {
        "integer": "a whole number",
        "boolean": "true or false",
        "year": _YEAR,
    }.get(kind, "a number")


def _rule_faults(name: str, rules: dict[str, Any], text: str) -> Iterator[str]:
    if "enum" in rules and text not in rules["enum"]:
        yield f"{name}: got {text!r}, expected one of {', '.join(rules['enum'])}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        yield f"{name}: got {text!r}, expected the form {rules['pattern']}"
    if "minimum" in rules and float(text) < float(rules["minimum"]):
        yield f"{name}: got {text}, expected {rules['minimum']} or more"
    if "maximum" in rules and float(text) > float(rules["maximum"]):
        yield f"{name}: got {text}, expected {rules['maximum']} or less"
