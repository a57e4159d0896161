"""How typed words are compared: without case, accents and punctuation, but with what means more.

Vowel signs stay, and so do signs that tell one answer from another: ``C``, ``C++`` and ``C#``,
``A+`` and ``A-``, ``5`` and ``-5``.  Letters that a language holds apart stay apart in it (see
`natorussia.questions.letters`): ``ñ`` is no ``n`` in Spanish, and in German ``ü`` is ``ue`` and
no ``u``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from natorussia.questions.letters import article, fold, restored, sheltered, with_digits

# Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic, and signs that
# nobody sees. The ranges are written out since Python and browsers know different Unicodes.
_DROPPED = re.compile(
    "[\u0640\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\ufe20-\ufe2f\ufe00-\ufe0f\u00ad\u200c-\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069]"
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SIGNS, _NO_SIGNS = "#%&*", "\u00a9\u00ae\u2044"
_GLUE = "\ue000"  # stands beside a sign, and takes the spaces there with it
_ASIDE = re.compile(r"\([^()]*\)\s*$")
_INITIALS = re.compile(r"(?<![^ ])([^\W\d_]) (?=[^\W\d_](?: |$))")
_LETTERS_A_SLIP = 4


def normal(text: object, language: str = "") -> str:
    """Return text as it is compared: case folded, and no accents and punctuation.

    Of punctuation, signs that mean something stay, and a minus before a digit or after a word.
    ``language`` is the tag of the language that the text is in, where it is known.
    """
    return _normal(str(text), language)


@lru_cache(maxsize=4096)
def _normal(text: str, language: str) -> str:
    spread = _spread("".join(map(fold, _spread(sheltered(text, language)))))
    spread = restored(spread, language)
    kept = "".join(_kept(spread, place) for place in range(len(spread)))
    return re.sub(f" ?{_GLUE}+ ?", "", " ".join(kept.split()))


def _spread(text: str) -> str:
    plain = with_digits(unicodedata.normalize("NFKD", text))
    return _DASHES.sub("-", _DROPPED.sub("", plain))


def _kept(text: str, place: int) -> str:
    sign, kind = text[place], _kind(text[place])
    if kind == "sign":
        return f"{_GLUE}{sign}{_GLUE}"
    counts = kind == "letter" or (sign in "-." and _is_of_number(text, place))
    return sign if counts else " "


def _kind(sign: str) -> str:
    """Return ``letter`` (digits and marks too), ``sign`` for one that counts, or nothing."""
    category = unicodedata.category(sign)
    if category[0] in "LNM":
        return "letter"
    counts = category in ("Sm", "Sc", "So") and sign not in _NO_SIGNS
    return "sign" if counts or sign in _SIGNS else ""


def _is_of_number(text: str, place: int) -> bool:
    """Return whether a dash or point begins a number (``-5``, ``.5``), or ends a word (``A-``)."""
    before, after = text[:place][-1:], text[place + 1 : place + 3]
    number = after[:1].isdecimal() or (text[place] == "-" and _is_fraction(after))
    if not before or _kind(before) != "letter":
        return number or (text[place] == "-" and bool(before) and _kind(before) == "sign")
    return text[place] == "-" and not number and not (after and _kind(after[0]) == "letter")


def _is_fraction(text: str) -> bool:
    return text[:1] == "." and text[1:].isdecimal()


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters differ: added, dropped, changed, or swapped with the next.

    The optimal string alignment distance; anything above ``most`` comes back as ``most + 1``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            swapped = i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b
            row.append(min(step, last[j - 2] + 1) if swapped else step)
    return min(row[-1], most + 1)


def single_spaced(text: str) -> str:
    """Return text without spaces around it, and with one between its words, as it can be typed."""
    return " ".join(text.split())


def typed(given: object) -> str:
    """Return what was typed or chosen, and nothing for what is no text."""
    return given if isinstance(given, str) else ""


def agrees(given: object, accepted: list[str], fuzzy: int, language: str = "") -> bool:
    """Return whether a typed answer is one of those accepted (which are normal already).

    Of each four letters one may be mistyped, up to ``fuzzy``, so that ``UK`` is not ``US``; digits
    and signs may not, for they would be another answer.
    """
    forms = {form for form in _forms(given, language) if form}
    words = set(_bared(accepted, language))
    return any(_is_alike(form, word, fuzzy) for form in forms for word in words)


def _forms(given: object, language: str) -> Iterator[str]:
    """Give an answer as it was typed, and without what changes nothing in it.

    That is an article in front, points between initials (``U.S.``), and an aside in
    brackets at the end.
    """
    texts = (str(given), _ASIDE.sub("", str(given)))
    yield from _bared((normal(text, language) for text in texts), language)


def _bared(answers: Iterable[str], language: str) -> Iterator[str]:
    """Give answers as they are, and without an article in front and points between initials."""
    bare = article(language)
    for words in answers:
        for one in (words, bare.sub("", words)):
            yield from (one, _INITIALS.sub(r"\1", one))


def _is_alike(words: str, word: str, fuzzy: int) -> bool:
    most = min(fuzzy, len(word) // _LETTERS_A_SLIP)
    return words == word or (
        _unlettered(words) == _unlettered(word) and distance(words, word, most) <= most
    )


def _unlettered(words: str) -> str:
    return "".join(one for one in words if one != " " and unicodedata.category(one)[0] not in "LM")


def collapsed(answers: list[str], language: str = "") -> list[tuple[str, str]]:
    """Return answers that are written differently and compared as one, in pairs."""
    found, seen = [], dict[str, str]()
    for answer in answers:
        first = seen.setdefault(normal(answer, language), answer)
        found += [] if first is answer else [(first, answer)]
    return found
