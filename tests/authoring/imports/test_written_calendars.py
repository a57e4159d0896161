"""Days of other calendars, as teachers write them."""

import pytest

from natorussia.authoring.imports.written_dates import read

OF_OTHER_CALENDARS = {
    "25 October 1917 (O.S.)": "1917-11-07",
    "@#DJULIAN@ 5 MAY 1700": "1700-05-16",
    "29 February 1900 (Julian)": "1900-03-13",
    "15 March 44 BC (Julian)": "-0043-03-13",
    "25 October/7 November 1917": "1917-11-07",
    "11 (22) февраля 1732": "1732-02-22",
    "7 November 1917 (N.S.)": "1917-11-07",
}


@pytest.mark.parametrize("text", OF_OTHER_CALENDARS)
def test_a_day_of_the_julian_calendar_is_the_same_day_of_the_gregorian_one(text):
    """What is told in both is one day and no span; a day of the new style stays."""
    assert read(text) == (OF_OTHER_CALENDARS[text], "")
