"""Sources that a widget prints lead to the course's bibliography, where they stand in full.

A page of hundreds of events would else carry the address of each of their sources, which is a fifth
of what the page weighs.  The entry in the bibliography has the address, and the day, the kind and
the archived copy besides.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

from natorussia.book.metadata import records

_LINK = re.compile(r'href="([^"]*)" data-source="([^"]*)"')


def lead_to_entries(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let the printed forms of a page link sources where a page of the book lists them.

    What no page lists keeps its own address.
    """
    for printed in doctree.findall(nodes.raw):
        html = printed.astext()
        if "data-source=" in html:
            printed[:] = [nodes.Text(_LINK.sub(lambda link: _entry(app, page, link), html))]


def _entry(app: Sphinx, page: str, link: re.Match[str]) -> str:
    anchor = f"source-{link[2]}"
    found = records(app.env).items()
    home = next((name for name, record in found if anchor in record.listed), None)
    if home is None:
        return f'href="{link[1]}"'
    address = app.builder.get_relative_uri(page, home) if home != page else ""
    return f'href="{address}#{anchor}"'


def setup(app: Sphinx) -> None:
    """Look for the bibliography once all pages are read."""
    app.connect("doctree-resolved", lead_to_entries)
