"""Sentences from the left on a page from the right: their full stops stay at their end.

A paragraph in English takes the direction of the page that it stands on, which puts its last sign
before its first word, and its sentences out of order.
"""

import re

from natorussia.data.languages import current, direction
from natorussia.data.languages.in_sample import CODE, is_of_sample, is_wanting
from natorussia.data.languages.marking import is_asked, is_marked
from natorussia.data.languages.sides import is_from_left, isolated_right

_BLOCKS = "p|h[1-6]|dt|dd|li|td|th|figcaption|legend|summary"
_INSIDE = rf"(?:(?!</?(?:{_BLOCKS}|div|section|ul|ol|dl|table)\b).)*?"
_BLOCK = re.compile(rf"<({_BLOCKS})\b((?:[^>\"]|\"[^\"]*\")*)>({_INSIDE})</\1>", re.DOTALL)
_NO_TEXT = re.compile(r"(<(script|style|textarea|template|svg)\b.*?</\2\s*>)", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|&\w+;")
_ENGLISH = ' lang="en"'
_FROM_LEFT = ' dir="ltr"'


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
    return f"<{name}{attributes}{_FROM_LEFT}>{isolated_right(inside)}</{name}>"


def in_line(html: str, text: str) -> str:
    """Return HTML of a label, on a page in an element with its language and side if need be.

    Parameters
    ----------
    html
        What is shown.
    text
        The Markdown that it was made of.
    """
    if not is_asked() or is_marked(text):
        return html
    english, is_turned = _english(text), direction() == "rtl"
    side = _FROM_LEFT if is_turned and (english or is_from_left(CODE.sub(" ", text))) else ""
    return f"<span{english}{side}>{isolated_right(html)}</span>" if english or side else html


def in_blocks(html: str, text: str) -> str:
    """Return HTML of paragraphs and lists, on a page each with its language and side if need be."""
    if not is_asked():
        return html
    if english := _english(text):
        html = _BLOCK.sub(rf"<\1\2{english}>\3</\1>", html)
    return from_left(html) if direction() == "rtl" else html


def _english(text: str) -> str:
    """Return what an element says of a text of the sample that is still in English."""
    tag = current()
    return _ENGLISH if is_wanting(tag) and is_of_sample(CODE.split(text), tag) else ""
