"""Voices: who speaks in each chapter, through which source, and where."""

import pytest

from natorussia.data import index, rows, split

from .chapters import SECTIONS, cited


@pytest.mark.parametrize("section", SECTIONS)
def test_three_kinds_speak_in_each_chapter(section):
    """Russians, Allies and the neighbours concerned are heard in every chapter."""
    kinds = {row["kind"] for row in rows("voices") if row["section"] == section}
    assert kinds == {"Russian", "Allied", "neighbour"}


@pytest.mark.parametrize("section", SECTIONS)
def test_own_words_of_each_kind_are_read(section):
    """Of each kind somebody is heard in the original or in a translation, not by report alone."""
    heard = {row["kind"] for row in rows("voices") if row["section"] == section}
    own = {
        row["kind"]
        for row in rows("voices")
        if row["section"] == section and row["words"] != "report"
    }
    assert own == heard


@pytest.mark.parametrize("row", rows("voices"), ids=lambda row: row["id"])
def test_voice_is_heard_in_its_chapter(row):
    """The source of a voice is cited in the chapter, and its passage stands there."""
    assert set(split(row["sources"])) <= cited(row["section"])
    assert index("passages")[row["passage"]]["section"] == row["section"]
    assert (row["country"] == "RUS") == (row["kind"] == "Russian")
