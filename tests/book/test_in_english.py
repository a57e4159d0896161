"""The sample's prose is marked as English where the course's language has no words for it."""

import pytest
from docutils import nodes

from natorussia.book.in_english import is_of_template

STORY = "The railway age is often told as the victory of one machine."


def paragraph(*parts):
    """Return a paragraph of texts, and of what a role put in."""
    found = nodes.paragraph()
    for part in parts:
        found += nodes.Text(part) if isinstance(part, str) else part
    return found


def by_role(text):
    """Return what a role puts into a text."""
    return nodes.reference("", text)


@pytest.mark.parametrize(
    "node",
    [
        paragraph(STORY),
        paragraph(STORY.replace(" age", "\nage")),
        paragraph(
            "Then came ",
            by_role("محاكمة"),
            ", on ",
            by_role("1829"),
            " and the days that followed.",
        ),
        nodes.title("", "The story"),
        nodes.title("", "Further reading"),
    ],
)
def test_prose_of_the_template_is_known(node):
    """Broken in lines, with roles in it, and headings of a word or two."""
    assert is_of_template(node, "ar")


@pytest.mark.parametrize(
    "node",
    [
        paragraph("We wrote these words ourselves, in English."),
        paragraph("تروى القصة كثيرا."),
        paragraph(STORY, " And we added a sentence of our own."),
        nodes.title("", "The story of our town"),
        paragraph(by_role(STORY)),
    ],
)
def test_prose_of_an_author_is_not(node):
    """Their own words, in whatever language, also beside the template's."""
    assert not is_of_template(node, "ar")


def test_language_that_says_all_has_nothing_to_mark():
    """German has words for all of the template."""
    assert not is_of_template(paragraph(STORY), "de")
