"""Finding submissions: folders of students, and what is in them."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from natorussia.exercises import NAMES, exercise
from natorussia.grading.reading import MAX_BYTES


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one exercise, or why there is none."""

    student: str
    exercise: str
    path: Path | None

    def content(self) -> bytes:
        """Return the file's bytes, one more than a notebook may have at most.

        Raises
        ------
        OSError
            If it cannot be read, or is no plain file.
        """
        if self.path is None:
            raise FileNotFoundError("no notebook was handed in")
        if self.path.parent.is_symlink() or self.path.is_symlink() or not self.path.is_file():
            raise OSError("not a plain file; links are not followed")
        with self.path.open("rb") as content:
            return content.read(MAX_BYTES + 1)


def digest(content: bytes) -> str:
    """Return what tells one version of a submission from another."""
    return hashlib.sha256(content).hexdigest()


def find(folder: Path, only: Iterable[str] = ()) -> Iterator[Submission]:
    """Find ``<student>/<exercise>.ipynb`` in a folder, sorted; what is not there is missing.

    Raises
    ------
    FileNotFoundError
        If the folder holds no student's folder.
    """
    students = sorted(path for path in folder.iterdir() if _is_student(path))
    if not students:
        raise FileNotFoundError(
            f"{folder} holds no submissions; expected folders like STUDENT/01-nineties.ipynb"
        )
    wanted = [exercise(name).notebook for name in only] or _handed_in(students)
    for student in students:
        for name in wanted:
            path = student / f"{name}.ipynb"
            there = path.exists() or path.is_symlink()
            yield Submission(_shown(student.name), name, path if there else None)


def _shown(name: str) -> str:
    """Return a folder's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_student(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def _handed_in(students: list[Path]) -> list[str]:
    """Return the exercises that at least one student has handed in."""
    known = [exercise(name).notebook for name in NAMES]
    found = [
        name for name in known if any((student / f"{name}.ipynb").exists() for student in students)
    ]
    return found or known
