"""Data frames as tables that can be read aloud, on a phone and on paper.

Pandas writes the name of an index in a second row of headings, tells of no heading what it heads,
and brings a style sheet with each table.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

from natorussia.data.languages.catalogues import gettext

_FRAME = 'class="dataframe"'
_SCROLLED = '<div class="nr-table" role="group" aria-label="{}" tabindex="0">'
_STYLE = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)
_LOOKS = re.compile(r' border="1"| style="text-align: right;"')
_TWO_ROWS = re.compile(
    r"<tr>\s*<th>[^<]*</th>(?P<columns>(?:\s*<th>[^<]*</th>)*)\s*</tr>"
    r"\s*<tr>\s*(?P<index><th>[^<]+</th>)(?:\s*<th></th>)*\s*</tr>"
)


def readable(table: str) -> str:
    """Return the HTML of a data frame with one row of headings, each with its scope."""
    plain = _LOOKS.sub("", _STYLE.sub("", table)).replace(
        "<div>", _SCROLLED.format(gettext("Table")), 1
    )
    head, body = plain.split("<tbody>", 1)
    head = _TWO_ROWS.sub(r"<tr>\g<index>\g<columns></tr>", head)
    body = body.replace("<th>", '<th scope="row">').replace("&lt;NA&gt;", "")
    # The corner above the labels of the rows heads nothing where their index has no name.
    head = head.replace("<th></th>", "<td></td>")
    return head.replace("<th>", '<th scope="col">') + "<tbody>" + re.sub(r">\s+<", "><", body)


def _mend_frames(_app: Sphinx, document: nodes.document, _page: str) -> None:
    for node in document.findall(nodes.raw):
        if node.get("format") == "html" and _FRAME in node.astext():
            node.children = [nodes.Text(readable(node.astext()))]


def setup(app: Sphinx) -> None:
    """Mend the tables of every page."""
    app.connect("doctree-resolved", _mend_frames)
