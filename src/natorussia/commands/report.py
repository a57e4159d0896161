"""Class results: ``natorussia report PROGRESS...``, and the same as data frames.

>>> from natorussia.commands.report import responses  # doctest: +SKIP
>>> responses(["handed-in.zip"]).groupby("section")["credit"].mean()  # doctest: +SKIP
"""

import argparse
import sys
from pathlib import Path

from natorussia import data
from natorussia.analytics.forecasts import forecasters, forecasts
from natorussia.analytics.progress_files import read
from natorussia.analytics.results import certainty, chapters, items, mistakes, responses

__all__ = [
    "certainty",
    "chapters",
    "forecasters",
    "forecasts",
    "items",
    "mistakes",
    "read",
    "responses",
]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "progress", type=Path, nargs="+", help="files of the Progress page, folders or zip files"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("class-results.html"), help="the page to write"
    )
    parser.add_argument("--csv", type=Path, help="write every answer to this table too")
    parser.add_argument("--course", help="whose files these are; else the course of the tables")


def run(arguments: argparse.Namespace) -> int:
    """Write the page; files that cannot be read are named, and are not fatal."""
    from datetime import UTC, datetime

    from natorussia.analytics.page import page

    course = arguments.course or str(data.package()["name"])
    found = read(arguments.progress, course)
    for note in found.notes:
        sys.stderr.write(f"natorussia: {note}\n")
    if not found.readers:
        raise ValueError(
            "none of these is a progress file of this course; "
            "ask students for the file that Export on the Progress page gives them"
        )
    today = datetime.now(UTC).astimezone().date()
    arguments.out.write_text(page(found, today=today), encoding="utf-8")
    if arguments.csv:
        responses(found).to_csv(arguments.csv, index=False)
    sys.stdout.write(f"{arguments.out}: {len(found.readers)} students\n")
    return 0
