"""``natorussia new``: a course or a chapter of one's own, which builds before a word is changed."""

import argparse
import re
import sys
from pathlib import Path

from natorussia.authoring.filling import one_line
from natorussia.authoring.templates import add_chapter, begin_course

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    course = kinds.add_parser("course", help="begin a course in a new folder")
    course.add_argument("folder", type=Path, help="the course's folder; its name becomes the key")
    course.add_argument("--title", help="what the course is called")
    course.set_defaults(make=_course)
    chapter = kinds.add_parser("chapter", help="add a chapter to a course")
    chapter.add_argument("name", help="a short name, as in early-railways")
    chapter.add_argument("--title", help="what the chapter is called")
    chapter.add_argument("--course", type=Path, default=Path(), help="the course's folder")
    chapter.set_defaults(make=_chapter)


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for, and say what there is to do next."""
    for line in arguments.make(arguments):
        sys.stdout.write(f"{line}\n")
    return 0


def _course(arguments: argparse.Namespace) -> list[str]:
    folder = arguments.folder.resolve()
    name = _checked(folder.name)
    written = begin_course(folder, name, one_line(arguments.title or "") or _titled(name))
    return [*_told(written), f"Build it with: jupyter-book build {arguments.folder}"]


def _chapter(arguments: argparse.Namespace) -> list[str]:
    name = _checked(arguments.name)
    written = add_chapter(arguments.course, name, one_line(arguments.title or "") or _titled(name))
    return [*_told(written), "Replace its events, questions and prose by your own."]


def _told(written: list[Path]) -> list[str]:
    return [f"wrote {path}" for path in written]


def _titled(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"got the name {name!r}, expected small letters and digits with hyphens, "
            "as in early-railways"
        )
    return name
