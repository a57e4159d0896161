"""Sources that a widget prints lead to their entries in the bibliography."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from natorussia import Timeline
from natorussia.book.bibliography import lead_to_entries
from natorussia.book.metadata import Record

LINK = '<a href="https://example.org/?a=1&amp;b=2" data-source="diary" lang="la">Acta</a>'


@pytest.fixture
def app():
    """Stand in for a book whose page of sources lists one diary."""
    pages = {"night": Record(), "sources": Record(listed={"source-diary"})}
    return SimpleNamespace(
        env=SimpleNamespace(natorussia=pages),
        builder=SimpleNamespace(get_relative_uri=lambda _page, other: f"{other}.html"),
    )


def resolved(app, html, page="night"):
    """Return what a page prints of a widget's printed form."""
    doctree = new_document("page")
    doctree += nodes.raw("", html, format="html")
    lead_to_entries(app, doctree, page)
    return doctree.astext()


def test_source_leads_to_its_entry(app):
    """The address gives way to that of the entry, and the language of the title stays."""
    wanted = '<a href="sources.html#source-diary" lang="la">Acta</a>'
    assert resolved(app, f"<p>{LINK}</p>") == f"<p>{wanted}</p>"
    assert resolved(app, LINK, "sources") == wanted.replace("sources.html", "")


def test_long_title_is_cut_between_words(app):
    """The entry has the whole title; what no page lists has it still."""
    title = "On the great fire, &amp; what the baker of Pudding Lane said of it"
    shown = "On the great fire, &amp; what the baker of…"
    link = LINK.replace("Acta", title)
    assert resolved(app, link).endswith(f">{shown}</a>")
    app.env.natorussia["sources"].listed.clear()
    assert resolved(app, link).endswith(f">{title}</a>")


def test_source_that_no_page_lists_keeps_its_address(app):
    """A book without a bibliography links what it cites, as a notebook does."""
    app.env.natorussia["sources"].listed.clear()
    assert resolved(app, LINK) == LINK.replace(' data-source="diary"', "")


def test_other_html_stays_as_it_is(app):
    """What names no source is not touched."""
    assert resolved(app, '<a href="https://example.org/">Here</a>').endswith('.org/">Here</a>')


def test_every_source_with_an_address_is_named():
    """The course's timeline says of each link which source it is to; other texts name none."""
    html = Timeline().fallback_html()
    assert html.count("data-source=") == html.count('<a href="http') > 1000
    own = [{"date": "1666", "title": "Fire", "sources": "https://example.org/diary"}]
    assert "data-source" not in Timeline(own).fallback_html()
