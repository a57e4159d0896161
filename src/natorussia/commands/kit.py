"""``natorussia kit``: cards, sheets and maps to print for a chapter."""

import argparse
import sys
from pathlib import Path

from natorussia.commands.editions import add_language, chosen
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.translations.reading import Reading

_EMPTY = noted("left out: {0}, which has no events and no questions yet")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "chapter",
        metavar="CHAPTER",
        nargs="?",
        default="",
        help=console.gettext("as rome; none: every chapter"),
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=console.gettext("the PDF; of all chapters, a folder"),
    )
    parser.add_argument(
        "--seed", type=int, default=1, help=console.gettext("shuffles the cards (default: 1)")
    )
    parser.add_argument(
        "--versions",
        type=int,
        default=1,
        metavar="N",
        help=console.gettext(
            "how many versions of the sheet of questions, A, B and so on, each with its key"
        ),
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the kits, saying where each is."""
    with chosen(arguments, "" if arguments.chapter else console.gettext("left out")) as edition:
        _print(arguments, edition)
    return 0


def _print(arguments: argparse.Namespace, edition: Reading) -> None:
    from natorussia import data
    from natorussia.paper.kit import is_empty, kit, section_of

    if arguments.chapter:
        edition.require(section_of(arguments.chapter))
    one = {arguments.chapter: arguments.out}
    known = edition.sections()
    rows = [] if arguments.chapter else [row for row in data.rows("sections") if row["id"] in known]
    wanted = (
        one
        if arguments.chapter
        else {row["id"]: arguments.out / f"{row['chapter']}-kit.pdf" for row in rows}
    )
    for chapter, path in wanted.items():
        if not arguments.chapter and is_empty(chapter):
            told = console.filled(
                "left out: {0}, which has no events and no questions yet", chapter
            )
            sys.stderr.write(f"{told}\n")
            continue
        kit(chapter, path, arguments.seed, arguments.versions)
        sys.stdout.write(f"{path}\n")
