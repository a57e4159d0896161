"""How typed answers are compared: words without case and accents, numbers in any notation."""

import re
import unicodedata

from natorussia.markup.whitespace import SPACES

_NUMBER = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?) ?(.*)", re.ASCII | re.DOTALL)
_THOUSANDS = re.compile(r"(?<=\d)[, '\u2019](?=\d{3}(?!\d))", re.ASCII)


def normal(text: object) -> str:
    """Return text in lower case and without accents; anything but letters and digits is a space."""
    spread = unicodedata.normalize("NFKD", str(text)).lower()
    kept = (_letter(mark) for mark in spread if not unicodedata.category(mark).startswith("M"))
    return " ".join("".join(kept).split())


def _letter(mark: str) -> str:
    return mark if unicodedata.category(mark)[0] in "LN" else " "


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


def typed(given: object) -> str:
    """Return what was typed or chosen, and nothing for what is no text."""
    return given if isinstance(given, str) else ""


def agrees(given: object, accepted: list[str], fuzzy: int) -> bool:
    """Return whether a typed answer is one of those accepted (which are normal already)."""
    words = normal(given)
    return bool(words) and any(distance(words, word, fuzzy) <= fuzzy for word in accepted)


def number(text: object) -> tuple[float, str] | None:
    """Return the number that a reader typed and what stands after it, or None.

    ``1,500``, ``1 500``, ``1'500`` are the same number; the decimal sign is a point, and a comma
    where it cannot separate thousands.
    """
    spaced = SPACES.sub(" ", unicodedata.normalize("NFKC", str(text))).strip(" ")
    tidy = spaced.lower().replace("\u2212", "-")
    tidy = _THOUSANDS.sub("", tidy)
    tidy = re.sub(r"(?<=[0-9]),(?=[0-9])", ".", tidy)
    found = _NUMBER.fullmatch(tidy)
    return (float(found[1]), found[2]) if found else None
