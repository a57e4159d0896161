"""What a term or an event is, on the page where it is named.

The terms that a page links are explained at its end, which is printed and not shown: there the
page's script finds what it shows on a card.  Events, which are many, stand in one script of the
site, which a page asks for at the first card.
"""

import json
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from natorussia import data
from natorussia.book.modules import FOLDER
from natorussia.data.languages.catalogues import gettext
from natorussia.markup import citations
from natorussia.markup.glossary import Entry, entries

SCRIPT = f"{FOLDER}/cards.js"
"""Where the cards of the events stand in the site."""


def _explained(env: BuildEnvironment) -> dict[str, Entry]:
    """Return what the glossary explains, by anchor."""
    known = env.get_domain("std").objects  # type: ignore[attr-defined]
    named = ((known.get(("term", name)), entry) for entry in entries() for name in entry.names)
    return {place[1]: entry for place, entry in named if place}


def _linked(doctree: nodes.document) -> list[str]:
    """Return the anchors of the glossary to which a page leads, each once, in its order."""
    addresses = [str(link.get("refuri", "")) for link in doctree.findall(nodes.reference)]
    anchors = [address.partition("#term-")[2] for address in addresses if "://" not in address]
    return [f"term-{anchor}" for anchor in dict.fromkeys(anchors) if anchor]


def notes(linked: list[str], explained: dict[str, Entry]) -> str:
    """Return the terms of a page as HTML, or nothing where it has none."""
    items = "".join(
        f'<dt data-term="{anchor}">{escape(explained[anchor].names[0])}</dt>'
        f"<dd>{escape(explained[anchor].dates + explained[anchor].definition, quote=False)}</dd>"
        for anchor in linked
        if anchor in explained
    )
    head = f'<section class="nr-terms" hidden><h2>{gettext("Terms on this page")}</h2>'
    return f"{head}<dl>{items}</dl></section>" if items else ""


def _explain(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    if isinstance(doctree, nodes.document) and (linked := _linked(doctree)):
        context["body"] += notes(linked, _explained(app.env))


def _write_events(app: Sphinx) -> None:
    """Write the script of the site that tells each event's title, date and what happened."""
    if app.builder.format != "html":
        return
    cards = {
        row["id"]: [row["title"], citations.when_text(row["id"]), row["summary"]]
        for row in data.rows("events")
    }
    told = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    path = Path(app.outdir, SCRIPT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"self.nrCards={told};\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Explain the terms of each page on it, and the events in a script of the site."""
    app.connect("builder-inited", _write_events)
    app.connect("html-page-context", _explain)
