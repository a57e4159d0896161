"""``natorussia export``: the questions for another system."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia.commands.editions import add_language, book_of, chosen
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.translations.reading import Reading

if TYPE_CHECKING:
    from natorussia.lms.links import Links

_STATUS = noted(
    """exit status: 0 if the file was written (what it does not hold is said and listed
beside it, in FILE.losses.csv); 1 if nothing was written; 3, with --strict, if it was written
but a question was left out."""
)
_QUESTIONS = ("moodle", "qti", "qti21", "qti3", "cartridge", "d2l", "gift", "anki")
_FORMATS = (*_QUESTIONS, "gradescope", "github")
_PACKAGES = ("scorm12", "scorm2004", "cmi5", "xapi")
_LEFT_OUT = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.epilog = console.gettext(_STATUS)
    parser.add_argument(
        "format",
        choices=(*_FORMATS, *_PACKAGES),
        help=console.gettext(
            "Moodle XML, QTI 1.2, 2.1 or 3.0 (zip), a Common Cartridge, D2L's CSV, "
            "GIFT, an Anki deck, an autograder for Gradescope, a workflow that "
            "checks a repository on GitHub, or a package (zip) that a learning "
            "platform plays: SCORM 1.2, SCORM 2004 4th edition, cmi5 or plain xAPI"
        ),
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=console.gettext("what to write")
    )
    parser.add_argument(
        "--section",
        action="extend",
        nargs="+",
        default=[],
        metavar="NAME",
        help=console.gettext("default: all"),
    )
    parser.add_argument(
        "--course-url",
        default="",
        metavar="URL",
        help=console.gettext("where the course is, for links into it"),
    )
    parser.add_argument(
        "--exercise", metavar="NAME", help=console.gettext("what the autograder marks")
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=console.gettext("exit with 3 if a question is left out"),
    )
    packages = parser.add_argument_group(
        console.gettext("packages"),
        console.gettext("of one `--section`: its chapter as it was built, or its questions alone"),
    )
    packages.add_argument(
        "--quiz", action="store_true", help=console.gettext("the questions alone")
    )
    packages.add_argument(
        "--test",
        action="store_true",
        help=console.gettext(
            "of `--quiz`: all answers are handed in together, once, and "
            "`natorussia report` marks them; the package holds no key"
        ),
    )
    packages.add_argument(
        "--with-key",
        action="store_true",
        help=console.gettext(
            "of `--test`: the package marks them, and who reads its files can read its key"
        ),
    )
    packages.add_argument(
        "--pass",
        type=float,
        dest="passes",
        metavar="PER CENT",
        help=console.gettext("default: nobody fails"),
    )
    packages.add_argument(
        "--book",
        type=Path,
        metavar="FOLDER",
        help=console.gettext(
            "the built book (default: _build/html, and of an edition its folder in there)"
        ),
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, say what it does not hold, and return the exit status."""
    rest = (
        ""
        if arguments.section or arguments.format not in _QUESTIONS
        else console.gettext("left out")
    )
    with chosen(arguments, rest) as edition:
        for section in arguments.section:
            edition.require(section)
        if arguments.format in {"gradescope", "github"}:
            return _grading(arguments)
        if arguments.format in _PACKAGES:
            return _package(arguments, edition)
        return _questions(arguments, edition)


def _questions(arguments: argparse.Namespace, edition: Reading) -> int:
    """Write the questions in a format, and say which it does not hold."""
    from natorussia.lms.export import FORMATS, READING, export, losses_path

    sections = arguments.section or (edition.sections() if edition.tag else [])
    told = export(arguments.format, arguments.out, sections, _links(arguments, edition))
    found = [outcome for outcome in told if outcome.kind != READING]
    counts = Counter(outcome.held for outcome in found)
    sys.stdout.write(
        console.counted(
            "{1}: {2} of {0} question as {3}",
            "{1}: {2} of {0} questions as {3}",
            len(found),
            arguments.out,
            len(found) - counts["left out"],
            console.gettext(FORMATS[arguments.format]),
        )
        + "\n"
    )
    for outcome in found:
        if outcome.held == "left out":
            held = f"{outcome.question} ({outcome.kind}): {outcome.why}"
            sys.stderr.write(console.filled("left out: {0}", held) + "\n")
    for outcome in told:
        if outcome.kind == READING:
            sys.stderr.write(
                console.filled("the reading of {0}: {1}", outcome.question, outcome.why) + "\n"
            )
    if adapted := counts["adapted"]:
        how = console.filled("adapted: {0}; {1} says how", adapted, losses_path(arguments.out))
        sys.stderr.write(f"{how}\n")
    return _LEFT_OUT if arguments.strict and counts["left out"] else 0


def _links(arguments: argparse.Namespace, edition: Reading) -> "Links":
    """Return links into the course: those of an edition lead into its folder."""
    from natorussia.lms.links import Links

    url: str = arguments.course_url
    return Links(f"{url.rstrip('/')}/{edition.tag}" if url and edition.tag else url)


def _package(arguments: argparse.Namespace, edition: Reading) -> int:
    """Write a page that a learning platform plays."""
    from natorussia.lms.packages import KINDS, package

    if arguments.with_key and not arguments.test:
        raise ValueError(
            console.gettext("--with-key belongs to --test: practice holds its key in any case")
        )
    if len(arguments.section) != 1:
        raise ValueError(
            console.counted(
                "got {0} section; a package holds one: name it with --section",
                "got {0} sections; a package holds one: name it with --section",
                len(arguments.section),
            )
        )
    packed = package(
        arguments.format,
        arguments.out,
        arguments.section[0],
        quiz=arguments.quiz,
        test=arguments.test,
        keyed=arguments.with_key or not arguments.test,
        passes=None if arguments.passes is None else arguments.passes / 100,
        links=_links(arguments, edition),
        book=book_of(arguments, edition),
    )
    size = console.counted(
        "{0} file, {1} kB", "{0} files, {1} kB", packed.files, f"{packed.size / 1000:.0f}"
    )
    sys.stdout.write(f"{packed.path}: {console.gettext(KINDS[arguments.format])} ({size})\n")
    return 0


def _grading(arguments: argparse.Namespace) -> int:
    """Write what marks a notebook elsewhere: an autograder, or a workflow."""
    from natorussia.grading.gradescope import write_autograder, write_workflow

    if arguments.format == "github":
        write_workflow(arguments.out)
    elif arguments.exercise:
        write_autograder(arguments.out, arguments.exercise)
    else:
        raise ValueError(
            console.gettext("an autograder marks one exercise; name it with --exercise")
        )
    sys.stdout.write(f"{arguments.out}\n")
    return 0
