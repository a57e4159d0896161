"""Drawing a changed copy of the tables on which every answer of an exercise is another one."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from natorussia.data.course import tables_of
from natorussia.data.languages import console
from natorussia.exercises import Exercise
from natorussia.exercises.comparison import compare
from natorussia.exercises.reference import expected, tables_used
from natorussia.exercises.values import Value, number
from natorussia.grading.perturb.rules import Change, Source, copy_tables

_MOST_DRAWS, _MOST_ALIKE = 200, 0.5
Right = dict[str, Value]


@dataclass(frozen=True)
class Drawn:
    """A change that was found, and the right answers on its tables.

    Its tables are written but for those that the exercise's answers do not rest on.
    """

    change: Change
    right: Right


class Drawing:
    """Draws changed tables for an exercise.

    Parameters
    ----------
    exercise
        Whose answers must change.
    folder
        The folder of the course's tables.
    source
        The same as `read_source` gives them.
    """

    def __init__(self, exercise: Exercise, folder: Path, source: Source) -> None:
        self.exercise, self.folder, self.source = exercise, folder, source
        self.read = {name for one in exercise.questions for name in tables_used(exercise, one)}
        with tables_of(folder):
            self.right = expected(exercise)

    def draw(self, target: Path, first: int) -> Drawn:
        """Make a copy on which every answer that rests on data is another one.

        Parameters
        ----------
        target
            The folder to make.
        first
            The seed to try first.

        Raises
        ------
        RuntimeError
            If no seed from the first on gives one; the message names the answers that stay.
        """
        shutil.rmtree(target, ignore_errors=True)
        copy_tables(self.folder, target)
        alike: Counter[str] = Counter()
        for seed in range(first, first + _MOST_DRAWS):
            change = Change(self.source, seed, self.exercise.keep)
            change.write(target, self.read)
            with tables_of(target):
                found = expected(self.exercise)
            same = _alike(self.exercise, self.right, found)
            if not same:
                return Drawn(change, found)
            alike.update(same)
        raise RuntimeError(
            console.filled(
                "no change of the tables in {0} draws gave every question of {1} another "
                "answer; most often alike were {2}; a question that rests on reading "
                "alone must say from_data=False",
                _MOST_DRAWS,
                self.exercise.notebook,
                ", ".join((name for name, _ in alike.most_common(3))),
            )
        )


def _alike(exercise: Exercise, before: dict[str, Value], after: dict[str, Value]) -> list[str]:
    """Return the questions whose answers rest on data and yet are much the same, or odd."""
    return [
        question.name
        for question in exercise.questions
        if question.from_data
        and (
            compare(question, before[question.name], after[question.name]).share >= _MOST_ALIKE
            or not (
                question.is_function or keeps_its_sign(before[question.name], after[question.name])
            )
        )
    ]


def keeps_its_sign(before: Value, after: Value) -> bool:
    """Whether numbers keep their sign, and what held something holds something still.

    Of two entries in a mapping the larger one stays the larger, too.
    """
    first, second = number(before), number(after)
    if first is not None:
        return second is not None and (first > 0) - (first < 0) == (second > 0) - (second < 0)
    if before[0] in {"list", "set", "series", "dict"} and len(before) > 1:
        pairs = zip(before[1], after[1], strict=False)
        whole = before[0] == "list" and len(before[1]) == len(after[1])
        return bool(after[1]) >= bool(before[1]) and (
            not whole or all(keeps_its_sign(*pair) for pair in pairs)
        )
    return True
