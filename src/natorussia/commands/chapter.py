"""``natorussia chapter``: rename or remove a chapter of a course of one's own."""

import argparse
import sys
from pathlib import Path

from natorussia.authoring.chapters import remove_chapter, rename_chapter
from natorussia.authoring.filling import one_line
from natorussia.commands.new import checked_name
from natorussia.data.languages import console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    rename = kinds.add_parser(
        "rename", help=console.gettext("give a chapter another short name or title")
    )
    rename.add_argument(
        "old", metavar="OLD", help=console.gettext("its short name, as in early-railways")
    )
    rename.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        default="",
        help=console.gettext("the short name to give it"),
    )
    rename.add_argument("--title", default="", help=console.gettext("what it is called"))
    rename.set_defaults(make=_rename)
    remove = kinds.add_parser(
        "remove", help=console.gettext("remove a chapter with its events and questions")
    )
    remove.add_argument("old", metavar="OLD", help=console.gettext("its short name"))
    remove.add_argument("--yes", action="store_true", help=console.gettext("without asking"))
    remove.set_defaults(make=_remove)
    for one in (rename, remove):
        one.add_argument(
            "--course", type=Path, default=Path(), help=console.gettext("the course's folder")
        )


def run(arguments: argparse.Namespace) -> int:
    """Do it, and name the files that are changed or gone."""
    status: int = arguments.make(arguments)
    return status


def _rename(arguments: argparse.Namespace) -> int:
    new = checked_name(arguments.new or arguments.old)
    changed = rename_chapter(arguments.course, arguments.old, new, one_line(arguments.title))
    sys.stdout.writelines(
        console.filled("changed {0}", path) + "\n" for path in dict.fromkeys(changed)
    )
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    if not arguments.yes:
        sys.stdout.write(
            console.filled(
                "Remove {0} with its events, questions and exercise? (yes or no)", arguments.old
            )
            + " "
        )
        sys.stdout.flush()
        if sys.stdin.readline().strip().casefold() not in console.yes():
            sys.stdout.write(f"{console.gettext('nothing was removed')}\n")
            return 1
    gone = remove_chapter(arguments.course, arguments.old)
    sys.stdout.writelines(console.filled("removed {0}", path) + "\n" for path in gone)
    sys.stdout.write(f"{console.gettext('`natorussia validate` says what still leads to it.')}\n")
    return 0
