"""``natorussia pdf``: the whole course as one PDF."""

import argparse
import sys
from pathlib import Path

from natorussia.commands.editions import add_language, book_of, chosen
from natorussia.data.languages import console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--book",
        type=Path,
        metavar="FOLDER",
        help=console.gettext(
            "the built book (default: _build/html, which `make html` makes; of an "
            "edition the folder of its language in there)"
        ),
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=console.gettext("the PDF")
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the course, and say how many pages it has."""
    from natorussia.paper.course import volume

    with chosen(arguments, console.gettext("left out")) as edition:
        count = volume(book_of(arguments, edition), arguments.out, edition.sections())
    size = arguments.out.stat().st_size / 1e6
    told = console.counted(
        "{1}: {0} page, {2} MB", "{1}: {0} pages, {2} MB", count, arguments.out, f"{size:.1f}"
    )
    sys.stdout.write(f"{told}\n")
    return 0
