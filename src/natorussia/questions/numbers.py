"""Numbers as they are typed: exact decimals, in any notation, compared as decimals.

What a page marks is marked alike: ``frontend/quiz/numbers.ts`` is the twin.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from natorussia.markup.whitespace import SPACES
from natorussia.questions.letters import with_digits

_NUMBER = re.compile(
    r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:e([+-]?\d+))? ?(.*)", re.ASCII | re.DOTALL | re.IGNORECASE
)
_GROUPED = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:['\u2019]\d{3})+"
    r"|(?:\.\d{3}){2,}|\.\d{3}(?=,\d))(?!\d)",
    re.ASCII,
)
_HEAD = re.compile("[+-]?[0-9.,'\u2019 ]*[0-9.,]")
_SWAPPED = str.maketrans(",.", ".,")
# The Arabic signs mean the same in every language.
_ARABIC_POINT, _ARABIC_GROUPS = "\u066b", re.compile("(?<=[0-9])\u066c(?=[0-9])")
_DASHES = re.compile("[\u2010-\u2013\u2212]")
_RAISED = re.compile("(?<=10)[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
_TIMES_TEN = re.compile(r"(?<=[0-9.]) ?[x\u00d7*\u00b7\u22c5] ?10(?:\^|\*\*)", re.IGNORECASE)
_LONGEST, _FARTHEST = 400, 400  # digits, and places of the point, that a number may have
_UNITS = {
    "%": "per cent",
    "percent": "per cent",
    "km": "kilometre",
    "kilometers": "kilometre",
    "kilometer": "kilometre",
    "mi": "mile",
    "kg": "kilogram",
    "t": "tonne",
}
"""Units of the course as people write them; any other is compared as it is written."""
_ULPS = 2**50  # four units in the last place of a double are a share of one in so many


def number(text: object, decimal: str = ".") -> tuple[Fraction, str] | None:
    """Return the number that a reader typed, exactly, and what stands after it; or None.

    ``1,500``, ``1 500``, ``1'500`` are the same number, as are ``1.6e-19`` and ``1.6 x 10^-19``;
    the decimal sign is a point, and a comma where it does not separate thousands.  Where the
    language of the course has a comma for it (``decimal``), it is the other way round: ``1.500`` is
    the whole number, and ``1,500`` has three decimals.
    """
    raised = _RAISED.sub(lambda found: f"^{found[0]}", str(text))
    plain = _DASHES.sub("-", with_digits(spaced(raised)))
    if decimal == ",":
        plain = _HEAD.sub(lambda found: found[0].translate(_SWAPPED), plain, count=1)
    plain = _ARABIC_GROUPS.sub("", plain).replace(_ARABIC_POINT, ".")
    tidy = _TIMES_TEN.sub("e", plain)
    tidy = _GROUPED.sub(lambda found: re.sub("[^0-9]", "", found[0]), tidy)
    found = _NUMBER.fullmatch(re.sub(r"(?<=[0-9]),(?=[0-9])", ".", tidy))
    if not found or len(found[1]) > _LONGEST or len(found[2] or "") > len("+0400"):
        return None
    power = int(found[2] or 0)
    if abs(power) > _FARTHEST:
        return None
    return Fraction(found[1].rstrip(".")) * Fraction(10) ** power, found[3]


def otherwise(text: object, decimal: str = ".") -> Fraction | None:
    """Return the other number that a text can mean, to whom a comma is a point; None if none."""
    meant, other = number(text, decimal), number(text, "." if decimal == "," else ",")
    return None if other is None or other == meant else other[0]


def spaced(text: str) -> str:
    """Return text in compatible letters, with single spaces between its words."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ")


def unit_word(unit: str) -> str:
    """Return a unit as it is compared: a known short form in full, and without a plural's s."""
    name = spaced(unit).lower()
    return _UNITS.get(name, name).removesuffix("s")


def exact(value: float) -> Fraction:
    """Return the decimal that a number of a bank was written as."""
    return Fraction(repr(value))


def within(given: Fraction, wanted: Fraction, tolerance: Fraction, factor: Fraction) -> bool:
    """Return whether a number is as near as it must be.

    Decimals are compared exactly. Whoever has computed one in binary may be four units in the last
    place of a double off; where a whole number is asked for, there is
    no such allowance, unless it was given in another unit, of ``factor``.
    """
    beyond = abs(given - wanted) - tolerance
    if beyond <= 0:
        return True
    if factor == wanted.denominator == tolerance.denominator == 1:
        return False
    return beyond * _ULPS <= max(abs(given), abs(wanted))


def decimal(value: float | Fraction) -> Decimal:
    """Return a number of a bank, or a sum of such, as a decimal with all its digits."""
    if not isinstance(value, Fraction):
        return Decimal(repr(value))
    places = 0
    while value.denominator != 1:
        value, places = value * 10, places + 1
    sign, digits = int(value < 0), tuple(int(one) for one in str(abs(value.numerator)))
    return Decimal((sign, digits, -places))


def written(value: float, decimal: str = ".") -> str:
    """Return a number with as few digits as tell it from all others: ``1500``, ``1.602e-19``."""
    return repr(value).removesuffix(".0").replace(".", decimal)
