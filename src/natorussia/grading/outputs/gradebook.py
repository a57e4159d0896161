"""The gradebook: one row a question, written whole or not at all."""

import csv
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from natorussia.grading.marking import Mark

COLUMNS = ("student", "exercise", "question", "points", "max_points", "status", "message")
_FORMULA = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_HARMLESS = re.compile(r"-|-?\d+([.,]\d+)?")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it.

    Numbers, and the dash that Moodle puts where there is no grade, stay as they are.
    """
    if _HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """Return what `safe` has been given; an apostrophe of the cell's own stays."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table beside its place, then put it there in one step."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow([safe(column) for column in columns])
        writer.writerows([safe(cell) for cell in row] for row in rows)
        lines.flush()
        os.fsync(lines.fileno())
    draft.replace(path)


def write_gradebook(path: Path, marks: Iterable[Mark]) -> None:
    """Write one row a question; an essay gets its row when a person has marked it."""
    write_rows(path, COLUMNS, (_row(mark) for mark in marks if mark.status is not None))


def _row(mark: Mark) -> list[str]:
    told = " ".join(mark.message.split())
    return [
        mark.student,
        mark.exercise,
        mark.question,
        f"{mark.points:g}",
        f"{mark.max_points:g}",
        str(mark.status),
        told,
    ]
