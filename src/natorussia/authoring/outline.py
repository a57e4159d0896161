"""The outline of a page: a title at its head, headings level by level, and labels that differ."""

import re
from collections.abc import Iterable, Iterator

from natorussia.markup.dialect import Code, Directive, blocks

_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$", re.MULTILINE)
_LABEL = re.compile(r"^\(([^()\s][^()]*)\)=[ \t]*$", re.MULTILINE)
Part = tuple[str, str]
"""Where a part of a page stands, such as ``cell 3``, and its text."""


def faults(parts: Iterable[Part]) -> Iterator[str]:
    """Yield what is wrong with the outline of a page, with the place of it.

    Parameters
    ----------
    parts
        The prose of the page, in its order.
    """
    level, labels = 0, set[str]()
    for place, text in parts:
        for marks, words in _headings(text):
            now = len(marks)
            if now > level + 1:
                wanted = "#" * (level + 1)
                above = "begins its page" if not level else f"stands below {'#' * level}"
                yield f", {place}: the heading {words!r:.60} {above}; write it with {wanted}"
            level = now
        for label in _LABEL.findall(text):
            if label.lower() in labels:
                yield f", {place}: the label ({label})= stands twice; give each a name of its own"
            labels.add(label.lower())
    if not level:
        yield ": it has no title; begin it with a heading, `# Title`"


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """Yield the marks and the words of the headings of a text that stand in no fence."""
    for block in blocks(text):
        if not isinstance(block, Code | Directive):
            yield from _HEADING.findall(block)
