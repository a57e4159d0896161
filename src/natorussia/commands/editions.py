"""The option ``--language`` of commands that read the course: they read an edition of it."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from natorussia.data.languages import console
from natorussia.translations.reading import Reading, reading

BOOK = Path("_build/html")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--language",
        default="",
        metavar="TAG",
        help=console.gettext("read the course's edition in this language, as in ru"),
    )


@contextmanager
def chosen(arguments: argparse.Namespace, rest: str) -> Iterator[Reading]:
    """Read the edition that was asked for, saying what becomes of chapters that it has not.

    Parameters
    ----------
    arguments
        Those of the command.
    rest
        What the command does with them, as in ``left out``; nothing where it says so itself.
    """
    with reading(arguments.language) as edition:
        if rest and (names := edition.untranslated()):
            sys.stderr.write(
                console.filled("not translated, and left out: {0}", ", ".join(names)) + "\n"
            )
        yield edition


def book_of(arguments: argparse.Namespace, edition: Reading) -> Path:
    """Return the folder of the built book: the one named, or where the edition is built."""
    named: Path | None = arguments.book
    return named or BOOK / edition.tag
