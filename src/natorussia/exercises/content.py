"""The exercises of a course: a module each in its folder ``exercises``, named after a section."""

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from natorussia import data
from natorussia.exercises.model import Exercise


def exercise_names() -> tuple[str, ...]:
    """Return the sections that have an exercise, in the order of the exercises."""
    return tuple(found.name for found in _all(data.root() / "exercises"))


def content(section: str) -> Exercise:
    """Return the exercise of a section; `exercise_names` lists those that have one."""
    return next(found for found in _all(data.root() / "exercises") if found.name == section)


@cache
def _all(folder: Path) -> tuple[Exercise, ...]:
    found = (_load(path) for path in folder.glob("*.py") if not path.name.startswith("_"))
    return tuple(sorted(found, key=lambda exercise: exercise.number))


def _load(path: Path) -> Exercise:
    spec = spec_from_file_location(f"natorussia_exercise_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be read as a Python module")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Exercise = module.EXERCISE
    return found
