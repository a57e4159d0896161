"""The form of a notebook: what Jupyter and the book's builder need of it, cell by cell."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_FORMAT = 4
_KINDS = ("code", "markdown", "raw")
_AGAIN = noted("open it in Jupyter and save it again, or take it from a copy")
_WHOLE: dict[str, tuple[type, str]] = {
    "cells": (list, "[...]"),
    "metadata": (dict, "{...}"),
    "nbformat": (int, str(_FORMAT)),
    "nbformat_minor": (int, "5"),
}
_CELL: dict[str, tuple[type, str]] = {"metadata": (dict, "{...}")}
_CODE: dict[str, tuple[type, str]] = {**_CELL, "outputs": (list, "[...]")}


class NotebookError(ValueError):
    """A file that is no notebook; the message says what was expected, without its name."""


def read(path: Path) -> dict[str, Any]:
    """Return a notebook whose form is right as far as its cells can be gone through.

    Raises
    ------
    NotebookError
        If it is no notebook; `faults` tells all that is wrong with one.
    """
    try:
        found = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        told = console.gettext("its letters are not UTF-8; save it as UTF-8")
        raise NotebookError(told) from error
    except json.JSONDecodeError as error:
        told = console.filled(
            "line {0}: no valid JSON: {1}; open it in Jupyter and save it again, or "
            "take it from a copy",
            error.lineno,
            error.msg,
        )
        raise NotebookError(told) from error
    if not isinstance(found, dict) or not isinstance(found.get("cells"), list):
        told = console.filled(
            "no notebook of Jupyter: {0}; expected a list `cells`, each cell with "
            "its cell_type and its source; open it in Jupyter and save it again",
            f"{found!r:.60}",
        )
        raise NotebookError(told)
    return found


def faults(notebook: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the form of a notebook, with the cell where it is in one.

    Parameters
    ----------
    notebook
        What `read` has given.
    """
    yield from _lacking(notebook, _WHOLE)
    version = notebook.get("nbformat")
    if isinstance(version, int) and version != _FORMAT:
        told = console.filled("got {0}, expected {1}", version, _FORMAT)
        yield f"nbformat: {told}; {console.gettext(_AGAIN)}"
    metadata = notebook.get("metadata")
    yield from (f"metadata: {fault}" for fault in kernel_faults(metadata))
    seen: dict[str, int] = {}
    for number, cell in enumerate(notebook["cells"], 1):
        where = console.filled("cell {0}", number)
        yield from (f"{where}: {fault}" for fault in _cell_faults(cell))
        name = cell.get("id") if isinstance(cell, dict) else None
        if isinstance(name, str) and (first := seen.setdefault(name, number)) != number:
            yield console.filled(
                "{0}: its id {1} is that of cell {2}; give it another one", where, repr(name), first
            )


def prose(notebook: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each cell of prose that can be read."""
    yield from _of_kind(notebook, "markdown")


def code(notebook: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each cell of code that can be read."""
    yield from _of_kind(notebook, "code")


def source(cell: Mapping[str, Any]) -> str | None:
    """Return what stands in a cell, or None where that is no text."""
    found = cell.get("source")
    if isinstance(found, list) and all(isinstance(line, str) for line in found):
        return "".join(found)
    return found if isinstance(found, str) else None


def _of_kind(notebook: Mapping[str, Any], kind: str) -> Iterator[tuple[int, str]]:
    for number, cell in enumerate(notebook["cells"], 1):
        if isinstance(cell, dict) and cell.get("cell_type") == kind:
            text = source(cell)
            if text is not None:
                yield number, text


def _cell_faults(cell: object) -> Iterator[str]:
    if not isinstance(cell, dict):
        wanted = "{`cell_type`, `metadata`, `source`}"
        yield console.filled("got {0}, expected {1}", f"{cell!r:.60}", wanted)
        return
    kind = cell.get("cell_type")
    if kind not in _KINDS:
        near = get_close_matches(str(kind), _KINDS, n=1) or _KINDS
        wanted = ", ".join(near)
        yield f"cell_type: {console.filled('got {0}, expected {1}', f'{kind!r:.60}', wanted)}"
    if source(cell) is None:
        yield console.filled(
            "source: got {0}, expected a text, or a list of its lines",
            f"{cell.get('source')!r:.60}",
        )
    yield from _lacking(cell, _CODE if kind == "code" else _CELL)


def kernel_faults(metadata: object) -> Iterator[str]:
    """Yield which kernel a notebook or a page asks for and is not here, as far as Jupyter knows."""
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    name = spec.get("name") if isinstance(spec, dict) else None
    known = _kernels()
    if known and isinstance(name, str) and name not in known:
        near = get_close_matches(name, known, n=1) or known
        yield console.filled(
            "kernelspec: there is no kernel {0}; the nearest is {1}", repr(name), near[0]
        )


@cache
def _kernels() -> list[str]:
    try:
        from jupyter_client.kernelspec import find_kernel_specs
    except ModuleNotFoundError:
        return []
    return list(find_kernel_specs())


def _lacking(given: Mapping[str, Any], parts: Mapping[str, tuple[type, str]]) -> Iterator[str]:
    for name, (kind, wanted) in parts.items():
        if name not in given:
            yield console.filled("{0}: it is missing, expected {1}", name, wanted)
        elif not isinstance(given[name], kind) or isinstance(given[name], bool):
            told = console.filled("got {0}, expected {1}", f"{given[name]!r:.60}", wanted)
            yield f"{name}: {told}"
