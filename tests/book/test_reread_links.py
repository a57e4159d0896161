"""Links to reread: a passage by its label, and the card of a document."""

import json
import re

import pytest

from natorussia.widgets.veil import veiled

from .conftest import Course

QUIZ = """
from natorussia import Quiz

Quiz([{
    "id": "night-where", "kind": "text", "level": "recall", "prompt": "Where did it begin?",
    "accept": ["Pudding Lane"], "reread": "night-baker", "documents": ["1666-diary"],
}])
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Build a chapter with a labelled passage and a quiz, and a page with the cards."""
    course = Course(tmp_path_factory.mktemp("rereading") / "course")
    labelled = "(night-baker)=\nIt began at a baker's."
    course.write(f"One paragraph.\n\n{labelled}\n\n```{{documents}} night\n```", QUIZ)
    index = course.folder / "index.md"
    index.write_text(index.read_text() + "\n```{documents}\n```\n")
    code, printed = course.build()
    assert code == 0, printed
    return course


def reread(page):
    """Return where the first question of a page sends its readers."""
    state = json.loads(re.search(r'id="nr-page" type="application/json">(.*?)</script>', page)[1])
    (model,) = (one for one in state["models"].values() if "key" in one["state"])
    return json.loads(veiled(model["state"]["key"]))["night-where"]["reread"]


def test_question_leads_to_its_passage(book):
    """The link opens the paragraph that the label stands before."""
    assert '<a href="#night-baker">where it began</a>' in reread(book.page())
    assert re.search(r'<p id="night-baker">It began|id="night-baker"></span>', book.page())


def test_question_leads_to_the_card_of_its_document(book):
    """The card is on the page of all documents, under a label of its own."""
    assert '<a href="index.html#document-1666-diary">The diary</a>' in reread(book.page())
    assert 'id="document-1666-diary"' in (book.site / "index.html").read_text()


def test_card_says_who_wrote_what_with_what_force(book):
    """A chapter shows its cards: what is to be known of a text, and where to read it."""
    page = book.page()
    for told in ("Samuel Pepys", "Diary in shorthand", "Morning: a fire is seen", "Who lit it"):
        assert told in page
    assert "<em>The diary</em>. Pepys, 1666." in page


def test_label_that_is_nowhere_fails_the_build(book):
    """A passage that no chapter has is told with the line to write."""
    book.write("No label here.", QUIZ)
    code, printed = book.build()
    assert code != 0
    assert "put the line (night-baker)= before what teaches it" in printed
