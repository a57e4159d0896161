"""Each kind becomes a picture of the answers, which tells what is right only when asked."""

import json

import pytest

from natorussia.data.languages import using
from natorussia.live import tallies
from natorussia.live.items import Item, of_forecasts
from natorussia.questions import load_bank
from natorussia.widgets.forecast.table import read
from tests.live.questions import BANK, RIGHT, WRONG, asked_items

ITEMS = {item.id: item for item in asked_items()}
BINARY = {"id": "f", "question": "Will it?", "resolution": "yes"}


def pictures(name, *responses, told=False):
    return tallies.pictures(ITEMS[name], responses, told=told)


def counts(picture):
    return {bar.get("text") or bar["html"]: bar["count"] for bar in picture["bars"]}


@pytest.mark.parametrize("name", RIGHT)
def test_every_kind_is_drawn_and_tells_nothing_too_soon(name):
    before = pictures(name, RIGHT[name], WRONG[name])
    after = pictures(name, RIGHT[name], WRONG[name], told=True)
    assert all(not picture["right"] for picture in before)
    assert any(picture["right"] for picture in after) == (name != "mood")
    assert json.loads(json.dumps(after, allow_nan=False)) == json.loads(json.dumps(after))
    assert pictures(name)


def test_choices_are_bars():
    [picture] = pictures("one", RIGHT["one"], RIGHT["one"], WRONG["one"], told=True)
    assert counts(picture) == {"Right-hand": 2, "Wrong-hand": 1}
    assert picture["right"] == [RIGHT["one"]]


def test_several_choices_count_each():
    [picture] = pictures("several", RIGHT["several"], WRONG["several"])
    assert counts(picture) == {"A": 1, "B": 1, "C": 1}


def test_verdicts_and_reasons_are_apart():
    verdicts, reasons = pictures("why", RIGHT["why"], WRONG["why"], WRONG["why"])
    assert counts(verdicts) == {"True": 1, "False": 2}
    assert counts(reasons) == {"Because": 1, "Despite": 2}


def test_orders_are_a_grid_of_places():
    [picture] = pictures("row", RIGHT["row"], RIGHT["row"], WRONG["row"], told=True)
    rows = {
        row["html"]: cells for row, cells in zip(picture["rows"], picture["counts"], strict=True)
    }
    assert rows == {"first": [2, 0, 1], "second": [0, 3, 0], "third": [1, 0, 2]}
    assert [row["html"] for row in picture["rows"]] == ["first", "second", "third"]
    assert picture["right"] == dict(zip(RIGHT["row"], "123", strict=True))


def test_pairs_are_a_grid_of_sides():
    [picture] = pictures("pairs", RIGHT["pairs"], WRONG["pairs"], RIGHT["pairs"])
    rows = {
        row["html"]: cells for row, cells in zip(picture["rows"], picture["counts"], strict=True)
    }
    assert rows == {"a": [2, 1], "b": [1, 2]}


def test_typed_answers_are_grouped_by_equal_wording():
    [picture] = pictures("word", "Kohl", "kohl ", "KOHL", "Genscher", told=True)
    assert counts(picture) == {"KOHL": 3, "Genscher": 1}
    assert picture["right"] == ["=kohl"]


def test_typed_answers_are_grouped_by_the_letters_of_their_language():
    """In Turkish a capital I is that of \u0131, and no other letter."""
    question = next(one for one in BANK if one["id"] == "word")
    item = Item("word", load_bank([question | {"accept": ["Isparta"], "language": "tr"}])[0])
    [picture] = tallies.pictures(item, ["ISPARTA", "\u0131sparta"], told=True)
    assert list(counts(picture).values()) == [2]
    assert len(picture["right"]) == 1


def test_marks_are_not_piled_on_one_letter():
    """What would run over the lines above is cut; what a script needs stays."""
    piled = "a" + "\u0301" * 60 + "b"
    assert tallies.grouped([piled])[0]["text"] == "a" + "\u0301" * 4 + "b"
    assert tallies.grouped(["e\u0323\u0302"])[0]["text"] == "e\u0323\u0302"


def test_blanks_are_apart_and_marked_by_the_course():
    day, month = pictures("gaps", RIGHT["gaps"], {"day": "monday"}, WRONG["gaps"], told=True)
    assert counts(day) == {"Monday": 2, "Sunday": 1} or counts(day) == {"monday": 2, "Sunday": 1}
    assert day["right"] == ["day=monday"]
    assert counts(month) == {"May": 1, "June": 1}
    assert month["right"] == ["May"]


def test_numbers_stand_on_a_scale_in_one_unit():
    kilometres, strange = {"value": "2", "unit": "km"}, {"value": "far", "unit": "m"}
    [picture] = pictures("number", RIGHT["number"], kilometres, strange, told=True)
    assert picture["values"] == [1500, 2000]
    assert (picture["unread"], picture["right"]) == (1, [1500])


def test_times_stand_on_the_line_of_the_question():
    [picture] = pictures("when", RIGHT["when"], WRONG["when"], told=True)
    assert picture["values"] == [8000, 10008]
    assert picture["right"] == [10008, 10009]
    assert all(picture["from"] <= tick["at"] <= picture["to"] for tick in picture["ticks"])
    assert 2 <= len(picture["ticks"]) <= 10


def test_forecasts_are_a_distribution_with_the_score_of_the_class():
    [item] = of_forecasts(read([BINARY]))
    [picture] = tallies.pictures(item, [0.8, 0.6, 1.0])
    assert [bar["count"] for bar in picture["bars"]] == [0, 0, 0, 0, 0, 0, 1, 0, 1, 1]
    assert "brier" not in picture
    [told] = tallies.pictures(item, [0.8, 0.6, 1.0], told=True)
    assert told["brier"] == pytest.approx((0.04 + 0.16 + 0) / 3)
    assert told["brier_of_mean"] == pytest.approx(0.2**2)


def test_chances_are_written_as_the_language_writes_shares():
    """With a space before the sign or without one, as CLDR has it."""
    [item] = of_forecasts(read([BINARY]))
    for tag, words in (("en-GB", "0–10 %"), ("he", "0–10%"), ("de", "0–10\xa0%")):
        with using(tag):
            (picture,) = tallies.pictures(item, [0.5])
            assert picture["bars"][0]["text"].replace("\u200e", "") == words
            assert item.said(0.5).replace("\u200e", "") == words.replace("0–10", "50")


def test_nothing_typed_is_shown_before_it_is_let_through():
    shown = pictures("word", "Kohl", "Kohl", "<b>rude</b>")
    held = tallies.allowed(shown, [])
    assert held[0]["bars"] == []
    assert held[0]["held"] == 3
    let = tallies.allowed(shown, ["=kohl"])
    assert counts(let[0]) == {"Kohl": 2}
    assert let[0]["held"] == 1


def test_what_is_chosen_needs_no_leave():
    assert tallies.allowed(pictures("one", RIGHT["one"]), []) == pictures("one", RIGHT["one"])


def test_every_kind_of_the_course_has_a_picture():
    assert {one["kind"] for one in BANK} | {"forecast"} == set(tallies._DRAWN)
