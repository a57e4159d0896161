"""The course's own translations: whole where an edition has a page, and true to its rows."""

from pathlib import Path

import pytest

from natorussia.translations import catalogues, edition

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("chapters/index", "chapters/01-nineties", "exercises/01-nineties", "chapters/glossary")


@pytest.mark.parametrize("tag", catalogues.languages(ROOT))
def test_translations_keep_the_rows_that_their_texts_cite(tag):
    """No role, blank, link or piece of code is lost or added on the way."""
    edition.refuse_losses(ROOT, tag)


def test_first_chapter_can_be_read_in_russian():
    """The first page, the first chapter with its exercise, and the glossary are in the edition."""
    assert set(PAGES) <= set(edition.ready(ROOT, "ru"))
