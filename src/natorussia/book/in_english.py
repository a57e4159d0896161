"""The sample's prose that is still in English, where the package has no words in a language.

A new course begins with the sample's texts.  Those that no catalogue says are in English until
their author replaces them; so long a page tells that to whoever reads it aloud.
"""

import re
from collections.abc import Iterator
from functools import cache

from docutils import nodes
from sphinx.application import Sphinx

from natorussia.data.languages import current, is_english
from natorussia.data.languages.catalogues import catalogue, shipped, source

_TEMPLATE = "src/natorussia/authoring/template/"
_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\{\w+\}`[^`]*`|\$\{\w+\}|^:\w+:.*$|```\{\w+\}", re.MULTILINE)
_LONG = 4
"""Words of which a text has as many at least, to be found within a longer one."""
_WITHIN = nodes.emphasis, nodes.strong


def _letters(text: str) -> str:
    """Return the words of a text alone, as Markdown and smart quotes leave them."""
    return " ".join(_LETTERS.findall(text)).lower()


@cache
def _template(tag: str) -> tuple[str, frozenset[str]]:
    """Return what of the template a language does not say: as one text, and line by line."""
    said = catalogue(tag).messages
    wanting = [
        str(name)
        for name, message in source().items()
        if name not in said and any(where.startswith(_TEMPLATE) for where, _ in message.locations)
    ]
    lines = [line for text in wanting for line in _CODE.sub("\n", text).splitlines()]
    whole = " | ".join(_letters(_CODE.sub(" | ", text)) for text in wanting)
    return f" {whole} ", frozenset(filter(None, map(_letters, lines)))


def _pieces(node: nodes.TextElement) -> Iterator[str]:
    """Yield the words of a paragraph that are written there: not those that a role put in."""
    for text in node.findall(nodes.Text):
        if text.parent is node or isinstance(text.parent, _WITHIN):
            yield _letters(text.astext())


def is_of_template(node: nodes.TextElement, tag: str) -> bool:
    """Tell whether a paragraph or a heading has the template's English words, and no others."""
    whole, lines = _template(tag)
    pieces = [piece for piece in _pieces(node) if piece]
    long = [piece for piece in pieces if len(piece.split()) >= _LONG]
    if long:
        return all(f" {piece} " in whole for piece in long)
    return bool(pieces) and " ".join(pieces) in lines


def _mark(_app: Sphinx, doctree: nodes.document) -> None:
    """Give the language to what is in English, unless the course's language has words for all."""
    tag = current()
    if is_english(tag) or tag in shipped():
        return
    for node in doctree.findall(nodes.TextElement):
        if isinstance(node, nodes.paragraph | nodes.title | nodes.term | nodes.rubric) and (
            is_of_template(node, tag)
        ):
            node["classes"].append("language-en")


def setup(app: Sphinx) -> None:
    """Look through each page once it is read."""
    app.connect("doctree-read", _mark)
