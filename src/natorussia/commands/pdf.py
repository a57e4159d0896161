"""``natorussia pdf``: the whole course as one PDF."""

import argparse
import sys
from pathlib import Path

from natorussia.commands.editions import add_language, book_of, chosen


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--book",
        type=Path,
        metavar="FOLDER",
        help="the built book (default: _build/html, which `make html` makes; of an edition the "
        "folder of its language in there)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the course, and say how many pages it has."""
    from natorussia.paper.course import volume

    with chosen(arguments, "left out") as edition:
        count = volume(book_of(arguments, edition), arguments.out, edition.sections())
    size = arguments.out.stat().st_size / 1e6
    sys.stdout.write(f"{arguments.out}: {count} pages, {size:.1f} MB\n")
    return 0
