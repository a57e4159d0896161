"""Sources that a widget prints lead to the course's bibliography, where they stand in full.

A page of hundreds of events would else carry the address and the whole title of each of their
sources, which is a quarter of what the page weighs.  The entry in the bibliography has both, and
the day, the kind and the archived copy besides.  Where a page links hundreds of sources it names
each by author and year, as a footnote in the sciences does: "AFP 2004".
"""

import re
from html import escape, unescape

from docutils import nodes
from sphinx.application import Sphinx

from natorussia import data
from natorussia.book.metadata import records

_LINK = re.compile(r'href="([^"]*)" data-source="([^"]*)"([^>]*>)([^<]*)')
_CITED = re.compile(r'<a href="[^"]*" data-source="([^"]*)"[^>]*>[^<]*</a>(?:, <bdi>[^<]*</bdi>)?')
_WHERE = re.compile(r",? \(|, (?:in|after|via) ")  # What follows an author: where it was found
_MANY = 300  # Links to sources, from which a page names them by author and year
_MOST = 45  # Signs of a title, where it stands in full somewhere else
_OPEN = " ,;:-(\N{EN DASH}\N{LEFT DOUBLE QUOTATION MARK}"  # What no title is cut after


def lead_to_entries(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let the printed forms of a page link sources where a page of the book lists them.

    A long title is cut there, and among many it gives way to author and year.  What no page lists
    keeps its own address, and all of its title.
    """
    for printed in doctree.findall(nodes.raw):
        html = printed.astext()
        if html.count("data-source=") >= _MANY:
            html = _CITED.sub(lambda cited: _by_author(app, page, cited), html)
        if "data-source=" in html or html != printed.astext():
            printed[:] = [nodes.Text(_LINK.sub(lambda link: _entry(app, page, link), html))]


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


def _by_author(app: Sphinx, page: str, cited: re.Match[str]) -> str:
    """Return a link by author and year; what no page or table lists stays as it is."""
    source = data.index("sources").get(cited[1])
    entry = entry_of(app, page, cited[1])
    if not source or not entry:
        return cited[0]
    author = _WHERE.split(source["publisher"])[0]
    year = source["date"][:4] if source["date"][:4].isdigit() else ""
    return f'<a href="{entry}">{escape(f"{author} {year}".strip(), quote=False)}</a>'


def _short(title: str) -> str:
    """Return as many whole words of a title as tell it from others."""
    if len(title) <= _MOST:
        return title
    return title[:_MOST].rpartition(" ")[0].rstrip(_OPEN) + "…"


def setup(app: Sphinx) -> None:
    """Look for the bibliography once all pages are read."""
    app.connect("doctree-resolved", lead_to_entries)
