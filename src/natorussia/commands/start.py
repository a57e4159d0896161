"""``natorussia start``: a folder to teach a class from, and to bring up to date later."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from natorussia.authoring import course_files
from natorussia.authoring.sync import OUTCOMES, Folder

_WORTH_NAMING = ("updated", "yours", "beside", "gone")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("folder", type=Path, help="the class's folder, new or from an earlier time")
    parser.add_argument("--students", action="store_true", help="leave the teaching notes out")
    parser.add_argument(
        "--no-data", action="store_true", help="use the package's tables, and place no copy of them"
    )
    parser.add_argument(
        "--diff", action="store_true", help="only show how changed files differ from the course's"
    )


def run(arguments: argparse.Namespace) -> int:
    """Place the course's files, or show the differences."""
    if arguments.folder.exists() and not arguments.folder.is_dir():
        raise ValueError(f"{arguments.folder} is a file; name a folder, new or your class's own")
    files = course_files.files(students=arguments.students, with_data=not arguments.no_data)
    folder = Folder(arguments.folder)
    if arguments.diff:
        told = folder.differences(files)
        sys.stdout.write(f"{told}\n" if told else "nothing was changed\n")
        return 0
    sys.stdout.write(summary(folder.place(files), arguments.folder))
    return 0


def summary(outcomes: dict[str, str], folder: Path) -> str:
    """Return what was done, in a few lines: each changed file by name, the others counted."""
    counts = Counter(outcomes.values())
    lines = [f"{counts[kind]} files {words}" for kind, words in OUTCOMES.items() if counts[kind]]
    named = [
        f"  {path}: {OUTCOMES[kind]}" for path, kind in outcomes.items() if kind in _WORTH_NAMING
    ]
    first = f"Begin with: jupyter lab {folder / course_files.first_chapter()}"
    return "\n".join([*lines, *named, first]) + "\n"
