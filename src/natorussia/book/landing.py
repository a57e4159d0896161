"""The first page of a course: a forecast to make, the way in, its chapters.

All of it works without a script; with one, the way in leads on from where the reader was
(``frontend/book/page/resume.ts``).
"""

from html import escape
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from natorussia import data
from natorussia.book.metadata import chapter_of, fault, records, stand_in_of
from natorussia.book.overview import OverviewDirective
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.markup import citations

_ANSWERS = {"yes": noted("Yes"), "no": noted("No")}
_OUTCOMES = {"yes": noted("It came out as yes."), "no": noted("It came out as no.")}


class Syllabus(nodes.General, nodes.Element):
    """Where the chapters are listed, once all of them are read."""


class Start(nodes.General, nodes.Element):
    """Where the way in stands, once it is known which chapter is the first."""


class LaterDirective(SphinxDirective):
    """A place that is filled once the chapters are read."""

    place: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """Leave the place."""
        self.env.note_reread()
        return [self.place()]


class SyllabusDirective(LaterDirective):
    """The chapters in order: what each asks, and how long it takes."""

    place = Syllabus


class StartDirective(LaterDirective):
    """The way in: a link to the first chapter, which leads on once the reader has begun."""

    place = Start


def lead(text: str) -> str:
    """Return the first sentence of a chapter without what introduces it: the question it asks."""
    before, colon, after = text.partition(": ")
    return after if colon and len(before) < 40 else text  # noqa: PLR2004


def _fill(app: Sphinx, doctree: nodes.document, page: str) -> None:
    ids = [row["id"] for row in data.rows("sections")]
    found = [chapter_of(app.env, one) or stand_in_of(app.env, one) for one in ids]
    chapters = [chapter for chapter in found if chapter]
    for place in list(doctree.findall(Syllabus)):
        items = [_chapter(app, page, chapter) for chapter in chapters]
        place.replace_self(nodes.enumerated_list("", *items, classes=["nr-syllabus"]))
    for way in list(doctree.findall(Start)):
        way.replace_self([_way(app.builder.get_relative_uri(page, one)) for one in chapters[:1]])


def _way(address: str) -> nodes.raw:
    link = f'<a class="nr-go" href="{escape(address)}">{gettext("Start")}</a>'
    return nodes.raw("", f'<p class="nr-start">{link}</p>', format="html")


def _chapter(app: Sphinx, page: str, chapter: str) -> nodes.list_item:
    found = records(app.env)[chapter]
    title = app.env.titles[chapter].astext()
    address = app.builder.get_relative_uri(page, chapter)
    link = nodes.reference("", title, refuri=address, internal=True)
    asked = lead(opening(app.env, chapter))
    minutes = int(found.head.get("minutes") or 0)
    told = ngettext("{0} minute", "{0} minutes", minutes).format(minutes or "")
    time = nodes.inline("", f" {told}", classes=["nr-used"])
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f" {asked}"), time))


def opening(env: BuildEnvironment, page: str) -> str:
    """Return the first paragraph of a page, or an empty string."""
    texts = records(env)[page].texts if page in records(env) else None
    return str(texts.opening) if texts else ""


class AskForecastDirective(SphinxDirective):
    """One forecast to make on the spot: each answer opens what came of it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Print the question; without a script too an answer opens by itself."""
        row = data.index("forecasts").get(self.arguments[0])
        if row is None or row["resolution"] not in _ANSWERS:
            message = f"no forecast that came out as yes or no has the id {self.arguments[0]!r}"
            fault(self.env, message, self.lineno)
            return []
        told = f"{gettext(_OUTCOMES[row['resolution']])} {row['outcome']}"
        answers = "".join(
            f'<details name="nr-forecast"><summary>{gettext(said)}</summary>'
            f"<p>{_verdict(key, row)} {escape(told)}</p></details>"
            for key, said in _ANSWERS.items()
        )
        asked = f"<p><strong>{escape(row['question'])}</strong></p>"
        return [nodes.raw("", f'<div class="nr-ask-now">{asked}{answers}</div>', format="html")]


def _verdict(answer: str, row: dict[str, str]) -> str:
    day = citations.date_words(row["resolved"])
    right = answer == row["resolution"]
    if right:
        return filled("You were right: settled on {0}.", day)
    return filled("Settled otherwise, on {0}.", day)


def setup(app: Sphinx) -> None:
    """Register what a first page is made of."""
    for node in (Syllabus, Start):
        app.add_node(node)
    directives: dict[str, Any] = {
        "syllabus": SyllabusDirective,
        "start": StartDirective,
        "ask-forecast": AskForecastDirective,
        "overview": OverviewDirective,
    }
    for name, directive in directives.items():
        app.add_directive(name, directive)
    app.connect("doctree-resolved", _fill)
