"""What the pages of a course say: each role, directive, file and cell looked at without a build."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from natorussia import data
from natorussia.authoring import (
    code_cells,
    front_matter,
    heads,
    labels,
    local_files,
    notebook_form,
    outline,
)
from natorussia.authoring import unknown_names as unknown
from natorussia.data.languages import console
from natorussia.markup import citations, people
from natorussia.markup.dialect import ROLE, Code, Directive, blocks, titled
from natorussia.markup.glossary import entries

_NO_PROSE = ("code", "code-block", "literalinclude", "math", "mermaid", "raw", "sourcecode")
_IN_A_LINE = re.compile(r"`[^`\n]*`")  # code, or a role


def faults(pages: Iterable[Path], course: Path) -> Iterator[str]:
    """Yield what the pages cite and no table has, and what of them no book can be built from.

    Parameters
    ----------
    pages
        Notebooks and pages of Markdown.
    course
        The course's folder, from which they are named.
    """
    _terms.cache_clear()
    paths = list(pages)
    yield from labels.faults(part for path in paths for part in _prose_of(path, course))
    for path in paths:
        page = path.relative_to(course).as_posix()
        look = _of_notebook if path.suffix == ".ipynb" else _of_page
        yield from (f"{page}{fault}" for fault in look(path, course))


def _prose_of(path: Path, course: Path) -> Iterator[labels.Part]:
    """Yield the prose of a page without its code, where it can be read."""
    page = path.relative_to(course).as_posix()
    try:
        if path.suffix == ".ipynb":
            told = notebook_form.prose(notebook_form.read(path))
            parts = [(console.filled("cell {0}", number), text) for number, text in told]
        else:
            told = _paragraphs(path.read_text(encoding="utf-8"))
            parts = [(console.filled("line {0}", number), text) for number, text in told]
    except ValueError:
        return
    for place, text in parts:
        yield page, place, _without_code(text)


def _of_notebook(path: Path, course: Path) -> Iterator[str]:
    try:
        notebook = notebook_form.read(path)
    except notebook_form.NotebookError as error:
        yield f": {error}"
        return
    yield from (f": {fault}" for fault in notebook_form.faults(notebook))
    for number, text in notebook_form.prose(notebook):
        if number == 1:
            head = front_matter.faults(text)
            yield from (_in_cell(1, _on_line(line, fault)) for line, fault in head)
        yield from (_in_cell(number, fault) for fault in _of_text(text, path, course))
    prose = [
        (console.filled("cell {0}", number), text) for number, text in notebook_form.prose(notebook)
    ]
    yield from outline.faults(prose)
    for number, text in notebook_form.code(notebook):
        yield from (_in_cell(number, fault) for fault in code_cells.faults(text, path.parent))


def _in_cell(number: int, fault: str) -> str:
    return f", {console.filled('cell {0}', number)}: {fault}"


def _on_line(number: int, fault: str) -> str:
    return f"{console.filled('line {0}', number)}: {fault}"


def _of_page(path: Path, course: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield f": {console.gettext('its letters are not UTF-8; save it as UTF-8')}"
        return
    yield from (f", {_on_line(line, fault)}" for line, fault in front_matter.faults(text))
    parts = list(_paragraphs(text))
    yield from outline.faults((console.filled("line {0}", number), part) for number, part in parts)
    for number, part in parts:
        yield from (f", {_on_line(number, fault)}" for fault in _of_text(part, path, course))


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


def _of_text(text: str, page: Path, course: Path) -> Iterator[str]:
    for block in blocks(text):
        if isinstance(block, Directive):
            yield from _of_directive(block, page, course)
        elif not isinstance(block, Code):
            told = _without_code(block)
            yield from _of_roles(told)
            yield from local_files.of_prose(_IN_A_LINE.sub("", told), page, course)


def _of_directive(directive: Directive, page: Path, course: Path) -> Iterator[str]:
    yield from unknown.directive(directive.name)
    yield from heads.faults(directive)
    yield from local_files.of_directive(directive, page, course)
    if directive.name == "code-cell":
        yield from code_cells.faults(directive.body, page.parent)
    elif directive.name not in _NO_PROSE:
        yield from _of_text(directive.body, page, course)


def _of_roles(text: str) -> Iterator[str]:
    for found in ROLE.finditer(text):
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
