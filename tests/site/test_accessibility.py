"""What the report on accessibility says of every page, read in the built files."""

import re

import pytest

WHO_SPEAKS = re.compile(r'<html\b[^>]*\blang="en-GB"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
PLAYED = re.compile(r"<(?:audio|video|embed|object|iframe|marquee|blink)\b|\bautoplay\b")


@pytest.fixture(scope="module")
def pages(book):
    """Return the text of every page with words of its own; those that only lead on have none."""
    found = [*book.glob("chapters/*.html"), *book.glob("exercises/*.html"), book / "search.html"]
    return {path.relative_to(book): path.read_text(encoding="utf-8") for path in sorted(found)}


def test_no_page_plays_anything(pages):
    """There is no sound, no film and no frame of another page."""
    assert [str(name) for name, text in pages.items() if PLAYED.search(text)] == []


def test_every_page_has_title_and_language(pages):
    """Each page says what it is about, as no other page does, and in which language."""
    titles = [TITLE.search(text)[1].strip() for text in pages.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert [str(name) for name, text in pages.items() if not WHO_SPEAKS.search(text)] == []
