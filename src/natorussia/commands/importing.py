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
from natorussia.data.languages.catalogues import filled, gettext


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.epilog = f"Files that are read: {KNOWN}."
    parser.add_argument("file", type=Path, help="what to take in")
    parser.add_argument("--chapter", help="the chapter that it belongs to (the last one)")
    parser.add_argument("--course", type=Path, help="the course's folder (the one you are in)")
    parser.add_argument("--source", default="", help="the title of the source that rows name")
    parser.add_argument("--publisher", default="", help="who published that source")


def run(arguments: argparse.Namespace) -> int:
    """Take the file in, say how much came through, and list what could not be kept."""
    folder = arguments.course or course.root()
    require_course(folder)
    if not arguments.file.exists():
        raise FileNotFoundError(f"{arguments.file} does not exist; name a file to take in")
    if folder.resolve() == course.shipped().resolve():
        raise ValueError("this is the course that comes with the package; name one by --course")
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
            "the course has no chapter; add one by `natorussia new chapter NAME --empty`"
        )
    for row in rows:
        if wanted in (row["id"], row["chapter"]):
            return row["id"]
    if wanted:
        raise UnknownNameError("chapter", wanted, known)
    return known[-1]


def _told(file: Path, form: str, section: str, placed: Placed) -> str:
    counts = [f"{count} {name}" for name, count in placed.counts.items() if count]
    lines = [f"{file} is {form}: {', '.join(counts) or 'nothing'} added to {section}."]
    if placed.notes:
        lines.append(f"Not kept as it was ({len(placed.notes)}):")
        lines += [f"- {note}" for note in placed.notes]
    return "\n".join([*lines, "`natorussia validate` says what is wrong with the course.", ""])
