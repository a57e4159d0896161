"""Chapters that tell history: a question first, dates and people on the page, a summary last."""

import re

import pytest

from natorussia.data import rows
from natorussia.markup import citations
from natorussia.markup.glossary import entries
from natorussia.markup.people import surname
from tests.content.rendered import CHAPTERS, narrative, sections

TOLD = CHAPTERS
WORDS_TO_A_YEAR = 80
LONGEST, USUAL = 45, 22
KEY_TERMS, WORKS = 6, 3
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“*])")
SHORT = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
EVERYDAY = {"BBC"}


def by_name(path):
    return path.stem


def story(path):
    return "\n\n".join(narrative(path))


def whole(path):
    return "\n\n".join(sections(path).values())


def sentences(text):
    return [WORD.findall(part) for part in SENTENCE.split(" ".join(text.split()))]


def misnamed(text, people):
    """Return surnames that stand in a text before the full name of anybody who bears them."""
    bearers = {}
    for person in people:
        bearers.setdefault(surname(person), []).append(person)
    found = []
    for short, names in bearers.items():
        first = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)
        full = [text.find(name) for name in names if name in text]
        if first and first.start() < min(full, default=len(text)):
            found.append(short)
    return found


def unexplained(text, known):
    """Return abbreviations that stand neither in the glossary nor in brackets at first use."""
    first = {}
    for found in SHORT.finditer(text):
        first.setdefault(found[0], text[found.start() - 1 : found.end() + 1])
    return sorted(
        short
        for short, context in first.items()
        if short not in known | EVERYDAY and context != f"({short})"
    )


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_years_are_on_the_page(path):
    """A reader without a pointer meets a year at least once in 80 words of narrative."""
    text = story(path)
    assert len(WORD.findall(text)) / len(YEAR.findall(text)) <= WORDS_TO_A_YEAR


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_sentences_are_short(path):
    """No sentence is longer than a breath, and the usual one is much shorter."""
    lengths = [len(words) for part in narrative(path) for words in sentences(part) if words]
    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) <= USUAL


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_people_are_named_in_full_first(path):
    """Nobody is a surname before having been a name; the ``person`` role adds the office."""
    people = [row["name"] for row in rows("actors") if row["kind"] == "person"]
    assert misnamed(whole(path), people) == []


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_abbreviations_are_explained(path):
    """An abbreviation is in the glossary, or stands in brackets after what it means."""
    known = {word for entry in entries() for name in entry.names for word in name.split()}
    assert unexplained(story(path), known) == []


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_chapter_opens_with_its_question(path):
    """The first paragraph asks what the chapter answers."""
    first = next(iter(sections(path).values())).strip().split("\n")[0]
    assert first.startswith("**The question of this chapter:** ")
    assert first.endswith("?")


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_chapter_closes_with_summary_and_key_terms(path):
    """The last section sums up in points, and lists the terms to take along."""
    parts = list(sections(path).items())
    assert [head for head, _ in parts[-2:]] == ["Summary", "Key terms"]
    assert parts[-2][1].count("\n- ") >= 4
    assert parts[-1][1].count(" · ") + 1 >= KEY_TERMS


@pytest.mark.parametrize("path", TOLD, ids=by_name)
def test_further_reading_has_scholars_who_disagree(path):
    """Three works of scholarship or more can be found by number, and two disagree, about what."""
    reading = path.read_text(encoding="utf-8").partition("## Further reading")[2]
    cited = re.findall(r"\{source\}`([^`]+)`", reading)
    works = [citations.row("sources", source) for source in cited]
    assert sum(row["identifier"].startswith(("doi:", "isbn:")) for row in works) >= WORKS
    assert "The first two disagree about" in reading


def test_missing_years_would_show():
    """The count sees dates that the rules put on the page, and no more."""
    assert len(YEAR.findall("In 1997 (27 May), as in 2007; 1,999 men.")) == 2


def test_surname_before_the_name_is_found():
    """A person who is met as a surname is found out."""
    assert misnamed("So said Putin, and Vladimir Putin stayed.", ["Vladimir Putin"])
    assert not misnamed("So said Vladimir Putin. Putin stayed.", ["Vladimir Putin"])


def test_unexplained_abbreviation_is_found():
    """An abbreviation nobody explains is found; one in brackets or in the glossary is not."""
    assert unexplained("The XYZ met.", {"NATO"}) == ["XYZ"]
    assert not unexplained("The Quiet Zone (XYZ) of NATO; the XYZ.", {"NATO"})
