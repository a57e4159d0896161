"""Where the notebooks of the course are: in the installed package, or in the checkout it runs from.

A class gets the chapters, the pages that they lead to, and the exercises, in plain Markdown.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

from natorussia import data
from natorussia.authoring.filling import page_said
from natorussia.data import course
from natorussia.data.languages import current, direction
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.data.languages.sides import has_right
from natorussia.markup import mentions
from natorussia.markup.dialect import Directive
from natorussia.markup.plain import plain
from natorussia.markup.standard import images
from natorussia.questions import kinds

_NOT_IN_CLASS = {"accessibility.md", "index.md", "data.md", "translations.md"}
_FOR_TEACHERS = "for-"
_OWN = noted(
    "What the checks compare with, the solutions too, stands in its modules (`exercises/*.py`)."
)


def files(*, students: bool, with_data: bool) -> Iterator[tuple[str, bytes]]:
    """Yield what belongs into a class's folder: paths within it, and contents.

    Parameters
    ----------
    students
        Leave out teaching notes, the pages for instructors and graders, and, where the package
        has them itself, the questions with their keys.
    with_data
        Add the tables and the bank of questions, for a class that changes them.
    """
    shown: dict[str, bytes] = {}
    for name in ("chapters", "exercises"):
        for path in sorted((data.root() / name).glob("*.*")):
            teachers = path.name.startswith(_FOR_TEACHERS)
            if path.suffix not in (".ipynb", ".md") or path.name in _NOT_IN_CLASS:
                continue
            if not (students and teachers):
                resolved = _resolved(path, students=students)
                yield f"{name}/{path.name}", resolved
                shown |= _shown(path, resolved.decode())
    yield from sorted(shown.items())
    yield "README.md", _from_right(_readme()).encode()
    if with_data:
        yield from _tables(keys=not students or data.root() != course.shipped())
    if data.root() != course.shipped():
        yield from _modules()


def _shown(path: Path, text: str) -> dict[str, bytes]:
    """Return the images of the course that a page shows, by their paths in the folder."""
    root = data.root().resolve()
    files = [(path.parent / name).resolve() for name in images(text)]
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and file.is_relative_to(root)
    }


def _modules() -> Iterator[tuple[str, bytes]]:
    """Yield the exercises of a course of one's own: the package, which checks them, has none."""
    for path in sorted((data.root() / "exercises").glob("*.py")):
        yield f"exercises/{path.name}", path.read_bytes()


def first_chapter() -> str:
    """Return the path of the first chapter within a class's folder."""
    chapters = [row["chapter"] for row in data.rows("sections")]
    return f"chapters/{min(chapters, default='index')}.ipynb"


def _readme() -> str:
    # Not `str.format`: a title may hold braces.
    title, chapter = data.package()["title"], first_chapter()
    modules = "" if data.root() == course.shipped() else f"\n  {gettext(_OWN)}"
    filled = {"title": title, "chapter": chapter, "name": Path(chapter).stem, "modules": modules}
    return Template(page_said("class.md")).safe_substitute(filled)


def _tables(*, keys: bool) -> Iterator[tuple[str, bytes]]:
    for path in sorted(data.folder().rglob("*")):
        name = path.relative_to(data.folder())
        if path.suffix in (".csv", ".json", ".yml") and (keys or name.parts[0] != "questions"):
            yield f"data/{name.as_posix()}", path.read_bytes()


def _resolved(path: Path, *, students: bool) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        resolved = mentions.spelt_out([text])[0]
        page = plain(resolved, notes=not students, more={"marking": _marking})
        return _from_right(page).encode()
    notebook = json.loads(text)
    mentions.of_notebook(notebook)
    notebook["cells"] = [
        cell for cell in notebook["cells"] if _resolve_cell(cell, notes=not students)
    ]
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def _marking(_directive: Directive) -> str:
    return "\n".join(f"- **{kind}**. {kinds.rule(kind)}" for kind in kinds.names())


def _resolve_cell(cell: dict[str, Any], *, notes: bool) -> bool:
    """Put a cell of prose into plain Markdown; return whether anything is left of it."""
    if cell["cell_type"] != "markdown":
        return True
    resolved = plain("".join(cell["source"]), notes=notes)
    is_answer = cell["metadata"].get("nbgrader", {}).get("solution")
    framed = resolved if is_answer else _from_right(resolved)
    cell["source"] = framed.splitlines(keepends=True)
    return bool(resolved.strip())


def _from_right(text: str) -> str:
    """Return plain Markdown that is read from the right, where its language is written so.

    Programs that show notebooks know no direction of a page; what stands in an element that has
    one is Markdown still, after a blank line.
    """
    if direction() != "rtl" or not has_right(text):
        return text
    return f'<div dir="rtl" lang="{current()}">\n\n{text.strip()}\n\n</div>\n'
