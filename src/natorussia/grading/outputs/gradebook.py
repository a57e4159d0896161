"""The gradebook: one row a question, the same points as in every other output."""

from collections.abc import Iterable
from pathlib import Path

from natorussia.grading.final import Final
from natorussia.grading.tables import write_rows

COLUMNS = ("student", "exercise", "question", "points", "max_points", "status", "message")


def write_gradebook(path: Path, marks: Iterable[Final]) -> None:
    """Write one row a question; an essay gets its row when a person has marked it.

    A late hand-in has a row more, ``lateness``, with what it costs.
    """
    rows = (_row(mark) for mark in marks if mark.status is not None)
    write_rows(path, (*COLUMNS, "comment", "by"), rows)


def _row(mark: Final) -> list[str]:
    told = " ".join(mark.message.split())
    return [
        *mark.place,
        f"{mark.points:g}",
        f"{mark.max_points:g}",
        str(mark.status),
        told,
        " ".join(mark.comment.split()),
        mark.by,
    ]
