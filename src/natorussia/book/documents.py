"""Cards of documents: who wrote what to whom, with what force, and what it leaves out."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from natorussia import data
from natorussia.book.metadata import fault
from natorussia.book.roles import full_reference
from natorussia.data.languages.catalogues import gettext, ngettext
from natorussia.markup import citations

Row = dict[str, str]


class DocumentsDirective(SphinxDirective):
    """The cards of a section's documents, or of all of them under a heading for each section."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """List cards by date; those of the whole course carry the labels that questions link."""
        wanted = self.arguments[0] if self.arguments else ""
        if wanted:
            return [_card(row) for row in self._rows(wanted)]
        known = {row["section"] for row in data.translated("documents")}
        sections = [row for row in data.rows("sections") if row["id"] in known]
        return [*map(self._section, sections), *untranslated("documents")]

    def _rows(self, section: str) -> list[Row]:
        found = [row for row in data.translated("documents") if row["section"] == section]
        if not found:
            fault(self.env, f"the documents table has no row for section {section!r}", self.lineno)
        return sorted(found, key=lambda row: row["date"])

    def _section(self, section: Row) -> nodes.section:
        title = nodes.title("", section["title"])
        return nodes.section(
            "", title, *map(self._labelled, self._rows(section["id"])), ids=[f"of-{section['id']}"]
        )

    def _labelled(self, row: Row) -> nodes.container:
        card = _card(row)
        card["names"] = [citations.document_anchor(row["id"])]
        self.state.document.note_explicit_target(card, card)
        return card


def untranslated(*tables: str) -> list[nodes.Node]:
    """Return a sentence on how many rows an edition has not translated; nothing where it has."""
    count = sum(_listed(data.rows(one)) - _listed(data.translated(one)) for one in tables)
    message = ngettext(
        "{0} more has not been translated yet.", "{0} more have not been translated yet.", count
    )
    told = nodes.paragraph("", message.format(count), classes=["nr-untranslated"])
    return [told] if count else []


def _listed(rows: list[Row]) -> int:
    """Return how many rows a list has: states are not explained."""
    return sum(row.get("kind") != "state" for row in rows)


def _card(row: Row) -> nodes.container:
    """Return the card of a document: a title, then a list of what is to be known of it."""
    when = nodes.Text(f", {citations.date_words(row['date'])}")
    title = nodes.paragraph("", "", nodes.strong("", row["title"]), when)
    read = [nodes.paragraph("", "", *full_reference(one)) for one in data.split(row["sources"])]
    facts = [
        _fact(label, *(nodes.paragraph("", part) for part in told)) for label, told in _facts(row)
    ]
    listed = nodes.definition_list("", *facts, _fact(gettext("Where to read it"), *read))
    return nodes.container("", title, listed, classes=["nr-document"])


def _facts(row: Row) -> list[tuple[str, list[str]]]:
    """Return what a card says, by label; what is empty is left out."""
    told: list[tuple[str, Any]] = [
        (gettext("Written by"), [row["author"]]),
        (gettext("To"), [row["addressee"]]),
        (gettext("Form"), [row["form"]]),
        (gettext("Force in law"), [row["force"]]),
        (gettext("What it says"), data.split(row["says"])),
        (gettext("What it leaves out"), [row["omits"]]),
        (gettext("How far from the event"), [row["distance"]]),
        (gettext("To mind"), [row["note"]]),
    ]
    return [(label, parts) for label, parts in told if all(parts)]


def _fact(label: str, *told: nodes.paragraph) -> nodes.definition_list_item:
    items = [nodes.list_item("", one) for one in told]
    said = nodes.bullet_list("", *items) if len(items) > 1 else told[0]
    return nodes.definition_list_item("", nodes.term("", label), nodes.definition("", said))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("documents", DocumentsDirective)
