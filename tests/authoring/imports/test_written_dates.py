"""Dates as teachers write them: read as they are meant, or refused with what to write."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from natorussia.authoring.imports.written_dates import day_comes_first, goes_on, read
from natorussia.data.dates import DateError, span

WRITTEN = {
    "July 4, 1776": "1776-07-04",
    "4th of July 1776": "1776-07-04",
    "Jul. 1776": "1776-07",
    "1776-7-4": "1776-07-04",
    "1776/7/4": "1776-07-04",
    "1776.7": "1776-07",
    "1776-07-04 00:00:00": "1776-07-04",
    "1776-07-04T00:00:00.000": "1776-07-04",
    "1776-07-04T10:15": "1776-07-04T10:15",
    "17760704": "1776-07-04",
    "03.10.1990": "1990-10-03",
    "3. Oktober 1990": "1990-10-03",
    "10.1990": "1990-10",
    "1er mai 1968": "1968-05-01",
    "12 de octubre de 1492": "1492-10-12",
    "3/3/1848": "1848-03-03",
    "15 March 44 BCE": "-0043-03-15",
    "March 44 B.C.": "-0043-03",
    "August 19, 14 CE": "0014-08-19",
    "2. September 31 BC": "-0030-09-02",
    "1770s": "177X",
    "18th century": "17XX",
    "1st century": "00XX",
    "5th century BC": "-04XX",
    "Spring 1848": "1848-21",
    "fall of 1989": "1989-23",
    "c. 1500": "1500~",
    "about July 1776": "about July 1776",
    "-4540000000": "Y-4540000000",
    "1914-09": "1914-09",
    "2001-21": "2001-21",
    "1500?": "1500?",
    "44 B.C.": "44 BC",
    "c. 250 B.C.E.": "c. 250 BCE",
}
SPANS = {
    "1914-1918": ("1914", "1918"),
    "1914\u20131918": ("1914", "1918"),
    "1914 \u2013 18": ("1914", "1918"),
    "1914-18": ("1914", "1918"),
    "1905\u201307": ("1905", "1907"),
    "1618 to 1648": ("1618", "1648"),
    "c. 1618-1648": ("1618~", "1648~"),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_date_is_read_as_it_is_meant(text):
    """Days, months, seasons, decades and centuries become EDTF; EDTF stays as it is."""
    assert read(text) == (WRITTEN[text], "")


@pytest.mark.parametrize("text", SPANS)
def test_two_years_are_a_span(text):
    """A dash between years is one, where EDTF has no month or season of that number."""
    assert read(text) == SPANS[text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("7/4/1776", "write 1776-07-04"),
        ("99.99.1990", "there is no month 99"),
        ("0", "there was no year 0"),
        ("33", "33 CE, or 33XX"),
    ],
)
def test_what_may_mean_two_things_is_refused(text, told):
    """The message says what to write."""
    with pytest.raises(DateError, match=told):
        read(text)


@given(
    st.dates(dt.date(1000, 1, 1)),
    st.sampled_from(["en", "en_GB", "de", "fr", "es", "it", "pt", "nl"]),
    st.sampled_from(["long", "medium"]),
)
def test_dates_in_words_are_read_in_many_languages(day, language, form):
    """What the locale data of a language writes is read as the day that it was, or refused."""
    text = format_date(day, form, locale=language)
    try:
        found = span(read(text)[0])
    except DateError:
        assert text.count("/") == 2 or "-" in text, text  # with numbers alone, of unknown order
        return
    assert found.first_day == found.last_day == day, text


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    """Nothing but a fault of a date is raised, and what is no date is handed on."""
    try:
        date, end = read(text)
    except DateError:
        return
    assert isinstance(date, str)
    assert isinstance(end, str)


def test_a_column_tells_which_number_is_the_day():
    """One date above the twelfth is enough; two that contradict each other are a fault."""
    assert day_comes_first(["1/2/1776", "13/2/1776"]) is True
    assert day_comes_first(["1/2/1776", "2/13/1776"]) is False
    assert day_comes_first(["1/2/1776", "1776-07-04"]) is None
    assert read("7/4/1776", day_first=True) == ("1776-04-07", "")
    assert read("7/4/1776", day_first=False) == ("1776-07-04", "")
    with pytest.raises(DateError, match="'2/13/1776'"):
        day_comes_first(["13/2/1776", "2/13/1776"])


def test_an_end_may_be_no_end_yet():
    """Some words say that something still goes on."""
    assert goes_on(" Present")
    assert not goes_on("1990")
