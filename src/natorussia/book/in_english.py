"""The sample's prose that is still in English is told to be so, whatever the course's language."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from natorussia.data.languages import current
from natorussia.data.languages.in_sample import is_of_sample, is_wanting

_WITHIN = nodes.emphasis, nodes.strong


def is_of_template(node: nodes.TextElement, tag: str) -> bool:
    """Tell whether a paragraph or a heading has the template's English words, and no others."""
    return is_of_sample(_pieces(node), tag)


def _pieces(node: nodes.TextElement) -> Iterator[str]:
    """Yield the words of a paragraph that are written there: not those that a role put in."""
    for text in node.findall(nodes.Text):
        if text.parent is node or isinstance(text.parent, _WITHIN):
            yield text.astext()


def _mark(_app: Sphinx, doctree: nodes.document) -> None:
    """Give the language to what is in English, unless the course's language has words for all."""
    tag = current()
    if not is_wanting(tag):
        return
    for node in doctree.findall(nodes.TextElement):
        if isinstance(node, nodes.paragraph | nodes.title | nodes.term | nodes.rubric) and (
            is_of_template(node, tag)
        ):
            node["classes"].append("language-en")


def setup(app: Sphinx) -> None:
    """Look through each page once it is read."""
    app.connect("doctree-read", _mark)
