"""An earlier year's hand-ins, read once for comparison and never run."""

from collections.abc import Iterable
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.intake import collect
from natorussia.grading.notebooks import UnreadableError, read
from natorussia.grading.similarity import Traces, traces
from natorussia.grading.workers import shown_files


def traces_of(folder: Path, only: Iterable[str] = ()) -> dict[str, dict[str, Traces]]:
    """Return by exercise and student what an earlier year's hand-ins are compared by.

    Raises
    ------
    FileNotFoundError
        If there are none.
    """
    found: dict[str, dict[str, Traces]] = {}
    for one in collect(folder, only).submissions:
        asked = exercise(one.exercise)
        try:
            notebook = read(one.content(), asked)
        except (OSError, UnreadableError):
            continue
        starters = {question.starter() for question in asked.questions} | {asked.first_cell()}
        own = [cell["source"] for cell in notebook.cells if not cell.get("starter")]
        own = [source for source in own if source.strip() not in starters]
        own += filter(None, shown_files(one.files()).values())
        found.setdefault(one.exercise, {})[one.student] = traces(own, notebook)
    return found
