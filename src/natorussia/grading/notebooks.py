"""Reading a submitted notebook: untrusted JSON, checked and mended by cell id."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from natorussia.exercises import Exercise
from natorussia.exercises.notebook import ESSAY_STARTER, notebook

Cell = dict[str, Any]
MAX_BYTES, MAX_CELLS, MAX_SOURCE, MAX_ESSAY = 20_000_000, 1_000, 200_000, 30_000
STUMBLED = "the reader stumbled over it; save the notebook again"


class UnreadableError(ValueError):
    """A submission that is no notebook; the message says why."""


@dataclass
class Submitted:
    """A notebook as it will be run: cells with the questions they answer, essay and repairs."""

    cells: list[dict[str, Any]] = field(default_factory=list)
    essay: str = ""
    untouched: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)


def read(content: bytes, exercise: Exercise) -> Submitted:
    """Read a notebook and mend what happened to its cells.

    Raises
    ------
    UnreadableError
        If it is not a notebook of format 3 or 4, or too large to be one.
    """
    try:
        return _mended(_cells(_parsed(content)), exercise)
    except UnreadableError:
        raise
    except Exception as error:  # one strange notebook stops nobody else's grading
        raise UnreadableError(f"{STUMBLED} ({type(error).__name__})") from error


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"{len(content):,} bytes; a notebook has at most {MAX_BYTES:,}")
    if not content.strip():
        raise UnreadableError("the file is empty; hand in the saved notebook")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=str)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8 (byte {error.start}); save the notebook again") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not a notebook's JSON: {str(error)[:120]}") from error
    if not isinstance(found, dict):
        raise UnreadableError(f"a notebook is a JSON object, this is a {type(found).__name__}")
    return found


def _cells(found: dict[str, Any]) -> list[Cell]:
    version = found.get("nbformat")
    if version not in {3, 4}:
        raise UnreadableError(f"nbformat {str(version)[:20]!r}; formats 3 and 4 are read")
    cells = found.get("cells") if version == 4 else _worksheets(found)  # noqa: PLR2004
    if not isinstance(cells, list) or len(cells) > MAX_CELLS:
        raise UnreadableError(f"a notebook has a list of at most {MAX_CELLS} cells")
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
        raise UnreadableError(f"cell {number} is a {type(cell).__name__}, not an object")
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        raise UnreadableError(
            f"cell {number}: its source is not text of at most {MAX_SOURCE:,} characters"
        )
    source = source.encode("utf-8", "replace").decode()
    return {"name": _name(cell), "type": str(cell.get("cell_type")), "source": source}


def _name(cell: Cell) -> str:
    metadata = cell.get("metadata")
    graded = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    mine, theirs = cell.get("id"), graded.get("grade_id") if isinstance(graded, dict) else None
    return "\n".join(str(name) for name in (mine, theirs) if isinstance(name, str))


def _mended(cells: list[Cell], exercise: Exercise) -> Submitted:
    mender = _Mender(exercise)
    for cell in cells:
        mender.take(cell)
    return mender.result()


class _Mender:
    """Finds each cell's place in the starter, and notes what had to be put right."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.starter = {cell["id"]: cell for cell in notebook(exercise)["cells"]}
        self.order = {name: place for place, name in enumerate(self.starter)}
        self.questions = {f"{one.name}-answer": one.name for one in exercise.questions}
        self.found: dict[str, list[Cell]] = {}
        self.extra: dict[str, list[Cell]] = {}
        self.repairs: list[str] = []
        self.seen: list[str] = []

    def take(self, cell: Cell) -> None:
        """Put one cell where it belongs."""
        place = self._place(cell)
        if place is None:
            self.extra.setdefault(self.seen[-1] if self.seen else "", []).append(cell)
            return
        self.seen.append(place)
        self.found.setdefault(place, []).append(cell)

    def _place(self, cell: Cell) -> str | None:
        for name in cell["name"].split("\n"):
            if name in self.starter:
                return str(name)
        return self._by_content(cell)

    def _by_content(self, cell: Cell) -> str | None:
        """Find the place of a cell that lost its id: by what it says, or what it defines."""
        for name, starter in self.starter.items():
            if cell["source"].strip() == starter["source"].strip() and name not in self.found:
                return str(name)
        for question in self.exercise.questions:
            name = f"{question.name}-answer"
            pattern = rf"^(def {question.answer}\(|{question.answer}\s*=[^=])"
            if name not in self.found and re.search(pattern, cell["source"], re.MULTILINE):
                self._note(name, "recognised by what it defines: its id was lost")
                return name
        return None

    def _note(self, place: str, what: str) -> None:
        self.repairs.append(f"{place}: {what}")

    def result(self) -> Submitted:
        """Return the cells in the starter's order, with the others where they stood."""
        if self.seen != sorted(self.seen, key=self.order.__getitem__):
            self._note("notebook", "cells were out of order and have been put back")
        submitted = Submitted(repairs=self.repairs)
        for place in ("", *self.starter):
            if place:
                self._settle(place, submitted)
            extras = [cell for cell in self.extra.get(place, []) if cell["type"] == "code"]
            submitted.cells += [
                _run(f"{place}+{n}", cell["source"]) for n, cell in enumerate(extras)
            ]
        return submitted

    def _settle(self, place: str, submitted: Submitted) -> None:
        cells, starter = self.found.get(place, []), self.starter[place]
        if len(cells) > 1:
            self._note(place, f"stood there {len(cells)} times; the last one counts")
        if place == "setup":
            self._setup(cells, submitted)
        elif place in self.questions:
            self._answer(place, cells, submitted)
        elif place == f"{self.exercise.essay.name}-answer":
            submitted.essay = _essay(cells)
        elif not cells and starter["cell_type"] == "code":
            self._note(place, "was deleted and has been restored")
        elif starter["cell_type"] == "code" and cells[-1]["source"].strip() != starter["source"]:
            self._note(place, "was changed and has been restored")

    def _setup(self, cells: list[Cell], submitted: Submitted) -> None:
        """Run our first cell, then the reader's where it differs."""
        ours = self.starter["setup"]["source"]
        submitted.cells.append(_run("setup", ours))
        if not cells:
            self._note("setup", "was deleted and has been restored")
        for cell in cells:
            if cell["source"].strip() != ours:
                self._note("setup", "was changed; ours is run before it")
                submitted.cells.append(_run("setup", cell["source"]))

    def _answer(self, place: str, cells: list[Cell], submitted: Submitted) -> None:
        if not cells:
            self._note(place, "was deleted")
            submitted.untouched.append(self.questions[place])
            return
        if any(cell["type"] != "code" for cell in cells):
            self._note(place, "was turned into text and has been turned back into code")
        if all(cell["source"].strip() == self.starter[place]["source"] for cell in cells):
            submitted.untouched.append(self.questions[place])
        submitted.cells += [_run(place, cell["source"]) for cell in cells[:-1]]
        submitted.cells.append(_run(place, cells[-1]["source"], self.questions[place]))


def _run(name: str, source: str, question: str | None = None) -> dict[str, Any]:
    return {"id": name, "source": source, "question": question}


def _essay(cells: list[Cell]) -> str:
    written = cells[-1]["source"].strip() if cells else ""
    shown = "".join(one for one in written if one.isprintable() or one in "\n\t")
    return "" if written == ESSAY_STARTER else shown[:MAX_ESSAY]
