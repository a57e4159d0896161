import re

from natorussia import data
from natorussia.paper.cards import deal, order_key, place, sheets


def numbers(html):
    return [int(found or 0) for found in re.findall(r'np-empty|np-number">(\d+)<', html)]


def test_deal_is_whole_deck():
    """Every event of the section gets one card, numbered from one."""
    cards = deal("nineties", 1)
    events = {row["id"] for row in data.rows("events") if row["section"] == "nineties"}
    assert {card.event["id"] for card in cards} == events
    assert [card.number for card in cards] == list(range(1, len(events) + 1))


def test_seed_fixes_the_order():
    """The same seed deals alike, another one otherwise; and no deal is in order of date."""
    assert deal("csto", 3) == deal("csto", 3)
    assert deal("csto", 3) != deal("csto", 4)
    places = [place(card) for card in deal("csto", 3)]
    assert places != sorted(places)


def test_backs_meet_their_fronts():
    """Turned on the long edge, each back lies behind its front."""
    cards = deal("nineties", 1)[:11]
    front1, back1, front2, back2 = re.split("(?=<div class=.np-cards)", sheets(cards))[1:]
    assert numbers(front1) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert numbers(back1) == [2, 1, 4, 3, 6, 5, 8, 7]
    assert numbers(front2) == [9, 10, 11]
    assert numbers(back2) == [10, 9, 0, 11]


def test_key_is_in_order():
    """The key lists the cards by date."""
    cards = deal("cfe", 1)
    listed = [int(found) for found in re.findall(r"np-nr'>(\d+)<", order_key(cards))]
    by_number = {card.number: place(card) for card in cards}
    assert [by_number[number] for number in listed] == sorted(by_number.values())
