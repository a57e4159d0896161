"""Which texts belong to which page of a course, and so to which catalogue."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from natorussia.data import course, package
from natorussia.data.languages import console
from natorussia.translations import banks, notebooks, tables
from natorussia.translations.messages import Message, Say
from natorussia.translations.prose import of_markdown

SHARED = "course"
"""The catalogue of what many pages share."""
MAPS = Path("data", "maps.yml")
_MAP = ("legend", "caption", "step", "alt")
_CONFIG = (("title",), ("author",), ("sphinx", "config", "html_theme_options", "search_bar_text"))
EXERCISES = "exercises/"
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Source:
    """A file of a course with texts, and what puts others in their place."""

    path: Path
    read: Any
    """Returns the file's text, given its text, its place and what to say."""

    def walk(self, root: Path, say: Say) -> str:
        """Return the file's text as ``say`` has it."""
        text = (root / self.path).read_text(encoding="utf-8")
        return str(self.read(text, self.path.as_posix(), say))


def contents(root: Path) -> dict[str, Any]:
    """Return the table of contents of a course."""
    found: dict[str, Any] = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    return found


def pages(root: Path) -> list[str]:
    """Return the pages of a course in reading order, the first page first."""
    whole = contents(root)
    return [whole["root"], *_files(whole)]


def _files(entry: dict[str, Any]) -> Iterator[str]:
    for part in ("parts", "chapters", "sections"):
        for one in entry.get(part, []):
            if "file" in one:
                yield one["file"]
            yield from _files(one)


def file_of(root: Path, page: str) -> Path:
    """Return the file of a page, from the course's folder.

    Raises
    ------
    FileNotFoundError
        If the page is not there.
    """
    for kind in (".ipynb", ".md"):
        if (root / f"{page}{kind}").is_file():
            return Path(f"{page}{kind}")
    raise FileNotFoundError(
        console.filled(
            "there is no page {0}: neither {1}.md nor {1}.ipynb is there; `_toc.yml` has {2}",
            repr(page),
            root / page,
            ", ".join(pages(root)),
        )
    )


def section_of(root: Path, page: str) -> str:
    """Return the section that a page is the chapter of, or an empty string."""
    return "" if page.startswith(EXERCISES) else _chapters(root).get(Path(page).name, "")


def _chapters(root: Path) -> dict[str, str]:
    """Return the sections by the names of their chapters."""
    with course.tables_of(root / "data"):
        resources = {one["name"]: one for one in package()["resources"]}
    if "sections" not in resources:
        return {}
    found = tables.rows_of(root / "data", resources["sections"])
    return {row["chapter"]: row["id"] for row in found}


def sources_of(root: Path, page: str) -> list[Source]:
    """Return the files that hold the texts of a page, the tables apart."""
    path = file_of(root, page)
    read = notebooks.of_notebook if path.suffix == ".ipynb" else of_markdown
    found = [Source(path, read)]
    section = section_of(root, page)
    bank = Path("data", "questions", f"{section}.yml")
    if section and (root / bank).is_file():
        found.append(Source(bank, banks.of_bank))
    module = Path("exercises", f"{_exercise(page)}.py")
    if page.startswith(EXERCISES) and (root / module).is_file():
        found.append(Source(module, notebooks.of_module))
    return found


def _exercise(page: str) -> str:
    """Return the module of a notebook: ``early_railways`` of ``01-early-railways``."""
    return re.sub(r"^\d+-", "", Path(page).name).replace("-", "_")


def of_page(root: Path, page: str) -> list[Message]:
    """Return the messages of a page: its text, and of a chapter the rows and questions too."""
    found: list[Message] = []
    for source in sources_of(root, page):
        source.walk(root, partial(_noted, found))
    section = section_of(root, page)
    for resource in _resources(root):
        for row in tables.rows_of(root / "data", resource):
            if section and row.get("section") == section:
                tables.of_row(resource, row, partial(_noted, found))
    return found


def _noted(found: list[Message], message: Message) -> str:
    if message.text.strip():
        found.append(message)
    return message.text


def _resources(root: Path) -> list[dict[str, Any]]:
    with course.tables_of(root / "data"):
        return [one for one in package()["resources"] if tables.columns(one)]


def shared(root: Path, begun: list[str]) -> list[Message]:
    """Return the messages that belong to no page alone.

    They are the title of the course and of its parts, the tables without sections, the rows of
    other sections that begun pages cite, and the titles of pages that are not begun.

    Parameters
    ----------
    root
        The course's folder.
    begun
        The pages that have a catalogue.
    """
    found: list[Message] = []
    say = partial(_noted, found)
    translated_config(root, say)
    translated_contents(root, say)
    translated_maps(root, say)
    sections, words = {section_of(root, page) for page in begun}, _words(root, begun)
    for resource in _resources(root):
        for row in tables.rows_of(root / "data", resource):
            if _is_shared(resource, row, sections, words):
                tables.of_row(resource, row, say)
    for page in pages(root):
        if page not in begun:
            stand_in(root, page, say)
    return found


def _is_shared(
    resource: dict[str, Any], row: tables.Row, sections: set[str], words: set[str]
) -> bool:
    if "section" not in row:
        return True
    return row["section"] not in sections and tables.key_of(resource, row) in words


def _words(root: Path, begun: list[str]) -> set[str]:
    """Return every word of the begun pages, among them the ids of the rows that they cite."""
    paths = [source.path for page in begun for source in sources_of(root, page)]
    return {word for path in paths for word in _WORD.findall((root / path).read_text("utf-8"))}


def translated_config(root: Path, say: Say) -> dict[str, Any]:
    """Return a course's ``_config.yml`` with its texts as ``say`` has them."""
    config: dict[str, Any] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    for *parents, name in _CONFIG:
        place = config
        for parent in parents:
            place = place.get(parent, {})
        if name in place:
            place[name] = say(Message(place[name], f"_config/{name}", "_config.yml"))
    return config


def translated_contents(root: Path, say: Say) -> dict[str, Any]:
    """Return a course's table of contents with its captions as ``say`` has them."""
    whole = contents(root)
    for part in whole.get("parts", []):
        if "caption" in part:
            part["caption"] = say(Message(part["caption"], "_toc/caption", "_toc.yml"))
    return whole


def translated_maps(root: Path, say: Say) -> dict[str, Any]:
    """Return what ``maps.yml`` says of a course's maps, the words of its first page's as said."""
    path = root / MAPS
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    steps = found.get("steps", {})
    for name in _MAP:
        if name in steps:
            steps[name] = say(Message(steps[name], f"maps/steps/{name}", MAPS.as_posix()))
    return found


def stand_in(root: Path, page: str, say: Say) -> tuple[str, str]:
    """Return the title of a page and, of a chapter, the question that it opens with."""
    path = file_of(root, page)
    text = _prose(root / path)
    title = _TITLE.search(text)
    told = say(Message(title[1] if title else page, f"page/{page}", path.as_posix()))
    if not section_of(root, page) or title is None:
        return told, ""
    opening = text[title.end() :].strip().split("\n\n")[0]
    return told, say(Message(opening, f"opening/{page}", path.as_posix()))


def _prose(path: Path) -> str:
    """Return the first prose of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "".join(next(cell["source"] for cell in cells if cell["cell_type"] == "markdown"))
