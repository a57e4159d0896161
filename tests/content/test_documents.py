"""The cards of documents: enough of them, each whole, and each put to use."""

from collections import Counter

import pytest

from natorussia.data import index, rows, split
from natorussia.questions import load_course

from .chapters import SECTIONS


def test_there_are_two_dozen_cards():
    """At least 24 documents have a card."""
    assert len(rows("documents")) >= 24


@pytest.mark.parametrize("section", SECTIONS)
def test_each_chapter_has_three_cards(section):
    """A chapter has documents enough to set one against another."""
    assert Counter(row["section"] for row in rows("documents"))[section] >= 3


@pytest.mark.parametrize("row", rows("documents"), ids=lambda row: row["id"])
def test_card_says_what_a_text_says_part_by_part(row):
    """A card has at least two parts of what is said, and begins with the year of its document."""
    assert len(split(row["says"])) >= 2
    assert row["id"].startswith(row["date"][:4])


def test_questions_ask_about_documents_that_have_cards():
    """Each document that a question names has a card, and most cards are asked about."""
    named = {one for question in load_course() for one in question.get("documents", [])}
    assert named <= set(index("documents"))
    assert len(named) >= 24
