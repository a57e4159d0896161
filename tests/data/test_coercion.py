"""Tests of cells as EDTF: what programs and spreadsheets write."""

import datetime as dt

import pytest

from natorussia.data.coercion import edtf
from natorussia.data.dates import DateError, span

READ = [
    ("1999-03-24T00:00:00.000Z", "24 March 1999"),
    ("1999-03-24T10:15:00.123456", "24 March 1999, 10:15:00.123456"),
    ("1999-03-24 10:15:00+00:00", "24 March 1999, 10:15:00 UTC+00:00"),
    ("1999-03-24T24:00", "24 March 1999, 24:00"),
    (dt.date(1999, 3, 24), "24 March 1999"),
    (" 44 BCE ", "44 BCE"),
    (1999, "1999"),
    (475, "475 CE"),
    (12000.0, "12000"),
]


@pytest.mark.parametrize(("cell", "words"), READ)
def test_cells_of_programs_are_read(cell, words):
    """Days, moments, numbers and typed years become dates at the precision they have."""
    assert span(edtf(cell)).words == words


def test_whole_numbers_say_how_they_are_read():
    """A number below 1 is an astronomical year, with a warning that says so."""
    with pytest.warns(UserWarning, match="-43 is 44 BCE"):
        assert span(edtf(-43)).words == "44 BCE"


@pytest.mark.parametrize(
    ("text", "ways"), [("475", "475 CE, or 475X"), ("-250", "250 BCE, or -250X")]
)
def test_few_digits_are_not_guessed(text, ways):
    """A text that may be a year or a decade is refused with both ways to write it."""
    with pytest.raises(DateError, match=f"got '{text}'; .*{ways}"):
        edtf(text)
