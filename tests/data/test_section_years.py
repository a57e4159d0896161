"""Tests of the years of sections, and of the events that lie outside them."""

import pytest

from natorussia.data.section_years import section_faults, year_faults

REPUBLIC = {"republic": {"start": "-0508", "end": "-0027"}}
UNIVERSE = {"universe": {"start": "-13800000000", "end": "2026"}}
INSIDE = {
    "a day before the common era": ("republic", "-0043-03-15", ""),
    "a span of it": ("republic", "-0057", "-0049"),
    "an end that is open": ("republic", "-0043", ".."),
    "the first year": ("republic", "-0508", ""),
    "billions of years ago": ("universe", "Y-4600000000", ""),
    "a section that is not there": ("kings", "-0600", ""),
    "a date that cannot be read": ("republic", "the ides", ""),
}
OUTSIDE = {
    "before it": ("republic", "-0600", ""),
    "after it": ("republic", "0014-08-19", ""),
    "over its end": ("republic", "-0031", "0014"),
}


def event(section, date, end, note=""):
    """Make the cells of an event that matter here."""
    return {"section": section, "date": date, "end": end, "note": note}


@pytest.mark.parametrize("cells", INSIDE.values(), ids=INSIDE)
def test_event_within_its_section_has_no_fault(cells):
    """Years of any age count, and what cannot be read is told elsewhere."""
    assert not list(section_faults(event(*cells), REPUBLIC | UNIVERSE))


@pytest.mark.parametrize("cells", OUTSIDE.values(), ids=OUTSIDE)
def test_event_outside_its_section_needs_a_note(cells):
    """The message names both spans; a note that says why is enough."""
    (message,) = section_faults(event(*cells), REPUBLIC)
    assert "is outside its section, 509 BCE to 28 BCE" in message
    assert not list(section_faults(event(*cells, note="It began earlier."), REPUBLIC))


def test_section_that_ends_before_it_starts_is_told():
    """Years are compared as numbers, so that -0027 comes after -0508."""
    assert not list(year_faults(REPUBLIC["republic"]))
    (message,) = year_faults({"start": "-0027", "end": "-0508"})
    assert "got -0508, expected -0027 or later" in message
    assert not list(year_faults({"start": "early", "end": "late"}))
