"""Dates that are open on a side: before 1500, nach dem 3. Mai 1848, by 44 BC, 1500 onwards.

One rule holds in every language.  A word for earlier or later (before, vor, avant, раньше) leaves
out the date that it names; a word for a limit (by, until, since, not later than) keeps it, and so
do words that may mean either (до) and genealogists' BEF and AFT, which are "no later than" and "no
earlier than" in FamilySearch GEDCOM 7 (https://gedcom.io/specifications/FamilySearchGEDCOMv7.html).
A date that is only about right has no edge to leave out, and is kept.
"""

import re
from collections.abc import Callable

from natorussia.authoring.imports import written_ages as ages
from natorussia.data.calendar import civil
from natorussia.data.dates import span
from natorussia.data.edtf.typed import year_text

_EARLIER, _AT_MOST, _UNTIL = "before {}", "[..{}]", "../{}"
_LATER, _AT_LEAST, _SINCE = "after {}", "[{}..]", "{}/.."
# Each word with a space after it, or a hyphen after a short one; signs need neither.
_WORDS = {
    _AT_MOST: (
        r"(?:in|on) or before|(?:not?|never) (?:later than|after)|at (?:the )?latest(?: in| on)?|by"
        r"|bef\.?|nicht (?:später als|nach)|spätestens(?: im| am)?|au plus tard(?: en| le)?"
        r"|pas après|a más tardar(?: en| el)?|al più tardi(?: nel| il)?|uiterlijk|к"
        r"|не (?:позднее|позже)|не пізніше"
    ),
    _AT_LEAST: (
        r"(?:in|on) or after|(?:not?|never) (?:earlier than|before)|at (?:the )?earliest"
        r"(?: in| on)?|aft\.?|nicht (?:früher als|vor)|frühestens(?: im| am)?"
        r"|au plus tôt(?: en| le)?|pas avant|не (?:ранее|раньше)|не раніше"
    ),
    _EARLIER: (
        r"before|prior to|earlier than|pre|vor(?: dem| der)?|früher als|avant|antes de(?:l| la)?"
        r"|prima del(?:la)?|voor|ранее|раньше|прежде|перед|раніше|לפני"
    ),
    _LATER: (
        r"after|later than|post|nach(?: dem| der)?|später als|après|después de(?:l| la)?"
        r"|dopo(?: il| la)?|na|после|позже|позднее|після|пізніше|אחרי"
    ),
    _UNTIL: (
        r"(?:until|till|through|to|up to)(?: and including)?|bis(?: zum| zur| einschließlich)?"
        r"|jusqu['\u2019](?:en|à|au)|hasta(?: el)?|fino al|tot|до|по|עד"
    ),
    _SINCE: (
        r"since|from|(?:seit|ab)(?: dem| der)?|vo[nm]|depuis|dès|à partir d(?:e|u)|desde(?: el)?"
        r"|a partir d(?:e|el)|dal|sinds|vanaf|со?|от|з|із|від|מאז"
    ),
}
_SIGNS = {"<=": _AT_MOST, "\u2264": _AT_MOST, ">=": _AT_LEAST, "\u2265": _AT_LEAST}
_SIGNS |= {"<": _EARLIER, ">": _LATER}
_LESS_AND_MORE = {"<": _AT_LEAST, ">": _AT_MOST}  # less old is later
_ENDS = {
    _SINCE: r",?\s+(?:on|onwards?|an)|\s*\+",
    _AT_MOST: (
        r"\s+(?:(?:or|and) (?:earlier|before)|(?:oder|und) früher|(?:ou|et) (?:avant|plus tôt)"
        r"|(?:или|и) (?:ранее|раньше))"
    ),
    _AT_LEAST: (
        r"\s+(?:(?:or|and) (?:later|after)|(?:oder|und) später|(?:ou|et) (?:après|plus tard)"
        r"|(?:или|и) (?:позже|позднее))"
    ),
}
_BEGINNINGS = [
    *(
        (re.compile(rf"(?:{words})(?:\s+|-)(?=\S)", re.IGNORECASE), form)
        for form, words in _WORDS.items()
    ),
    *((re.compile(rf"{sign}\s*(?=\S)"), form) for sign, form in _SIGNS.items()),
]
_ENDINGS = [(re.compile(rf"(?:{words})$", re.IGNORECASE), form) for form, words in _ENDS.items()]
_PLAIN = re.compile(r"-?[\dX]{4}(?:-\d\d){0,2}|Y-?\d+", re.ASCII)


def begins(text: str) -> bool:
    """Tell whether a text begins with a word of this module, whatever follows."""
    return any(pattern.match(text) for pattern, _ in _BEGINNINGS)


def read(text: str, one: Callable[[str], str]) -> str:
    """Return a date that is open on a side in EDTF, or nothing if it is none.

    Parameters
    ----------
    text
        What a person wrote.
    one
        Reads one date, and returns nothing if it is none.

    Examples
    --------
    >>> read("before May 1848", lambda _: "1848-05")
    '[..1848-04]'
    >>> read("by 1500", lambda year: year), read("1500 onwards", lambda year: year)
    ('[..1500]', '1500/..')
    """
    for pattern, form in _BEGINNINGS:
        if (match := pattern.match(text)) and (found := _rest(text[match.end() :], form, one)):
            age = _LESS_AND_MORE.get(match[0].strip()) if ages.read(text[match.end() :]) else None
            return _said(age or form, found)
    for pattern, form in _ENDINGS:
        if (match := pattern.search(text)) and (found := one(text[: match.start()])):
            return _said(form, found)
    return ""


def _rest(text: str, form: str, one: Callable[[str], str]) -> str:
    """Read what stands after a word; from 1500 on says since twice."""
    if form == _SINCE:
        text = _ENDINGS[0][0].sub("", text)
    return one(text)


def _said(form: str, found: str) -> str:
    if form not in (_EARLIER, _LATER):
        return form.format(found)
    edge = _beside(found, -1 if form == _EARLIER else 1)
    return (_AT_MOST if form == _EARLIER else _AT_LEAST).format(edge)


def _beside(found: str, step: int) -> str:
    """Return the day, month or year before (-1) or after (1) a date; a date without edges itself.

    A season has months beside it, and years with unknown digits have years.
    """
    when = span(found)
    if _PLAIN.fullmatch(found) is None or when.start0 is None or when.start1 is None:
        return found
    year, month, day = civil(int(when.start0) - 1 if step < 0 else int(when.start1))
    fewer = 0 if found[0] == "Y" else found[1:].count("-")
    return "-".join([year_text(year), f"{month:02}", f"{day:02}"][: fewer + 1])
