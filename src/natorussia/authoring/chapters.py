"""Chapters of a course renamed and removed, with all that hangs on them."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from natorussia.authoring import contents, tables
from natorussia.authoring.filling import escaped, to_json
from natorussia.authoring.tables import Row
from natorussia.authoring.templates import require_course
from natorussia.data import UnknownNameError, checksums
from natorussia.data.languages import console

_COLUMN = "section"
_PARAGRAPH = "article_paragraph"
_DIRECTIVES = "chapter|claims|documents"


def rename_chapter(course: Path, old: str, new: str, title: str = "") -> list[Path]:
    """Give a chapter another key, and another title where one is given.

    The section's rows, its bank, notebook and exercise, the table of contents, and links of other
    pages follow.  Ids of events and questions stay, since readers' progress hangs on them.

    Parameters
    ----------
    course
        The course's folder.
    old, new
        The id of its section, and the one to give it.
    title
        What readers see, or nothing to leave it.

    Returns
    -------
    list of Path
        The files that were changed or moved.

    Raises
    ------
    natorussia.data.UnknownNameError
        If there is no such section.
    ValueError
        If another section has the new id.
    """
    sections = _sections(course)
    row = _known(sections, old)
    if new != old and new in sections:
        raise ValueError(
            console.filled("the course has a section {0} already; choose another name", repr(new))
        )
    number = contents.number_of(row["chapter"])
    chapter = f"{number:02}-{new}" if number else new
    pages = {row["chapter"]: chapter}
    for name, row_of in _rows_by_table(course):
        _rename_rows(course, name, row_of, old, new)
    named = row | {"id": new, "chapter": chapter, "title": title or row["title"]}
    kept = [named if one["id"] in (old, new) else one for one in _sections(course).values()]
    tables.write_table(course / "data", "sections", kept)
    moved = list(_moved(course, pages, old, new))
    contents.rename(
        course, {f"{room}/{a}": f"{room}/{b}" for room in _ROOMS for a, b in pages.items()}
    )
    changed = list(_pages_changed(course, pages, old, new))
    if title:
        _retitle(course / f"chapters/{chapter}.ipynb", title)
    checksums.refresh(course / "data")
    return [*moved, *changed, course / contents.FILE]


_ROOMS = ("chapters", "exercises")


def remove_chapter(course: Path, name: str) -> list[Path]:
    """Remove a chapter: its section, rows, bank, notebook and exercise; sources stay.

    Parameters
    ----------
    course
        The course's folder.
    name
        The id of its section.

    Returns
    -------
    list of Path
        The files that are gone.

    Raises
    ------
    natorussia.data.UnknownNameError
        If there is no such section.
    """
    row = _known(_sections(course), name)
    for table, rows in _rows_by_table(course):
        tables.write_table(course / "data", table, [one for one in rows if one[_COLUMN] != name])
    kept = [one for one in _sections(course).values() if one["id"] != name]
    tables.write_table(course / "data", "sections", kept)
    gone = [path for path in _files(course, row["chapter"], name) if path.is_file()]
    for path in gone:
        path.unlink()
    contents.remove(course, {f"{room}/{row['chapter']}" for room in _ROOMS})
    checksums.refresh(course / "data")
    return gone


def _sections(course: Path) -> dict[str, Row]:
    require_course(course)
    return {row["id"]: row for row in tables.read_table(course / "data", "sections")}


def _known(sections: dict[str, Row], name: str) -> Row:
    if name not in sections:
        raise UnknownNameError("chapter", name, list(sections))
    return sections[name]


def _rows_by_table(course: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield each table whose rows name a section."""
    data = course / "data"
    for name in tables.described(data):
        if _COLUMN in tables.fields(data, name):
            yield name, tables.read_table(data, name)


def _rename_rows(course: Path, table: str, rows: list[Row], old: str, new: str) -> None:
    for row in rows:
        if row[_COLUMN] == old:
            row[_COLUMN] = new
        if row.get(_PARAGRAPH, "").startswith(f"{old} "):
            row[_PARAGRAPH] = f"{new}{row[_PARAGRAPH].removeprefix(old)}"
    tables.write_table(course / "data", table, rows)


def _files(course: Path, chapter: str, section: str) -> list[Path]:
    return [
        *(course / f"chapters/{chapter}{suffix}" for suffix in (".ipynb", ".md")),
        course / f"exercises/{chapter}.ipynb",
        course / f"exercises/{section.replace('-', '_')}.py",
        course / f"data/questions/{section}.yml",
    ]


def _moved(course: Path, pages: dict[str, str], old: str, new: str) -> Iterator[Path]:
    [(before, after)] = pages.items()
    for path, target in zip(_files(course, before, old), _files(course, after, new), strict=True):
        if path.is_file() and path != target:
            path.rename(target)
            yield target


def _pages_changed(course: Path, pages: dict[str, str], old: str, new: str) -> Iterator[Path]:
    """Change what other files call the chapter: directives, code, links and banks."""
    paths: list[Path] = [
        *course.glob("chapters/*.ipynb"),
        *course.glob("chapters/*.md"),
        *course.glob("exercises/*.py"),
        *course.glob("exercises/*.ipynb"),
        course / f"data/questions/{new}.yml",
    ]
    for path in filter(Path.is_file, paths):
        text = path.read_text(encoding="utf-8")
        changed = _changed(path, text, pages, old, new)
        if changed != text:
            path.write_text(changed, encoding="utf-8")
            yield path


def _changed(path: Path, text: str, pages: dict[str, str], old: str, new: str) -> str:
    if path.suffix == ".yml":
        return re.sub(rf"^section: {re.escape(old)}$", f"section: {new}", text, flags=re.MULTILINE)
    if path.suffix == ".ipynb":
        notebook = json.loads(text)
        for cell in notebook["cells"]:
            source = "".join(cell["source"])
            kind = "code" if cell["cell_type"] == "code" else "prose"
            told = _words(source, kind, pages, old, new)
            if told != source:
                cell["source"] = told.splitlines(keepends=True)
        named = notebook["metadata"].get("natorussia", {})
        if named.get("exercise") == old:
            named["exercise"] = new
        return to_json(notebook) if notebook != json.loads(text) else text
    return _words(text, "code" if path.suffix == ".py" else "prose", pages, old, new)


def _words(text: str, kind: str, pages: dict[str, str], old: str, new: str) -> str:
    if kind == "code":
        return re.sub(rf"(['\"]){re.escape(old)}\1", rf"\g<1>{new}\1", text)
    text = re.sub(
        rf"(\{{(?:{_DIRECTIVES})\}} ){re.escape(old)}$", rf"\g<1>{new}", text, flags=re.MULTILINE
    )
    text = re.sub(rf"(\{{para\}}`){re.escape(old)} ", rf"\g<1>{new} ", text)
    for before, after in pages.items():
        text = re.sub(rf"{re.escape(before)}(?=\.(?:ipynb|md|html)\b)", after, text)
    return text


def _retitle(notebook: Path, title: str) -> None:
    """Put a title into the first heading of a chapter."""
    if not notebook.is_file():
        return
    whole = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in whole["cells"]:
        lines: Iterable[str] = "".join(cell["source"]).splitlines(keepends=True)
        if cell["cell_type"] == "markdown" and any(line.startswith("# ") for line in lines):
            cell["source"] = [
                f"# {escaped(title)}\n" if line.startswith("# ") else line for line in lines
            ]
            break
    notebook.write_text(to_json(whole), encoding="utf-8")
