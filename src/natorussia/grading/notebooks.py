"""Reading a submitted notebook: untrusted JSON, checked and mended by cell id."""

import json
from typing import Any

from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.exercises import Exercise
from natorussia.grading.files import in_utf_8
from natorussia.grading.mending import Submitted, mended

Cell = dict[str, Any]
MAX_BYTES, MAX_CELLS, MAX_SOURCE = 60_000_000, 1_000, 200_000
STUMBLED = noted("the reader stumbled over it; save the notebook again")


class UnreadableError(ValueError):
    """A submission that is no notebook; the message says why."""


def read(content: bytes, exercise: Exercise) -> Submitted:
    """Read a notebook and mend what happened to its cells.

    Raises
    ------
    UnreadableError
        If it is not a notebook of format 3 or 4, or too large to be one.
    """
    try:
        return mended(_cells(_parsed(content)), exercise)
    except UnreadableError:
        raise
    except Exception as error:  # one strange notebook stops nobody else's grading
        raise UnreadableError(f"{gettext(STUMBLED)} ({type(error).__name__})") from error


def sources(content: bytes) -> list[str]:
    """Return what stands in the cells of a notebook, or nothing if it is none."""
    try:
        return [str(cell["source"]) for cell in _cells(_parsed(content))]
    except (UnreadableError, RecursionError):
        return []


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            filled(
                "a notebook has at most {0} bytes; clear its outputs and hand it in again",
                f"{MAX_BYTES:,}",
            )
        )
    if not content.strip():
        raise UnreadableError(gettext("the file is empty; hand in the saved notebook"))
    try:
        found = json.loads(in_utf_8(content).decode("utf-8-sig"), parse_constant=str)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            filled("not UTF-8 (byte {0}); save the notebook again", error.start)
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(filled("not a notebook's JSON: {0}", str(error)[:120])) from error
    if not isinstance(found, dict):
        raise UnreadableError(
            filled("a notebook is a JSON object, this is: {0}", type(found).__name__)
        )
    return found


def _cells(found: dict[str, Any]) -> list[Cell]:
    version = found.get("nbformat")
    version = int(version) if isinstance(version, str) and version in {"3", "4"} else version
    if version not in {3, 4}:
        raise UnreadableError(
            filled("nbformat {0}; formats 3 and 4 are read", repr(str(version)[:20]))
        )
    cells = found.get("cells") if version == 4 else _worksheets(found)  # noqa: PLR2004
    if not isinstance(cells, list) or len(cells) > MAX_CELLS:
        raise UnreadableError(filled("a notebook has a list of at most {0} cells", MAX_CELLS))
    return [_cell(number, cell) for number, cell in enumerate(cells, start=1)]


def _worksheets(found: dict[str, Any]) -> list[Any] | None:
    sheets = found.get("worksheets")
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        return None
    cells: list[Any] = []
    for sheet in sheets:
        part = sheet.get("cells")
        cells += part if isinstance(part, list) else []
    return cells


def _cell(number: int, cell: Any) -> Cell:  # noqa: ANN401
    if not isinstance(cell, dict):
        raise UnreadableError(filled("cell {0} is no object but: {1}", number, type(cell).__name__))
    source = cell.get("source", cell.get("input")) or ""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        raise UnreadableError(
            filled(
                "cell {0}: its source is not text of at most {1} characters",
                number,
                f"{MAX_SOURCE:,}",
            )
        )
    source = source.encode("utf-8", "replace").decode()
    return {"name": _name(cell), "type": str(cell.get("cell_type")), "source": source}


def _name(cell: Cell) -> str:
    metadata = cell.get("metadata")
    graded = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    mine, theirs = cell.get("id"), graded.get("grade_id") if isinstance(graded, dict) else None
    return "\n".join(str(name) for name in (mine, theirs) if isinstance(name, str))
