"""The command line: it parses and dispatches, nothing else.

A command is a line in `COMMANDS` and a module with ``arguments(parser)`` and ``run(arguments)``;
only the module of the command that was asked for is imported.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "check": ("say what a grader would say of a notebook", "natorussia.commands.check"),
    "grade": ("grade a folder of submissions", "natorussia.commands.grade"),
    "doctor": ("say how well notebooks can be jailed here", "natorussia.commands.doctor"),
    "live": ("ask a class live, on its phones", "natorussia.commands.live"),
    "report": ("show what a class answered", "natorussia.commands.report"),
    "export": ("write the questions for another system", "natorussia.commands.export"),
    "pdf": ("print the whole course", "natorussia.commands.pdf"),
    "kit": ("print cards, sheets and maps for a chapter", "natorussia.commands.kit"),
    "exercises": ("write the starter notebooks", "natorussia.commands.exercises"),
    "start": ("make a folder to teach a class from", "natorussia.commands.start"),
    "validate": ("say all that is wrong with a course", "natorussia.commands.validate"),
    "new": ("begin a course, a chapter or an exercise of one's own", "natorussia.commands.new"),
    "chapter": ("rename or remove a chapter of one's own", "natorussia.commands.chapter"),
    "import": ("take other programs' events and questions in", "natorussia.commands.importing"),
    "translate": (
        "say what is said in which language, and what is missing",
        "natorussia.commands.translate",
    ),
    "sheets": ("edit the tables as a workbook", "natorussia.commands.sheets"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``natorussia`` and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser(words).parse_args(words)
    try:
        return _carried_out(arguments)
    except (OSError, LookupError, ValueError, RuntimeError) as error:
        sys.stderr.write(f"natorussia: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("natorussia: stopped; the same command goes on from here\n")
        return 130


def _carried_out(arguments: argparse.Namespace) -> int:
    """Run a command, which works on one course from its begin to its end."""
    from natorussia.data.course import found_once

    with found_once():
        status: int = arguments.run(arguments)
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="natorussia", description="Courses on any story that has dates."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (purpose, home) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        if name in words[:1]:
            module = import_module(home)
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
