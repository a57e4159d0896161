"""Class results: ``natorussia report PROGRESS...``, and the same as data frames.

>>> from natorussia.commands.report import responses  # doctest: +SKIP
>>> responses(["handed-in.zip"]).groupby("section")["credit"].mean()  # doctest: +SKIP
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia import data
from natorussia.analytics.forecasts import forecasters, forecasts
from natorussia.analytics.points import points
from natorussia.analytics.readers import Readers, handed_in_by, read
from natorussia.analytics.results import certainty, chapters, items, mistakes, responses
from natorussia.commands.editions import add_language, chosen
from natorussia.data.languages import console
from natorussia.grading.roster import Roster
from natorussia.grading.tables import safe

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "certainty",
    "chapters",
    "forecasters",
    "forecasts",
    "items",
    "mistakes",
    "points",
    "read",
    "responses",
]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "progress",
        metavar="PROGRESS",
        type=Path,
        nargs="+",
        help=console.gettext(
            "files of the Progress page, a record store's statements (xAPI), "
            "Moodle's interactions report of a SCORM package, downloads of quizzes "
            "and gradebooks of Canvas and Moodle (CSV, xlsx, ods), folders or zip "
            "files"
        ),
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("class-results.html"),
        help=console.gettext("the page to write"),
    )
    parser.add_argument(
        "--csv", type=Path, help=console.gettext("write every answer to this table too")
    )
    parser.add_argument(
        "--points",
        type=Path,
        help=console.gettext("write what each student earned in tests to this table too"),
    )
    parser.add_argument(
        "--roster",
        type=Path,
        help=console.gettext("an export of Canvas or Moodle: who is missing is named"),
    )
    parser.add_argument(
        "--course", help=console.gettext("whose files these are; else the course of the tables")
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the page; files that cannot be read are named, and are not fatal."""
    with chosen(arguments, ""):
        return _write(arguments)


def _write(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from natorussia.analytics.page import page

    course = arguments.course or str(data.package()["name"])
    found = read(arguments.progress, course)
    for note in found.notes:
        sys.stderr.write(f"natorussia: {note}\n")
    if not found.readers:
        raise ValueError(
            console.gettext(
                "none of these is a progress file of this course, or a report on it; ask "
                "students for the file that Export on the Progress page gives them"
            )
        )
    today = datetime.now(UTC).astimezone().date()
    arguments.out.write_text(page(found, today=today), encoding="utf-8")
    if arguments.csv:
        _harmless(responses(found)).to_csv(arguments.csv, index=False)
    if arguments.points:
        _harmless(points(found)).to_csv(arguments.points, index=False)
    many = len(found.readers)
    told = console.counted("{0} student", "{0} students", many)
    sys.stdout.write(f"{arguments.out}: {told}\n")
    for name in _missing(found, arguments.roster) if arguments.roster else ():
        sys.stdout.write(console.filled("missing: {0}", name) + "\n")
    return 0


def _missing(found: Readers, roster: Path) -> list[str]:
    """Return who is in a roster and has handed in nothing."""
    claims = {
        reader.name: [one for label in reader.files if (one := handed_in_by(label))]
        for reader in found.readers
    }
    ids = [one for reader in found.readers for one in reader.ids]
    return Roster(roster).missing([*claims, *ids], claims)


def _harmless(table: "pd.DataFrame") -> "pd.DataFrame":
    """Return a table in which no cell is a formula to a spreadsheet."""
    return table.map(lambda cell: safe(cell) if isinstance(cell, str) else cell)
