"""Dates of which the calendar is named, or told in two: O.S., @#DJULIAN@, 11 February 1723/24.

A day of the Julian calendar becomes the same day of the Gregorian one, which EDTF is in.
"""

import re
from collections.abc import Callable

from natorussia.authoring.imports import written_words as words
from natorussia.data.calendar import civil, days
from natorussia.data.dates import DateError
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console

_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(r"int\s+(.+?)\s*\(.*\)|@#dgregorian@\s*(.+)", re.IGNORECASE)  # of GEDCOM
_NEW_STYLE = re.compile(
    r"(.*\d),?\s+\(?(?:n\.?\s?s\.?|new style|gregorian(?: calendar)?|neuen stils"
    r"|нового стиля|н\.?\s?ст\.?)\)?",
    re.IGNORECASE,
)
_JULIAN = re.compile(
    r"(?:@#djulian@\s*|julian\s+)(?P<after>.+)|(?P<before>.*\d[^\d()]*?),?\s+\(?"
    r"(?:o\.?\s?s\.?|old style|julian(?:isch)?(?: calendar)?|a\.\s?st\.|alten stils"
    r"|(?:vieux|ancien) style|julien"
    r"|ст\.?\s?ст\.?|старого стиля|по старому стилю|за старим стилем)\)?",
    re.IGNORECASE,
)
TWICE = re.compile(r"(.*\d\S*(?:\s[^\W\d_]+\.?)?)\s+\((\d{1,2}[^()]*)\)\s+(.+)")  # 11 (22) May 1732
_OTHER = re.compile(r"@#d(.+?)@.*|(hebrew|french_r)\s.+", re.IGNORECASE)
_DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)", re.ASCII)
# England began its years on 25 March until 1752: 11 February 1723/24 is in 1724.
_DUAL = re.compile(r"(.*?[^\d/])?(1[0-7]\d\d)/(\d\d|\d{4})", re.ASCII)
_FIRST_QUARTER, _LAST_DUAL, _FIRST_GREGORIAN = 3, 1752, 1582


def is_julian(text: str) -> bool:
    """Tell whether a date names the Julian calendar, or the old style of dates."""
    return _JULIAN.fullmatch(text.strip()) is not None


def plainer(text: str, one: Callable[[str], str]) -> str:
    """Return a text without what is written around a date, and in the Gregorian calendar.

    Parameters
    ----------
    text
        What a person or a program of genealogists wrote.
    one
        Reads one date in EDTF, and returns nothing if it is none.

    Raises
    ------
    DateError
        If the date is of a calendar that is not read.

    Examples
    --------
    >>> plainer("25 October 1917 (O.S.)", lambda _: "1917-10-25")
    '1917-11-07'
    """
    if match := _PHRASE.fullmatch(text):
        return match[1] or match[2]
    if match := _JULIAN.fullmatch(text):
        return _gregorian(text, one(match["before"] or match["after"]))
    if match := _NEW_STYLE.fullmatch(text):
        return match[1]
    if match := _OTHER.fullmatch(text):
        name = (match[1] or match[2]).capitalize()
        raise DateError(
            text,
            console.filled("give it in the Gregorian calendar, and not in the one named {0}", name),
        )
    return text


def new_style(text: str) -> str:
    """Return a date of January to March with two years as one of the later year."""
    match = _DUAL.fullmatch(text)
    if match is None or not match[1] or int(match[2]) >= _LAST_DUAL:
        return text
    year, month = int(match[2]) + 1, _month_in(match[1])
    follows = str(year).endswith(match[3])
    return f"{match[1]}{year}" if follows and 0 < month <= _FIRST_QUARTER else text


def is_dual(before: str, after: str) -> bool:
    """Tell whether a day or a month has two years, which is no span: 5 May 1723/24."""
    return after.isdecimal() and _month_in(before) > 0


def is_one_day(left: str, right: str) -> bool:
    """Tell whether two days are one, in the Julian and in the Gregorian calendar.

    Examples
    --------
    >>> is_one_day("1917-10-25", "1917-11-07")
    True
    """
    match = _DAY.fullmatch(left)
    return match is not None and int(match[1]) >= _FIRST_GREGORIAN and _same_day(match) == right


def _month_in(text: str) -> int:
    """Return the number of the month that a text names, or 0."""
    found = (words.named(words.months(), words.bare(one)) for one in _WORD.findall(text))
    return next(found, 0) or 0


def _gregorian(text: str, found: str) -> str:
    """Return a day of the Julian calendar in the Gregorian one.

    Raises
    ------
    DateError
        If it is no single day: a month or a year of one calendar is none of the other.
    """
    if match := _DAY.fullmatch(found):
        return _same_day(match)
    raise DateError(
        text,
        console.gettext(
            "it names the Julian calendar: give the day too, so that it can be "
            "turned into one of the Gregorian calendar, or leave the name of the "
            "calendar out"
        ),
    )


def _same_day(julian: re.Match[str]) -> str:
    year, month, day = map(int, julian.groups())
    centuries = (year - (month <= 2)) // 100  # noqa: PLR2004  a leap day counts from March on
    found = civil(days(year, month, day) + centuries - centuries // 4 - 2)
    return f"{year_text(found[0])}-{found[1]:02}-{found[2]:02}"
