"""What the chapters of a course cite: every role and directive looked up, without a build."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from natorussia import data
from natorussia.authoring import unknown_names as unknown
from natorussia.data.languages import console
from natorussia.markup import citations, people
from natorussia.markup.dialect import ROLE, Code, Directive, blocks, titled
from natorussia.markup.glossary import entries

_SECTIONS = ("chapter", "claims", "documents")


def faults(chapters: Path) -> Iterator[str]:
    """Yield what the pages of a folder cite and no table has: file, cell or line, and the nearest.

    Parameters
    ----------
    chapters
        A folder of notebooks and pages of Markdown.
    """
    _terms.cache_clear()
    for path in sorted(chapters.glob("*.*")):
        for place, text in _texts(path):
            if isinstance(text, ValueError):
                yield f"{path.name}: {text}"
                continue
            yield from (f"{path.name}, {place}: {fault}" for fault in _of_text(text))


def _texts(path: Path) -> Iterator[tuple[str, str | ValueError]]:
    """Yield each piece of prose with where it stands."""
    try:
        if path.suffix == ".ipynb":
            yield from _cells(json.loads(path.read_text(encoding="utf-8"))["cells"])
        elif path.suffix == ".md":
            for number, text in _paragraphs(path.read_text(encoding="utf-8")):
                yield console.filled("line {0}", number), text
    except (ValueError, KeyError, TypeError) as error:
        yield "", ValueError(_unreadable(error))


def _cells(cells: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(cells, 1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield console.filled("cell {0}", number), source


def _unreadable(error: Exception) -> str:
    """Say what is wrong with a page that cannot be read."""
    if isinstance(error, UnicodeDecodeError):
        return console.gettext("its letters are not UTF-8; save it as UTF-8")
    if isinstance(error, json.JSONDecodeError):
        return console.filled(
            "line {0}: no valid JSON: {1}; open it in Jupyter and save it again, or "
            "take it from a copy",
            error.lineno,
            error.msg,
        )
    return console.filled(
        "no notebook of Jupyter: {0}; expected a list `cells`, each cell with "
        "its cell_type and its source; open it in Jupyter and save it again",
        repr(error),
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a page that stand between empty lines outside fences, by their lines."""
    fence, start = "", 1
    held: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        mark = line.strip()[:3] if line.startswith(("```", ":::")) else ""
        fence = "" if fence and line.strip() == fence else fence or mark
        if not line.strip() and not fence:
            yield start, "\n".join(held)
            held, start = [], number + 1
        else:
            held.append(line)
    yield start, "\n".join(held)


def _of_text(text: str) -> Iterator[str]:
    for block in blocks(text):
        if isinstance(block, Directive):
            yield from _of_directive(block)
        elif not isinstance(block, Code):
            yield from _of_prose(block)


def _of_directive(directive: Directive) -> Iterator[str]:
    yield from unknown.directive(directive.name)
    if directive.name in _SECTIONS and directive.argument:
        yield from _told(lambda: citations.row("sections", directive.argument))
    yield from _of_text(directive.body)


def _of_prose(text: str) -> Iterator[str]:
    for found in ROLE.finditer(_without_code(text)):
        name, content = found[1], found[2].strip()
        if name not in _ROLES:
            yield from (f"{found[0]}: {fault}" for fault in unknown.role(name, _ROLES))
        else:
            yield from (f"{found[0]}: {fault}" for fault in _told(lambda: _ROLES[name](content)))  # noqa: B023


def _without_code(text: str) -> str:
    """Return prose without what stands between two backticks or more, which shows a role."""
    parts = text.split("``")
    return "".join(parts[::2]) if len(parts) > 1 else text


def _told(look: Callable[[], object]) -> Iterator[str]:
    try:
        look()
    except (LookupError, ValueError) as error:
        yield str(error)


@cache
def _terms() -> dict[str, str]:
    """Return the names of the glossary, as they are written, by their small letters."""
    return {name.lower(): name for entry in entries() for name in entry.names}


def _term(text: str) -> None:
    name = titled(text)[1]
    if name.lower() not in _terms():
        raise data.UnknownNameError("term", name, list(_terms().values()))


def _person(text: str) -> None:
    person, _, year = titled(text)[1].partition(" ")
    people.office(person, year.strip())


_ROLES: dict[str, Callable[[str], object]] = {
    "event": lambda text: citations.when_text(titled(text)[1]),
    "when": citations.when_text,
    "value": citations.value_text,
    "source": lambda text: citations.row("sources", text),
    "para": citations.para_text,
    "claim": lambda text: citations.row("claims", text),
    "term": _term,
    "person": _person,
}
