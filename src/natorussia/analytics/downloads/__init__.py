"""Tables that are downloaded from the quizzes and gradebooks of Canvas and Moodle.

Each module says which table it reads, and in which version its columns were looked up; no live
platform was tried.
"""

from functools import cache

from natorussia import questions as asked
from natorussia.analytics.downloads import canvas, grades, moodle, new_quizzes
from natorussia.analytics.downloads.found import QUIET
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.progress_files import ProgressError
from natorussia.analytics.statements import Report
from natorussia.analytics.tables import Cells, grids
from natorussia.data.languages.catalogues import filled
from natorussia.data.workbooks import WorkbookError

__all__ = ["QUIET", "download_in"]
_SHOWN = 8


def download_in(label: str, content: bytes) -> Report | None:
    """Return what a downloaded table tells; None where the file is no table.

    Parameters
    ----------
    label
        What the file is called.
    content
        Its bytes: a text with separators, or a workbook.

    Raises
    ------
    natorussia.analytics.progress_files.ProgressError
        If it is a table of another kind, or a workbook that cannot be read.
    """
    try:
        tables = grids(label, content)
    except WorkbookError as error:
        raise ProgressError(str(error)) from error
    bank = cache(_bank)
    for cells in tables:
        found = (
            canvas.read(label, cells, bank)
            or moodle.read(label, cells, bank)
            or new_quizzes.read(label, cells, bank)
            or grades.read(label, cells)
        )
        if found is not None:
            return found
    if tables:
        raise ProgressError(_unknown(tables[0]))
    return None


def _bank() -> Bank:
    return Bank(asked.load_course())


def _unknown(cells: Cells) -> str:
    names = ", ".join(f"“{name.strip()[:40]}”" for name in cells[0][:_SHOWN])
    return filled(
        "it is a table with the columns {0}, and none that is known: Student Analysis of a classic "
        "quiz or the gradebook of Canvas, Responses or Grades of a quiz or the gradebook of Moodle",
        names,
    )
