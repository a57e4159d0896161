"""Links of the course in other systems."""

from natorussia.lms.links import Links
from natorussia.markup import citations

COURSE = "https://example.org/nato"


def test_passage_is_linked_by_its_label():
    """With the course's address a passage is a link into its chapter, else words."""
    told = citations.passage_html("nineties-command")
    page = f"{COURSE}/chapters/01-nineties.html#nineties-command"
    assert f'<a href="{page}">who commanded' in Links(COURSE).whole(told)
    assert Links().whole(told) == "the passage on who commanded the Russians in Bosnia"


def test_card_is_linked_on_the_page_of_documents():
    """The card of a document stands on the page of all documents."""
    told = Links(COURSE).whole(citations.document_html("1997-founding-act"))
    assert f'href="{COURSE}/chapters/documents.html#document-1997-founding-act"' in told


def test_a_place_in_a_section_whose_name_has_digits_is_linked(monkeypatch):
    """The whole name leads to the chapter."""
    links = Links("https://example.org")
    monkeypatch.setattr(Links, "chapter", lambda _self, section: f"{section}.html")
    told = links.whole('<a data-para="war-2 p3">a place</a>')
    assert told == '<a href="war-2.html#para-war-2-p3">a place</a>'
