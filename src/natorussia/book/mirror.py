"""The theme's styles turned round for a language from the right.

Sphinx themes name sides where they mean start and end, so that a Hebrew page has its sidebar
where an English one has it and its arrows point the wrong way.  Sides change places as in CSSJanus
(Moon and Kattouw, Wikimedia): in names, in values that are sides, in the four values of a box, and
in distances to a side.  The course's own styles name the start and the end, and need none of it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import tinycss2

_SIDES = {"left": "right", "right": "left"}
_SIDE = re.compile(r"\b(?:left|right)\b")
_VALUED = re.compile(r"float|clear|text-align|transform-origin|transition|background-position")
_BOX = re.compile(r"margin|padding|inset|border-(?:width|style|color)")
_NESTED = ("media", "supports", "layer", "container")
_FOUR = 4
_LENGTHS = {"dimension", "percentage", "number"}
_MATHS = {"calc", "clamp", "max", "min"}


def mirrored(style: str) -> str:
    """Return a style sheet with left and right in each other's place."""
    parsed = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    return "".join(map(_rule, parsed))


def _rule(rule: Any) -> str:  # noqa: ANN401
    if rule.type == "at-rule" and rule.lower_at_keyword in _NESTED and rule.content is not None:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        return f"{head}{{{''.join(map(_rule, inner))}}}"
    if rule.type != "qualified-rule":
        return str(rule.serialize())
    found = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
    return f"{tinycss2.serialize(rule.prelude)}{{{';'.join(map(_declaration, found))}}}"


def _declaration(found: Any) -> str:  # noqa: ANN401
    if found.type != "declaration" or found.name.startswith("--"):
        return str(found.serialize())
    name = _swapped(found.lower_name)
    important = "!important" if found.important else ""
    return f"{name}:{_value(found.lower_name, found.value)}{important}"


def _value(name: str, tokens: list[Any]) -> str:
    if _VALUED.match(name):
        return _swapped(tinycss2.serialize(tokens).strip())
    if _BOX.fullmatch(name):
        return _reordered(tokens, lambda top, right, bottom, left: (top, left, bottom, right))
    if name == "border-radius":
        return _reordered(tokens, lambda a, b, c, d: (b, a, d, c))
    if name == "box-shadow":
        return ",".join(_shadow(one) for one in _between_commas(tokens))
    if name == "transform":
        return "".join(map(_moved, tokens)).strip()
    return str(tinycss2.serialize(tokens)).strip()


def _swapped(text: str) -> str:
    return _SIDE.sub(lambda side: _SIDES[side[0]], text)


def _reordered(tokens: list[Any], order: Callable[..., tuple[str, ...]]) -> str:
    """Return the values of a box in another order, where it has four."""
    parts = [tinycss2.serialize([one]) for one in tokens if one.type != "whitespace"]
    return " ".join(order(*parts) if len(parts) == _FOUR else parts)


def _between_commas(tokens: list[Any]) -> Iterable[list[Any]]:
    found: list[list[Any]] = [[]]
    for one in tokens:
        if one == ",":
            found.append([])
        else:
            found[-1].append(one)
    return found


def _shadow(tokens: list[Any]) -> str:
    """Return a shadow that falls to the other side: its first length is how far."""
    place = next((n for n, one in enumerate(tokens) if _is_length(one)), None)
    said = [tinycss2.serialize([one]) for one in tokens]
    if place is not None:
        said[place] = _negative(tokens[place : place + 1])
    return "".join(said).strip()


def _is_length(token: Any) -> bool:  # noqa: ANN401
    return token.type in _LENGTHS or (token.type == "function" and token.lower_name in _MATHS)


def _moved(token: Any) -> str:  # noqa: ANN401
    """Return a part of a transform; what moves sideways moves the other way."""
    if token.type != "function" or token.lower_name not in ("translatex", "translate"):
        return str(tinycss2.serialize([token]))
    first, *rest = _between_commas(token.arguments)
    values = [_negative(first), *(tinycss2.serialize(one).strip() for one in rest)]
    return f"{token.name}({','.join(values)})"


def _negative(tokens: list[Any]) -> str:
    text = tinycss2.serialize(tokens).strip()
    return text if float(getattr(tokens[0], "value", 1) or 0) == 0 else f"calc(-1 * {text})"
