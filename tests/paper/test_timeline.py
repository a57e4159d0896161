import re

import pytest

from natorussia.data.edtf.words import year_words
from natorussia.paper.cards import deal
from natorussia.paper.timeline import named_years, strip


def test_blank_strip_shows_years():
    """The blank strip has years and lanes, and no number of a card."""
    cards = deal("cfe", 1)
    assert ">2000<" in strip(cards, filled=False)
    assert "np-dot" not in strip(cards, filled=False)


def test_filled_strip_places_all():
    """Every card is on the filled strip, further right if it is later."""
    cards = deal("cfe", 1)
    found = re.findall(r'x="([\d.]+)" y="[\d.]+">(\d+)</text>', strip(cards, filled=True))
    shown = {int(number): float(x) for x, number in found if int(number) < 1900}
    assert sorted(shown) == [card.number for card in cards]
    years = {card.number: int(card.event["date"][:4]) for card in cards}
    first, last = min(years, key=years.get), max(years, key=years.get)
    assert shown[first] < shown[last]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (527, 1454, ["600 CE", "700 CE", "800 CE", "900 CE", "1000"]),
        (-752, 477, ["700 BCE", "600 BCE", "500 BCE"]),
        (-13_800_000_000, 2027, ["10 billion years ago", "5 billion years ago", "1 CE"]),
        (1990, 2000, ["1990", "1991", "1992"]),
    ],
)
def test_years_are_named_as_far_apart_as_they_are_wide(first, last, named):
    """From ten years to the age of the universe there is a round step that fits."""
    found = [year_words(year, year) for year in named_years(first, last)]
    assert found[: len(named)] == named
    assert len(found) < 30
