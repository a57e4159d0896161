"""Words for the front end: a bundle is told the messages it says, and the rules of its language."""

import json
import re
import string
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from natorussia.data import course
from natorussia.data.hashing import fnv1a
from natorussia.data.languages.catalogues import Forms, catalogue, shipped, source
from natorussia.data.languages.current import base, direction, is_english, locale, of_course
from natorussia.data.languages.marking import isolated

_HOLE = re.compile(r"\{\d+\}")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([`$\\]))")
_DIGITS = string.digits + string.ascii_lowercase
_ONE_OF_EACH = (*range(200), 1_000_000)


def prelude(script: str, tag: str = "", own: str = "") -> str:
    """Return what goes before a bundle so that it speaks a language; nothing for bare English.

    It has those messages that the bundle says, under short names: see ``shared/language.ts``.

    Parameters
    ----------
    script
        The bundle.
    tag
        The language; by default the one spoken now.
    own
        The language of the texts that the bundle shows; nothing where it is not known.
    """
    found = catalogue(tag)
    own = own if base(own) != base(found.tag) else ""
    if is_english(found.tag) and not found.messages and not own:
        return ""
    return _prelude(found.tag, script, tuple(sorted(found.messages.items())), own)


def spoken_script(bundle: Path) -> str:
    """Return the text of a bundle that speaks the language spoken now."""
    script = bundle.read_text(encoding="utf-8")
    return prelude(script, own=of_course(course.folder())) + script


@cache
def _prelude(tag: str, script: str, messages: tuple[tuple[str, Forms], ...], own: str = "") -> str:
    plain = _ESCAPE.sub(lambda m: m[3] or chr(int(m[1] or m[2], 16)), script)
    said = {
        short(name): forms[0] if len(forms) == 1 else list(forms)
        for name, forms in messages
        if _says(plain, name)
    }
    order = {} if is_english(tag) else plural_order(tag)
    wanting = {} if is_english(tag) else _wanting(tag, plain, frozenset(dict(messages)))
    told = {"tag": tag, "dir": direction(tag), "plurals": order, "words": wanting | said}
    told |= {"own": own} if own else {}
    return f"var NR_LANGUAGE={json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def _wanting(tag: str, script: str, known: frozenset[str]) -> dict[str, str | list[str]]:
    """Return the messages of a bundle that the language has no words for, as English ones.

    They stand between isolates, so that a text from the right does not turn them round, and the
    page can tell that they are in English.
    """
    if base(tag) in shipped():
        return {}
    one = plural_order(tag).get("one")
    count = max(plural_order(tag).values()) + 1
    found: dict[str, str | list[str]] = {}
    for name, many in _all_messages():
        if name not in known and _says(script, name):
            forms = [name if at == one else many for at in range(count)]
            found[short(name)] = list(map(isolated, forms)) if many else isolated(name)
    return found


@cache
def _all_messages() -> tuple[tuple[str, str], ...]:
    """Return every English message of the front end, each with its form for many, if any."""
    return tuple(
        (one.id, "") if isinstance(one.id, str) else (one.id[0], one.id[1])
        for one in source().values()
        if any(place.startswith("frontend/") for place, _ in one.locations)
    )


def _says(script: str, message: str) -> bool:
    """Tell whether a bundle says a message: as a text, counted or not, or as a template."""
    texts = {message, message.removeprefix("{0} ")}  # counted things lack their number
    if any(f"{mark}{text}{mark}" in script for text in texts for mark in "\"'`"):
        return True
    first, *pieces = _HOLE.split(message)
    ends = [
        f"`{first}${{",
        *(f"}}{one}${{" for one in pieces[:-1]),
        *(f"}}{one}`" for one in pieces[-1:]),
    ]
    return bool(pieces) and all(end in script for end in ends)


def short(message: str) -> str:
    """Return the name of a message in a bundle: four letters, since names weigh as texts do."""
    number, name = fnv1a(message) % 36**4, ""
    while number:
        number, digit = divmod(number, 36)
        name = _DIGITS[digit] + name
    return name or _DIGITS[0]


def plural_order(tag: str) -> dict[str, int]:
    """Return which form of a message goes with which of CLDR's categories of numbers."""
    form = catalogue(tag).form
    categories = _categories(base(tag))
    return {category: form(number) for category, number in categories.items()}


@cache
def _categories(language: str) -> dict[str, int]:
    """Return a number of each category that whole numbers have in a language."""
    rule = locale(language).plural_form
    return _firsts((str(rule(number)), number) for number in _ONE_OF_EACH)


def _firsts(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for category, number in pairs:
        found.setdefault(category, number)
    return found
