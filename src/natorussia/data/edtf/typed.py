"""Years as people type them, turned into EDTF: 44 BCE, AD 14, c. 250 BC, 66 million years ago.

Geologists' short forms are read too: 66 Ma and 66 mya, 4.54 Ga, 4.54 gya and 4.54 bya.
"""

import re

from natorussia.data.languages import console

_ABOUT = r"(?P<about>(?:about|circa|c\.|ca\.)\s*)?"
_NUMBER = r"(?P<number>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)"
_MARK = r"(?P<mark>[?~%]?)"
_ERA = re.compile(
    rf"{_ABOUT}(?:AD\s+(?P<ad>[1-9]\d*)|{_NUMBER}\s*(?P<era>BCE|BC|CE|AD)){_MARK}", re.ASCII
)
_AGO = re.compile(
    rf"{_ABOUT}(?P<number>\d{{1,6}}(?:\.\d{{1,4}})?)\s*"
    rf"(?P<unit>(?<=\s)(?:million|billion)\s+years\s+ago|[mgb]ya|[mg]a){_MARK}",
    re.ASCII | re.IGNORECASE,
)
_ZEROS = {"m": 6, "g": 9, "b": 9}
_MOST_SIGNIFICANT = 9


def to_edtf(text: str) -> str:
    """Return a year that a person typed as EDTF, and any other text as it is.

    Years ago are counted from the year 0, and are sure to the digits given, no more.

    Examples
    --------
    >>> to_edtf("44 BCE")
    '-0043'
    >>> to_edtf("c. 250 BC")
    '-0249~'
    >>> to_edtf("13.8 billion years ago")
    'Y-138E8S3'
    """
    if match := _ERA.fullmatch(text):
        number = int((match["ad"] or match["number"]).replace(",", ""))
        year = 1 - number if (match["era"] or "").startswith("B") else number
        return year_text(year) + (match["mark"] or "~" * bool(match["about"]))
    if match := _AGO.fullmatch(text):
        return _ago(match)
    return text


def unclear(text: str) -> str:
    """Return why a number of two or three digits in a table is not clear, or nothing.

    EDTF has centuries and decades in so few digits, and people mean years of the first thousand.
    """
    if not re.fullmatch(r"-?\d{1,3}", text, re.ASCII):
        return ""
    number = int(text)
    if number == 0:
        return console.gettext(
            "there was no year 0 as people count: write 1 BCE, 1 CE, or 0000 for 1 BCE in EDTF"
        )
    year = f"{-number} BCE" if number < 0 else f"{number} CE"
    decade = text + "X" * (4 - len(text.lstrip("-")))
    return console.filled(
        "expected a date in EDTF: {0}, or {1} for the years that begin with {2}", year, decade, text
    )


def year_text(year: int) -> str:
    """Return an astronomical year as EDTF: ``1997``, ``-0043``, ``Y-17000``."""
    sign, digits = "-" if year < 0 else "", f"{abs(year):04d}"
    return f"{sign}{digits}" if len(digits) == 4 else f"Y{sign}{digits}"  # noqa: PLR2004


def _ago(match: re.Match[str]) -> str:
    whole, _, decimals = match["number"].partition(".")
    digits = (whole + decimals).lstrip("0")
    if not digits:
        return match[0]
    zeros = _ZEROS[match["unit"][0].lower()] - len(decimals)
    return f"Y-{digits}E{zeros}S{min(len(digits), _MOST_SIGNIFICANT)}{match['mark']}"
