"""The check command: what a grader would say of one notebook, before it is handed in."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.numerals import short
from natorussia.exercises import Exercise, exercise, exercise_names
from natorussia.grading.intake.beside import MOST, beside, on_disk
from natorussia.grading.intake.recognition import by_content, by_name
from natorussia.grading.marking import Mark, Marker, printable
from natorussia.grading.notebooks import UnreadableError
from natorussia.grading.sandbox.client import Limits, Runner, Setting
from natorussia.grading.sandbox.staging import Stage, filled, stage_folder
from natorussia.grading.statuses import said
from natorussia.grading.submissions import Submission
from natorussia.grading.workers import ran

_SEED = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the notebook, and what a grader may set as well."""
    parser.add_argument(
        "notebook", metavar="NOTEBOOK", type=Path, help=console.gettext("the notebook, saved")
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=10.0,
        help=console.gettext("seconds that a cell may run (default: 10)"),
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=_SEED,
        help=console.gettext("seed of the changed tables (default: 1)"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the notebook as a grader does, and print a line for each question.

    The code is the reader's own and runs as it would in Jupyter: without the parts of the jail
    that a grader needs against strangers.
    """
    content = arguments.notebook.read_bytes()
    files, told = _files(arguments.notebook, content)
    asked = _exercise(arguments.notebook, content)
    try:
        record, marks = _marks(asked, (content, files), arguments)
    except UnreadableError as error:
        raise ValueError(
            console.filled("{0} cannot be read: {1}", arguments.notebook, error)
        ) from error
    lines = [_line(mark) for mark in marks] + [
        console.filled("note: {0}", text) for text in [*record["repairs"], *told]
    ]
    earned = sum(mark.points or 0 for mark in marks)
    total = sum(mark.max_points for mark in marks if mark.points is not None)
    lines.append(
        console.filled(
            "Points: {0} of {1}, without what a person marks", short(earned), short(total)
        )
    )
    sys.stdout.write("\n".join(map(printable, lines)) + "\n")
    return 0


def _marks(
    asked: Exercise, whole: tuple[bytes, dict[str, bytes]], arguments: argparse.Namespace
) -> tuple[dict[str, Any], list[Mark]]:
    """Run and mark the notebook; the runner loads its libraries while the tables are changed."""
    limits = Limits(seconds=arguments.timeout)
    alone = Setting((), limits, frozenset({"bubblewrap", "user"}), unsafe=True)
    setting = replace(alone, imports=(), rehearsed=False, tried=False)
    with stage_folder() as folder, Runner(Stage(folder, {}), [asked], setting) as runner:
        runner.launch()
        marker = Marker(asked, filled(folder, [asked], arguments.seed, {}))
        record = ran(asked.notebook, whole[0], runner, whole[1])
        who = {"student": "you", "exercise": asked.notebook, "problem": None}
        return record, marker.marks(record | who)


def _files(path: Path, content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the files beside a notebook that it may read, and what to say of them."""
    taken, large = beside(content, on_disk(path))
    names = ", ".join(one.name for one in taken)
    told = [console.filled("may read {0}; hand that in as well", names)] if names else []
    told += [
        console.filled("{0} is left out: what a notebook reads has {1} bytes at most", *one)
        for one in ((one.name, f"{MOST:,}") for one in large)
    ]
    return Submission("you", "", path, beside=tuple(taken)).files(), told


def _exercise(path: Path, content: bytes) -> Exercise:
    """Find the exercise as a grader does: by what the notebook says, else by its file's name."""
    named = by_content(content) or by_name(path.name)
    if named is None:
        raise ValueError(
            console.filled(
                "{0} says of no exercise that it is one; its name should hold one of: {1}",
                path,
                ", ".join(exercise_names()),
            )
        )
    return exercise(named)


def _line(mark: Mark) -> str:
    if mark.points is None:
        most = short(mark.max_points)
        return console.filled("{0}: for a person to mark (points: {1})", mark.question, most)
    points = console.filled("{0} of {1}", short(mark.points), short(mark.max_points))
    return (
        f"{mark.question}: {said(mark.status, console.gettext)}, {points}. {mark.message}".strip()
    )
