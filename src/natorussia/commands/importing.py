"""``natorussia import``: events and questions of other programs, put into a course."""

import argparse
import sys
from pathlib import Path

from natorussia.authoring.filling import one_line
from natorussia.authoring.imports.detection import KNOWN, needing, read
from natorussia.authoring.imports.placing import Origin, Placed, place
from natorussia.authoring.tables import read_table
from natorussia.authoring.templates import require_course
from natorussia.data import UnknownNameError, course
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.epilog = console.filled("Files that are read: {0}.", console.gettext(KNOWN))
    parser.add_argument("file", metavar="FILE", type=Path, help=console.gettext("what to take in"))
    parser.add_argument(
        "--chapter", help=console.gettext("the chapter that it belongs to (the last one)")
    )
    parser.add_argument(
        "--course", type=Path, help=console.gettext("the course's folder (the one you are in)")
    )
    parser.add_argument(
        "--source", default="", help=console.gettext("the title of the source that rows name")
    )
    parser.add_argument(
        "--publisher", default="", help=console.gettext("who published that source")
    )


def run(arguments: argparse.Namespace) -> int:
    """Take the file in, say how much came through, and list what could not be kept."""
    folder = arguments.course or course.root()
    require_course(folder)
    if not arguments.file.exists():
        raise FileNotFoundError(
            console.filled("{0} does not exist; name a file to take in", arguments.file)
        )
    if folder.resolve() == course.shipped().resolve():
        raise ValueError(
            console.gettext("this is the course that comes with the package; name one by --course")
        )
    section = _section(folder, arguments.chapter)
    drafts = read(arguments.file)
    with needing(arguments.file), course.tables_of(folder / "data"):
        title = one_line(arguments.source) or filled("Imported from {0}", arguments.file.name)
        origin = Origin(title, one_line(arguments.publisher) or gettext("not named"))
        placed = place(drafts, folder, section, origin)
    sys.stdout.write(_told(arguments.file, drafts.format, section, placed))
    return 0


def _section(folder: Path, wanted: str | None) -> str:
    rows = read_table(folder / "data", "sections")
    known = [row["id"] for row in rows]
    if not known:
        raise ValueError(
            console.gettext(
                "the course has no chapter; add one by `natorussia new chapter NAME --empty`"
            )
        )
    for row in rows:
        if wanted in (row["id"], row["chapter"]):
            return row["id"]
    if wanted:
        raise UnknownNameError("chapter", wanted, known)
    return known[-1]


def _told(file: Path, form: str, section: str, placed: Placed) -> str:
    counts = [_counted(name, count) for name, count in placed.counts.items() if count]
    lines = [
        console.filled(
            "{0} is {1}: {2} added to {3}.",
            file,
            form,
            ", ".join(counts) or console.gettext("nothing"),
            section,
        )
    ]
    if placed.notes:
        lines.append(console.filled("Not kept as it was ({0}):", len(placed.notes)))
        lines += [f"- {note}" for note in placed.notes]
    return "\n".join(
        [*lines, console.gettext("`natorussia validate` says what is wrong with the course."), ""]
    )


def _counted(name: str, count: int) -> str:
    """Return how many events, questions, terms or rows of a table there are, in words."""
    if name == "events":
        return console.counted("{0} event", "{0} events", count)
    if name == "questions":
        return console.counted("{0} question", "{0} questions", count)
    if name == "terms":
        return console.counted("{0} term", "{0} terms", count)
    table = console.filled("table {0}", name.removeprefix("table "))
    return console.counted("{1}: {0} row", "{1}: {0} rows", count, table)
