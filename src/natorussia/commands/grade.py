"""The grade command: a plan from the arguments, a progress bar, a summary."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from tqdm import tqdm

from natorussia.grading.marking import printable
from natorussia.grading.outputs.write import Books
from natorussia.grading.pipeline import Plan, grade
from natorussia.grading.sandbox.client import Limits

_SHOWN = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what says how to grade: of the submissions, the run, and the lists to fill in."""
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


def run(arguments: argparse.Namespace) -> int:
    """Grade as the arguments say, and print what came of it."""
    with tqdm(unit=" submissions", desc="grading", disable=None) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        books = grade(_plan(arguments), progress)
    sys.stdout.write(_summary(books, arguments))
    return 0


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(
        submissions=arguments.submissions,
        out=arguments.out,
        exercises=tuple(arguments.exercise),
        workers=max(arguments.workers, 1),
        limits=Limits(seconds=arguments.timeout, memory=arguments.memory << 20),
        seed=arguments.seed,
        roster=arguments.roster,
        late=arguments.late,
        dask=arguments.dask,
        dry_run=arguments.dry_run,
        regrade=arguments.regrade,
        unsafe=arguments.unsafe,
        without=frozenset(arguments.without),
    )


def _summary(books: Books, arguments: argparse.Namespace) -> str:
    students = len({mark.student for mark in books.marks})
    statuses = Counter(mark.status or "for a person to mark" for mark in books.marks)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    lines = [f"{students} students, {len(books.marks)} answers: {counts}"]
    lines += [f"not graded yet: {books.left} submissions"] if books.left else []
    lines += _some("changed", books.changed)
    told = [
        f"{one.student}, {one.column}: {one.before or '-'} -> {one.after}" for one in books.roster
    ]
    lines += _some("roster", told) + _some("not on the roster", books.lost)
    lines.append(
        "nothing was written" if arguments.dry_run else str(arguments.out / "gradebook.csv")
    )
    return "\n".join(map(printable, lines)) + "\n"


def _some(what: str, lines: list[str]) -> list[str]:
    more = [f"{what}: {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return [f"{what}: {line}" for line in lines[:_SHOWN]] + more
