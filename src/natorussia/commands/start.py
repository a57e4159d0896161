"""``natorussia start``: a folder to teach a class from, and to bring up to date later."""

import argparse
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

from natorussia import data
from natorussia.authoring import course_files
from natorussia.authoring.sync import OUTCOMES, Folder
from natorussia.commands.editions import add_language
from natorussia.data import course, languages
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.translations import catalogues
from natorussia.translations.reading import Reading, reading

File = tuple[str, bytes]
_KEYS = noted(
    "`data/questions` holds the questions with their keys, since the package has them in the "
    "course's own language alone"
)
_OWN_KEYS = noted(
    "`data/questions` holds the questions with their keys and `exercises` "
    "what the checks compare with, since the package does not have a "
    "course of your own: a notebook asks and marks from them. For a test "
    "that counts, pack the questions without their keys: `natorussia "
    "export scorm12 --quiz --test`"
)
_WORTH_NAMING = ("updated", "yours", "beside", "gone")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help=console.gettext("the class's folder, new or from an earlier time"),
    )
    parser.add_argument(
        "--students", action="store_true", help=console.gettext("leave the teaching notes out")
    )
    parser.add_argument(
        "--no-data",
        action="store_true",
        help=console.gettext("use the package's tables, and place no copy of them"),
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help=console.gettext("only show how changed files differ from the course's"),
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Place the course's files, or show the differences."""
    if arguments.folder.exists() and not arguments.folder.is_dir():
        raise ValueError(
            console.filled(
                "{0} is a file; name a folder, new or your class's own", arguments.folder
            )
        )
    files, folder = _files(arguments), Folder(arguments.folder)
    if arguments.diff:
        told = folder.differences(files)
        sys.stdout.write(f"{told}\n" if told else f"{console.gettext('nothing was changed')}\n")
        return 0
    sys.stdout.write(summary(folder.place(files), arguments.folder))
    return 0


def _files(arguments: argparse.Namespace) -> list[File]:
    """Return the course's files; what an edition has not translated is as the course has it."""
    kinds = {"students": arguments.students, "with_data": not arguments.no_data}
    first = list(course_files.files(**kinds))
    with reading(arguments.language or _spoken(arguments.folder)) as edition:
        if not edition.tag:
            if arguments.students and not arguments.no_data and data.root() != course.shipped():
                sys.stderr.write(f"{console.gettext(_OWN_KEYS)}\n")
            return first
        if arguments.no_data:
            raise ValueError(
                console.gettext(
                    "got --no-data with an edition, whose tables the package does not have"
                )
            )
        files = list(course_files.files(**kinds))
        rest = {path: content for path, content in first if _is_left(path, edition)}
    if rest:
        sys.stderr.write(
            console.filled("not translated, and placed as they are: {0}", ", ".join(rest)) + "\n"
        )
    if arguments.students:
        sys.stderr.write(f"{console.gettext(_KEYS)}\n")
    return [(path, rest.get(path, content)) for path, content in files]


def _spoken(folder: Path) -> str:
    """Return the language of the edition that a folder has from an earlier time."""
    if not (folder / "data" / "datapackage.json").is_file():
        return ""
    tag = languages.of_course(folder / "data")
    return tag if tag in catalogues.languages(course.root()) else ""


def _is_left(path: str, edition: Reading) -> bool:
    """Tell whether a file is a page that the edition has not translated."""
    page = PurePosixPath(path)
    is_page = len(page.parts) > 1 and page.suffix in (".ipynb", ".md")
    return is_page and page.with_suffix("").as_posix() not in edition.pages


def summary(outcomes: dict[str, str], folder: Path) -> str:
    """Return what was done, in a few lines: each changed file by name, the others counted."""
    counts = Counter(outcomes.values())
    lines = [
        console.counted("{0} file: {1}", "{0} files: {1}", counts[kind], console.gettext(words))
        for kind, words in OUTCOMES.items()
        if counts[kind]
    ]
    named = [
        f"  {path}: {console.gettext(OUTCOMES[kind])}"
        for path, kind in outcomes.items()
        if kind in _WORTH_NAMING
    ]
    first = console.filled("Begin with: jupyter lab {0}", folder / course_files.first_chapter())
    return "\n".join([*lines, *named, first]) + "\n"
