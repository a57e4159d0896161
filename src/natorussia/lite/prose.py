"""Prose for a place without the book's extension: roles and directives as plain Markdown."""

import re
from collections.abc import Callable

from natorussia import citing

_WORDS = re.compile(r"(.*\S)\s*<([^<>]+)>", re.DOTALL)
_ROLE = re.compile(r"\{(event|when|value|source|para|claim|term|doc|ref|numref)\}`([^`]+)`")
_DIRECTIVE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\} ?(?P<about>.*)\n"
    r"(?P<body>(?s:.*?))(?:^(?P=fence)$|\Z)",
    re.MULTILINE,
)
_LABEL = re.compile(r"^\([a-z0-9-]+\)=\n", re.MULTILINE)
_OPTION = re.compile(r"^:[\w-]+:.*\n?", re.MULTILINE)
_SAYS: dict[str, Callable[[str], str]] = {
    "event": citing.event_text,
    "when": citing.when_text,
    "value": citing.value_text,
    "source": citing.source_text,
    "para": citing.para_text,
    "claim": citing.claim_text,
}
_IN_THE_BOOK = "*The book's page has the {name} here.*"
_KEPT = ("admonition", "note", "tip", "warning", "important", "dropdown", "margin", "seealso")


def plain(text: str) -> str:
    """Return MyST as Markdown that any notebook shows.

    Rows are cited in words; boxes become their text under a bold title; what the book makes from
    tables is named, and stands in the book; labels and notes for instructors are left out.
    """
    return _ROLE.sub(_say, _DIRECTIVE.sub(_unboxed, _LABEL.sub("", text)))


def _say(role: re.Match[str]) -> str:
    name, content = role[1], role[2].strip()
    if words := _WORDS.fullmatch(content):
        return words[1]
    before = role.string[: role.start()]
    if name == "source" and before.count("(") == before.count(")"):
        return f"({citing.source_text(content)})"
    return _SAYS[name](content) if name in _SAYS else content


def _unboxed(box: re.Match[str]) -> str:
    name, about = box["name"], box["about"].strip()
    body = _OPTION.sub("", box["body"]).strip()
    if name == "notes":
        return ""
    if name == "chapter":
        return f"**You will be able to**\n\n{body}"
    if name in _KEPT:
        return f"**{about or name.capitalize()}**\n\n{plain(body + chr(10))}".rstrip()
    return _IN_THE_BOOK.format(name=name)
