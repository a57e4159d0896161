"""Dates as teachers write them: read as they are meant, or refused with what to write."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from natorussia.authoring.imports.written_dates import (
    day_comes_first,
    goes_on,
    is_coarser,
    read,
)
from natorussia.authoring.imports.written_words import LANGUAGES
from natorussia.data.dates import DateError, span

WRITTEN = {
    "July 4, 1776": "1776-07-04",
    "4th of July 1776": "1776-07-04",
    "Jul. 1776": "1776-07",
    "1776-7-4": "1776-07-04",
    "1776/7/4": "1776-07-04",
    "1776.7": "1776-07",
    "1776-07-04 00:00:00": "1776-07-04",
    "1776-07-00": "1776-07",
    "1776-00-00": "1776",
    "-13798000000-01-01T00:00:00Z": "Y-13798000000",
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
    "3rd millennium BCE": "-2XXX",
    "2. Jahrtausend v. Chr.": "-1XXX",
    "Spring 1848": "1848-21",
    "fall of 1989": "1989-23",
    "c. 1500": "1500~",
    "about July 1776": "1776-07~",
    "-4540000000": "Y-4540000000",
    "1914-09": "1914-09",
    "2001-21": "2001-21",
    "1500?": "1500?",
    "44 B.C.": "-0043",
    "c. 250 B.C.E.": "-0249~",
    "BC 44": "-0043",
    "44 v. Chr.": "-0043",
    "44 v.u.Z.": "-0043",
    "44 av. J.-C.": "-0043",
    "44 a.C.": "-0043",
    "79 apr. J.-C.": "0079",
    "A.D. 79": "0079",
    "24 August AD 79": "0079-08-24",
    "15 mars 44 av. J.-C.": "-0043-03-15",
    "10 000 BC": "-9999",
    "12,000 years ago": "Y-10000~",
    "12 ka": "Y-10000~",
    "5000 BP": "-3050~",
    "66 Ma": "Y-66E6S2",
    "c.1500": "1500~",
    "c1500": "1500~",
    "1500 ca.": "1500~",
    "ca. March 1848": "1848-03~",
    "c. 800": "0800~",
    "1500 (?)": "1500?",
    "c. 1848?": "1848%",
    "July 1848 (approx.)": "1848-07~",
    "the 1990s": "199X",
    "1990's": "199X",
    "1960er Jahre": "196X",
    "les années 1960": "196X",
    "mid-1990s": "199X",
    "late March 1848": "1848-03",
    "4th c. BC": "-03XX",
    "fifth century BC": "-04XX",
    "XIX century": "18XX",
    "IV c. BC": "-03XX",
    "XIXe siècle": "18XX",
    "siglo XIX": "18XX",
    "19. Jh. v. Chr.": "-18XX",
    "XIX век": "18XX",
    "1848.0": "1848",
    "3/1848": "1848-03",
    "12/2017": "2017-12",
    "4-Jul-1776": "1776-07-04",
    "14JUL1789": "1789-07-14",
    "15.III.1848": "1848-03-15",
    "Mar 15 1848": "1848-03-15",
    "Wed, 15 Mar 1848": "1848-03-15",
    "mar. 15 mars 1848": "1848-03-15",
    "5 May 1789 (Sunday)": "1789-05-05",
    "1789, May 5": "1789-05-05",
    "aout 1848": "1848-08",
    "15 марта 1848": "1848-03-15",
    "14 июля 1789 года": "1789-07-14",
    "1848年3月15日": "1848-03-15",
    "١٨٤٨": "1848",
    "MDCCCXLVIII": "1848",
    "winter 1848/49": "1848-24",
    "1848 (spring)": "1848-21",
    "Frühling 1848": "1848-21",
    "été 1848": "1848-22",
    "Q3/2019": "2019-35",
    "3/15/1848 10:15 PM": "1848-03-15T22:15",
    "15.03.1848 10:15": "1848-03-15T10:15",
    "1848-03-15T00:00:00Z": "1848-03-15",
    "until 1500": "../1500",
    "seit 1500": "1500/..",
    "between 1500 and 1510": "[1500..1510]",
    "1848 or 1849": "[1848,1849]",
    "in May 1848": "1848-05",
    "1. H. 14. Jh.": "13XX",
    "2e moitié du XIXe siècle": "18XX",
    "3rd quarter 19th century": "18XX",
    "mi-1913": "1913",
    "Jänner 1400": "1400-01",
    "den 5ten Mai 1400": "1400-05-05",
    "1734 (décembre)": "1734-12",
    "wohl 1299": "1299?",
    "probablement 1734": "1734?",
    "perhaps c. 1850": "1850%",
    "v. 1450": "1450~",
    "zw. 1361 und 1370": "[1361..1370]",
    "1600s": "16XX",
    "1800er Jahre": "18XX",
    "1600s BCE": "[-1698..-1599]",
    "c. 570s BC": "[-0578~..-0569~]",
    "18--": "18XX",
    "185-": "185X",
    "18??": "18XX",
    "ABT 1850": "1850~",
    "EST 1877": "1877~",
    "CAL 1877": "1877~",
    "INT 1877 (about 1877)": "1877",
    "BEF 12 MAR 1881": "[..1881-03-12]",
    "AFT 1890": "[1890..]",
    "BET JAN 1914 AND MAR 1914": "[1914-01..1914-03]",
    "TO 1700": "../1700",
    "FROM 1 JAN 1900": "1900-01-01/..",
    "11 FEB 1723/24": "1724-02-11",
    "@#DGREGORIAN@ 5 MAY 1700": "1700-05-05",
    "4,567.3 Ma": "Y-45673E5S5",
    "4.54 \u00b1 0.05 Ga": "Y-454E7S3",
    "~252 mya": "Y-252E6S3",
    "66M years ago": "Y-66E6S2",
    "vor 66 Mio. Jahren": "Y-66E6S2",
    "il y a 4,54 milliards d'années": "Y-454E7S3",
    "hace 66 millones de años": "Y-66E6S2",
    "12 000 years ago": "Y-10000~",
    "11.7 ka BP": "-9750~",
    "12,900 cal BP": "Y-10950~",
    "8 yr BP": "1942~",
    "<1 Ma": "[Y-1E6S1..]",
    ">3.5 Ga": "[..Y-35E8S2]",
    "between 66 and 23 Ma": "[Y-66E6S2..Y-23E6S2]",
    "29 mai 1913 à 20 h 45": "1913-05-29T20:45",
    "17. Mai 1950, 10.30 Uhr": "1950-05-17T10:30",
    "17 May 1950, 5pm": "1950-05-17T17:00",
    "1883-08-27 10:02 UTC+7": "1883-08-27T10:02+07:00",
    "2010-04-14 01:00:30Z": "2010-04-14T01:00:30Z",
    "17 May 1950 10:15 -0500": "1950-05-17T10:15-05:00",
    "1981-?": "1981/",
    # Russian, Ukrainian and Hebrew put words into cases, or before them.
    "44 г. до н. э.": "-0043",
    "44 до Р. Х.": "-0043",
    "44 года до нашей эры": "-0043",
    "44 р. до н. е.": "-0043",
    "44 до нашої ери": "-0043",
    "44 לפנה״ס": "-0043",
    '44 לפנה"ס': "-0043",
    "44 לפני הספירה": "-0043",
    "14 לספירה": "0014",
    "1999 г.": "1999",
    "в 1999 году": "1999",
    "1999 рік": "1999",
    "בשנת 1999": "1999",
    "ב־1999": "1999",
    "24 марта 1999 года": "1999-03-24",
    "в марте 1999 г.": "1999-03",
    "у березні 1999 року": "1999-03",
    "у лютому 1999": "1999-02",
    "листопаді 1999": "1999-11",
    "24 במרץ 1999": "1999-03-24",
    "במרץ 1999": "1999-03",
    "im März 1999": "1999-03",
    "le 1ᵉʳ avril 1949": "1949-04-01",
    "XIXᵉ siècle": "18XX",
    "конец XIX века": "18XX",
    "XIX століття": "18XX",
    "המאה ה־19": "18XX",
    "V ст. до н. е.": "-04XX",
    "1990-е годы": "199X",
    "1990-х": "199X",
    "1990-ті роки": "199X",
    "весной 1999": "1999-21",
    "навесні 1999": "1999-21",
    "à l’été 1999": "1999-22",
    "влітку 1999": "1999-22",
    "בקיץ 1999": "1999-22",
    "осенью 1999 г.": "1999-23",
    "восени 1999": "1999-23",
    "взимку 1999": "1999-24",
    "близько 1500": "1500~",
    "примерно в 1500 году": "1500~",
    "בערך 1500": "1500~",
    "до 1999 года": "../1999",
    "לפני 1999": "[..1998]",
    "після 1999": "[2000..]",
    "с 1999 года": "1999/..",
    "с 1500 года": "1500/..",
    "в XIX веке": "18XX",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_date_is_read_as_it_is_meant(text):
    """Days, months, seasons, decades and centuries become EDTF; EDTF stays as it is."""
    assert read(text) == (WRITTEN[text], "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("7/4/1776", "write 1776-07-04"),
        ("99.99.1990", "there is no month 99"),
        ("0", "there was no year 0"),
        ("0000-00-00", "there is no month 00"),
        ("33", "33 CE, or 33XX"),
        ("15.3.48", "the century of 48 cannot be told: write four digits, such as 1948"),
        ("04-Jul-76", "the century of 76 cannot be told"),
        ("24 August 79", "the century of 79 cannot be told"),
        ("Aug 24, 79", "the century of 79 cannot be told"),
        ("1900s", "a decade or a century is meant: write 190X or 19XX"),
        ("@#DHEBREW@ 2 TVT 5758", "give it in the Gregorian calendar, and not in .* Hebrew"),
        ("JULIAN 1700", "give the day too"),
    ],
)
def test_what_may_mean_two_things_is_refused(text, told):
    """The message says what to write."""
    with pytest.raises(DateError, match=told):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("12 c.", "19C", "Room 101", "1848 revolutions", "1850-1848", "300 years ago"),
        *("1800 +/- 10", "3 million years", "1 Mya - 2 Mya", "18 brumaire an VIII"),
    ],
)
def test_what_is_no_date_is_handed_on(text):
    """It is no date in EDTF either, so that its message has what was typed."""
    assert read(text) == (text, "")
    with pytest.raises(DateError, match="expected a date in EDTF"):
        span(text)


@given(
    st.dates(dt.date(1000, 1, 1)),
    st.sampled_from(["en", "en_GB", *LANGUAGES]),
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


def test_a_part_of_a_time_is_told_from_the_whole_of_it():
    """EDTF has no early 1990s, so a table says what counts instead."""
    assert is_coarser("early 1990s")
    assert is_coarser("c. late March 1848")
    assert not is_coarser("1990s")
