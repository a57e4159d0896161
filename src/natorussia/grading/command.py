"""The grade command: a plan from the arguments, a progress bar, a summary."""

import argparse
import sys
from collections import Counter

from tqdm import tqdm

from natorussia.grading.grade import Plan, grade
from natorussia.grading.marking import Mark
from natorussia.grading.running import Limits


def run(arguments: argparse.Namespace) -> int:
    """Grade as the arguments say, and print what came of it."""
    with tqdm(unit=" submissions", desc="grading", disable=None) as bar:
        marks = grade(_plan(arguments), lambda _: bar.update() and None)
    sys.stdout.write(_summary(marks, arguments))
    return 0


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(
        submissions=arguments.submissions,
        out=arguments.out,
        exercises=tuple(arguments.exercise),
        workers=max(arguments.workers, 1),
        limits=Limits(seconds=arguments.timeout, memory=arguments.memory << 20),
        seed=arguments.seed,
    )


def _summary(marks: list[Mark], arguments: argparse.Namespace) -> str:
    students = len({mark.student for mark in marks})
    statuses = Counter(mark.status for mark in marks)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    return (
        f"{students} students, {len(marks)} answers: {counts}\n{arguments.out / 'gradebook.csv'}\n"
    )
