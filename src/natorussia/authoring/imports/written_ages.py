"""Ages that people write: 66 Ma, 4.54 ± 0.05 Ga, 2.4 billion years ago, 11.7 ka BP, il y a 2 Ma.

Millions and billions of years are sure to the digits given, as in `natorussia.data.edtf.typed`;
thousands become a year that is about right, counted from 1950 for BP (before present, as dates by
radiocarbon are) and from 2000 otherwise.  Few years that are ago depend on the day of writing, and
are no date.
"""

import re

from natorussia.data.edtf.typed import to_edtf, year_text

_NUMBER = r"(?P<number>\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_WITHIN = r"(?:\s*(?:\u00b1|\+/-)\s*[\d.,]+)?"
_BP = r"(?P<before>(?:cal\.?\s+)?B\.?P\.?|before present)"
# Each scale with its short units, which say "ago" by themselves, and its words.
_SCALES = {
    "billions": (
        r"Ga|Gya|Gyr|bya|b\.\s?y\.\s?a\.?",
        r"billions?|Mrd\.?|Milliarden?|milliards?|mil\s+millones|miliardi|bilh[õo]es|miljard",
    ),
    "millions": (
        r"Ma|Mya|Myr|m\.\s?y\.\s?a\.?",
        r"millions?|M|Mio\.?|mln\.?|Millionen|millones|milioni|milh[õo]es|miljoen",
    ),
    "thousands": (r"ka|kya|kyr", r"thousand|k|Tsd\.?|Tausend|mille|mil|mila|duizend"),
}
_YEARS = {"billions": 10**9, "millions": 10**6, "thousands": 1000, "": 1}
_SHORT, _LONG = (
    "|".join(f"(?P<{name}>{pair[form]})" for name, pair in _SCALES.items()) for form in (0, 1)
)
_AGES = (
    re.compile(rf"{_NUMBER}{_WITHIN}\s*(?P<unit>(?:{_SHORT})(?:\s+(?:ago|{_BP}))?)", re.IGNORECASE),
    re.compile(
        rf"(?P<lead>vor|il y a|hace|h[áa])?\s*{_NUMBER}{_WITHIN}"
        rf"(?P<unit>(?:\s*(?:{_LONG}))?"
        r"\s*(?:(?:of\s+|de\s+|di\s+|d['\u2019])?(?:years?|yrs?\.?|y|Jahren?|ann[ée]es|ans|a[nñ]os|anni|jaar))?"
        rf"\s*(?P<tail>ago|{_BP}|fa|atr[áa]s|geleden)?)",
        re.IGNORECASE,
    ),
)
_LONG_AGO, _OLDEST = 3000, 20 * 10**9  # years
_BASES = {True: 1950, False: 2000}


def read(text: str) -> str:
    """Return an age in EDTF, without marks for what is not sure, or nothing if it is none.

    Examples
    --------
    >>> read("4.54 ± 0.05 Ga")
    'Y-454E7S3'
    >>> read("11.7 ka BP")
    '-9750~'
    """
    match = _match(text)
    if match is None:
        return ""
    scale, number = _scale(match), _plain(match["number"])
    years = float(number) * _YEARS[scale]
    if years > _OLDEST:
        return ""
    if scale in ("billions", "millions"):
        return to_edtf(f"{number} {'Ga' if scale == 'billions' else 'Ma'}")
    if not match["before"] and years < _LONG_AGO:
        return ""
    return f"{year_text(round(_BASES[bool(match['before'])] - years))}~"


def unit(text: str) -> str:
    """Return what stands after the number of an age, which the start of a span may leave out."""
    match = _match(text)
    return match["unit"].strip() if match else ""


def _match(text: str) -> re.Match[str] | None:
    short, long = (form.fullmatch(text) for form in _AGES)
    return short or (long if long and (long["lead"] or long["tail"]) else None)


def _scale(match: re.Match[str]) -> str:
    return next((name for name in _SCALES if match[name]), "")


def _plain(number: str) -> str:
    """Return a number without signs between thousands, and with a point before its decimals."""
    if re.fullmatch(r"\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?", number):
        return re.sub(r"[ ,']", "", number)
    return number.replace(",", ".")
