"""What a file of another program says, before it has a place in a course."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

Question = dict[str, Any]
_IMAGE = re.compile(r"<(?:img|audio|video|object|iframe|svg)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# What Markdown would read as emphasis, a heading, a list or a quotation.
_SIGN = re.compile(r"[*_]|^(?:#{1,6}(?=\s)|>|[+-](?=\s))", re.MULTILINE)
_IN_A_LINE = re.compile(
    r"</?(?:a|b|i|u|s|q|em|strong|span|sub|sup|small|font|code|mark|cite)(?:\s[^>]*)?>",
    re.IGNORECASE,
)


class ImportFileError(ValueError):
    """A file that nothing can be taken from; the message has its name, and what was expected."""


@dataclass(frozen=True)
class Event:
    """An event: dates in EDTF, and plain texts."""

    date: str
    end: str
    title: str
    summary: str
    group: str = ""
    link: str = ""


@dataclass
class Drafts:
    """Everything that was found in a file.

    Attributes
    ----------
    format
        What kind of file it is, in words.
    events
        Events, in the order of the file.
    questions
        Questions of a bank without ``id``, each with its ``name`` in the file.
    terms
        Terms with their definitions.
    resources
        Tables of a data package: its descriptions with ``cells``, the header and the rows.
    notes
        What could not be kept, a line each.
    """

    format: str
    events: list[Event] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    resources: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lose(self, what: str, why: str) -> None:
        """Note what could not be kept, once."""
        line = f"{what}: {why}"
        if line not in self.notes:
            self.notes.append(line)


def markdown(text: str) -> str:
    """Return HTML as Markdown, without images and other media (see `has_media`)."""
    from markdownify import markdownify

    if not _TAG.search(text) and "&" not in text:
        return _SIGN.sub(r"\\\g<0>", text.strip())
    found = str(markdownify(text, strip=["img"], heading_style="ATX"))
    return re.sub(r"\n{3,}", "\n\n", found).strip()


def plain(text: str) -> str:
    """Return HTML as one line of text without tags."""
    return " ".join(unescape(_TAG.sub(" ", _IN_A_LINE.sub("", text))).split())


def has_media(text: str) -> bool:
    """Tell whether HTML shows an image or plays something."""
    return _IMAGE.search(text) is not None


def slug(text: str, longest: int = 40) -> str:
    """Return a text as a part of an id: small letters, digits and hyphens; perhaps nothing.

    Letters of other scripts are written in Latin ones, as the library anyascii does it.

    Examples
    --------
    >>> slug("Orfeo: Schließung in Łódź, Восстание")
    'orfeo-schliessung-in-lodz-vosstanie'
    """
    from anyascii import anyascii

    letters = anyascii(unicodedata.normalize("NFKC", plain(text))).lower()
    words = re.findall(r"[a-z0-9]+", letters)
    found = ""
    for word in words:
        if len(found) + len(word) >= longest:
            break
        found += ("-" if found else "") + word
    return found or "-".join(words)[:longest].strip("-")


def unique(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken: with a number after it where it is."""
    known, found, number = set(taken), name, 2
    while found in known:
        found, number = f"{name}-{number}", number + 1
    return found
