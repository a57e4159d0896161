"""What a runner gets to see: the tables, and the few modules that a notebook needs.

The package's own folder, with the reference solutions, is not among it.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from natorussia import data
from natorussia.exercises import NAMES, Exercise, exercise
from natorussia.exercises.comparing import compare
from natorussia.exercises.reference import expected, tables_of
from natorussia.exercises.values import Value
from natorussia.grading.changed import change

PACKAGE = Path(__file__).resolve().parents[1]
_MODULES = ("__init__.py", "data.py", "dates.py", "exercises/values.py")
_JAILED = tuple(f"grading/{name}.py" for name in ("child", "jail", "landlock", "runner", "seccomp"))
_STUB = '''"""Stands in for the checks while a notebook is graded: they are made elsewhere."""


def use(name: str) -> None:
    """Do nothing."""


def check(name: str, names: object = None) -> None:
    """Do nothing."""
'''
_MOST_DRAWS, _MOST_ALIKE = 200, 0.5


@dataclass(frozen=True)
class Stage:
    """A folder with the modules and both sets of tables, and the changed tables' seed."""

    folder: Path
    seed: int

    @property
    def modules(self) -> Path:
        """Where the runner's modules are."""
        return self.folder / "modules"

    @property
    def tables(self) -> tuple[Path, Path]:
        """The course's tables and the changed ones, under names that tell nothing."""
        return self.folder / "a", self.folder / "b"


@contextmanager
def staged(exercises: Sequence[Exercise], seed: int, *, draw: bool = True) -> Iterator[Stage]:
    """Make a stage for these exercises, and take it down in the end.

    The seed that is used is the first one, from the given one on, on whose tables every answer
    that rests on data is another one; with `draw` false it is the given one.
    """
    with tempfile.TemporaryDirectory(prefix="natorussia-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _copy_modules(folder / "modules")
        shutil.copytree(data.folder(), folder / "a", ignore=shutil.ignore_patterns("questions"))
        keep = frozenset[str]().union(*(exercise(name).keep for name in NAMES))
        if draw:
            seed = _draw(exercises, folder, seed, keep)
        else:
            change(folder / "a", folder / "b", seed, keep)
        yield Stage(folder, seed)


def _copy_modules(target: Path) -> None:
    package = target / "natorussia"
    for name in (*_MODULES, *_JAILED):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGE / name, package / name)
    (package / "exercises" / "__init__.py").write_text(_STUB, encoding="utf-8")
    (package / "grading" / "__init__.py").write_text("", encoding="utf-8")


def _draw(exercises: Sequence[Exercise], folder: Path, first: int, keep: frozenset[str]) -> int:
    with tables_of(folder / "a"):
        before = [expected(one) for one in exercises]
    for seed in range(first, first + _MOST_DRAWS):
        shutil.rmtree(folder / "b", ignore_errors=True)
        change(folder / "a", folder / "b", seed, keep)
        with tables_of(folder / "b"):
            after = [expected(one) for one in exercises]
        if all(map(_differ, exercises, before, after)):
            return seed
    raise RuntimeError(
        f"no change of the tables in {_MOST_DRAWS} draws gave every question another answer; "
        "a question that rests on reading alone must say from_data=False"
    )


def _differ(exercise: Exercise, before: dict[str, Value], after: dict[str, Value]) -> bool:
    return all(
        compare(question, before[question.name], after[question.name]).share < _MOST_ALIKE
        for question in exercise.questions
        if question.from_data
    )
