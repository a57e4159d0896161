"""What months and seasons are called, so that queries may name days in any language of the book."""

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from natorussia.data.languages import ENGLISH, locale
from natorussia.data.languages.catalogues import catalogue, spoken_of

if TYPE_CHECKING:
    from babel import Locale

# Of winter nobody can tell which year it is of.
_SEASONS = ("spring {0}", "summer {0}", "autumn {0}")
# Other names, and Ukrainian's adverbs (“in spring”), which no ending makes.
_ALSO = {
    "spring {0}": {"frühling", "навесні"},
    "summer {0}": {"влітку", "улітку"},
    "autumn {0}": {"fall", "восени"},
}
_MONTHS = range(1, 13)
_SIGNS = ".\N{HEBREW PUNCTUATION GERESH}"


def calendar() -> dict[str, list[list[str]]]:
    """Return the names of months, January first, and of seasons, spring first.

    Months have the names of CLDR, in full and short; seasons have those of the catalogues.  A name
    that ends in a star is a stem, to which its language adds endings.
    """
    tags = ["en", ENGLISH, *spoken_of()]
    return {
        "months": [_together(_month(locale(tag), one) for tag in tags) for one in _MONTHS],
        "seasons": [_together(_season(tag, one) for tag in tags) for one in _SEASONS],
    }


def _together(found: Iterable[set[str]]) -> list[str]:
    return sorted(set().union(*found))


def _month(spoken: "Locale", number: int) -> set[str]:
    contexts = [spoken.months[context] for context in ("format", "stand-alone")]
    whole = {context["wide"][number].lower() for context in contexts}
    short = {context["abbreviated"][number].lower().rstrip(_SIGNS) for context in contexts}
    stem = {f"{_beginning(whole)}*"} if _bends(spoken) else set()
    return whole | short | stem


def _beginning(names: set[str]) -> str:
    """Return the letters with which all names begin."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return "".join(letters[0] for letters in alike)


def _bends(spoken: "Locale") -> bool:
    """Tell whether a language says a month in another form once it has a day."""
    return bool(spoken.months["format"]["wide"] != spoken.months["stand-alone"]["wide"])


def _season(tag: str, message: str) -> set[str]:
    name = catalogue(tag).said(message).format("").strip().lower()
    stem = {f"{name[:-1]}*"} if _bends(locale(tag)) else set()
    return {name} | stem | _ALSO.get(message, set())
