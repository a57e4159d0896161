"""The exercises of a course: a module each in its folder ``exercises``, named after a section."""

import os
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import extract_tb

from natorussia import data
from natorussia.data.languages import console
from natorussia.exercises.model import Exercise


def exercise_names() -> tuple[str, ...]:
    """Return the sections that have an exercise, in the order of the exercises."""
    return tuple(contents())


def contents() -> dict[str, Exercise]:
    """Return the exercises of the course at hand by their sections, in order."""
    return {found.name: found for found in all_of(data.root() / "exercises")}


def all_of(folder: Path) -> tuple[Exercise, ...]:
    """Return the exercises of a folder, by their numbers.

    Raises
    ------
    ExerciseError
        If a module cannot be run, or holds no exercise; one that begins with an underscore is none.
    """
    if not folder.is_dir():
        return ()
    # Every mark of a class asks this: a scan takes a quarter of the time that paths take.
    with os.scandir(folder) as entries:
        modules = sorted(
            (one.name, one.stat().st_mtime_ns)
            for one in entries
            if one.name.endswith(".py") and not one.name.startswith("_")
        )
    return _loaded(folder, tuple(modules))


@cache
def _loaded(folder: Path, modules: tuple[tuple[str, int], ...]) -> tuple[Exercise, ...]:
    found = (_load(folder / name) for name, _changed in modules)
    return tuple(sorted(found, key=lambda exercise: exercise.number))


class ExerciseError(ValueError):
    """A module that is no exercise; the message has its file, the line, and what to do."""


def _load(path: Path) -> Exercise:
    spec = spec_from_file_location(f"natorussia_exercise_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ExerciseError(console.filled("{0} cannot be read as a Python module", path))
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # whatever an author's module may raise
        why = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}"
        told = console.filled("{0}, line {1}: {2}", path.name, _line_of(error, path), why)
        raise ExerciseError(told) from error
    found = getattr(module, "EXERCISE", None)
    if not isinstance(found, Exercise):
        raise ExerciseError(
            console.filled(
                (
                    "{0}: it has no `EXERCISE = Exercise(...)`; name it with an underscore "
                    "before it if it only helps others"
                ),
                path.name,
            )
        )
    return found


def _line_of(error: BaseException, path: Path) -> int:
    """Return the line of a module that an error comes from."""
    if isinstance(error, SyntaxError):
        return error.lineno or 0
    steps = extract_tb(error.__traceback__)
    return next(
        (one.lineno or 0 for one in reversed(steps) if Path(one.filename).name == path.name), 0
    )
