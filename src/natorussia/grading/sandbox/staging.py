"""What a runner gets to see: the tables, and the few modules that a notebook needs.

The package's own folder, with the reference solutions, is not among it.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from natorussia import data
from natorussia.exercises import Exercise
from natorussia.exercises.values import Value
from natorussia.grading.perturb.drawing import Drawing
from natorussia.grading.perturb.rules import Change, Source, copy_tables, read_source

PACKAGE = Path(__file__).resolve().parents[2]
# The room of the tables holds no answers, and goes whole: a notebook may load any of them.
_MODULES = (
    "__init__.py",
    *sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("data/**/*.py")),
    "exercises/calls.py",
    "exercises/encoding.py",
)
_JAILED = tuple(
    f"grading/sandbox/{name}.py"
    for name in (
        "cells",
        "jail",
        "landlock",
        "layout",
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

from natorussia.grading.sandbox.placeholders import Checked


def use(name: str) -> None:
    """Do nothing."""


def check(name: str, names: object = None) -> Checked:
    """Check nothing."""
    return Checked(f"check of {name}")
'''
_NEVER_STOOD_IN = ("course/", "data/", "exercises/", "grading/", "static/")
_ROOMS = ("exercises", "grading", "grading/sandbox")


Right = tuple[dict[str, Value], dict[str, Value]]


@dataclass(frozen=True)
class Stage:
    """A folder with the modules and the tables, and the seed of each exercise's changed ones.

    Where tables were drawn, `right` has the answers on the course's and on the changed ones.
    """

    folder: Path
    seeds: Mapping[str, int]
    right: Mapping[str, Right] = field(default_factory=dict)

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
    with stage_folder() as folder:
        yield filled(folder, exercises, first, known or {})


@contextmanager
def stage_folder() -> Iterator[Path]:
    """Make the folder of a stage with the modules a runner needs, and take it down in the end."""
    with tempfile.TemporaryDirectory(prefix="natorussia-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _copy_modules(folder / "modules")
        yield folder


def filled(
    folder: Path, exercises: Sequence[Exercise], first: int, known: Mapping[str, int]
) -> Stage:
    """Put the tables into the folder of a stage; see `staged`."""
    copy_tables(data.folder(), folder / "a")
    stage, source = Stage(folder, {}), read_source(folder / "a")
    found = {one.notebook: _set(one, stage, source, first, known) for one in exercises}
    seeds = {name: seed for name, (seed, _) in found.items()}
    return Stage(folder, seeds, {name: right for name, (_, right) in found.items() if right})


def _set(
    exercise: Exercise, stage: Stage, source: Source, first: int, known: Mapping[str, int]
) -> tuple[int, Right | None]:
    """Change the tables for an exercise; return the seed, and the right answers where drawn."""
    folder, target = stage.tables(exercise.notebook)
    if exercise.notebook in known:
        seed = known[exercise.notebook]
        copy_tables(folder, target)
        Change(source, seed, exercise.keep).write(target)
        return seed, None
    drawing = Drawing(exercise, folder, source)
    drawn = drawing.draw(target, first)
    drawn.change.write(target)
    return drawn.change.seed, (drawing.right, drawn.right)


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
