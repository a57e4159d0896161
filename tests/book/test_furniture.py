"""The words around the text of a page."""

from natorussia.book.furniture import titled


def test_title_beside_the_pages_is_shown_as_it_was_typed():
    """Signs of markup in a course's title are text, and a text of the logo's own stays."""
    title = "Q&A: <b>x < y</b>"
    assert titled({}, title)["text"] == "Q&amp;A: &lt;b&gt;x &lt; y&lt;/b&gt;"
    logo = {"text": "Ours", "link": "index"}
    assert titled(logo, title) == logo
