"""``natorussia pdf``: the whole course as one PDF."""

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--book",
        type=Path,
        default=Path("_build/html"),
        metavar="FOLDER",
        help="the built book (default: _build/html, which `make html` makes)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF")


def run(arguments: argparse.Namespace) -> int:
    """Print the course, and say how many pages it has."""
    from natorussia.paper.course import volume

    count = volume(arguments.book, arguments.out)
    size = arguments.out.stat().st_size / 1e6
    sys.stdout.write(f"{arguments.out}: {count} pages, {size:.1f} MB\n")
    return 0
