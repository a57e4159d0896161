"""The grade command: a plan from the arguments, a progress bar, a summary."""

import argparse
import getpass
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from natorussia.grading.decisions import Request
from natorussia.grading.marking import Status, printable
from natorussia.grading.outputs.write import Books
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
from natorussia.grading.sandbox.client import Limits
from natorussia.grading.sandbox.isolation import warnings

_SHOWN = 50
_MECHANISMS = ("bubblewrap", "namespaces", "landlock", "seccomp")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what says how to grade: of the submissions, the run, the people and their decisions."""
    parser.add_argument(
        "submissions",
        type=Path,
        nargs="?",
        help="folder of STUDENT/EXERCISE.ipynb, a zip or a tar file; none to take in decisions",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the gradebook")
    _run_arguments(parser.add_argument_group("what is run, and how"))
    _people_arguments(parser.add_argument_group("who hands in, and when"))
    _decision_arguments(parser.add_argument_group("what people decide"))


def _run_arguments(parser: Any) -> None:  # noqa: ANN401  argparse's group has no public type
    add = parser.add_argument
    add("--exercise", action="append", default=[], help="grade this one only")
    add("--student", action="append", default=[], help="grade this one's hand-ins only")
    add("--workers", type=int, default=1, help="runners at work side by side")
    add("--timeout", type=float, help="seconds that a cell may run (10)")
    add("--memory", type=int, help="megabytes that a notebook may add (1024)")
    add("--seed", type=int, help="seed of the changed tables; drawn where not given")
    add("--dask", default="", metavar="ADDRESS", help="scheduler of a Dask cluster")
    add("--dry-run", action="store_true", help="say what would change, write nothing")
    add("--regrade", action="store_true", help="judge stored values again, run nothing")
    statuses = get_args(Status)
    add(
        "--retry",
        action="append",
        default=[],
        metavar="STATUS",
        choices=statuses,
        help=f"run these again: {', '.join(statuses)}",
    )
    add("--wait", type=float, default=0.0, help="seconds to wait for another command's end")
    add("--earlier", type=Path, metavar="FOLDER", help="an earlier year's hand-ins, to compare")
    add("--unsafe", action="store_true", help="run even where there is no jail")
    add(
        "--without",
        action="append",
        default=[],
        choices=_MECHANISMS,
        help="leave a mechanism of the jail out, to try what the others hold",
    )


def _people_arguments(parser: Any) -> None:  # noqa: ANN401
    add = parser.add_argument
    add("--roster", type=Path, help="export of Canvas or Moodle, or a table, to fill in")
    add("--late", type=Path, help="CSV of student,exercise,keeps (0 to 1)")
    add("--due", type=Path, help="CSV of exercise,due,grace_minutes,per_day,least")
    add("--extensions", type=Path, help="CSV of student,exercise,due")
    add("--late-keeps", type=float, metavar="SHARE", help="what Canvas' LATE keeps (0 to 1)")
    add("--rename", action="append", default=[], metavar="OLD=NEW", help="a student's new name")


def _decision_arguments(parser: Any) -> None:  # noqa: ANN401
    add = parser.add_argument
    add("--import", type=Path, action="append", default=[], dest="sheets", metavar="SHEET")
    add("--by", default="", metavar="NAME", help="who decided; your login where not given")
    add("--agreed", action="store_true", help="the sheets hold what two markers agreed on")
    add("--override", action="append", default=[], metavar="STUDENT/EXERCISE/QUESTION=POINTS")
    add("--reason", default="", help="why, for --override and --pay-unconfirmed")
    add("--pay-unconfirmed", action="store_true", help="pay answers whose second run raised")
    add("--yes", action="store_true", help="take in without asking")
    add("--marker", action="append", default=[], metavar="NAME", help="a sheet for this marker")
    add("--anonymous", action="store_true", help="codes in place of names in the sheets")


def run(arguments: argparse.Namespace) -> int:
    """Grade as the arguments say, and print what came of it."""
    plan = _plan(arguments)
    if plan.submissions is not None and not (plan.dry_run or plan.regrade):
        for told in warnings(plan.without):
            sys.stderr.write(f"warning: {told}\n")
    with _progress() as progress:
        books = grade(plan, progress, _confirm(arguments))
    sys.stdout.write(_summary(books, arguments))
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show how far it is, where tqdm is installed; lines of a count where it is not."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        yield lambda _done, _all: None
        return
    with tqdm(unit=" submissions", desc="grading", disable=None) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield progress


def _confirm(arguments: argparse.Namespace) -> Callable[[list[str]], bool]:
    def confirm(changes: list[str]) -> bool:
        lines = _some("would change", changes)
        sys.stdout.write("\n".join(map(printable, lines)) + "\n")
        if arguments.dry_run or arguments.yes or not sys.stdin.isatty():
            return True
        return input("take this in? [y/N] ").strip().casefold() in {"y", "yes"}

    return confirm


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(
        submissions=arguments.submissions,
        out=arguments.out,
        exercises=tuple(arguments.exercise),
        students=tuple(arguments.student),
        workers=max(arguments.workers, 1),
        limits=_limits(arguments),
        seed=arguments.seed,
        roster=arguments.roster,
        dask=arguments.dask,
        dry_run=arguments.dry_run,
        regrade=arguments.regrade,
        retry=frozenset(arguments.retry),
        unsafe=arguments.unsafe,
        without=frozenset(arguments.without),
        wait=arguments.wait,
        request=_request(arguments),
        markers=tuple(arguments.marker),
        anonymous=arguments.anonymous,
        earlier=arguments.earlier,
    )


def _limits(arguments: argparse.Namespace) -> Limits | None:
    """Return the limits that were given; None where none was, for then those kept go on."""
    if arguments.timeout is None and arguments.memory is None:
        return None
    found = Limits()
    if arguments.timeout is not None:
        found = replace(found, seconds=arguments.timeout)
    return found if arguments.memory is None else replace(found, memory=arguments.memory << 20)


def _request(arguments: argparse.Namespace) -> Request:
    renames = [tuple(one.partition("=")[::2]) for one in arguments.rename]
    if not all(old and new for old, new in renames):
        raise ValueError("--rename: expected OLD=NEW")
    if arguments.late_keeps is not None and not 0 <= arguments.late_keeps <= 1:
        raise ValueError(f"--late-keeps is {arguments.late_keeps:g}, expected 0 to 1")
    return Request(
        sheets=tuple(arguments.sheets),
        by=arguments.by or getpass.getuser(),
        agreed=arguments.agreed,
        override=tuple(arguments.override),
        reason=arguments.reason,
        pay_unconfirmed=arguments.pay_unconfirmed,
        late=arguments.late,
        due=arguments.due,
        extensions=arguments.extensions,
        late_keeps=arguments.late_keeps,
        renames=tuple((old, new) for old, new in renames),
    )


def _summary(books: Books, arguments: argparse.Namespace) -> str:
    students = len({mark.student for mark in books.marks})
    statuses = Counter(mark.status or "for a person to mark" for mark in books.marks)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    lines = [f"{students} students, {len(books.marks)} answers: {counts}"]
    if arguments.submissions:
        lines.append(f"{books.files} files came in, {len(books.leftovers)} of them no hand-in")
    lines += [f"not graded yet: {books.left} submissions"] if books.left else []
    lines += _some("no hand-in", books.leftovers) + books.notes
    lines += _some("would change" if arguments.dry_run else "changed", books.changed)
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
