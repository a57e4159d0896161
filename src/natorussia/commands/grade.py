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

from natorussia.data.languages import console
from natorussia.grading.decisions import Request
from natorussia.grading.marking import Status, printable
from natorussia.grading.outputs.write import Books
from natorussia.grading.pipeline import grade
from natorussia.grading.plan import Plan
from natorussia.grading.sandbox.client import Limits
from natorussia.grading.sandbox.isolation import warnings
from natorussia.grading.statuses import said

_SHOWN = 50
_MECHANISMS = ("bubblewrap", "namespaces", "landlock", "seccomp")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what says how to grade: of the submissions, the run, the people and their decisions."""
    parser.add_argument(
        "submissions",
        metavar="SUBMISSIONS",
        type=Path,
        nargs="?",
        help=console.gettext(
            "folder of `STUDENT/EXERCISE.ipynb`, a zip or a tar file; none to take in decisions"
        ),
    )
    parser.add_argument(
        "--out", type=Path, required=True, help=console.gettext("folder for the gradebook")
    )
    _run_arguments(parser.add_argument_group(console.gettext("what is run, and how")))
    _people_arguments(parser.add_argument_group(console.gettext("who hands in, and when")))
    _decision_arguments(parser.add_argument_group(console.gettext("what people decide")))


def _run_arguments(parser: Any) -> None:  # noqa: ANN401  argparse's group has no public type
    add = parser.add_argument
    add("--exercise", action="append", default=[], help=console.gettext("grade this one only"))
    add(
        "--student",
        action="append",
        default=[],
        help=console.gettext("grade this one's hand-ins only"),
    )
    add("--workers", type=int, default=1, help=console.gettext("runners at work side by side"))
    add("--timeout", type=float, help=console.gettext("seconds that a cell may run (10)"))
    add("--memory", type=int, help=console.gettext("megabytes that a notebook may add (1024)"))
    add(
        "--seed",
        type=int,
        help=console.gettext("seed of the changed tables; drawn where not given"),
    )
    add(
        "--dask", default="", metavar="ADDRESS", help=console.gettext("scheduler of a Dask cluster")
    )
    add(
        "--dry-run",
        action="store_true",
        help=console.gettext("say what would change, write nothing"),
    )
    add(
        "--regrade",
        action="store_true",
        help=console.gettext("judge stored values again, run nothing"),
    )
    statuses = get_args(Status)
    add(
        "--retry",
        action="append",
        default=[],
        metavar="STATUS",
        choices=statuses,
        help=console.filled("run these again: {0}", ", ".join(statuses)),
    )
    add(
        "--wait",
        type=float,
        default=0.0,
        help=console.gettext("seconds to wait for another command's end"),
    )
    add(
        "--earlier",
        type=Path,
        metavar="FOLDER",
        help=console.gettext("an earlier year's hand-ins, to compare"),
    )
    add("--unsafe", action="store_true", help=console.gettext("run even where there is no jail"))
    add(
        "--without",
        action="append",
        default=[],
        choices=_MECHANISMS,
        help=console.gettext("leave a mechanism of the jail out, to try what the others hold"),
    )


def _people_arguments(parser: Any) -> None:  # noqa: ANN401
    add = parser.add_argument
    add(
        "--roster",
        type=Path,
        help=console.gettext("export of Canvas or Moodle, or a table, to fill in"),
    )
    add("--late", type=Path, help=console.gettext("CSV of `student,exercise,keeps` (0 to 1)"))
    add(
        "--due",
        type=Path,
        help=console.gettext("CSV of `exercise,due,grace_minutes,per_day,least`"),
    )
    add("--extensions", type=Path, help=console.gettext("CSV of `student,exercise,due`"))
    add(
        "--late-keeps",
        type=float,
        metavar="SHARE",
        help=console.gettext("what Canvas' LATE keeps (0 to 1)"),
    )
    add(
        "--rename",
        action="append",
        default=[],
        metavar="OLD=NEW",
        help=console.gettext("a student's new name"),
    )


def _decision_arguments(parser: Any) -> None:  # noqa: ANN401
    add = parser.add_argument
    add("--import", type=Path, action="append", default=[], dest="sheets", metavar="SHEET")
    add(
        "--by",
        default="",
        metavar="NAME",
        help=console.gettext("who decided; your login where not given"),
    )
    add(
        "--agreed",
        action="store_true",
        help=console.gettext("the sheets hold what two markers agreed on"),
    )
    add("--override", action="append", default=[], metavar="STUDENT/EXERCISE/QUESTION=POINTS")
    add("--reason", default="", help=console.gettext("why, for --override and --pay-unconfirmed"))
    add(
        "--pay-unconfirmed",
        action="store_true",
        help=console.gettext("pay answers whose second run raised"),
    )
    add("--yes", action="store_true", help=console.gettext("take in without asking"))
    add(
        "--marker",
        action="append",
        default=[],
        metavar="NAME",
        help=console.gettext("a sheet for this marker"),
    )
    add(
        "--anonymous",
        action="store_true",
        help=console.gettext("codes in place of names in the sheets"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Grade as the arguments say, and print what came of it."""
    plan = _plan(arguments)
    if plan.submissions is not None and not (plan.dry_run or plan.regrade):
        for told in warnings(plan.without):
            sys.stderr.write(console.filled("warning: {0}", told) + "\n")
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
    unit = console.gettext("hand-ins")
    with tqdm(unit=f" {unit}", desc=console.gettext("grading"), disable=None) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield progress


def _confirm(arguments: argparse.Namespace) -> Callable[[list[str]], bool]:
    def confirm(changes: list[str]) -> bool:
        lines = _some(console.gettext("would change"), changes)
        sys.stdout.write("\n".join(map(printable, lines)) + "\n")
        if arguments.dry_run or arguments.yes or not sys.stdin.isatty():
            return True
        asked = console.gettext("take this in? (yes or no)")
        return input(f"{asked} ").strip().casefold() in console.yes()

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
        raise ValueError(console.gettext("--rename: expected OLD=NEW"))
    if arguments.late_keeps is not None and not 0 <= arguments.late_keeps <= 1:
        raise ValueError(
            console.filled("--late-keeps is {0}, expected 0 to 1", f"{arguments.late_keeps:g}")
        )
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
    statuses = Counter(said(mark.status, console.gettext) for mark in books.marks)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    who = console.counted("{0} student", "{0} students", students)
    answers = console.counted("{0} answer", "{0} answers", len(books.marks))
    lines = [f"{who}, {answers}: {counts}"]
    if arguments.submissions:
        lines.append(
            console.counted(
                "{0} file came in; no hand-in: {1}",
                "{0} files came in; no hand-in: {1}",
                books.files,
                len(books.leftovers),
            )
        )
    lines += [console.filled("hand-ins not graded yet: {0}", books.left)] if books.left else []
    lines += _some(console.gettext("no hand-in"), books.leftovers) + books.notes
    lines += _some(
        console.gettext("would change") if arguments.dry_run else console.gettext("changed"),
        books.changed,
    )
    told = [
        f"{one.student}, {one.column}: {one.before or '-'} -> {one.after}" for one in books.roster
    ]
    lines += _some(console.gettext("roster"), told) + _some(
        console.gettext("not on the roster"), books.lost
    )
    lines.append(
        console.gettext("nothing was written")
        if arguments.dry_run
        else str(arguments.out / "gradebook.csv")
    )
    return "\n".join(map(printable, lines)) + "\n"


def _some(what: str, lines: list[str]) -> list[str]:
    more = (
        [console.filled("{0}: {1} more", what, len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    )
    return [f"{what}: {line}" for line in lines[:_SHOWN]] + more
