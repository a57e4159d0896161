"""Events placed on scales of any age: steps, words and what other systems ask."""

import pytest

from natorussia import questions as asked
from natorussia.data import course
from natorussia.data.calendar import days, round_step
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import BankError, load_bank
from natorussia.questions.items import STRICTER, Choice, Numbers

HEAD = "id,date,end,title,summary,section,lane,sources,actors,confidence,note\n"
ROWS = """
ides,-0043-03-15,,The Ides,It.,first-chapter,l,s,,secondary,
augustus,0014-08-19,,Augustus dies,It.,first-chapter,l,s,,secondary,
earth,Y-46E8S2,,The Earth forms,It.,first-chapter,l,s,,secondary,
"""


@pytest.fixture(autouse=True)
def ages(tmp_path, monkeypatch):
    """Make a course with events of several ages, and read its tables."""
    from natorussia.cli import main

    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    assert main(["new", "course", str(tmp_path / "ages"), "--empty"]) == 0
    monkeypatch.chdir(tmp_path / "ages")
    (course.folder() / "events.csv").write_text(HEAD + ROWS.strip() + "\n")


def place(event, first, last, **more):
    """Return a checked question of the kind."""
    whole = {"id": "q", "kind": "place", "level": "recall", "prompt": "When?", "event": event}
    [found] = load_bank([whole | {"from": first, "to": last, "zero": 9000} | more])
    return found


def form(question):
    """Return how other systems ask it, and in which words."""
    made = item(question, Links())
    return made.form, made.prompt


def test_months_before_the_common_era_are_chosen_from():
    """A scale of two or three years is asked for by month, and one month is right."""
    found, _ = form(place("ides", "-0044", "-0042"))
    assert isinstance(found, Choice)
    assert [one.html for one in found.options if one.credit == 1] == ["March 44 BCE"]
    assert len(found.options) == 36


def test_days_of_one_month_are_chosen_from():
    """A scale within a month would leave one month to choose: it is asked for by day."""
    made = item(place("ides", "-0043-03-01", "-0043-03-31", full=2), Links())
    assert isinstance(made.form, Choice)
    assert len(made.form.options) == 31
    assert [one.html for one in made.form.options if one.credit == 1] == ["15 March 44 BCE"]
    # Two days off are right on the page, and there only nearly.
    assert [one.direction for one in made.lost] == [STRICTER]


def test_years_before_the_common_era_are_typed_as_people_count_them():
    """On a scale before the era 44 is 44 BCE; on one across it that is -44."""
    found, prompt = form(place("ides", "100 BCE", "1 BCE"))
    assert isinstance(found, Numbers)
    assert [one.number for one in found.values if one.credit == 1] == [44]
    assert "a year BCE, as a number from 100 to 1" in prompt
    found, prompt = form(place("ides", "100 BCE", "AD 100"))
    assert [one.number for one in found.values if one.credit == 1] == [-44]
    assert "from -100 (100 BCE) to 100; a year BCE has a minus" in prompt
    assert 0 not in [one.number for one in found.values]


def test_billions_of_years_go_in_round_steps():
    """A long scale has some thousand steps; a step is picked whole, and said in words."""
    question = place("earth", "13.8 billion years ago", "2026", full=10**9, zero=10**12)
    shown, key = asked.public(question), asked.key(question)
    assert shown["step"] == 10_000_000
    picked = days(-4_600_000_000)
    assert asked.score("place", key, picked).credit == 1
    late = asked.score("place", key, days(-4_000_000_000))
    assert 0 < late.credit < 1
    assert late.parts[0].html == "<p>600 million years late.</p>"
    assert asked.said(question, picked) == ["4.6 billion years ago"]
    assert 0 < asked.chance(question) < 1
    found, _ = form(question)
    assert isinstance(found, Choice)
    assert len(found.options) < 60
    assert [one.html for one in found.options if one.credit == 1]


def test_paper_names_the_ends_of_a_scale():
    """What is printed says the years as the tables do."""
    printed = asked.printed(place("ides", "100 BCE", "AD 100"))
    assert "<span>100 BCE</span><span>100 CE</span>" in printed


@pytest.mark.parametrize("year", [0, -44])
def test_a_number_that_may_be_meant_in_two_ways_is_asked(year):
    """Whole numbers below 1 are refused with both ways to write them."""
    with pytest.raises(BankError, match=r"write '(1|44) BCE' in quotes, or EDTF"):
        place("ides", year, "AD 100")


def test_an_event_off_the_scale_is_told():
    """The words of the message are those of the tables."""
    with pytest.raises(BankError, match=r"ides \(15 March 44 BCE\) is not between"):
        place("ides", "AD 1", "AD 100")


def test_events_out_of_order_across_the_era_are_told():
    """An order is checked by time, before the common era too."""
    whole = {"id": "q", "kind": "order", "level": "recall", "prompt": "Order"}
    right = [{"event": one} for one in ("earth", "ides", "augustus")]
    load_bank([whole | {"items": right}])
    with pytest.raises(BankError, match=r"earth .* stands after ides"):
        load_bank([whole | {"items": [right[1], right[0], right[2]]}])


def test_round_steps():
    """1, 2, 5, 10, 20, 50 and so on."""
    found = [round_step(least) for least in (0.1, 1, 1.5, 3, 7, 13, 6_900_000)]
    assert found == [1, 1, 2, 5, 10, 20, 10_000_000]
