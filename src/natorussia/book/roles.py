"""Roles that cite rows: ``event``, ``when``, ``value``, ``source``, ``para`` and ``claim``.

First mentions are spelt out, and ``person`` roles replaced, as a page's source is read.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import ReferenceRole, SphinxRole
from sphinx.util.nodes import make_refnode

from natorussia import data
from natorussia.book.metadata import chapter_of, fault, record, records
from natorussia.data.languages.catalogues import gettext
from natorussia.markup import citations, mentions

FIRST_IN_READING_ORDER = 400


class Mention(nodes.Inline, nodes.TextElement):
    """A mention of an event, which becomes a link to a timeline once all pages are known."""


class Cite(nodes.Inline, nodes.TextElement):
    """A reference to a source, which becomes a numbered note of its page."""


class EventRole(ReferenceRole):
    """An event's title and date, or words of one's own, linked to the timeline."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Read one mention; the first of an event on a page carries the anchor."""
        try:
            sources = data.split(citations.row("events", self.target)["sources"])
            text = self.title if self.has_explicit_title else citations.event_text(self.target)
            when = citations.when_text(self.target)
        except (LookupError, ValueError) as error:
            fault(self.env, str(error), self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        mention = Mention(self.rawtext, text, event=self.target, when=when, classes=["nr-event"])
        anchors = record(self.env).mentions
        if self.target in anchors:
            return [mention], []
        anchors[self.target] = f"event-{self.target}"
        mention["ids"] = [anchors[self.target]]
        return [mention, *(Cite("", "", source=source) for source in sources)], []


class TextRole(SphinxRole):
    """A row in words, as ``say`` gives it."""

    def __init__(self, say: Callable[[str], str], kind: str) -> None:
        self.say, self.kind = say, kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Read one citation."""
        try:
            words = self.say(self.text)
        except (LookupError, ValueError) as error:
            fault(self.env, str(error), self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        return [nodes.inline(self.rawtext, words, classes=[f"nr-{self.kind}"])], []


class ParaRole(TextRole):
    """A place in the article; the first mention on a page is where questions send readers back."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Read one citation."""
        found, messages = super().run()
        anchors = record(self.env).paragraphs
        if isinstance(found[0], nodes.inline) and self.text not in anchors:
            anchors[self.text] = citations.para_anchor(self.text)
            found[0]["ids"] = [anchors[self.text]]
        return found, messages


class SourceRole(SphinxRole):
    """A numbered reference to a source; at the head of its paragraph, the source in full."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Read one reference."""
        try:
            citations.row("sources", self.text)
        except LookupError as error:
            fault(self.env, str(error), self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        return [Cite(self.rawtext, "", source=self.text)], []


def full_reference(source: str) -> list[nodes.Node]:
    """Return a source in full: title, publisher, date, number, and its address if it has one."""
    row = citations.row("sources", source)
    tag = citations.language_of(source)
    # Docutils writes such a class as the attribute `lang`.
    title = nodes.emphasis("", row["title"], classes=[f"language-{tag}"] if tag else [])
    linked = nodes.reference("", "", title, refuri=row["url"]) if row["url"] else title
    return [linked, nodes.Text(f". {citations.imprint(source).removesuffix('.')}.")]


def _number_cites(_app: Sphinx, doctree: nodes.document) -> None:
    numbers: dict[str, int] = {}
    for cite in list(doctree.findall(Cite)):
        if isinstance(cite.parent, nodes.paragraph) and cite.parent.index(cite) == 0:
            cite.replace_self(full_reference(cite["source"]))
            continue
        number = numbers.setdefault(cite["source"], len(numbers) + 1)
        _unwrap(cite)
        mark = _mark(cite["source"], number, in_words=_is_a_word(cite))
        if _follows_a_mark(cite):
            mark["classes"].append("nr-again")
        cite.replace_self(mark)
    if numbers:
        _last_section(doctree).append(_notes(numbers))


def _mark(source: str, number: int, *, in_words: bool) -> nodes.Element:
    text = citations.source_text(source) if in_words else str(number)
    link = nodes.reference("", text, refid=f"note-{number}", internal=True)
    link["reftitle"] = citations.row("sources", source)["title"]
    return link if in_words else nodes.superscript("", "", link, classes=["nr-cite"])


def _unwrap(cite: Cite) -> None:
    """Take away the brackets around references that stand alone in them: marks need none."""
    before, after = _neighbour(cite, -1), _neighbour(cite, 1)
    if before.endswith((" (", "(")) and re.match(r"\)|[,;] $", after):
        _replace(cite, -1, before.removesuffix("(").rstrip())
        _replace(cite, 1, after[1:] if after.startswith(")") else "(")


def _is_a_word(cite: Cite) -> bool:
    return bool(re.match(r"\s+\w", _neighbour(cite, 1))) and _neighbour(cite, -1).endswith(" ")


def _follows_a_mark(cite: Cite) -> bool:
    before = [node for node in cite.parent.children[: cite.parent.index(cite)] if node.astext()]
    return bool(before) and isinstance(before[-1], nodes.superscript)


def _neighbour(cite: Cite, step: int) -> str:
    place = cite.parent.index(cite) + step
    inside = 0 <= place < len(cite.parent.children)
    found = cite.parent.children[place] if inside else None
    return found.astext() if isinstance(found, nodes.Text) else ""


def _replace(cite: Cite, step: int, text: str) -> None:
    place = cite.parent.index(cite) + step
    if 0 <= place < len(cite.parent.children):
        cite.parent.replace(cite.parent.children[place], nodes.Text(text))


def _last_section(doctree: nodes.document) -> nodes.Element:
    return next(iter(doctree.findall(nodes.section)), doctree)


def _notes(numbers: dict[str, int]) -> nodes.container:
    items = [
        nodes.list_item("", nodes.paragraph("", "", *full_reference(source)), ids=[f"note-{n}"])
        for source, n in numbers.items()
    ]
    notes = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
    title = nodes.rubric("", gettext("Sources cited on this page"))
    return nodes.container("", title, notes, classes=["nr-notes"])


def event_address(env: BuildEnvironment, page: str, event: str) -> tuple[str, str]:
    """Return the page and anchor where an event stands on a timeline, seen from a page."""
    section = citations.row("events", event)["section"]
    shown = event in records(env)[page].page.get("events", []) if page in records(env) else False
    home = page if shown else chapter_of(env, section)
    return (home, f"event={event}") if home else ("", "")


class LinkMentions(SphinxPostTransform):
    """Turn mentions into links, now that the page of each section is known."""

    default_priority = FIRST_IN_READING_ORDER

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401
        """Link every mention of the page that is being written."""
        for mention in list(self.document.findall(Mention)):
            page, anchor = event_address(self.env, self.env.docname, mention["event"])
            text = nodes.inline("", mention.astext(), ids=mention["ids"], classes=["nr-event"])
            text = self._linked(page, anchor, text, mention["when"]) if page else text
            mention.replace_self(text)

    def _linked(self, page: str, anchor: str, text: nodes.Node, when: str) -> nodes.reference:
        builder = self.app.builder
        return make_refnode(builder, self.env.docname, page, anchor, text, title=when)


def _spell_out(app: Sphinx, page: str, source: list[str]) -> None:
    """Date events and name people at their first mention on a page."""
    try:
        if not str(app.env.doc2path(page)).endswith(".ipynb"):
            source[0] = mentions.spelt_out([source[0]])[0]
            return
        notebook = json.loads(source[0])
        mentions.of_notebook(notebook)
    except (LookupError, ValueError) as error:
        raise ExtensionError(f"{page}: {error}") from error
    source[0] = json.dumps(notebook)


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for node in (Mention, Cite):
        app.add_node(node)
    app.add_role("event", EventRole())
    app.add_role("source", SourceRole())
    app.add_role("when", TextRole(citations.when_text, "when"))
    app.add_role("value", TextRole(citations.value_text, "value"))
    app.add_role("para", ParaRole(citations.para_text, "para"))
    app.add_role("claim", TextRole(citations.claim_text, "claim"))
    app.add_post_transform(LinkMentions)
    app.connect("source-read", _spell_out)
    app.connect("doctree-read", _number_cites)
