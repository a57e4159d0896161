"""Directives that make parts of a page: a chapter's head, and lists made from tables."""

import posixpath
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import make_glossary_term
from sphinx.util.docutils import SphinxDirective

from natorussia import data
from natorussia.book.documents import untranslated
from natorussia.book.metadata import fault, record
from natorussia.book.roles import full_reference
from natorussia.data.languages.catalogues import filled, gettext, ngettext
from natorussia.markup import citations
from natorussia.markup.escaping import escaped
from natorussia.markup.glossary import Entry, entries
from natorussia.questions import kinds

_ARCHIVES = "_static/natorussia"


class ChapterDirective(SphinxDirective):
    """What a reader is told before a chapter: how long, how hard, what first, what for."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "minutes": directives.positive_int,
        "level": directives.unchanged_required,
        "prerequisites": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Read the head; the page becomes the home of its section."""
        missing = [name for name in self.option_spec if name not in self.options]
        try:
            citations.row("sections", self.arguments[0])
        except LookupError as error:
            fault(self.env, str(error), self.lineno)
        if missing or not self.content:
            lacking = ", ".join([*missing, *([] if self.content else ["a list of objectives"])])
            fault(self.env, f"the chapter's head lacks {lacking}", self.lineno)
            return []
        record(self.env).section = self.arguments[0]
        record(self.env).head = dict(self.options)
        return [nodes.container("", self._facts(), *self._objectives(), classes=["nr-chapter"])]

    def _facts(self) -> nodes.paragraph:
        minutes = str(self.options["minutes"])
        facts = [
            ngettext(
                "{0} minute", "{0} minutes", int(minutes) if minutes.isdecimal() else 2
            ).format(minutes),
            filled("Level: {0}", self.options["level"]),
            filled("Before it: {0}", self.options["prerequisites"]),
        ]
        spans = [nodes.inline("", fact, classes=["nr-fact"]) for fact in facts]
        return nodes.paragraph("", "", *spans, classes=["nr-facts"])

    def _objectives(self) -> list[nodes.Node]:
        lead = nodes.paragraph(
            "", gettext("After this chapter you can:"), classes=["nr-objectives"]
        )
        parsed = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, parsed)
        return [lead, *parsed.children]


class SourcesDirective(SphinxDirective):
    """The bibliography: every source in full, or those of some kinds, and what it was used for."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """List the sources by publisher and title."""
        uses, wanted = _uses(), self.arguments[0].split() if self.arguments else []
        try:
            items = [_source_item(source, uses) for source in sources_of(wanted)]
        except data.UnknownNameError as error:
            fault(self.env, str(error), self.lineno)
            return []
        return [nodes.bullet_list("", *items, classes=["nr-sources"])]


def sources_of(wanted: Sequence[str]) -> list[str]:
    """Return the ids of the sources of some kinds, or of all kinds, by publisher and title.

    Raises
    ------
    natorussia.data.UnknownNameError
        If no source is of a kind.
    """
    rows = sorted(data.rows("sources"), key=lambda row: (row["publisher"], row["title"]))
    known = sorted({row["kind"] for row in rows})
    if unknown := [kind for kind in wanted if kind not in known]:
        raise data.UnknownNameError("kind of source", unknown[0], known)
    return [row["id"] for row in rows if not wanted or row["kind"] in wanted]


def _uses() -> dict[str, list[str]]:
    uses: dict[str, list[str]] = {}
    for event in data.rows("events"):
        for source in data.split(event["sources"]):
            uses.setdefault(source, []).append(event["title"])
    return uses


def _source_item(source: str, uses: dict[str, list[str]]) -> nodes.list_item:
    used = uses.get(source)
    tail = " " + filled("Used for: {0}.", "; ".join(used)) if used else ""
    kind = citations.row("sources", source)["kind"]
    text = nodes.inline("", f" [{gettext(kind)}]{tail}", classes=["nr-used"])
    return nodes.list_item(
        "", nodes.paragraph("", "", *full_reference(source), text), ids=[f"source-{source}"]
    )


class ClaimsDirective(SphinxDirective):
    """The ledger of a section's claims: what is said, how it stands, and why."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """List the claims of one section, or of all."""
        wanted = self.arguments[0] if self.arguments else ""
        claims = [row for row in data.rows("claims") if wanted in ("", row["section"])]
        order = [row["id"] for row in data.rows("sections")]
        claims.sort(key=lambda row: (order.index(row["section"]), row["article_paragraph"]))
        if not claims and not wanted:
            return [nodes.paragraph("", gettext("The table of claims has no row yet."))]
        if not claims:
            fault(self.env, f"the claims table has no row for section {wanted!r}", self.lineno)
        items = [item for claim in claims for item in self._item(claim)]
        return [nodes.definition_list("", *items, classes=["nr-claims"])]

    def _item(self, claim: dict[str, str]) -> list[nodes.Node]:
        term = nodes.term("", claim["claim"], ids=[f"claim-{claim['id']}"])
        said = citations.capital(gettext(claim["verdict"]))
        verdict = nodes.strong("", said, classes=[f"nr-{claim['verdict']}"])
        where = citations.para_text(claim["article_paragraph"])
        evidence = nodes.paragraph("", "", verdict, nodes.Text(f". {claim['evidence']} "))
        evidence += nodes.inline(
            "", f"[{where}; {gettext(claim['confidence'])}]", classes=["nr-used"]
        )
        note = [nodes.paragraph("", claim["note"])] if claim["note"] else []
        sources = self.parse_inline(
            " ".join(f"{{source}}`{key}`" for key in data.split(claim["sources"]))
        )
        evidence += sources[0]
        return [nodes.definition_list_item("", term, nodes.definition("", evidence, *note))]

    def parse_inline(self, text: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:  # type: ignore[override]
        """Read a line of MyST."""
        found: tuple[list[nodes.Node], list[nodes.system_message]] = self.state.inline_text(
            text, self.lineno
        )
        return found


class TermsDirective(SphinxDirective):
    """The glossary, as Sphinx's own, so that its ``term`` role links to it."""

    def run(self) -> list[nodes.Node]:
        """List terms, people and bodies by name, people by their family's."""
        listed = nodes.definition_list("", *map(self._item, entries()), classes=["glossary"])
        return [addnodes.glossary("", listed, sorted=False), *untranslated("terms", "actors")]

    def _item(self, entry: Entry) -> nodes.definition_list_item:
        cites = " ".join(f"{{source}}`{source}`" for source in entry.sources)
        said = f"{entry.dates}{escaped(entry.definition)} {cites}"
        found, messages = self.state.inline_text(said, self.lineno)
        definition = nodes.definition("", nodes.paragraph("", "", *found, *messages))
        heads = [entry.head] if entry.person else entry.names
        names = list(map(self._term, entry.names, heads))
        return nodes.definition_list_item("", *names, definition)

    def _term(self, name: str, listed: str) -> nodes.term:
        """Return a name as it is listed; what links to it goes by the name in its usual order."""
        text, place = nodes.Text(name), ("data/terms.csv", self.lineno)
        made = make_glossary_term(self.env, [text], None, *place, None, self.state.document)
        made.replace(made[0], nodes.Text(listed))
        return made


class MarkingDirective(SphinxDirective):
    """How each kind of question is marked, and where its rule comes from."""

    def run(self) -> list[nodes.Node]:
        """List the kinds by name, with what they say of themselves."""
        return [nodes.bullet_list("", *map(_rule, kinds.names()))]


def _rule(kind: str) -> nodes.list_item:
    told = nodes.Text(f". {kinds.rule(kind)}")
    return nodes.list_item("", nodes.paragraph("", "", nodes.strong("", kind), told))


class DownloadsDirective(SphinxDirective):
    """Links to the whole data package and to every table of it, with what it holds."""

    def run(self) -> list[nodes.Node]:
        """Link the package, then list its tables in their order."""
        address = posixpath.relpath(_archive(), posixpath.dirname(self.env.docname) or ".")
        whole = nodes.reference("", gettext("All tables with their description"), refuri=address)
        lead = nodes.paragraph("", "", whole, nodes.Text(" (zip)"))
        rows = [
            f"- {{download}}`{path} </data/{path}>`: {table.get('description', '')}"
            for table in data.package()["resources"]
            for path in [table["path"]]
        ]
        parsed = nodes.container()
        self.state.nested_parse(StringList(rows, source="data/datapackage.json"), 0, parsed)
        return [lead, *parsed.children]


def _archive() -> str:
    """Return the address of the packed tables, which bear the course's key."""
    return f"{_ARCHIVES}/{data.package()['name']}-data.zip"


def _pack_data(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        target = Path(app.outdir, _archive()).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.make_archive(str(target), "zip", data.folder())


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("chapter", ChapterDirective)
    app.add_directive("sources", SourcesDirective)
    app.add_directive("claims", ClaimsDirective)
    app.add_directive("terms", TermsDirective)
    app.add_directive("marking", MarkingDirective)
    app.add_directive("downloads", DownloadsDirective)
    app.connect("build-finished", _pack_data)
