"""The exercises command: write the starter notebooks."""

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder to write to."""
    parser.add_argument("folder", type=Path, nargs="?", default=Path("exercises"))


def run(arguments: argparse.Namespace) -> int:
    """Write each notebook and print its path."""
    from natorussia.exercises import exercise, exercise_names
    from natorussia.exercises.notebook import write

    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name in exercise_names():
        sys.stdout.write(f"{write(exercise(name), arguments.folder)}\n")
    return 0
