"""From which side a text is written, whatever the language of what it stands in."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 4
"""Words that make a sentence: a name alone may stand in any other text."""
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_WORDS = rf"{_LETTER}(?:[^<>&()A-Za-z]*(?:{_LETTER}|\d))?"
_DAY = r"(?<![\d.,])\d{1,2}\.?[ \u00a0]"
# A day of the month that stands before its name belongs to it, and a year that stands after it.
_FROM_RIGHT = re.compile(rf"(?:{_DAY})?{_WORDS}")
_DATE = re.compile(rf"{_DAY}{_WORDS}|{_LETTER}(?:[^<>&()A-Za-z\d]*{_LETTER})?[ \u00a0]\d{{3,4}}\b")
_WHOLE = re.compile(r"(<bdi\b.*?</bdi>|<[^>]*>)", re.DOTALL)


def has_right(text: str) -> bool:
    """Tell whether a text has a letter that is written from the right."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def is_from_left(text: str) -> bool:
    """Tell whether a text is a sentence or more that has no letter from the right but in dates."""
    rest = _DATE.sub(" ", text)
    return len(_WORD.findall(rest)) >= _FEWEST and not has_right(rest)


def isolated_right(html: str) -> str:
    """Return HTML from the left in which words from the right, as dates, keep their own order."""
    return "".join(
        part if place % 2 else _FROM_RIGHT.sub(r"<bdi>\g<0></bdi>", part)
        for place, part in enumerate(_WHOLE.split(html))
    )
