"""Courses, chapters and exercises from the template: whole ones, or empty ones to fill.

The sample is a short story with true dates, to be replaced.  What is added builds and passes every
check as it stands, the empty chapter too.
"""

import json
import textwrap
from functools import partial
from importlib import metadata
from pathlib import Path
from string import Template
from typing import Any

from natorussia import data
from natorussia.authoring import contents, tables
from natorussia.authoring.filling import markdown_filled, read_filled, to_json, to_yaml
from natorussia.authoring.imprint import Imprint
from natorussia.authoring.sample import DESCRIPTIONS, PROMPTS, WORDS
from natorussia.authoring.sync import MANIFEST
from natorussia.authoring.tables import Row, add_rows, read_table
from natorussia.data import checksums, course
from natorussia.data.languages import console, of_course, using
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.questions import schema

_TABLES = (
    "events",
    "sources",
    "sections",
    "lanes",
    "actors",
    "terms",
    "claims",
    "forecasts",
)
_PAGES = ("index.md", "claims.md", "glossary.md", "sources.md", "data.md")
_NOTEBOOKS = ("timeline", "review", "progress")
_FOLDER = Path(__file__).with_name("template")
SAMPLE = "early-railways"
_SCHEMA_LINE = "# yaml-language-server: $schema=schema.json\n"
_FREE_YEARS = ("start", "end")


def begin_course(  # noqa: PLR0913  what a course is begun with
    folder: Path,
    name: str,
    title: str,
    imprint: Imprint | None = None,
    *,
    chapter: str = SAMPLE,
    empty: bool = False,
) -> list[Path]:
    """Write a course with one chapter.

    Parameters
    ----------
    folder
        Where to; it must not exist, or be empty.
    name
        The course's key, under which readers' progress is kept.
    title
        What readers see.
    imprint
        Its year, language and licence.
    chapter
        The id of its first section.
    empty
        Whether the chapter is an empty one, and not the sample.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    FileExistsError
        If there is anything in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(
            console.filled("{0} is not empty; name a folder that does not exist yet", folder)
        )
    imprint = imprint or Imprint()
    words = {"name": name, "title": title, **imprint.words()}
    with using(imprint.language):
        _describe(folder / "data", name, title, imprint)
        written = _pages(folder, words)
        named = gettext("Early railways") if chapter == SAMPLE else _named(chapter)
        written += add_chapter(folder, chapter, named, empty=empty)
        if not empty:
            add_rows(folder / "data", "terms", _rows("terms", words))
    checksums.refresh(folder / "data")
    return written


def _named(chapter: str) -> str:
    return chapter.replace("-", " ").capitalize()


def _pages(folder: Path, words: Row) -> list[Path]:
    """Write the pages of a course that are no chapter, and what it is built by."""
    pages = {
        "_config.yml": "config.yml",
        "_toc.yml": "toc.yml",
        "README.md": "README.md",
        **{f"chapters/{one}.ipynb": f"{one}.ipynb.template" for one in _NOTEBOOKS},
        **{f"chapters/{page}": page for page in _PAGES},
    }
    written = [_write(folder / path, _filled(page, words)) for path, page in pages.items()]
    _write(folder / "data/questions/schema.json", schema.text())
    # Notebooks and builds in the folder then read its own tables.
    _write(folder / MANIFEST, to_json({"version": metadata.version("natorussia"), "files": {}}))
    return written


def _describe(folder: Path, name: str, title: str, imprint: Imprint) -> None:
    """Write the description of the tables, and tables without rows."""
    known = tables.described(course.shipped() / "data")
    kept = [known[name] for name in known if name in _TABLES]
    for field in (one for table in kept for one in table["schema"]["fields"]):
        if field["name"] in _FREE_YEARS and field["type"] == "year":
            field["constraints"] = {"required": False}
    licences = {"licenses": found} if (found := imprint.licences()) else {}
    language = {"language": imprint.language}
    for table in kept:
        table["description"] = gettext(DESCRIPTIONS[table["name"]])
    whole = {"name": name, "title": title, **language, **licences, "resources": kept}
    _write(folder / "datapackage.json", to_json(whole, indent=2))
    for table in kept:
        columns = ",".join(field["name"] for field in table["schema"]["fields"])
        _write(folder / table["path"], f"{columns}\n")


def add_chapter(folder: Path, name: str, title: str, *, empty: bool = False) -> list[Path]:
    """Write a chapter, with its section and questions, and events, sources and an exercise.

    Parameters
    ----------
    folder
        A course: a folder with ``data/datapackage.json`` and ``_toc.yml``.
    name
        The id of the section that the chapter teaches.
    title
        What readers see.
    empty
        Whether to leave out the events, sources, questions and exercise of the sample.

    Returns
    -------
    list of Path
        What was written or added to.

    Raises
    ------
    FileNotFoundError
        If the folder holds no course.
    ValueError
        If the course has such a section.
    """
    require_course(folder)
    with using(of_course(folder / "data")):
        return _add_chapter(folder, name, title, empty=empty)


def _add_chapter(folder: Path, name: str, title: str, *, empty: bool) -> list[Path]:
    rooms, toc = folder / "data", folder / contents.FILE
    sections = read_table(rooms, "sections")
    if name in {row["id"] for row in sections}:
        raise ValueError(
            console.filled("the course has a section {0} already; choose another name", repr(name))
        )
    chapter = f"{_next_number(sections):02}-{name}"
    words = {"name": name, "title": title}
    years = dict.fromkeys(_FREE_YEARS, "") if empty else {"start": "1821", "end": "1846"}
    add_rows(rooms, "sections", [{"id": name, "title": title, "chapter": chapter, **years}])
    for table in () if empty else ("lanes", "sources", "events"):
        add_rows(rooms, table, _rows(table, words))
    checksums.refresh(rooms)
    template = "empty_chapter.ipynb.template" if empty else "chapter.ipynb.template"
    notebook = _write(folder / f"chapters/{chapter}.ipynb", _filled(template, words))
    asked = (
        to_yaml({"section": name, "questions": []}) if empty else _filled("questions.yml", words)
    )
    bank = _write(rooms / f"questions/{name}.yml", _SCHEMA_LINE + asked)
    contents.add_chapter(folder, f"chapters/{chapter}")
    written = [notebook, bank, rooms / "events.csv", rooms / "sections.csv", toc]
    return written if empty else [*written, add_exercise(folder, name)]


def require_course(folder: Path) -> None:
    """Raise unless a folder holds a course; the message says how to begin one."""
    for needed in (folder / "data/datapackage.json", folder / contents.FILE):
        if not needed.is_file():
            raise FileNotFoundError(
                console.filled(
                    "{0} does not exist, so {1} holds no course; go to a course's folder, "
                    "name one by --course, or begin one by `natorussia new course DIR`",
                    needed,
                    folder.resolve(),
                )
            )


def add_exercise(folder: Path, section: str) -> Path:
    """Write an exercise for a section: the module that holds its solutions, to be changed.

    Parameters
    ----------
    folder
        A course.
    section
        The id of a section that has no exercise.

    Raises
    ------
    FileExistsError
        If it has one.
    data.UnknownNameError
        If there is no such section.
    """
    sections = {row["id"]: row for row in read_table(folder / "data", "sections")}
    if section not in sections:
        raise data.UnknownNameError("section", section, list(sections))
    path = folder / "exercises" / f"{section.replace('-', '_')}.py"
    if path.exists():
        raise FileExistsError(
            console.filled("{0} exists already; edit it, or choose another section", path)
        )
    lanes = {
        row["lane"] for row in read_table(folder / "data", "events") if row["section"] == section
    }
    row = sections[section]
    with using(of_course(folder / "data")):
        prompts = {name: _folded(gettext(text)) for name, text in PROMPTS.items()}
        prompts["changes"] = prompts["changes"].replace("\n", "\n    # ")
        said = prompts | {name: _quoted(gettext(text)) for name, text in WORDS.items()}
        title = filled("Exercises: {0}", row["title"])
    words = {
        "name": section,
        "number": str(contents.number_of(row["chapter"])),
        "title": repr(title),
        "from_data": str(len(lanes) > 1),
    }
    template = (_FOLDER / "exercise.py.template").read_text(encoding="utf-8")
    return _write(path, Template(template).substitute(words | said))


def _quoted(text: str) -> str:
    """Return a text as a string of Python's."""
    return json.dumps(text, ensure_ascii=False)


def _folded(text: str) -> str:
    """Return a text in lines of a module's width, which end no string of Python's."""
    return textwrap.fill(text.replace("\\", "").replace('"', "'"), 100)


def _next_number(sections: list[Row]) -> int:
    return max((contents.number_of(row["chapter"]) for row in sections), default=0) + 1


def _rows(table: str, words: Row) -> list[Row]:
    rows: list[Row] = read_filled(f"{table}.csv", words)
    return rows


def _filled(name: str, words: Row) -> str:
    """Return the text of a file of the template, written from data by its own format's writer."""
    if name.endswith(".md"):
        return markdown_filled(name, words)
    write: Any = to_yaml if name.endswith(".yml") else partial(to_json)
    return str(write(read_filled(name, words)))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
