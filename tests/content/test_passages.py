"""Passages: where questions lead, and that the chapters have what they lead to."""

from collections import Counter
from functools import cache
from html import unescape

import pytest

from natorussia.data import index, rows
from natorussia.questions import key, load_course, public

from .chapters import SECTIONS, headings, labels, lines


@cache
def bank():
    return load_course()


def test_few_questions_lead_to_the_summary():
    """At most one question in ten sends its reader to the section that sums the article up."""
    summed = [q["id"] for q in bank() if q["reread"].endswith("-argument")]
    assert len(summed) <= len(bank()) / 10


@pytest.mark.parametrize("question", bank(), ids=lambda question: question["id"])
def test_question_leads_to_a_passage_of_its_chapter(question):
    """A question says where to read again, and after which section of its chapter it is asked."""
    passages = index("passages")
    assert passages[question["reread"]]["section"] == question["section"]
    if question["after"] != "end":
        assert passages[question["after"]]["section"] == question["section"]
    assert f'data-passage="{question["reread"]}"' in key(question)["reread"]


def test_sections_are_followed_by_two_or_three():
    """Two or three questions come after a section, and the others at the end."""
    asked = Counter(question["after"] for question in bank() if question["after"] != "end")
    assert {place: many for place, many in asked.items() if many not in (2, 3)} == {}


def test_no_landmark_tells_an_order():
    """Where events are put in order, no line beside it shows the date of one of them."""
    titles = {row["title"]: row["id"] for row in rows("events")}
    for question in bank():
        if question["kind"] == "order":
            ordered = {item.get("event") for item in question["items"]}
            beside = [
                titles[unescape(title)]
                for other in bank()
                if other["kind"] == "place" and other["after"] == question["after"]
                if other["section"] == question["section"]
                for _, title, _ in public(other)["landmarks"]
            ]
            assert ordered.isdisjoint(beside), question["id"]


def test_question_is_asked_when_its_passage_has_been_read():
    """The passage to reread does not stand after the place where the question is asked."""
    order = list(index("passages"))
    sections = [row["id"] for row in rows("passages") if row["place"] == "section"]
    for question in bank():
        if question["after"] == "end":
            continue
        later = sections[sections.index(question["after"]) + 1 :]
        limit = order.index(later[0]) if later else len(order)
        assert order.index(question["reread"]) < limit, question["id"]


def test_every_passage_is_used():
    """A passage is listed because a question or a voice leads to it."""
    used = {question[field] for question in bank() for field in ("reread", "after")}
    used |= {row["passage"] for row in rows("voices")}
    assert [row["id"] for row in rows("passages") if row["id"] not in used] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_passages_stand_in_their_chapter(section):
    """Each label stands once, in the order of the table; a section's stands before a heading."""
    wanted = [row["id"] for row in rows("passages") if row["section"] == section]
    assert [label for label in labels(section) if label in wanted] == wanted
    assert sorted(labels(section)) == sorted(set(labels(section)))
    for row in rows("passages"):
        if row["section"] == section and row["place"] == "section":
            assert row["id"] in headings(section)


@pytest.mark.parametrize("section", SECTIONS)
def test_chapter_shows_its_documents(section):
    """The cards that the questions ask about stand in the chapter."""
    assert f"```{{documents}} {section}" in lines(section)
