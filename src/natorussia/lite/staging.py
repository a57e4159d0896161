"""Notebooks as the site serves them: for its kernel, without outputs, stamped with an edition."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat

from natorussia.markup import mentions
from natorussia.markup.plain import plain
from natorussia.markup.standard import images

KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
FOLDERS = ("chapters", "exercises")
_LOADS = re.compile(r"^.*\bload\(", re.MULTILINE)
_HAS_PANDAS = re.compile(r"^\s*import pandas\b", re.MULTILINE)
_PANDAS = "import pandas  # fetched here, since a cell names it\n"


def stage(root: Path, folder: Path) -> dict[str, dict[str, str]]:
    """Write notebooks and tables into a folder, and return each notebook's title and edition."""
    editions = {}
    for path in sorted(path for name in FOLDERS for path in (root / name).glob("*.ipynb")):
        name = path.relative_to(root).as_posix()
        notebook, edition = staged(path)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        _images(root, folder, path, notebook)
        editions[name] = {"title": _title(notebook), "edition": edition}
    _tables(root / "data", folder / "data")
    return editions


def _images(root: Path, folder: Path, path: Path, notebook: nbformat.NotebookNode) -> None:
    """Copy the images that a notebook shows to where it looks for them."""
    told = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    for name in images("\n".join(told)):
        file = (path.parent / name).resolve()
        if file.is_file() and file.is_relative_to(root.resolve()):
            copy = folder / file.relative_to(root.resolve())
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)


def _tables(data: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in [*data.glob("*.csv"), data / "datapackage.json"]:
        shutil.copy(file, folder)


def staged(path: Path) -> tuple[nbformat.NotebookNode, str]:
    """Return a notebook for the site and its edition, which changes with what it says."""
    notebook = nbformat.read(path, as_version=4)
    mentions.of_notebook(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = plain(cell.source, notes=False)
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    fetch_pandas(notebook.cells)
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    edition = _digest(notebook)
    course = {**notebook.metadata.get("natorussia", {}), "edition": edition}
    notebook.metadata["natorussia"] = course
    return notebook, edition


def fetch_pandas(cells: list[Any]) -> None:
    """Name pandas before the first cell that loads a table: the kernel fetches what cells name."""
    for cell in cells:
        if cell.cell_type != "code":
            continue
        if _HAS_PANDAS.search(cell.source):
            return
        if found := _LOADS.search(cell.source):
            cell.source = f"{cell.source[: found.start()]}{_PANDAS}{cell.source[found.start() :]}"
            return


def _digest(notebook: nbformat.NotebookNode) -> str:
    said = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def _title(notebook: nbformat.NotebookNode) -> str:
    first = str(notebook.cells[0].source)
    return first.lstrip("# ").partition("\n")[0]
