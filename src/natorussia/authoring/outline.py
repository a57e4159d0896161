"""The outline of a page: a title at its head, headings level by level, and labels that differ."""

import re
from collections.abc import Iterable, Iterator

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.markup.dialect import Code, Directive, blocks

_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$", re.MULTILINE)
_LABEL = re.compile(r"^\(([^()\s][^()]*)\)=[ \t]*$", re.MULTILINE)
_FIRST = noted("the heading {0} begins its page; write it with {1}")
_BELOW = noted("the heading {0} leaves a level out; write it with {1}")
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
                told = console.filled(_BELOW if level else _FIRST, f"{words!r:.60}", wanted)
                yield f", {place}: {told}"
            level = now
        for label in _LABEL.findall(text):
            if label.lower() in labels:
                told = console.filled(
                    "the label {0} stands twice; give each its own", f"({label})="
                )
                yield f", {place}: {told}"
            labels.add(label.lower())
    if not level:
        told = console.gettext("it has no title; begin it with a heading, `# Title`")
        yield f": {told}"


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """Yield the marks and the words of the headings of a text that stand in no fence."""
    for block in blocks(text):
        if not isinstance(block, Code | Directive):
            yield from _HEADING.findall(block)
