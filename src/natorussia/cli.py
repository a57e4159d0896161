"""The command line: it parses and dispatches, nothing else."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``natorussia`` and return its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except (OSError, LookupError, ValueError, RuntimeError) as error:
        sys.stderr.write(f"natorussia: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("natorussia: stopped; the same command goes on from here\n")
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="natorussia", description="NATO and Russia: the course.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_grade(commands.add_parser("grade", help="grade a folder of submissions"))
    doctor = commands.add_parser("doctor", help="say how well notebooks can be jailed here")
    doctor.set_defaults(run=_doctor)
    _add_exercises(commands.add_parser("exercises", help="write the starter notebooks"))
    return parser


def _add_grade(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "submissions", type=Path, help="folder of STUDENT/EXERCISE.ipynb, or a zip file"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the gradebook")
    parser.add_argument("--exercise", action="append", default=[], help="grade this one only")
    parser.add_argument("--workers", type=int, default=1, help="runners at work side by side")
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds that a cell may run")
    parser.add_argument(
        "--memory", type=int, default=1024, help="megabytes that a notebook may add"
    )
    parser.add_argument(
        "--seed", type=int, help="seed of the changed tables; drawn where not given"
    )
    parser.add_argument("--roster", type=Path, help="export of Canvas or Moodle to fill in")
    parser.add_argument("--late", type=Path, help="CSV of student,exercise,keeps (0 to 1)")
    parser.add_argument("--dask", default="", metavar="ADDRESS", help="scheduler of a Dask cluster")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, write nothing"
    )
    parser.add_argument(
        "--regrade", action="store_true", help="judge stored values again, run nothing"
    )
    parser.add_argument("--unsafe", action="store_true", help="run even where there is no jail")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        choices=("bubblewrap", "namespaces", "landlock", "seccomp"),
        help="leave a mechanism of the jail out, to try what the others hold",
    )
    parser.set_defaults(run=_grade)


def _grade(arguments: argparse.Namespace) -> int:
    from natorussia.grading.command import run

    return run(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from natorussia.grading.command import diagnose

    return diagnose(arguments)


def _add_exercises(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=Path("exercises"))
    parser.set_defaults(run=_exercises)


def _exercises(arguments: argparse.Namespace) -> int:
    from natorussia.exercises import NAMES, exercise
    from natorussia.exercises.notebook import write

    for name in NAMES:
        sys.stdout.write(f"{write(exercise(name), arguments.folder)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
