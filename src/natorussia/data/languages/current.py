"""Which language is spoken now: the one asked for, or that of the course at hand.

A course names its language (a BCP 47 tag, as ``de`` or ``pt-BR``) as Sphinx does, by ``language``
in ``_config.yml``; where there is no such file, as in a student's folder, its tables name it
(``language`` in ``data/datapackage.json``).
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia.data import course

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en-GB"
_ASKED: ContextVar[str] = ContextVar("language", default="")
# The letters of ISO 15924 that tags have for scripts written from right to left.
_FROM_RIGHT = {"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"}
_SCRIPT = re.compile("[a-z]{4}")


def current() -> str:
    """Return the tag of the language that is spoken now."""
    return known(_ASKED.get() or of_course(course.folder()))


def is_asked() -> bool:
    """Tell whether a language was asked for (see `using`), whatever that of the course is."""
    return bool(_ASKED.get())


def known(tag: str) -> str:
    """Return a tag; that of English where Babel is missing, as in a browser that has no locales."""
    return tag if is_english(tag) or _has_babel() else ENGLISH


@cache
def _has_babel() -> bool:
    return find_spec("babel") is not None


@contextmanager
def using(tag: str) -> Iterator[None]:
    """Speak another language for a while; an empty tag changes nothing."""
    token = _ASKED.set(tag or _ASKED.get())
    try:
        yield
    finally:
        _ASKED.reset(token)


def of_course(tables: Path) -> str:
    """Return the language of a course, named by the folder of its tables."""
    config, package = _files(tables)
    return _read(tables, _changed(config), _changed(package))


@cache
def _files(tables: Path) -> tuple[Path, Path]:
    return tables.parent / "_config.yml", tables / "datapackage.json"


def _changed(file: Path) -> int:
    # Every message and date asks this: `os.stat` takes half of the time that a path's own takes.
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


@cache
def _read(tables: Path, config_changed: int, package_changed: int) -> str:
    config, package = _files(tables)
    return _of_config(config, config_changed) or _of_package(package, package_changed) or ENGLISH


def _of_config(file: Path, changed: int) -> str:
    if not changed:
        return ""
    import yaml  # Where a notebook is jailed there is none, nor such a file.

    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        named = said.get("language") or said["sphinx"]["config"]["language"]
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError):
        return ""  # Whoever builds the book is told what is wrong with it.
    return str(named or "").replace("_", "-")


def _of_package(file: Path, changed: int) -> str:
    if not changed:
        return ""
    try:
        return str(json.loads(file.read_text(encoding="utf-8")).get("language", ""))
    except (ValueError, AttributeError):
        return ""


@cache
def base(tag: str) -> str:
    """Return the language of a tag without its region: ``pt`` of ``pt-BR``."""
    return tag.replace("_", "-").split("-")[0].lower()


def is_english(tag: str = "") -> bool:
    """Tell whether a language, or the one spoken now, is English."""
    return base(tag or current()) == "en"


def foreign(tag: str) -> str:
    """Return the tag of a text that is in another language than is spoken now, else nothing."""
    return tag if tag and base(tag) != base(current()) else ""


def direction(tag: str = "") -> str:
    """Return ``rtl`` for a language that is written from right to left, else ``ltr``.

    The script that a tag names decides, and CLDR where it names none.
    """
    tag = known(tag or current()).replace("_", "-").lower()
    if scripts := [part for part in tag.split("-")[1:] if _SCRIPT.fullmatch(part)]:
        return "rtl" if scripts[0] in _FROM_RIGHT else "ltr"
    return "ltr" if is_english(tag) else str(locale(tag).text_direction)


def own_name(tag: str) -> str:
    """Return what a language calls itself, with a capital: ``Русский``; else its tag."""
    from babel import UnknownLocaleError

    try:
        name = locale(base(tag)).get_display_name(base(tag)) or tag
    except UnknownLocaleError:
        return tag
    return name[:1].upper() + name[1:]


def arrow() -> str:
    """Return the arrow that leads on in a text: arrows have no side of their own."""
    return "←" if direction() == "rtl" else "→"


@cache
def decimal_sign(tag: str) -> str:
    """Return the sign before the decimals of a number, after CLDR: a point or a comma."""
    if tag.lower().replace("_", "-") in ("en", "en-gb") or not _has_babel():
        return "."
    return str(locale(tag).number_symbols["latn"].get("decimal") or ".")


@cache
def locale(tag: str) -> "Locale":
    """Return what CLDR knows of a language: of its region, of itself, or of English for want."""
    from babel import Locale, UnknownLocaleError

    for known in (tag.replace("_", "-"), base(tag)):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
