"""``natorussia validate``: every fault of a course's tables and questions, without a build."""

import argparse
import sys
from pathlib import Path

from natorussia.authoring import lacking
from natorussia.authoring.validation import faults
from natorussia.data import course
from natorussia.data.languages import console, of_course


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help=console.gettext("the course's folder; by default the one you are in"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Print each fault on a line of its own; 0 if there is none, 1 otherwise."""
    folder = _tables(arguments.folder)
    with course.tables_of(folder):
        found = faults(folder)
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    total = (
        console.counted("{0} fault", "{0} faults", len(found))
        if found
        else console.gettext("no faults")
    )
    sys.stdout.write(f"{folder}: {total}\n")
    with course.tables_of(folder):
        sys.stdout.writelines(f"{line}\n" for line in lacking.told(of_course(folder)))
    return 1 if found else 0


def _tables(folder: Path | None) -> Path:
    """Return the folder of a course's tables: DIR/data, or DIR if the tables are in it."""
    here = folder or Path()
    for place in (here / "data", here):
        if (place / "datapackage.json").is_file():
            return place
    if folder is None:
        return course.folder()
    raise FileNotFoundError(
        console.filled(
            "{0} does not exist, so {1} holds no course; name a course's folder, or "
            "begin one by `natorussia new course DIR`",
            here / "data/datapackage.json",
            here,
        )
    )
