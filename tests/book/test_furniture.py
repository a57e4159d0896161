"""The words around the text of a page."""

from natorussia.book.furniture import typed


def test_words_of_a_course_are_shown_as_they_were_typed():
    """Signs of markup in its title, its author and its search's words are text."""
    found = typed(
        {
            "author": "Smith & Sons <x>",
            "docstitle": "Q&A: <b>x < y</b>",
            "pagetitle": "<script>x</script> & 'y'",
            "theme_search_bar_text": 'Search "Rome"',
        }
    )
    assert found["author"] == "Smith &amp; Sons &lt;x&gt;"
    assert found["theme_logo"]["text"] == "Q&amp;A: &lt;b&gt;x &lt; y&lt;/b&gt;"
    assert found["pagetitle"] == "&lt;script&gt;x&lt;/script&gt; &amp; 'y'"
    assert found["theme_search_bar_text"] == "Search &quot;Rome&quot;"


def test_a_logo_keeps_what_else_it_says():
    """Words of the logo's own stand in place of the title, and its link stays."""
    logo = {"text": "Ours", "link": "index"}
    assert typed({"docstitle": "Another", "theme_logo": logo})["theme_logo"] == logo
