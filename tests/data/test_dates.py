"""Tests of EDTF dates: bounds, words and refusals."""

import datetime as dt
import re
import subprocess
import sys
import time

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from natorussia.data.dates import DateError, span

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
]
REFUSED = [
    "",
    "97",
    "1997-13",
    "1997-02-29",
    "1997-00-01",
    "199X-05",
    "1997-XX-03",
    "1997T10:15",
    "1997-06-XXT10:15",
    "1997-05-27T25:00",
    "27 May 1997",
    "1997-05-27\n1998",
    "..",
    "../..",
    "/",
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
    """What is not EDTF of level 0 or 1 is refused, and the message says what was got."""
    with pytest.raises(DateError, match=r"^got '.*'; expected "):
        span(text)


def test_refusals_say_what_helps():
    """An impossible day names the month's length."""
    with pytest.raises(ValueError, match="from 01 to 28, since February 1997 has no more"):
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
    year = f"Y{day.tm_year}" if day.tm_year > 9999 else f"{sign}{abs(day.tm_year):04d}"
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


def test_reading_needs_no_pandas():
    """The module imports neither pandas nor the library edtf."""
    code = "import sys, natorussia.data.dates; print({'pandas', 'edtf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_many_rows_are_fast():
    """A hundred thousand rows take seconds, not minutes."""
    rows = [
        (f"{1000 + n % 2000:04d}-{n % 12 + 1:02d}-{n % 28 + 1:02d}", "") for n in range(100_000)
    ]
    began = time.perf_counter()
    assert len([span(*row) for row in rows]) == 100_000
    assert time.perf_counter() - began < 5
