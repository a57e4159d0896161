"""Titles of sources in another language say so, wherever they are shown."""

import re

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.core import publish_from_doctree
from docutils.utils import new_document

from natorussia import Timeline, data
from natorussia.book.roles import full_reference
from natorussia.data.languages import foreign, using
from natorussia.markup import citations, plain
from natorussia.paper import cards
from natorussia.widgets.forecast.table import ForecastQuestion, _outcome

GERMAN, FRENCH, ENGLISH = "taz-2003-bundeswehr-transit", "euronews-2019-malta", "bbc-2002-lourdes"
# Words that stand in titles of one language and of none of the others.
TELLING = {
    "de": re.compile(r"\b(und|nach|beim|kündigt|wollen|darf|in der|bei der|die|das)\b"),
    "fr": re.compile(r"\b(les|pour les|relatif|guerre)\b"),
    "it": re.compile(r"\b(gli|nella|maggio|dopo)\b"),
    "pl": re.compile(r"\b(rezygnują|części)\b"),
}


def as_page(parts):
    """Return what the book makes of some nodes."""
    document = new_document("page")
    document += nodes.paragraph("", "", *parts)
    return BeautifulSoup(publish_from_doctree(document, writer_name="html5"), "html.parser")


@pytest.mark.parametrize(
    ("spoken", "tag", "told"),
    [
        ("", "de", "de"),
        ("", "en", ""),
        ("", "en-US", ""),
        ("", "", ""),
        ("de-AT", "de", ""),
        ("ru", "en", "en"),
    ],
)
def test_text_is_foreign_where_another_language_is_spoken(spoken, tag, told):
    """A region makes no other language, and a text without a tag is in that of the course."""
    with using(spoken):
        assert foreign(tag) == told


@pytest.mark.parametrize(("source", "tag"), [(GERMAN, "de"), (FRENCH, "fr")])
def test_title_has_its_language_in_every_form(source, tag):
    """On pages, on cards, in Markdown and on a timeline in print."""
    title = data.index("sources")[source]["title"]
    assert as_page(full_reference(source)).select_one(f'em[lang="{tag}"]').text == title
    assert f'<cite lang="{tag}">' in cards._source(source)
    assert plain.full_reference(source).startswith(f'<em lang="{tag}">[')
    drawn = Timeline([{"date": "2003", "title": "Transit", "sources": source}])
    assert drawn.references[0]["lang"] == tag
    printed = BeautifulSoup(drawn.fallback_html(), "html.parser")
    assert printed.select_one(f'[data-column=refs] a[lang="{tag}"]').text == title


def test_outcome_of_a_forecast_tells_the_language_of_its_sources():
    """In print, where each title is an element of its own."""
    row = {"id": "x", "question": "Will it?", "horizon": "2003", "resolution": "yes"}
    known = dict.fromkeys(ForecastQuestion.__dataclass_fields__, "")
    one = ForecastQuestion(**{**known, **row, "sources": [GERMAN, ENGLISH]})
    assert re.findall(r"<cite([^>]*)>", _outcome(one)) == [' lang="de"', ""]


def test_english_title_has_its_language_on_a_russian_page():
    """What goes without saying in an English course does not in another."""
    assert "lang" not in as_page(full_reference(ENGLISH)).select_one("em").attrs
    with using("ru"):
        assert citations.language_of(ENGLISH) == "en"
        assert as_page(full_reference(ENGLISH)).select_one("em")["lang"] == "en"


def test_every_title_has_the_language_of_its_words():
    """No title of another language passes for one of the course's own, nor the other way."""
    wrong = [
        row["id"]
        for row in data.rows("sources")
        if any(found.search(row["title"]) for tag, found in TELLING.items() if tag != row["lang"])
    ]
    assert wrong == []
    tagged = {row["lang"] for row in data.rows("sources")}
    assert tagged >= {"en", *TELLING}


def test_words_of_prose_can_have_a_language():
    """MyST gives words a class, which docutils writes as their language."""
    said = as_page([nodes.inline("", "Zeitenwende", classes=["language-de"])])
    assert said.select_one('span[lang="de"]').text == "Zeitenwende"
