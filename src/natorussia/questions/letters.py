"""What letters are in a language: which signs make a letter of its own, and which only mark one.

``letters.json`` has a line for each language that differs: marked letters that stay (``keep``),
after the letters that CLDR's collations hold apart at the first level; and what is written in two
ways (``as``).  A capital I is that of the dotless i where this stays, and elsewhere a dot makes no
difference.  ``articles`` has the words that may stand in front of an answer and change nothing.
The page reads the same file.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from natorussia.data.languages import base

_TABLE = json.loads(Path(__file__).with_name("letters.json").read_text(encoding="utf-8"))
_DIGITS = str.maketrans(
    {chr(ord(zero) + step): str(step) for zero in _TABLE["digits"] for step in range(10)}
)
_APOSTROPHES = re.compile(f"[{_TABLE['apostrophes']}]")
_FIRST = 0xE010  # Private use: what stands for a letter that stays while marks are dropped.
_STANDING = re.compile("[\ue010-\ue0ff]")
_DOTLESS = "\u0131"


def fold(letter: str) -> str:
    """Return a letter without its case, in a way that browsers can follow."""
    return "".join(one.lower() for one in letter.upper())


def with_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9."""
    return text.translate(_DIGITS)


def sheltered(text: str, language: str) -> str:
    """Return a text in which letters that a language keeps apart survive the loss of marks."""
    rules = _rules(base(language))
    if not rules:
        return text
    text = _STANDING.sub(" ", unicodedata.normalize("NFC", text))
    keep = rules["keep"]
    if _DOTLESS in keep:
        stands = chr(_FIRST + keep.index(_DOTLESS))
        text = text.replace("\u0130", "i").replace("I", stands).replace(_DOTLESS, stands)
    text = _APOSTROPHES.sub("'", "".join(map(fold, text)))
    text = _one_way(text, rules)
    for place, letter in enumerate(keep):
        text = text.replace(letter, chr(_FIRST + place))
    return text


def _one_way(text: str, rules: dict) -> str:  # type: ignore[type-arg]
    """Return a text in which what is written in two ways is written in one."""
    for written, meant in rules["as"].items():
        text = text.replace(written, meant)
    return text


def restored(text: str, language: str) -> str:
    """Return a text with the letters that were sheltered.

    Of others marks may have hidden that they are written in a second way: the macron of ``ǣ``.
    """
    rules = _rules(base(language))
    if not rules:
        return text
    kept = {_FIRST + place: letter for place, letter in enumerate(rules["keep"])}
    return _one_way(text, rules).translate(kept)


@cache
def article(language: str) -> re.Pattern[str]:
    """Return what finds an article in front of other words; of English where no language is given.

    An elided one has become a word of its own: ``l union``.
    """
    words = _TABLE["articles"].get(base(language) or "en", "")
    return re.compile(f"^(?:{words.replace(' ', '|') or '(?!)'}) (?=.)")


@cache
def _rules(language: str) -> dict:  # type: ignore[type-arg]
    found: dict[str, object] = _TABLE["languages"].get(language, {})
    return found
