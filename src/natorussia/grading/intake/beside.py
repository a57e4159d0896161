"""What a notebook may read beside it: the student's own files that it speaks of.

A module that it imports, a table that it opens: they were there when the student ran it.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

from natorussia.grading.intake.files import is_tools
from natorussia.grading.intake.layouts import Owned, within
from natorussia.grading.notebooks import sources
from natorussia.grading.submissions import Beside, content_of

MOST = 8 << 20
"""Bytes that all files beside one notebook may have together."""
_MOST_FILES, _MOST_ENTRIES, _DEEPEST, _MOST_TEXT = 200, 2_000, 3, 2_000_000
# What a learning system puts behind the name of a file that was handed in once more.
_AGAIN = re.compile(r"(?: ?\(\d+\)|-\d+)(?=\.\w+$)")
_IMPORTS, _WORD = re.compile(r"\b(?:import|from|run|import_module)\b"), re.compile(r"\w+")
_LISTS = re.compile(r"\b(?:glob|listdir|iterdir|scandir|walk)\s*\(")


def beside(content: bytes, there: Mapping[str, Beside]) -> tuple[list[Beside], list[Beside]]:
    """Return which files a notebook may read, and which of these are too large to go with it.

    Parameters
    ----------
    content
        The notebook.
    there
        The student's other files, by their places seen from the notebook's folder.  A file goes
        along where the notebook, or a module that goes along, names it or imports it; all do where
        one lists what its folder holds.
    """
    taken, large = list[Beside](), list[Beside]()
    left, room = dict(islice(there.items(), _MOST_ENTRIES)), MOST
    texts = sources(content)
    while texts:
        code, texts = _Code(texts), []
        named = {name: called for name in left if (called := code.calls(name, there))}
        for name, called in sorted(named.items()):
            one = replace(left.pop(name), name=called)
            found = _read(one, room)
            if found is None:
                continue
            if len(found) > room or len(taken) == _MOST_FILES:
                large.append(one)
                continue
            room -= len(found)
            taken.append(one)
            texts += _code_in(called, found)
    return taken, large


def _read(one: Beside, room: int) -> bytes | None:
    """Return a file's bytes, one more than there is room for at most; None where it is no file."""
    try:
        return content_of(one.path, one.member, room + 1)
    except OSError:
        return None


def _code_in(name: str, content: bytes) -> list[str]:
    if name.endswith(".py"):
        return [content.decode("utf-8", "replace")]
    return sources(content) if name.endswith(".ipynb") else []


class _Code:
    """Some code, and which files it speaks of; strange code is read no longer than other code."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.text = "\n".join(texts)[:_MOST_TEXT]
        self.folded = self.text.casefold()
        lines = filter(_IMPORTS.search, self.text.splitlines())
        self.imported = {word for line in lines for word in _WORD.findall(line)}
        self.lists = _LISTS.search(self.text) is not None

    def calls(self, name: str, there: Mapping[str, Beside]) -> str:
        """Return what the code calls a file; nothing where it does not speak of it."""
        again = _AGAIN.sub("", name)
        for one in (name, again) if again not in there else (name,):
            place = PurePosixPath(one)
            if spelt := self._spelt(place.name):
                return str(place.with_name(spelt))
            if self._imports(place) or self._says(place.stem):
                return one
        return name if self.lists and not name.startswith("..") else ""

    def _spelt(self, name: str) -> str:
        """Return a file's name as the code spells it: capitals do not matter on every system."""
        if name.casefold() not in self.folded:
            return ""
        found = re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", self.text, re.IGNORECASE)
        return found[0] if found else ""

    def _imports(self, place: PurePosixPath) -> bool:
        """Whether the code imports a module, or what a package holds."""
        package = [part for part in place.parts[:-1] if part != ".."][:1]
        words = [*package, *([place.stem] if place.suffix in {".py", ".ipynb"} else [])]
        return not self.imported.isdisjoint(words)

    def _says(self, stem: str) -> bool:
        """Whether the code has a name without its ending as a text, to put that behind it."""
        return any(f"{mark}{stem}{mark}" in self.text for mark in ("'", '"'))


def handed_in(notebook: Owned, others: Iterable[Owned]) -> dict[str, Beside]:
    """Return a student's other files by their places seen from the notebook's folder.

    Of two in one place that of the notebook's own upload goes first, then the later one.
    """
    root, own = within(notebook.file)
    found = {}
    for one in sorted(others, key=lambda one: (one.attempt == notebook.attempt, one.attempt)):
        place = within(one.file)
        seen = os.path.relpath("/".join(place[1]), "/".join(own[:-1]) or ".").replace(os.sep, "/")
        if place[0] == root and one.file != notebook.file and not seen.startswith("../.."):
            found[seen] = Beside(seen, one.file.path, one.file.member)
    return found


def on_disk(notebook: Path) -> dict[str, Beside]:
    """Return the files in a notebook's folder and a few folders below, by their places there."""
    found: dict[str, Beside] = {}
    top, entries = notebook.resolve().parent, 0
    for place, folders, names in os.walk(top):
        here = Path(place).relative_to(top)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and not is_tools(one))
        folders[:] = folders if len(here.parts) < _DEEPEST else []
        for name in sorted(names):
            if name != notebook.name and not name.startswith("."):
                seen = (here / name).as_posix()
                found[seen] = Beside(seen, top / seen)
        entries += len(names) + len(folders)
        if entries > _MOST_ENTRIES:
            break
    return found
