"""One date in EDTF, as it is said alone and beside another."""

import re
from typing import NamedTuple

from natorussia.data.edtf import bounds, parse, spoken, typed, words
from natorussia.data.languages import console, is_english
from natorussia.data.languages.catalogues import filled

_SHORT = re.compile(r"-?\d{2,3}[?~%]?", re.ASCII)
_PLAIN = re.compile(r"(?:\d+ )?\w+(?: \w+)? ")  # one day, month or season


class Date(NamedTuple):
    """One date: the first moment it may mean, the moment after the last one, and its words."""

    first: float
    after: float
    mark: str
    prefix: str  # what qualifies the whole: "about "
    head: str  # what is said before the year: "24 March "
    tail: str  # the year, and what is said after it: "1999", "2007, day unknown"
    shorter: str = ""  # what is said beside another date, where that is less: "1300\u20131399"

    @property
    def words(self) -> str:
        """What is said of it, as a whole."""
        return self.prefix + self.head + self.tail

    @property
    def beside(self) -> str:
        """What is said of it beside another date."""
        return self.shorter or self.words


def read(text: str) -> Date:
    """Read one date, in the language that is spoken now.

    Raises
    ------
    natorussia.data.edtf.parse.FaultError
        If it is no EDTF.
    """
    parts = parse.parse(typed.to_edtf(text))
    first, after = bounds.bounds(parts)
    beside = words.range_words(parts)
    if not is_english():
        return Date(first, after, parts.mark, "", "", spoken.words(parts), beside)
    whole = parts.mark if len(set(parts.marks)) == 1 else ""
    head, tail = words.words(parts)
    if whole and not head and tail.startswith(("between ", "about ")):
        said = "" if tail.startswith("about ") and whole == "~" else f", {words.ADJECTIVES[whole]}"
        return Date(first, after, parts.mark, "", "", tail + said, beside)
    return Date(first, after, parts.mark, words.PREFIXES[whole], head, tail, beside)


def from_to(start: Date, stop: Date) -> str:
    """Join two dates, and say what they share once: "3 to 5 June 2007"."""
    if start == stop:
        return start.words
    heads = (start.head, stop.head)
    if start.tail != stop.tail or not all(map(_PLAIN.fullmatch, heads)):
        begins = start.beside + "," * (", " in start.beside)  # June 2007, day unknown, to 3 July
        return filled("{0} to {1}", begins, stop.beside)
    head = start.head.strip()
    day, _, month = head.partition(" ")
    if month and stop.head.strip().endswith(" " + month) and not start.mark + stop.mark:
        head = day
    return filled("{0} to {1}", f"{start.prefix}{head}", stop.words)


def within(dates: str) -> str:
    """Return words of one day or year that is somewhere in ``1667..1670``."""
    return spoken.between(*(read(side).beside for side in dates.split("..")))


def refuse_short(*texts: str) -> None:
    """Refuse centuries and decades of few digits beside others: 12/2017 is no century to people.

    Raises
    ------
    natorussia.data.edtf.parse.FaultError
        If one of the texts is such a date.
    """
    for text in filter(_SHORT.fullmatch, texts):
        digits = text.rstrip("?~%")
        unknown = "X" * (4 - len(digits.lstrip("-")))
        raise parse.FaultError(
            console.filled(
                "expected years of four digits in an interval or a set: {0} may be a "
                "month, a year of another century, or the years {1}{2}",
                text,
                digits,
                unknown,
            )
        )
