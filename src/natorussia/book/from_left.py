"""Sentences from the left on a page from the right: their full stops stay at their end.

A paragraph in English takes the direction of the page that it stands on, which puts its last sign
before its first word, and its sentences out of order.
"""

import re

from natorussia.data.languages.sides import is_from_left

_BLOCKS = "p|h[1-6]|dt|dd|li|td|th|figcaption|legend|summary"
_INSIDE = rf"(?:(?!</?(?:{_BLOCKS}|div|section|ul|ol|dl|table)\b).)*?"
_BLOCK = re.compile(rf"<({_BLOCKS})\b((?:[^>\"]|\"[^\"]*\")*)>({_INSIDE})</\1>", re.DOTALL)
_NO_TEXT = re.compile(r"(<(script|style|textarea|template|svg)\b.*?</\2\s*>)", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|&\w+;")
_ENGLISH = ' lang="en"'


def from_left(page: str) -> str:
    """Return a page in which each block of sentences from the left alone says so."""
    parts = _NO_TEXT.split(page)
    return "".join(
        _BLOCK.sub(_directed, text) + (parts[place + 1] if place + 1 < len(parts) else "")
        for place, text in enumerate(parts)
        if place % 3 == 0
    )


def _directed(block: re.Match[str]) -> str:
    name, attributes, inside = block.groups()
    told = _ENGLISH in attributes or is_from_left(_MARKUP.sub(" ", inside))
    if " dir=" in attributes or not told:
        return block[0]
    return f'<{name}{attributes} dir="ltr">{inside}</{name}>'
