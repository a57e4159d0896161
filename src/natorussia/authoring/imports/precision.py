"""How exact a date is, where a column says it in Wikidata's numbers: 9 is a year, 11 a day.

Wikidata writes 1 January for a year that has no more, so that the number is a part of the date.
The numbers are those of Wikibase's data model (https://doc.wikimedia.org/Wikibase/master/php/).
"""

import re

_DATE = re.compile(r"(?P<year>-?\d{4}|Y-?\d+)(?:-\d\d){0,2}", re.ASCII)
_PARTS = {9: 1, 10: 2, 11: 3}  # year, month, day
_DIGITS = {6: 1, 7: 2}  # which a millennium and a century have in common
_DECADE, _FINER = 8, 12
_WHOLE_YEAR = re.compile(r"[+-]?\d{4,}-01-01T00:00:00Z", re.ASCII)


def may_be_years(texts: list[str]) -> int:
    """Return how many texts are a first of January at midnight in UTC, as a year alone is too."""
    return sum(_WHOLE_YEAR.fullmatch(text.strip()) is not None for text in texts)


def cut(date: str, precision: str) -> str:
    """Return a date as exact as a number says, or as it is if the text is no such number.

    Examples
    --------
    >>> cut("1848-01-01", "9"), cut("1900-01-01", "7"), cut("-0499-01-01", "7")
    ('1848', '18XX', '-04XX')
    """
    match = _DATE.fullmatch(date)
    if match is None or not precision.isdecimal() or int(precision) >= _FINER:
        return date
    number, year = int(precision), match["year"]
    if number in _PARTS:
        return "-".join([year, *date.removeprefix(year).split("-")[1:]][: _PARTS[number]])
    if (
        year.startswith("Y")
        or number < min(_DIGITS)
        or (year.startswith("-") and number == _DECADE)
    ):
        return f"{year}~"
    if number == _DECADE:
        return f"{year[:-1]}X"
    return _hundreds(int(year), _DIGITS[number])


def _hundreds(year: int, digits: int) -> str:
    """Return the century or the millennium of a year: 1900 is in the nineteenth."""
    begun = (year - 1 if year > 0 else -year) // 10 ** (4 - digits)
    return f"{'-' if year < 1 else ''}{begun:0{digits}}{'X' * (4 - digits)}"
