"""The table of contents of a course, ``_toc.yml``: chapters and their exercises, by number."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from natorussia.authoring.filling import to_yaml

FILE = "_toc.yml"
_NUMBER = re.compile(r"(\d+)-")
Entry = dict[str, Any]


def number_of(chapter: str) -> int:
    """Return the number that a chapter's name begins with, nought where there is none."""
    found = _NUMBER.match(Path(chapter).name)
    return int(found[1]) if found else 0


def add_chapter(course: Path, page: str) -> None:
    """Add a page after the last chapter that has a number; before all pages where none has."""
    _change(course, lambda whole: _insert(whole, page))


def add_exercise(course: Path, chapter: str, page: str) -> None:
    """Add a page below a chapter, unless it is there."""

    def added(whole: Entry) -> None:
        for entry in _entries(whole):
            pages = [one.get("file") for one in entry.get("sections", [])]
            if entry.get("file") == chapter and page not in pages:
                entry.setdefault("sections", []).append({"file": page})

    _change(course, added)


def rename(course: Path, pages: dict[str, str]) -> None:
    """Let entries lead to other files: new names by old ones."""

    def renamed(whole: Entry) -> None:
        for entry in _entries(whole):
            entry["file"] = pages.get(entry.get("file", ""), entry.get("file"))

    _change(course, renamed)


def remove(course: Path, pages: set[str]) -> None:
    """Take entries out, with what is below them."""

    def removed(whole: Entry) -> None:
        for held in _lists(whole):
            held[:] = [entry for entry in held if entry.get("file") not in pages]

    _change(course, removed)


def _change(course: Path, change: Callable[[Entry], None]) -> None:
    path = course / FILE
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(whole)
    path.write_text(to_yaml(whole), encoding="utf-8")


def _top(whole: Entry) -> list[list[Entry]]:
    parts: list[list[Entry]] = [part["chapters"] for part in whole.get("parts", [])]
    return parts or [whole.setdefault("chapters", [])]


def _lists(whole: Entry) -> Iterator[list[Entry]]:
    waiting = _top(whole)
    while waiting:
        held = waiting.pop()
        yield held
        waiting += [entry["sections"] for entry in held if entry.get("sections")]


def _entries(whole: Entry) -> Iterator[Entry]:
    for held in _lists(whole):
        yield from held


def _insert(whole: Entry, page: str) -> None:
    lists = _top(whole)
    places = [
        (held, n)
        for held in lists
        for n, one in enumerate(held)
        if number_of(one.get("file", "")) and "/for-" not in one.get("file", "")
    ]
    held, place = places[-1] if places else (lists[0], -1)
    held.insert(place + 1, {"file": page})
