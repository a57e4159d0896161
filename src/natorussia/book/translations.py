"""The pages of editions: what stands in for a page that is not translated, and how far each is."""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from natorussia import data
from natorussia.book.metadata import record
from natorussia.data import languages
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.markup.plain import UNTRANSLATED
from natorussia.translations import catalogues
from natorussia.translations.edition import READY
from natorussia.translations.sources import SHARED, stand_in


class UntranslatedDirective(SphinxDirective):
    """Says that a page is not translated, and leads to it in the course's own language."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "language": directives.unchanged_required,
        "section": directives.unchanged_required,
        "minutes": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """Say it; the page stands in for the chapter of its section."""
        record(self.env).head = dict(self.options)
        tag = self.options.get("language", languages.ENGLISH)
        name = languages.own_name(tag)
        link = nodes.reference("", name, refuri=self.arguments[0], internal=True)
        link["classes"] = [f"language-{tag}"]
        told = gettext(UNTRANSLATED)
        return [nodes.paragraph("", "", nodes.Text(f"{told} "), link, classes=["nr-untranslated"])]


class TranslationsDirective(SphinxDirective):
    """How far the translation of each page is, language by language."""

    def run(self) -> list[nodes.Node]:
        """List the begun pages of each language."""
        root = data.root()
        found = [self._language(tag) for tag in catalogues.languages(root)]
        for path in (root / catalogues.FOLDER).rglob("*.po"):
            self.env.note_dependency(str(path))
        none = nodes.paragraph("", gettext("Nothing of this course has been translated yet."))
        return [*(node for nodes_of in found for node in nodes_of)] or [none]

    def _language(self, tag: str) -> list[nodes.Node]:
        root = data.root()
        states = catalogues.states(root, tag)
        begun = [state for state in states if state.said]
        items = [nodes.list_item("", nodes.paragraph("", _line(state))) for state in begun]
        rest = filled("Pages begun: {0} of {1}.", _pages(begun), _pages(states))
        return [
            nodes.rubric("", languages.own_name(tag), classes=[f"language-{tag}"]),
            nodes.paragraph("", rest),
            nodes.bullet_list("", *items, classes=["nr-translations"]),
        ]


def _pages(states: list[catalogues.State]) -> int:
    return sum(state.page != SHARED for state in states)


def _line(state: catalogues.State) -> str:
    title = gettext("What many pages share")
    if state.page != SHARED:
        title = stand_in(data.root(), state.page, lambda message: message.text)[0]
    counts = (state.percent, state.said, state.of)
    part = filled("{0}: {1} per cent, texts: {2} of {3}", title, *counts)
    waits = state.page != SHARED and state.percent < READY
    return f"{part} ({gettext('not in the edition yet')})" if waits else part


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("untranslated", UntranslatedDirective)
    app.add_directive("translations", TranslationsDirective)
