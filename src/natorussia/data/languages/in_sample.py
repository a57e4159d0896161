"""The sample's texts that are still in English, where the package has no words in a language.

A new course begins with the sample's texts.  Those that no catalogue says are in English until
their author replaces them; so long a page tells that to whoever reads it aloud.
"""

import re
from collections.abc import Iterable
from functools import cache

from natorussia.data.languages.catalogues import catalogue, shipped, source
from natorussia.data.languages.current import is_english

_TEMPLATE = "src/natorussia/authoring/template/"
_LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"\{\w+\}`[^`]*`|\$\{\w+\}|^:\w+:.*$|```\{\w+\}", re.MULTILINE)
"""What of Markdown is not read as it stands there."""
_LONG = 4
"""Words of which a text has as many at least, to be found within a longer one."""


@cache
def is_wanting(tag: str) -> bool:
    """Tell whether the package has no catalogue of a language."""
    return not is_english(tag) and tag not in shipped()


def is_of_sample(texts: Iterable[str], tag: str) -> bool:
    """Tell whether the pieces of a text have the sample's English words, and no others."""
    whole, lines = _sample(tag)
    pieces = [piece for piece in map(_letters, texts) if piece]
    long = [piece for piece in pieces if len(piece.split()) >= _LONG]
    if long:
        return all(f" {piece} " in whole for piece in long)
    return bool(pieces) and " ".join(pieces) in lines


def _letters(text: str) -> str:
    """Return the words of a text alone, as Markdown and smart quotes leave them."""
    return " ".join(_LETTERS.findall(text)).lower()


@cache
def _sample(tag: str) -> tuple[str, frozenset[str]]:
    """Return what of the sample a language does not say: as one text, and line by line."""
    said = catalogue(tag).messages
    wanting = [
        str(name)
        for name, message in source().items()
        if name not in said and any(where.startswith(_TEMPLATE) for where, _ in message.locations)
    ]
    lines = [line for text in wanting for line in CODE.sub("\n", text).splitlines()]
    whole = " | ".join(_letters(CODE.sub(" | ", text)) for text in wanting)
    return f" {whole} ", frozenset(filter(None, map(_letters, lines)))
