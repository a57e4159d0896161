"""What a runner gets to see: the tables, and the few modules that a notebook needs.

The package's own folder, with the reference solutions, is not among it.
"""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from natorussia import data
from natorussia.data.course import tables_of
from natorussia.exercises import Exercise
from natorussia.exercises.comparison import compare
from natorussia.exercises.reference import expected, tables_used
from natorussia.exercises.values import Value, number
from natorussia.grading.perturb.rules import change

PACKAGE = Path(__file__).resolve().parents[2]
# The room of the tables holds no answers, and goes whole: a notebook may load any of them.
_MODULES = (
    "__init__.py",
    *sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("data/**/*.py")),
    "exercises/encoding.py",
)
_JAILED = tuple(
    f"grading/sandbox/{name}.py"
    for name in (
        "cells",
        "jail",
        "landlock",
        "placeholders",
        "prewarm",
        "protocol",
        "scratch",
        "seccomp",
        "shell",
        "supervisor",
        "syscalls",
        "watchdog",
        "worker",
        "zygote",
    )
)
_STUB = '''"""Stands in for the checks while a notebook is graded: they are made elsewhere."""

from natorussia.grading.sandbox.placeholders import Placeholder


def use(name: str) -> None:
    """Do nothing."""


def check(name: str, names: object = None) -> Placeholder:
    """Check nothing."""
    return Placeholder(f"check of {name}")
'''
_NEVER_STOOD_IN = ("course/", "data/", "exercises/", "grading/", "static/")
_ROOMS = ("exercises", "grading", "grading/sandbox")
_MOST_DRAWS, _MOST_ALIKE = 200, 0.5


@dataclass(frozen=True)
class Stage:
    """A folder with the modules and the tables, and the seed of each exercise's changed ones."""

    folder: Path
    seeds: Mapping[str, int]

    @property
    def modules(self) -> Path:
        """Where the runner's modules are."""
        return self.folder / "modules"

    def tables(self, name: str) -> tuple[Path, Path]:
        """Return the course's tables and those changed for an exercise (its notebook's name)."""
        return self.folder / "a", self.folder / "b" / name


@contextmanager
def staged(
    exercises: Sequence[Exercise], first: int, known: Mapping[str, int] | None = None
) -> Iterator[Stage]:
    """Make a stage for these exercises, and take it down in the end.

    Parameters
    ----------
    exercises
        What is graded; each has a changed copy of its own.
    first
        Where an exercise's seed is sought from: it is the first on whose tables every answer that
        rests on data is another one.
    known
        Seeds that were found before, by notebook: they are used as they are.
    """
    with tempfile.TemporaryDirectory(prefix="natorussia-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _copy_modules(folder / "modules")
        shutil.copytree(data.folder(), folder / "a", ignore=shutil.ignore_patterns("questions"))
        stage = Stage(folder, {})
        yield Stage(folder, {one.notebook: _copy(one, stage, first, known) for one in exercises})


def _copy(exercise: Exercise, stage: Stage, first: int, known: Mapping[str, int] | None) -> int:
    """Change the tables for an exercise, and return the seed."""
    if known is None or exercise.notebook not in known:
        return draw(exercise, *stage.tables(exercise.notebook), first)
    seed = known[exercise.notebook]
    change(*stage.tables(exercise.notebook), seed, exercise.keep)
    return seed


def _copy_modules(target: Path) -> None:
    package = target / "natorussia"
    for name in (*_MODULES, *_JAILED):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGE / name, package / name)
    (package / "exercises" / "__init__.py").write_text(_STUB, encoding="utf-8")
    for room in _ROOMS[1:]:
        (package / room / "__init__.py").write_text("", encoding="utf-8")


def absent_modules() -> list[str]:
    """Return the full names of the package's modules that a notebook finds stand-ins for.

    They show something; a module of the tables, the exercises or the grader that is not copied is
    not there at all, so that nothing which is needed can be missed in silence.
    """
    names = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    names -= {*_MODULES, *_JAILED, *(f"{room}/__init__.py" for room in _ROOMS)}
    inside = [name for name in names if not name.startswith(_NEVER_STOOD_IN)]
    dotted = [name.removesuffix(".py").removesuffix("/__init__") for name in inside]
    return sorted(f"natorussia.{name.replace('/', '.')}" for name in dotted)


def draw(exercise: Exercise, source: Path, target: Path, first: int) -> int:
    """Make a changed copy of the tables on which every answer is another one; return its seed.

    Raises
    ------
    RuntimeError
        If no seed from the first on gives one; the message names the answers that stay.
    """
    with tables_of(source):
        before = expected(exercise)
    alike: Counter[str] = Counter()
    read = {name for one in exercise.questions for name in tables_used(exercise, one)}
    shutil.rmtree(target, ignore_errors=True)
    for seed in range(first, first + _MOST_DRAWS):
        change(source, target, seed, exercise.keep, read)
        with tables_of(target):
            same = _alike(exercise, before, expected(exercise))
        if not same:
            change(source, target, seed, exercise.keep, _tables(source) - read)
            return seed
        alike.update(same)
    raise RuntimeError(
        f"no change of the tables in {_MOST_DRAWS} draws gave every question of "
        f"{exercise.notebook} another answer; most often alike were "
        f"{', '.join(name for name, _ in alike.most_common(3))}; "
        "a question that rests on reading alone must say from_data=False"
    )


def _tables(folder: Path) -> set[str]:
    """Return the names of a folder's tables."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {table["name"] for table in package["resources"]}


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
