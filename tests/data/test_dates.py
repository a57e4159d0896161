"""Tests of EDTF dates: bounds, words and refusals."""

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from natorussia.data.dates import DateError, first_and_last, order, span

WORDS = [
    ("1997", "", "1997"),
    ("1997-05", "", "May 1997"),
    ("1997-05-27", "", "27 May 1997"),
    ("1997-05-27T10:15", "", "27 May 1997, 10:15"),
    ("1997-05-27T10:15:30Z", "", "27 May 1997, 10:15:30 UTC"),
    ("1997-05-27T10:15+01:00", "", "27 May 1997, 10:15 UTC+01:00"),
    ("1999-03-24", "1999-06-10", "24 March to 10 June 1999"),
    ("1999-03-24/1999-06-10", "", "24 March to 10 June 1999"),
    ("1998-03-24", "1999-06-10", "24 March 1998 to 10 June 1999"),
    ("2007-06-03", "2007-06-05", "3 to 5 June 2007"),
    ("2007-06-03~", "2007-06-05", "about 3 June to 5 June 2007"),
    ("2004-06", "2004-09", "June to September 2004"),
    ("1990", "2004", "1990 to 2004"),
    ("1999", "1999", "1999"),
    ("1999-03-24", "1999-06-XX", "24 March 1999 to June 1999, day unknown"),
    ("2007-06-XX", "", "June 2007, day unknown"),
    ("2004-XX", "", "2004, month unknown"),
    ("2004-XX-XX", "", "2004, month and day unknown"),
    ("1992~", "", "about 1992"),
    ("1992?", "", "perhaps 1992"),
    ("1992%", "", "perhaps about 1992"),
    ("1999", "..", "since 1999"),
    ("1999~/..", "", "since about 1999"),
    ("..", "1999", "until 1999"),
    ("1999/", "", "from 1999, end unknown"),
    ("/1999", "", "until 1999, beginning unknown"),
    ("2001-21", "", "spring 2001"),
    ("2001-24", "", "winter 2001"),
    ("199X", "", "the 1990s"),
    ("19XX", "", "between 1900 and 1999"),
    ("0520~", "", "about 520 CE"),
    ("-0043-03-15", "", "15 March 44 BCE"),
    ("-004X", "", "between 50 and 41 BCE"),
    ("0000", "", "1 BCE"),
    ("Y17000", "", "17000"),
    ("199X-05", "", "May of the 1990s"),
    ("156X-12-25", "", "25 December of the 1560s"),
    ("XXXX-12-XX", "", "December of an unknown year, day unknown"),
    ("1997-XX-03", "", "day 3 of an unknown month of 1997"),
    ("1500-1X-25", "", "25 October, November or December 1500"),
    ("1588-0X-1X", "", "a day from 10 to 19 of a month from January to September of 1588"),
    ("15XX-0X-25", "", "25 of a month from January to September of a year between 1500 and 1599"),
    ("1985-04-3X", "", "30 April 1985"),
    ("1985-02-2X", "", "a day from 20 to 28 of February 1985"),
    ("2004-06-XX", "2004-07-03", "June 2004, day unknown, to 3 July 2004"),
    ("1560-XX-2X", "", "a day from 20 to 29 of an unknown month of 1560"),
    ("1908-05-0X", "", "a day from 1 to 9 of May 1908"),
    ("19", "", "between 1900 and 1999"),
    ("19~", "", "between 1900 and 1999, approximate"),
    ("156?", "", "perhaps the 1560s"),
    ("-04", "", "between 500 and 401 BCE"),
    ("1950S2", "", "between 1900 and 1999, about 1950"),
    ("Y17E8S3", "", "between 1,700,000,000 and 1,709,999,999, about 1,700,000,000"),
    ("Y-17E7", "", "170 million years ago"),
    ("Y-138E8S3", "", "about 13.8 billion years ago"),
    ("Y-171010000S2", "", "about 171.01 million years ago, sure to 2 digits"),
    ("2001-27", "", "northern autumn 2001"),
    ("2001-32", "", "southern winter 2001"),
    ("2001-33", "2001-34", "first quarter of 2001 to second quarter of 2001"),
    ("2001-39", "", "last third of 2001"),
    ("2001-40", "", "first half of 2001"),
    ("?2004-06-04~", "", "4 June 2004, year uncertain and approximate, month and day approximate"),
    ("2004-06~-11", "", "11 June 2004, year and month approximate"),
    ("2001?-?09?", "", "perhaps September 2001"),
    ("[1667,1668,1670..1672]", "", "1667, 1668 or 1670 to 1672"),
    ("[1361..1370]", "", "between 1361 and 1370"),
    ("[1361..1370,1380]", "", "1361 to 1370 or 1380"),
    ("[..1361..1370]", "", "1361 to 1370 or earlier"),
    ("[13XX..14XX]", "", "between 1300\u20131399 and 1400\u20131499"),
    ("{1361..1370}", "", "1361 to 1370"),
    ("13XX", "1450", "1300\u20131399 to 1450"),
    ("13XX~/14XX", "", "about 1300\u20131399 to 1400\u20131499"),
    ("-04XX/-03XX", "", "500\u2013401 BCE to 400\u2013301 BCE"),
    ("-00XX/00XX", "", "100\u20131 BCE to 1 BCE\u201399 CE"),
    ("196X/197X", "", "the 1960s to the 1970s"),
    ("18XX", "..", "since 1800\u20131899"),
    ("..", "18XX", "until 1800\u20131899"),
    ("{1960, 1961-12}", "", "1960 and December 1961"),
    ("[..1760-12-03]", "", "3 December 1760 or earlier"),
    ("{1760-12..}", "", "December 1760 and later"),
    ("../..", "", "always"),
    ("/", "", "beginning unknown, end unknown"),
    ("/..", "", "beginning unknown, still going on"),
    ("1999-03-24T10:15:00.250Z", "", "24 March 1999, 10:15:00.25 UTC"),
    ("1999-03-24T24:00", "", "24 March 1999, 24:00"),
    ("44 BCE", "", "44 BCE"),
    ("c. 250 BC", "", "about 250 BCE"),
    ("AD 14", "", "14 CE"),
    ("10,000 BCE?", "", "perhaps 10000 BCE"),
    ("66 million years ago", "", "about 66 million years ago"),
]
REFUSED = [
    "",
    "1997-13",
    "1997-02-29",
    "1997-00-01",
    "1997T10:15",
    "1997-06-XXT10:15",
    "1997-05-27T25:00",
    "27 May 1997",
    "1997-05-27\n1998",
    "..",
    "1997/1998/1999",
    "1٩97",
]
EDTF_TEXTS = st.one_of(
    st.dates().map(dt.date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:7] + "-XX"),
    st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04d}"),
    st.integers(0, 999).map(lambda decade: f"{decade:03d}X"),
    st.builds("{:04d}-{}".format, st.integers(1, 9999), st.sampled_from(["21", "22", "23"])),
    st.integers(10000, 99999).map("Y{}".format),
)


@pytest.mark.parametrize(("date", "end", "words"), WORDS)
def test_dates_read_as_english(date, end, words):
    """Every kind of date has words in British English."""
    assert span(date, end).words == words


@pytest.mark.parametrize("text", REFUSED)
def test_other_texts_are_refused(text):
    """What is not EDTF is refused, and the message says what was got."""
    with pytest.raises(DateError, match=r"^got '.*'; expected "):
        span(text)


def _listed(name):
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("text", _listed("edtf_valid.txt"))
def test_every_feature_of_edtf_is_read(text):
    """A valid date has words and windows in order, or none where a side is open."""
    found = span(text)
    assert found.words
    ends = [end for end in (found.start0, found.start1, found.end1) if end is not None]
    assert ends == sorted(ends)


@pytest.mark.parametrize("text", _listed("edtf_invalid.txt"))
def test_what_only_looks_like_edtf_is_refused(text):
    """A text that breaks a rule of EDTF is refused, and the message has the whole of it."""
    with pytest.raises(DateError, match=re.escape(f"got {text!r}; ")):
        span(text)


BOUNDS = [
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
    ("20XX-02-29", "2000-02-29", "2096-02-29"),
    ("15XX-01-3X", "1500-01-30", "1599-01-31"),
    ("1XX3", "1003-01-01", "1993-12-31"),
    ("-04", "-0499-01-01", "-0400-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("-1859S2", "-1899-01-01", "-1800-12-31"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-36", "2001-10-01", "2001-12-31"),
    ("2001-38", "2001-05-01", "2001-08-31"),
    ("2001-41", "2001-07-01", "2001-12-31"),
    ("[1667-03,1668..1670]", "1667-03-01", "1670-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_bounds_are_days(text, first, last):
    """The first and the last day that a date may mean are those of the specification."""
    found = span(text)
    assert (found.start0, found.start1) == (span(first).start0, span(last).start1)


def test_long_years_have_bounds_beyond_python():
    """Years that no date of Python holds are counted in days of the same calendar."""
    found = span("Y3388E2S3")
    assert found.start1 - found.start0 == span("Y339000").start0 - span("Y338000").start0
    assert span("Y-17E7").start0 < span("Y-16E7").start0 < span("-9999").start0


def test_dates_have_an_order_of_time():
    """Rows sort by time, before the common era too, and an open start comes first."""
    texts = ["44 BCE", "0476", "-0752", "../1000", "Y-138E8S3", "0014-08-19"]
    ordered = ["../1000", "Y-138E8S3", "-0752", "44 BCE", "0014-08-19", "0476"]
    assert sorted(texts, key=order) == ordered


def test_refusals_say_what_helps():
    """An impossible day names the month's length."""
    with pytest.raises(ValueError, match="from 01 to 28, since 1997-02 has no more"):
        span("1997-02-29")


@pytest.mark.parametrize("pair", [("1999", "1998"), ("1999-03-02", "1999-03-01")])
def test_end_before_start_fails(pair):
    """An end that can only come before its start is an error that names both."""
    with pytest.raises(DateError, match=re.escape("/".join(pair)) + ".*is before the start"):
        span(*pair)


def test_vague_end_may_hold_start():
    """A month may be the end of a span that starts within it; the windows are cut to fit."""
    found = span("2004-06-11", "2004-06")
    assert (found.start0, found.end0, found.end1 - found.start0) == (12580, 12580, 20)


def test_windows_follow_the_kind():
    """A point has no end, an open span no end, an until no start."""
    assert (span("1970").kind, span("1970").start0, span("1970").start1) == ("point", 0, 365)
    assert (span("1970", "..").kind, span("1970", "..").end1) == ("open", None)
    assert (span("..", "1970").kind, span("..", "1970").start0) == ("until", None)
    assert span("1970", "1971").end1 == 730


def test_minutes_are_parts_of_days():
    """A time is a minute long, in UTC."""
    found = span("1970-01-02T06:00+06:00")
    assert found.start0 == pytest.approx(1)
    assert (found.start1 - found.start0) * 1440 == pytest.approx(1)


def test_marks_set_approx():
    """About, perhaps and both are approximate; an unknown day is not."""
    assert [span(f"1992{mark}").approx for mark in ("~", "?", "%", "")] == [True, True, True, False]
    assert not span("1992-05-XX").approx


def test_each_end_keeps_its_mark():
    """What is said of the start is not said of the end."""
    found = span("1992~", "1996?")
    assert (found.start_mark, found.end_mark) == ("~", "?")
    assert (span("../1992~").start_mark, span("../1992~").end_mark) == ("", "~")


def test_unknown_ends_do_not_go_on():
    """An end that nobody knows is told from one that is open."""
    texts = ("1991-03-01/", "/1991-03-01", "1991-03-01/..", "../1991-03-01")
    assert [span(text).unknown for text in texts] == [True, True, False, False]


def test_days_stay_within_python():
    """First and last days are dates where Python has them, and None elsewhere."""
    assert span("2007-06").last_day == dt.date(2007, 6, 30)
    assert span("9999-12-31").last_day == dt.date.max
    assert span("-0043").first_day is None
    assert span("Y17000").last_day is None
    assert span("1999", "..").last_day is None


@given(st.dates())
def test_days_agree_with_python(day):
    """Every day of Python's calendar has Python's number."""
    found = span(day.isoformat())
    assert found.first_day == found.last_day == day
    assert found.start0 == (day - dt.date(1970, 1, 1)).days


@given(EDTF_TEXTS)
def test_bounds_agree_with_edtf(text):
    """The library edtf, an oracle, gives the same first and last days."""
    parsed, found = parse_edtf(text), span(text)
    first, last = (span(_edtf(day)) for day in (parsed.lower_strict(), parsed.upper_strict()))
    assert (first.start0, last.start1) == (found.start0, found.start1)


def _edtf(day):
    sign = "-" if day.tm_year < 0 else ""
    if day.tm_year > 9999:
        return f"Y{day.tm_year}"
    year = f"{sign}{abs(day.tm_year):04d}"
    return f"{year}-{day.tm_mon:02d}-{day.tm_mday:02d}"


@given(EDTF_TEXTS, EDTF_TEXTS)
def test_windows_are_in_order(date, end):
    """Whatever is accepted has windows in order."""
    try:
        found = span(date, end)
    except DateError:
        return
    assert found.start0 < found.start1 <= found.end1
    assert found.start0 <= found.end0 < found.end1


@given(EDTF_TEXTS | st.dates().map(str), EDTF_TEXTS | st.dates().map(str) | st.just(""))
def test_plain_days_are_read_as_edtf_reads_them(date, end):
    """The short way to the days of a date gives what the long one does, and refuses the same."""
    try:
        found = span(date, end)
    except DateError:
        with pytest.raises(DateError):
            first_and_last(date, end)
        return
    assert first_and_last(date, end) == (found.first_day, found.last_day)
    if not end and found.start0 is not None:
        assert order(date) == (found.start0, date)


@pytest.mark.parametrize("text", ["2007-02-30", "0000-01-01", "2007-13-01", "20070612"])
def test_what_is_no_plain_day_goes_the_long_way(text):
    """A day that is in no calendar, or not written out, is left to EDTF."""
    try:
        found = span(text).first_day
    except DateError:
        with pytest.raises(DateError):
            first_and_last(text)
    else:
        assert first_and_last(text)[0] == found


def test_reading_needs_no_pandas():
    """The module imports neither pandas nor the library edtf."""
    code = "import sys, natorussia.data.dates; print({'pandas', 'edtf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
