import re

from natorussia.paper.cards import deal
from natorussia.paper.timeline import strip


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
