"""``natorussia new``: a course, a chapter or an exercise of one's own.

What is made builds before a word is changed.
"""

import argparse
import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Collection
from pathlib import Path

from natorussia.authoring import lacking
from natorussia.authoring.filling import one_line
from natorussia.authoring.imprint import LICENCES, Imprint
from natorussia.authoring.templates import (
    SAMPLE,
    add_chapter,
    add_exercise,
    begin_course,
    require_course,
)
from natorussia.data.languages import console, using
from natorussia.data.languages.catalogues import noted

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_YEARS = re.compile(r"\d{4}(?:[-\u2013]\d{4})?")
_EMPTY = "first-chapter"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    _course_arguments(
        kinds.add_parser("course", help=console.gettext("begin a course in a new folder"))
    )
    chapter = kinds.add_parser("chapter", help=console.gettext("add a chapter to a course"))
    chapter.add_argument(
        "name", metavar="NAME", help=console.gettext("a short name, as in early-railways")
    )
    chapter.add_argument("--title", help=console.gettext("what the chapter is called"))
    chapter.add_argument(
        "--empty", action="store_true", help=console.gettext("without the sample's events")
    )
    chapter.set_defaults(make=_chapter)
    exercise = kinds.add_parser("exercise", help=console.gettext("add an exercise to a chapter"))
    exercise.add_argument(
        "name",
        metavar="NAME",
        help=console.gettext("the chapter's short name, as in early-railways"),
    )
    exercise.set_defaults(make=_exercise)
    for one in (chapter, exercise):
        one.add_argument(
            "--course", type=Path, default=Path(), help=console.gettext("the course's folder")
        )


def _course_arguments(course: argparse.ArgumentParser) -> None:
    course.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help=console.gettext("the course's folder; its name becomes the key"),
    )
    course.add_argument("--title", help=console.gettext("what the course is called"))
    course.add_argument("--year", help=console.gettext("the year of its copyright (this year)"))
    course.add_argument(
        "--language", help=console.gettext("the language of its prose, as in en-GB")
    )
    course.add_argument(
        "--licence",
        "--license",
        choices=LICENCES,
        help=console.gettext("of its text and data (none)"),
    )
    course.add_argument(
        "--empty",
        action="store_true",
        help=console.gettext("begin with an empty chapter, without the sample"),
    )
    course.add_argument("--chapter", help=console.gettext("the first chapter's short name"))
    course.set_defaults(make=_course)


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for, and say what there is to do next."""
    for line in arguments.make(arguments):
        sys.stdout.write(f"{line}\n")
    return 0


def _course(arguments: argparse.Namespace) -> list[str]:
    folder = arguments.folder.resolve()
    name = checked_name(folder.name, "my-course")
    title = one_line(_asked(arguments.title, console.gettext("Title of the course"), _titled(name)))
    now = str(dt.datetime.now().astimezone().year)
    year = _year(_asked(arguments.year, console.gettext("Year of its copyright"), now))
    language = _language(
        _asked(arguments.language, console.gettext("Language of its prose"), "en-GB")
    )
    licence = _asked(
        arguments.licence, console.gettext("Licence of text and data"), "none", LICENCES
    )
    first = "sample" if not arguments.empty else "empty"
    if not arguments.empty and not arguments.chapter:
        first = _asked(
            None,
            console.gettext("First chapter: the sample on railways, or an empty one"),
            first,
            _FIRST,
        )
    empty = first == "empty"
    chapter = checked_name(arguments.chapter or (_EMPTY if empty else SAMPLE))
    imprint = Imprint(year, language, licence)
    written = begin_course(
        folder, name, title or _titled(name), imprint, chapter=chapter, empty=empty
    )
    _write_exercises(folder)
    with using(language):
        return [
            *_told(written),
            *lacking.told(language),
            *([console.gettext(_FILL)] if empty else []),
            console.filled("Build it with: jupyter-book build {0}", arguments.folder),
        ]


_FIRST = ("sample", "empty")
_FILL = noted(
    "Fill it from a spreadsheet or a bank by `natorussia import FILE`, or edit the tables in "
    "`data`; `natorussia validate` says what is wrong with them."
)


def _asked(given: str | None, what: str, default: str, known: Collection[str] = ()) -> str:
    """Return what was given, or ask a person at a terminal; elsewhere take the default."""
    if given is not None or not sys.stdin.isatty():
        return default if given is None else given
    among = f" ({', '.join(known)})" if known else ""
    while True:
        sys.stdout.write(f"{what}{among} [{default}]: ")
        sys.stdout.flush()
        answer = sys.stdin.readline().strip() or default
        if not known or answer in known:
            return answer


def _chapter(arguments: argparse.Namespace) -> list[str]:
    name = checked_name(arguments.name)
    title = one_line(arguments.title or "") or _titled(name)
    written = add_chapter(arguments.course, name, title, empty=arguments.empty)
    _write_exercises(arguments.course)
    told = (
        console.gettext(_FILL)
        if arguments.empty
        else console.gettext("Replace its events, questions and prose by your own.")
    )
    return [*_told(written), told]


def _exercise(arguments: argparse.Namespace) -> list[str]:
    require_course(arguments.course)
    written = add_exercise(arguments.course, arguments.name)
    return [
        *_told([written, *_write_exercises(arguments.course)]),
        console.gettext(
            "Write its questions, then run `natorussia exercises` to renew the notebook."
        ),
    ]


def _write_exercises(folder: Path) -> list[Path]:
    """Write the notebooks of a course's exercises, and list them below their chapters."""
    from natorussia.authoring.exercise_notebooks import write_all

    return write_all(folder)


def _told(written: list[Path]) -> list[str]:
    return [console.filled("wrote {0}", path) for path in written]


def _titled(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _year(text: str) -> str:
    if not _YEARS.fullmatch(text):
        raise ValueError(
            console.filled("got the year {0}, expected one such as 2026, or 2024-2026", repr(text))
        )
    return text


def _language(text: str) -> str:
    tag = text.replace("_", "-")  # as systems write it: de_AT
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(
            console.filled(
                "got the language {0}, expected a tag such as en-GB, de or pt-BR", repr(tag)
            )
        )
    return tag


def checked_name(name: str, otherwise: str = SAMPLE) -> str:
    """Return a name that will do as an id and a file.

    Parameters
    ----------
    name
        What a person typed.
    otherwise
        What to propose where no letter of it will do.

    Raises
    ------
    ValueError
        If it has other signs than small letters, digits and hyphens; the message has the nearest
        name that will do.
    """
    if not _NAME.fullmatch(name):
        near = _nearest(name)
        raise ValueError(
            console.filled(
                "got the name {0}, expected small letters and digits with hyphens, of "
                "which a letter comes first; call it {1}",
                repr(name),
                near if _NAME.fullmatch(near) else otherwise,
            )
        )
    return name


def _nearest(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", letters)).lstrip("0123456789-")
