"""What Chromium makes of headings and links: bookmarks in any script, and where parts begin."""

import pytest
from pypdf import PdfReader

from natorussia.data.languages import using
from natorussia.paper.chromium import print_pdf
from natorussia.paper.course import starts
from natorussia.paper.document import document

TITLES = ["תוכן העניינים", "1. מסילת הברזל הראשונה", "2. המבחן, 1829: Rocket & Sans Pareil"]
BODY = (
    '<nav><h1>תוכן העניינים</h1><a href="#one">1</a> <a href="#two">2</a></nav>'
    '<section id="one" style="break-before: page"><h1>1. מסילת הברזל <em>הראשונה</em></h1>'
    "<h2>לקריאה נוספת</h2></section>"
    '<section id="two" style="break-before: page"><h1>2. המבחן, 1829: Rocket &amp; Sans Pareil'
    "</h1></section>"
)


@pytest.mark.usefixtures("chromium")
def test_bookmarks_from_the_right_read_as_their_headings(tmp_path, headings):
    """Words, numbers and Latin names stand in the order of reading; the contents find each part."""
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    with using("he"):
        page.write_text(document("אל הירח", BODY), encoding="utf-8")
        print_pdf(page, printed)
    found = headings(PdfReader(printed))
    assert [title for title in found if title in TITLES] == TITLES[::-1]
    assert "לקריאה נוספת" in found
    assert starts(printed) == {"one": 2, "two": 3}
    assert PdfReader(printed).trailer["/Root"]["/Lang"] == "he"
