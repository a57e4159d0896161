"""The exercises command: write the starter notebooks."""

import argparse
import sys
from pathlib import Path

from natorussia.data.languages import console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder to write to."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help=console.gettext("where to (`exercises`, listed below their chapters)"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Write each notebook and print its path."""
    from natorussia.authoring.exercise_notebooks import write_all
    from natorussia.data import course
    from natorussia.exercises import exercise, exercise_names
    from natorussia.exercises.notebook import write

    if arguments.folder is None and course.root() != course.shipped():
        sys.stdout.writelines(f"{path}\n" for path in write_all(course.root()))
        return 0
    folder = arguments.folder or Path("exercises")
    folder.mkdir(parents=True, exist_ok=True)
    for name in exercise_names():
        sys.stdout.write(f"{write(exercise(name), folder)}\n")
    return 0
