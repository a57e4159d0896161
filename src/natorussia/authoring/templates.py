"""Courses and chapters from the template: a short story with true dates, to be replaced.

The template is a whole one, so that what is added builds and passes every check as it stands.
"""

import csv
import re
from pathlib import Path
from typing import Any

import yaml

from natorussia import __version__, data
from natorussia.authoring.filling import markdown_filled, read_filled, to_json, to_yaml
from natorussia.authoring.sync import MANIFEST
from natorussia.data import checksums
from natorussia.data.validation import SORTED

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
_PAGES = ("index.md", "glossary.md", "sources.md")
_NUMBER = re.compile(r"(\d+)-")

Row = dict[str, str]


def begin_course(folder: Path, name: str, title: str) -> list[Path]:
    """Write a course with one chapter.

    Parameters
    ----------
    folder
        Where to; it must not exist, or be empty.
    name
        The course's key, under which readers' progress is kept.
    title
        What readers see.

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
        raise FileExistsError(f"{folder} is not empty; name a folder that does not exist yet")
    words = {"name": name, "title": title}
    _describe(folder / "data", name, title)
    pages = {
        "_config.yml": "config.yml",
        "_toc.yml": "toc.yml",
        "README.md": "README.md",
        "chapters/progress.ipynb": "progress.ipynb.template",
        **{f"chapters/{page}": page for page in _PAGES},
    }
    written = [_write(folder / path, _filled(page, words)) for path, page in pages.items()]
    # Notebooks and builds in the folder then read its own tables.
    _write(folder / MANIFEST, to_json({"version": __version__, "files": {}}))
    written += add_chapter(folder, "early-railways", "Early railways")
    _add_rows(folder / "data", "terms", _rows("terms", words))
    checksums.refresh(folder / "data")
    return written


def _describe(folder: Path, name: str, title: str) -> None:
    """Write the description of the tables, and tables without rows."""
    package = data.package()
    kept = [table for table in package["resources"] if table["name"] in _TABLES]
    described = {"name": name, "title": title, "licenses": package["licenses"], "resources": kept}
    _write(folder / "datapackage.json", to_json(described, indent=2))
    for table in kept:
        columns = ",".join(field["name"] for field in table["schema"]["fields"])
        _write(folder / table["path"], f"{columns}\n")


def add_chapter(folder: Path, name: str, title: str) -> list[Path]:
    """Write a chapter, with its section, events, sources and questions.

    Parameters
    ----------
    folder
        A course: a folder with ``data/datapackage.json`` and ``_toc.yml``.
    name
        The id of the section that the chapter teaches.
    title
        What readers see.

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
    tables, contents = folder / "data", folder / "_toc.yml"
    for needed in (tables / "datapackage.json", contents):
        if not needed.is_file():
            raise FileNotFoundError(
                f"{needed} does not exist, so {folder.resolve()} holds no course; go to a course's "
                "folder, name one by --course, or begin one by `natorussia new course DIR`"
            )
    sections = _read(tables / "sections.csv")
    if name in {row["id"] for row in sections}:
        raise ValueError(f"the course has a section {name!r} already; choose another name")
    chapter = f"{_next_number(sections):02}-{name}"
    words = {"name": name, "title": title}
    years = {"start": "1821", "end": "1846"}
    _add_rows(tables, "sections", [{"id": name, "title": title, "chapter": chapter, **years}])
    for table in ("lanes", "sources", "events"):
        _add_rows(tables, table, _rows(table, words))
    checksums.refresh(tables)
    notebook = _write(folder / f"chapters/{chapter}.ipynb", _filled(_NOTEBOOK, words))
    bank = _write(tables / f"questions/{name}.yml", _filled("questions.yml", words))
    _list(contents, f"chapters/{chapter}")
    return [notebook, bank, tables / "events.csv", tables / "sections.csv", contents]


_NOTEBOOK = "chapter.ipynb.template"


def _next_number(sections: list[Row]) -> int:
    numbers = [int(found[1]) for row in sections if (found := _NUMBER.match(row["chapter"]))]
    return max(numbers, default=0) + 1


def _list(contents: Path, page: str) -> None:
    """Add a page to the table of contents, after the last chapter that has a number."""
    whole = yaml.safe_load(contents.read_text(encoding="utf-8"))
    lists = [part["chapters"] for part in whole.get("parts", [])] or [
        whole.setdefault("chapters", [])
    ]
    places = [(held, n) for held in lists for n, one in enumerate(held) if _is_numbered(one)]
    held, place = places[-1] if places else (lists[0], -1)
    held.insert(place + 1, {"file": page})
    contents.write_text(to_yaml(whole), encoding="utf-8")


def _is_numbered(entry: dict[str, Any]) -> bool:
    return bool(_NUMBER.match(Path(entry.get("file", "")).name))


def _rows(table: str, words: Row) -> list[Row]:
    rows: list[Row] = read_filled(f"{table}.csv", words)
    return rows


def _add_rows(folder: Path, table: str, rows: list[Row]) -> None:
    """Add the rows that a table does not have yet, in its order."""
    path = folder / f"{table}.csv"
    have = _read(path)
    known = {row["id"] for row in have}
    have += [row for row in rows if row["id"] not in known]
    if by := SORTED.get(table):
        have.sort(key=lambda row: [row[column] for column in by])
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(have)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _filled(name: str, words: Row) -> str:
    """Return the text of a file of the template, written from data by its own format's writer."""
    if name.endswith(".md"):
        return markdown_filled(name, words)
    write = to_yaml if name.endswith(".yml") else to_json
    return write(read_filled(name, words))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
