"""What was typed into a table stands in Markdown as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from natorussia.markup.escaping import escaped
from natorussia.markup.markdown import page, text_of

AWKWARD = [
    "<b>bold</b> & &amp; &#65; <script>x</script>",
    "*star* **two** _under_ __two__ snake_case _",
    "[link](http://x.org) ![i](y.png) [^1] [x]: y",
    "{term}`Gauge` {{x}} ${name} $x$ $5",
    "`code` ``two`` back\\slash \\n end\\",
    "a | b ~~c~~ ^d^ e~f~",
]


def shown(markdown):
    """Return the text that a reader sees of a line of Markdown with tables and strikethrough."""
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    [line] = parser.parseInline(markdown)
    kinds = {child.type for child in line.children}
    assert kinds <= {"text", "softbreak"}, kinds
    return "".join(child.content for child in line.children)


@pytest.mark.parametrize("typed", AWKWARD)
def test_signs_of_markup_are_text(typed):
    """No emphasis, link, code, image, role or entity comes of them."""
    assert shown(escaped(typed)) == typed.rstrip()


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40))
def test_any_text_is_read_back(typed):
    """Whatever signs stand beside one another."""
    words = " ".join(typed.split())
    assert shown(escaped(words)) == words


def test_a_cell_of_a_table_holds_it():
    """A bar does not begin another cell."""
    table = f"| a |\n| --- |\n| {escaped('x | y')} |"
    assert "<td>x | y</td>" in MarkdownIt("commonmark").enable("table").render(table)


def test_a_comment_that_was_typed_is_text():
    """One of an author's in a chapter is left out."""
    typed = "a <!-- c --> b"
    assert text_of(page(escaped(typed))) == typed
    assert text_of(page(typed)) == "a b"
