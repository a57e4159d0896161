"""Sources that a widget prints lead to the course's bibliography, where they stand in full.

A page of hundreds of events would else carry the address and the whole title of each of their
sources, which is a quarter of what the page weighs.  The entry in the bibliography has both, and
the day, the kind and the archived copy besides.
"""

import re
from html import escape, unescape

from docutils import nodes
from sphinx.application import Sphinx

from natorussia.book.metadata import records

_LINK = re.compile(r'href="([^"]*)" data-source="([^"]*)"([^>]*>)([^<]*)')
_MOST = 45  # Signs of a title, where it stands in full somewhere else
_OPEN = " ,;:-(\N{EN DASH}\N{LEFT DOUBLE QUOTATION MARK}"  # What no title is cut after


def lead_to_entries(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let the printed forms of a page link sources where a page of the book lists them.

    A long title is cut there.  What no page lists keeps its own address, and all of its title.
    """
    for printed in doctree.findall(nodes.raw):
        html = printed.astext()
        if "data-source=" in html:
            printed[:] = [nodes.Text(lead_to_entries_in(app, page, html))]


def lead_to_entries_in(app: Sphinx, page: str, html: str) -> str:
    """Return a printed form whose links to sources lead to their entries, seen from a page."""
    return _LINK.sub(lambda link: _entry(app, page, link), html)


def cited_as(app: Sphinx, page: str, source: dict[str, str]) -> dict[str, str]:
    """Return a source as a widget shows it on a page, where its printed form would not say it."""
    told = {name: text for name, text in source.items() if text and name != "id"}
    entry = entry_of(app, page, source["id"])
    return {**told, "title": _short(told["title"]), "url": entry} if entry else told


def entry_of(app: Sphinx, page: str, source: str) -> str:
    """Return the address of a source's entry, seen from a page; nothing where no page lists it."""
    anchor = f"source-{source}"
    found = records(app.env).items()
    home = next((name for name, record in found if anchor in record.listed), None)
    if home is None:
        return ""
    return f"{app.builder.get_relative_uri(page, home) if home != page else ''}#{anchor}"


def _entry(app: Sphinx, page: str, link: re.Match[str]) -> str:
    address, source, rest, title = link.groups()
    entry = entry_of(app, page, source)
    if not entry:
        return f'href="{address}"{rest}{title}'
    return f'href="{entry}"{rest}{escape(_short(unescape(title)), quote=False)}'


def _short(title: str) -> str:
    """Return as many whole words of a title as tell it from others."""
    if len(title) <= _MOST:
        return title
    return title[:_MOST].rpartition(" ")[0].rstrip(_OPEN) + "…"


def setup(app: Sphinx) -> None:
    """Look for the bibliography once all pages are read."""
    app.connect("doctree-resolved", lead_to_entries)
