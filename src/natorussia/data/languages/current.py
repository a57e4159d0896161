"""Which language is spoken now: the one asked for, or that of the course at hand.

A course names its language (a BCP 47 tag, as ``de`` or ``pt-BR``) as Sphinx does, by ``language``
in ``_config.yml``; where there is no such file, as in a student's folder, its tables name it
(``language`` in ``data/datapackage.json``).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import yaml

from natorussia.data import course

ENGLISH = "en-GB"
_ASKED: ContextVar[str] = ContextVar("language", default="")
# Scripts that are written from right to left, for tags that no copy of CLDR knows.
_FROM_RIGHT = {
    "ar",
    "arc",
    "ckb",
    "dv",
    "fa",
    "he",
    "ku-arab",
    "nqo",
    "ps",
    "sd",
    "syr",
    "ug",
    "ur",
}
_FROM_RIGHT |= {"yi", "az-arab", "ms-arab", "pa-arab", "uz-arab"}


def current() -> str:
    """Return the tag of the language that is spoken now."""
    return _ASKED.get() or _of_course(course.folder())


@contextmanager
def using(tag: str) -> Iterator[None]:
    """Speak another language for a while; an empty tag changes nothing."""
    token = _ASKED.set(tag or _ASKED.get())
    try:
        yield
    finally:
        _ASKED.reset(token)


def _of_course(tables: Path) -> str:
    files = (tables.parent / "_config.yml", tables / "datapackage.json")
    return _read(*((file, _changed(file)) for file in files))


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@cache
def _read(config: tuple[Path, int], package: tuple[Path, int]) -> str:
    return _of_config(*config) or _of_package(*package) or ENGLISH


def _of_config(file: Path, changed: int) -> str:
    if not changed:
        return ""
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        named = said.get("language") or said["sphinx"]["config"]["language"]
    except (yaml.YAMLError, AttributeError, KeyError, TypeError):
        return ""  # Whoever builds the book is told what is wrong with it.
    return str(named or "").replace("_", "-")


def _of_package(file: Path, changed: int) -> str:
    if not changed:
        return ""
    try:
        return str(json.loads(file.read_text(encoding="utf-8")).get("language", ""))
    except ValueError:
        return ""


def base(tag: str) -> str:
    """Return the language of a tag without its region: ``pt`` of ``pt-BR``."""
    return tag.replace("_", "-").split("-")[0].lower()


def is_english(tag: str = "") -> bool:
    """Tell whether a language, or the one spoken now, is English."""
    return base(tag or current()) == "en"


def direction(tag: str = "") -> str:
    """Return ``rtl`` for a language that is written from right to left, else ``ltr``."""
    tag = (tag or current()).replace("_", "-").lower()
    parts = tag.split("-")
    found = "-".join(parts[:2]) in _FROM_RIGHT or (parts[0] in _FROM_RIGHT and "latn" not in parts)
    return "rtl" if found else "ltr"


@cache
def decimal_sign(tag: str) -> str:
    """Return the sign before the decimals of a number, after CLDR: a point or a comma."""
    if is_english(tag) and base(tag) == tag.lower().replace("_", "-").removesuffix("-gb"):
        return "."
    from babel import Locale, UnknownLocaleError

    for known in (tag, base(tag)):
        try:
            found = Locale.parse(known.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        return str(found.number_symbols["latn"].get("decimal") or ".")
    return "."
