"""The command line: it parses and dispatches, nothing else.

A command is a line in `COMMANDS` and a module with ``arguments(parser)`` and ``run(arguments)``;
only the module of the command that was asked for is imported.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from natorussia.commands import parsing
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

COMMANDS = {
    "check": (noted("say what a grader would say of a notebook"), "natorussia.commands.check"),
    "grade": (noted("grade a folder of submissions"), "natorussia.commands.grade"),
    "doctor": (noted("say how well notebooks can be jailed here"), "natorussia.commands.doctor"),
    "live": (noted("ask a class live, on its phones"), "natorussia.commands.live"),
    "report": (noted("show what a class answered"), "natorussia.commands.report"),
    "export": (noted("write the questions for another system"), "natorussia.commands.export"),
    "pdf": (noted("print the whole course"), "natorussia.commands.pdf"),
    "kit": (noted("print cards, sheets and maps for a chapter"), "natorussia.commands.kit"),
    "exercises": (noted("write the starter notebooks"), "natorussia.commands.exercises"),
    "start": (noted("make a folder to teach a class from"), "natorussia.commands.start"),
    "validate": (noted("say all that is wrong with a course"), "natorussia.commands.validate"),
    "new": (
        noted("begin a course, a chapter or an exercise of one's own"),
        "natorussia.commands.new",
    ),
    "chapter": (noted("rename or remove a chapter of one's own"), "natorussia.commands.chapter"),
    "import": (
        noted("take other programs' events and questions in"),
        "natorussia.commands.importing",
    ),
    "translate": (
        noted("say what is said in which language, and what is missing"),
        "natorussia.commands.translate",
    ),
    "sheets": (noted("edit the tables as a workbook"), "natorussia.commands.sheets"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``natorussia`` and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    with console.speaking(), parsing.translated():
        arguments = _parser(words).parse_args(words)
    with console.speaking(_named(arguments)):
        return _ended(arguments)


def _named(arguments: argparse.Namespace) -> Path | None:
    """Return the folder of the tables of a course that the arguments name, if they name one."""
    given = (getattr(arguments, name, None) for name in ("course", "folder"))
    tables = [one / "data" for one in given if isinstance(one, Path)]
    return next((one for one in tables if (one / "datapackage.json").is_file()), None)


def _ended(arguments: argparse.Namespace) -> int:
    """Run a command, and say what went wrong in one line."""
    try:
        return _carried_out(arguments)
    except (OSError, LookupError, ValueError, RuntimeError) as error:
        said = console.of_system(error) if isinstance(error, OSError) else error
        sys.stderr.write(f"natorussia: {said}\n")
        return 1
    except KeyboardInterrupt:
        stopped = console.gettext("stopped; the same command goes on from here")
        sys.stderr.write(f"natorussia: {stopped}\n")
        return 130


def _carried_out(arguments: argparse.Namespace) -> int:
    """Run a command, which works on one course from its begin to its end."""
    from natorussia.data.course import found_once

    with found_once():
        status: int = arguments.run(arguments)
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="natorussia", description=console.gettext("Courses on any story that has dates.")
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (english, home) in COMMANDS.items():
        purpose = console.gettext(english)
        described = f"{purpose[:1].upper()}{purpose[1:]}."
        command = commands.add_parser(name, help=purpose, description=described)
        if name in words[:1]:
            module = import_module(home)
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
