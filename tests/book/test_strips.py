"""Timelines as they stand on paper."""

import pytest

from natorussia.book.strips import strip
from natorussia.widgets.timeline.widget import Timeline


def state(*events):
    rows = [{"id": str(n), "title": "An event", **event} for n, event in enumerate(events)]
    return Timeline(rows, title="A war").get_state()


def test_event_is_a_point_and_a_spell_a_bar():
    """A day is drawn as a point on the line, what lasts as a bar, and years are named."""
    drawn = strip(state({"date": "1914-07-28", "end": "1918-11-11"}, {"date": "1916-07-01"}))
    assert drawn.count("<circle") == 1
    assert drawn.count('class="nr-spell"') == 1
    assert ">1916</text>" in drawn
    assert 'aria-label="A war"' in drawn


def test_later_events_stand_further_right():
    """Places follow the days."""
    days = ("1914-07-28", "1916-07-01", "1918-11-11")
    drawn = strip(state(*({"date": day} for day in days)))
    places = [float(part.split('"')[0]) for part in drawn.split('cx="')[1:]]
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], rel=0.25)


def test_lanes_have_lines_of_their_own():
    """The course's chapter has a line for each lane that it uses, with its title."""
    shown = Timeline(section="nineties").get_state()
    drawn = strip(shown)
    assert drawn.count('class="nr-line"') == len(shown["lanes"]) > 3
    assert all(lane["title"] in drawn for lane in shown["lanes"])


def test_ages_of_the_earth_and_single_days_are_not_drawn():
    """Where years of the calendar would say nothing, and of one day, there is no drawing."""
    assert strip(state({"date": "Y-100000"}, {"date": "2000"})) == ""
    assert strip({"questions": []}) == ""


def test_events_without_days_are_not_drawn():
    """A widget of another kind may tell of events by their ids alone."""
    assert strip({"events": {"id": ["fire"], "title": ["A fire"]}}) == ""
