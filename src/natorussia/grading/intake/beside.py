"""What a notebook may read beside it: the student's own files that it speaks of.

A module that it imports, a table that it opens: they were there when the student ran it.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from natorussia.grading.intake.files import is_tools
from natorussia.grading.intake.layouts import Owned, within
from natorussia.grading.notebooks import sources
from natorussia.grading.submissions import Beside, content_of

MOST = 8 << 20
"""Bytes that all files beside one notebook may have together."""
_MOST_FILES, _MOST_ENTRIES, _DEEPEST = 200, 2_000, 3
# What a learning system puts behind the name of a file that was handed in once more.
_AGAIN = re.compile(r"(?: ?\(\d+\)|-\d+)(?=\.\w+$)")
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
    texts, taken, large = sources(content), list[Beside](), list[Beside]()
    left, room = dict(there), MOST
    while texts:
        text = "\n".join(texts)
        named = {name: called for name in left if (called := _called(name, text, there))}
        texts = []
        for name, called in sorted(named.items()):
            one = replace(left.pop(name), name=called)
            size = _read(one, room)
            if size is None or len(taken) == _MOST_FILES:
                large.append(one)
                continue
            room -= len(size)
            taken.append(one)
            texts += _code(called, size)
    return taken, large


def _read(one: Beside, room: int) -> bytes | None:
    """Return a file's bytes where they are not too many, and it is a file."""
    try:
        found = content_of(one.path, one.member, room + 1)
    except OSError:
        return None
    return found if len(found) <= room else None


def _code(name: str, content: bytes) -> list[str]:
    if name.endswith(".py"):
        return [content.decode("utf-8", "replace")]
    return sources(content) if name.endswith(".ipynb") else []


def _called(name: str, text: str, there: Mapping[str, Beside]) -> str:
    """Return what some code calls a file; nothing where it does not speak of it."""
    again = _AGAIN.sub("", name)
    for one in (name, again) if again not in there else (name,):
        place = PurePosixPath(one)
        known = re.search(rf"(?<![\w.]){re.escape(place.name)}(?!\w)", text, re.IGNORECASE)
        if known:
            return str(place.with_name(known[0]))
        if _is_imported(place, text) or re.search(rf"[\"'/]{re.escape(place.stem)}[\"']", text):
            return one
    return name if _LISTS.search(text) and not name.startswith("..") else ""


def _is_imported(place: PurePosixPath, text: str) -> bool:
    """Whether code imports a module, or what a package holds."""
    package = [part for part in place.parts[:-1] if part != ".."][:1]
    words = [*package, *([place.stem] if place.suffix in {".py", ".ipynb"} else [])]
    return any(
        re.search(rf"\b(?:import|from|run|import_module)\b.*(?<!\w){re.escape(word)}\b", text)
        for word in words
    )


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
    """Return the files in a notebook's folder and a few folders below, by their places there.

    Notebooks in its own folder are none of them, for each is handed in for itself.
    """
    found: dict[str, Beside] = {}
    top, entries = notebook.resolve().parent, 0
    for place, folders, names in os.walk(top):
        here = Path(place).relative_to(top)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and not is_tools(one))
        folders[:] = folders if len(here.parts) < _DEEPEST else []
        entries += len(names) + len(folders)
        if entries > _MOST_ENTRIES:
            break
        for name in sorted(names):
            if name != notebook.name and not name.startswith("."):
                seen = (here / name).as_posix()
                found[seen] = Beside(seen, top / seen)
    return found
