"""The grade command: a plan from the arguments, a progress bar, a summary."""

import argparse
import sys
from collections import Counter

from tqdm import tqdm

from natorussia.grading.books import Books
from natorussia.grading.grade import Plan, grade
from natorussia.grading.isolation import doctor
from natorussia.grading.marking import printable
from natorussia.grading.running import Limits

_SHOWN = 50


def run(arguments: argparse.Namespace) -> int:
    """Grade as the arguments say, and print what came of it."""
    with tqdm(unit=" submissions", desc="grading", disable=None) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        books = grade(_plan(arguments), progress)
    sys.stdout.write(_summary(books, arguments))
    return 0


def diagnose(_: argparse.Namespace) -> int:
    """Print what this machine gives to jail a notebook with."""
    text, enough = doctor()
    sys.stdout.write(text)
    return 0 if enough else 1


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
    statuses = Counter(mark.status for mark in books.marks)
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
