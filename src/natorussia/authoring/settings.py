"""What is wrong with the settings of a course, ``_config.yml``: values, extensions and files."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from natorussia.authoring import front_matter, notebook_settings, themes
from natorussia.authoring.themes import FIELDS, UNREAD
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

FILE = "_config.yml"
_EXTENSION = "natorussia.book"
_BUTTONS = ("use_edit_page_button", "use_issues_button", "use_repository_button")
_FILES = (("logo",), ("html", "favicon"), ("bibtex_bibfiles",))
# What Jupyter Book reads and its schema does not say.
_ALSO = {
    "only_build_toc_files": {"type": "boolean"},
    "project": {"type": "string"},
    "language": {"type": "string"},
}
_NO_ADDRESS = noted("it needs the address of a repository: `repository: url:`")
_NO_MODULE = noted("there is no module {0}; install the package that has it, or remove it")
_NO_EXTENSION = noted(
    "got the extra_extensions {0}, expected {1} among them: pages have no roles and no questions "
    "without it"
)
_TAG = noted("got {0}, expected the tag of a language, such as {1}")
_NAMED = {
    "string": noted("a text"),
    "object": FIELDS,
    "array": noted("a list"),
    "boolean": noted("true or false"),
    "number": noted("a number"),
}
_NEAR = 0.75
_SHAPE = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]{2,8})*")
_THREE_LETTERS = 3
Steps = Sequence[str | int]


def faults(course: Path, whole: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield what is wrong with settings, each with its line.

    Parameters
    ----------
    course
        The course's folder.
    whole
        What ``_config.yml`` in it says.
    """
    if not isinstance(whole, dict):
        yield console.filled(
            "{0}: got {1}, expected settings such as `title: My course`", FILE, f"{whole!r:.60}"
        )
        return
    lines = (course / FILE).read_text(encoding="utf-8").split("\n")
    for steps, fault in _all(course, whole):
        where = f"{'/'.join(map(str, steps))}: " if steps else ""
        yield f"{FILE}:{_line(lines, steps)}: {where}{fault}"


def _all(course: Path, whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    yield from _of_schema(whole)
    yield from _unknown(whole)
    yield from _of_extensions(course, whole)
    yield from _of_language(whole)
    for look in (themes, notebook_settings):
        yield from look.faults(_at(whole, ("sphinx", "config")))
    yield from _of_files(course, whole)
    pressed = [name for name in _BUTTONS if _at(whole, ("html", name)) is True]
    if pressed and not _at(whole, ("repository", "url")):
        yield ("html", pressed[0]), console.gettext(_NO_ADDRESS)


def _at(whole: Any, steps: Steps) -> Any:  # noqa: ANN401
    """Return what stands at a path into the settings, or None."""
    for step in steps:
        if not isinstance(whole, dict):
            return None
        whole = whole.get(step)
    return whole


def _line(lines: Sequence[str], steps: Steps) -> int:
    """Return the line of a setting: that of each field of its path, below the one before."""
    found = 0
    for step in steps:
        field = re.compile(rf"\s*[\"']?{re.escape(str(step))}[\"']?\s*:")
        after = (n for n in range(found, len(lines)) if field.match(lines[n]))
        found = next(after, found)
    return found + 1


def _of_schema(whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    """Say which values the book's builder does not take, as far as it says so itself."""
    from jsonschema import Draft7Validator

    for error in Draft7Validator(_schema()).iter_errors(whole):
        yield list(error.absolute_path), _told(error)


@cache
def _schema() -> dict[str, Any]:
    """Return what Jupyter Book says of its settings, where it is here."""
    place = find_spec("jupyter_book")
    path = Path(place.origin).with_name("config_schema.json") if place and place.origin else None
    found = json.loads(path.read_text(encoding="utf-8")) if path and path.is_file() else {}
    return {"type": "object", "properties": {**found.get("properties", {}), **_ALSO}}


def _told(error: Any) -> str:  # noqa: ANN401
    got, wanted = error.instance, error.validator_value
    if error.validator == "enum":
        known = [str(one) for one in wanted if one is not False]
        near = get_close_matches(str(got), known, n=1)
        return _got(got, ", ".join(near or known))
    if error.validator == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        kind = next(one for one in kinds if one in _NAMED)
        if kind == "string" and isinstance(got, int | float):
            return console.filled("got {0}, expected a text; put it in quotes", f"{got!r:.60}")
        return _got(got, console.gettext(_NAMED[kind]))
    return f"got {got!r:.60}: {error.message:.100}"


def _got(got: object, wanted: str) -> str:
    return console.filled("got {0}, expected {1}", f"{got!r:.60}", wanted)


def _unknown(whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    """Say which fields nobody reads, where one is near that somebody does."""
    yield from _misspelt(whole, _schema(), ())


def _misspelt(
    given: Any,  # noqa: ANN401
    schema: dict[str, Any],
    steps: tuple[str, ...],
) -> Iterator[tuple[Steps, str]]:
    known = schema.get("properties", {})
    for name in given if isinstance(given, dict) else ():
        near = get_close_matches(str(name), known, n=1, cutoff=_NEAR)
        if name in known:
            yield from _misspelt(given[name], known[name], (*steps, name))
        elif near:
            yield (*steps, name), console.filled(UNREAD, near[0])


def _of_extensions(course: Path, whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    named = _at(whole, ("sphinx", "extra_extensions"))
    if not isinstance(named, list) or _EXTENSION not in named:
        yield (
            ("sphinx",),
            console.filled(_NO_EXTENSION, f"{named!r:.60}", _EXTENSION),
        )
    own = _at(whole, ("sphinx", "local_extensions")) or {}
    for name in named if isinstance(named, list) else ():
        if name not in own and not (course / f"{name}.py").is_file() and not _is_there(str(name)):
            yield (
                ("sphinx", "extra_extensions"),
                console.filled(_NO_MODULE, repr(name)),
            )
    syntax = _at(whole, ("parse", "myst_enable_extensions"))
    for name in syntax if isinstance(syntax, list) else ():
        if name not in front_matter.SYNTAX:
            near = get_close_matches(str(name), front_matter.SYNTAX, n=1) or front_matter.SYNTAX
            yield (
                ("parse", "myst_enable_extensions"),
                _got(name, ", ".join(near)),
            )


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _of_language(whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    for steps in (("sphinx", "config", "language"), ("language",)):
        tag = _at(whole, steps)
        if tag and (why := unknown_language(tag)):
            yield steps, why


def unknown_language(tag: object) -> str:
    """Return why a tag names no language, with the nearest that one does; else nothing.

    CLDR names every language that has a code of two letters, but few of the thousands that have
    one of three (ISO 639-3): any of these may be a course's.
    """
    from babel import Locale
    from babel.localedata import locale_identifiers

    if not isinstance(tag, str):
        return console.filled(_TAG, f"{tag!r:.60}", '"en-GB"')
    code = _SHAPE.fullmatch(tag)
    if code and (len(code[1]) == _THREE_LETTERS or code[1].lower() in Locale("en").languages):
        return ""
    known = [one.replace("_", "-") for one in locale_identifiers()]
    near = ", ".join(get_close_matches(tag, known, n=3)) or "en-GB, de, fr"
    return console.filled(_TAG, f"{tag!r:.60}", near)


def _of_files(course: Path, whole: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
    for steps in _FILES:
        named = _at(whole, steps)
        for name in _texts(named):
            if "://" not in name and not (course / name).is_file():
                known = [one.name for one in course.glob("*.*")]
                near = ", ".join(get_close_matches(name, known, n=3))
                what = console.filled("the nearest are {0}", near)
                what = what if near else console.gettext("add it, or remove this setting")
                yield steps, console.filled("there is no file {0}; {1}", repr(name), what)


def _texts(named: object) -> Iterable[str]:
    found = named if isinstance(named, list) else [named]
    return [one for one in found if isinstance(one, str) and one]
