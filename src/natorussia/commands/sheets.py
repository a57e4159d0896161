"""``natorussia sheets``: the tables of a course as a workbook of Excel or LibreOffice, and back."""

import argparse
import sys
from pathlib import Path

from natorussia.authoring.spreadsheets import take_workbook, write_workbook
from natorussia.authoring.templates import require_course
from natorussia.data import course
from natorussia.data.languages import console


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    write = kinds.add_parser(
        "write", help=console.gettext("write the tables into a workbook, a sheet each")
    )
    write.set_defaults(make=_write)
    take = kinds.add_parser("take", help=console.gettext("write the tables anew from a workbook"))
    take.set_defaults(make=_take)
    for one in (write, take):
        one.add_argument(
            "workbook",
            metavar="FILE",
            type=Path,
            help=console.gettext("a file that ends in .xlsx or .ods"),
        )
        one.add_argument(
            "--course", type=Path, help=console.gettext("the course's folder (the one you are in)")
        )


def run(arguments: argparse.Namespace) -> int:
    """Write the workbook or the tables, and say what was done."""
    folder = course.folder()
    if arguments.course:
        require_course(arguments.course)
        folder = arguments.course / "data"
    for line in arguments.make(folder, arguments.workbook):
        sys.stdout.write(f"{line}\n")
    return 0


def _write(folder: Path, workbook: Path) -> list[str]:
    count = write_workbook(folder, workbook)
    return [
        console.counted(
            "{1}: {0} table; take it back by `natorussia sheets take {1}`",
            "{1}: {0} tables; take it back by `natorussia sheets take {1}`",
            count,
            workbook,
        )
    ]


def _take(folder: Path, workbook: Path) -> list[str]:
    taken = take_workbook(folder, workbook)
    counted = [
        console.counted("{1}: {0} row", "{1}: {0} rows", rows, name)
        for name, rows in taken.rows.items()
    ]
    return [
        *counted,
        *taken.notes,
        console.gettext("`natorussia validate` says what is wrong with them."),
    ]
