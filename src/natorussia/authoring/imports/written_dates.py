"""Dates as people write them in tables: 4 July 1776, 03.10.1990, 1914-18, c. 1500, 1770s.

Names of months are those of Unicode's locale data (CLDR), as the library Babel has them.  Which of
two numbers is the day, in dates with slashes, is told by a column as a whole (`day_comes_first`).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from natorussia.data import coercion
from natorussia.data.dates import DateError
from natorussia.data.edtf.parse import SEASONS
from natorussia.data.edtf.typed import year_text

Found = tuple[str, str]
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_GOES_ON = ("present", "now", "ongoing", "today", "heute", "aujourd'hui", "presente", "heden")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_TWELVE = 12
_PARTS = {*range(_TWELVE + 1), *SEASONS}
_ABOUT = re.compile(r"\b(?:c|ca|circa|about|around|um|vers)\.?\s+(?=\d)", re.IGNORECASE)
_DASH = re.compile(r"\s*[\u2010-\u2015\u2212]\s*")
_YEARS = re.compile(r"(\d{4})\s*(?:-|to|bis|until)\s*(\d{4}|\d\d)")
_DECADE = re.compile(r"(\d{3})0s")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\s+century(\s+B\.?C\.?(?:E\.?)?)?", re.IGNORECASE)
_SEASON = re.compile(rf"({'|'.join(_SEASONS)})(?:\s+of)?,?\s+(\d{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?!\d{4}-\d\d(?:-\d\d)?$)(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?")
_FAR = re.compile(r"-\d{5,}")
_DOTS = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_WORDS = re.compile(
    r"(?:(?:the\s+|le\s+|am\s+)?(\d{1,2})(?:st|nd|rd|th|er|\u00ba)?\.?\s+(?:of\s+|de\s+)?)?"
    r"([^\W\d_]{3,12})\.?,?\s+(?:(?:(\d{1,2})(?:st|nd|rd|th)?,?|de)\s+)?"
    r"(\d{4}|\d{1,4}(?=\s*(?:BCE|BC|CE|AD)$))(?:\s*(BCE|BC|CE|AD))?"
)


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Tell whether the day stands first in dates such as 7/4/1776; None if no date shows it.

    Raises
    ------
    DateError
        If one date has its day first, and another one its month.
    """
    shown: dict[bool, str] = {}
    for text in texts:
        if match := _SLASHES.fullmatch(text.strip()):
            one, two = int(match[1]), int(match[2])
            if (one > _TWELVE) != (two > _TWELVE):
                shown.setdefault(one > _TWELVE, text.strip())
    if len(shown) > 1:
        raise DateError(
            shown[False], f"its month comes first and in {shown[True]!r} the day does: write ISO"
        )
    return next(iter(shown), None)


def read(text: str, day_first: bool | None = None) -> tuple[str, str]:  # noqa: FBT001
    """Return a date as people write it in EDTF, and its end where the text is a span.

    Parameters
    ----------
    text
        A date in any form of this module; any other text is handed on as it is.
    day_first
        What `day_comes_first` tells of its column.

    Raises
    ------
    DateError
        If day and month cannot be told apart, or there is no such day or year.

    Examples
    --------
    >>> read("July 4, 1776")
    ('1776-07-04', '')
    >>> read("1914-18")
    ('1914', '1918')
    >>> read("c. 1500")
    ('1500~', '')
    """
    text = re.sub(r"\b(B|A|C)\.\s?(C|D|E)\.(?:\s?(E)\.)?", r"\1\2\3", " ".join(text.split()))
    plain = _ABOUT.sub("", text)
    about = "~" if plain != text and not re.search(r"[A-Z]{2,3}$", plain) else ""
    if found := _read(plain, day_first):
        start, end = found
        return start + about, end + about * bool(end)
    if about and re.fullmatch(r"\d{4}", plain):
        return plain + about, ""
    return coercion.edtf(text), ""


def goes_on(text: str) -> bool:
    """Tell whether the text of an end says that there is none yet."""
    return text.strip().casefold() in _GOES_ON


def _slashed(text: str, match: re.Match[str], day_first: bool | None) -> str:  # noqa: FBT001
    if day_first is None and match[1] != match[2]:
        raise DateError(
            text, "whether the day or the month comes first cannot be told: write 1776-07-04"
        )
    day, month = (match[1], match[2]) if day_first else (match[2], match[1])
    return _day(text, match[3], month, day)


def _day(text: str, year: str, month: str, day: str) -> str:
    if not 1 <= int(month) <= _TWELVE:
        raise DateError(text, f"there is no month {month}")
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


@cache
def _months() -> dict[str, int]:
    """Return the numbers of months by their names, long and short, in some languages."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(name.casefold().rstrip("."), number)
    return found | {"sept": 9}


def _years(match: re.Match[str]) -> Found:
    return match[1], match[1][: 4 - len(match[2])] + match[2]


def _is_span(match: re.Match[str], text: str) -> bool:
    """Tell whether two numbers are years: 1914-09 is a month of EDTF, and 2001-21 a season."""
    in_edtf = re.fullmatch(r"\d{4}-\d\d", text) and int(match[2]) in _PARTS
    return len(match[2]) == len(match[1]) or (not in_edtf and int(match[2]) > int(match[1][2:]))


def _worded(match: re.Match[str]) -> Found | None:
    """Return a day or a month with its name, unless the name is none or there are two days."""
    month = _months().get(match[2].casefold())
    if not month or (match[1] and match[3]):
        return None
    number = int(match[4])
    year = year_text(1 - number if (match[5] or "").startswith("B") else number)
    return _day(match[0], year, str(month), match[1] or match[3] or ""), ""


# Each form with what it means; one that means nothing lets the next one look.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found | None]], ...] = (
    (_MIDNIGHT, lambda found: (found[1], "")),
    (_COMPACT, lambda found: (_day(found[0], found[1], found[2], found[3]), "")),
    (_DOTS, lambda found: (_day(found[0], found[3], found[2], found[1] or ""), "")),
    (_YEAR_FIRST, lambda found: (_day(found[0], found[1], found[3], found[4] or ""), "")),
    (_FAR, lambda found: (f"Y{found[0]}", "")),
    (_DECADE, lambda found: (f"{found[1]}X", "")),
    (_ORDINAL, lambda found: (f"{'-' * bool(found[2])}{int(found[1]) - 1:02}XX", "")),
    (_SEASON, lambda found: (f"{found[2]}-{_SEASONS[found[1].lower()]}", "")),
    (_WORDS, _worded),
)


def _read(text: str, day_first: bool | None) -> Found | None:  # noqa: FBT001
    if match := _SLASHES.fullmatch(text):
        return _slashed(text, match, day_first), ""
    if (match := _YEARS.fullmatch(_DASH.sub("-", text))) and _is_span(match, text):
        return _years(match)
    for form, means in _FORMS:
        if (match := form.fullmatch(text)) and (found := means(match)):
            return found
    return None
