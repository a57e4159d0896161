"""Finding submissions: folders of students, nbgrader's tree, the zip files of Canvas and Moodle."""

import hashlib
import os
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from natorussia.exercises import exercise, exercise_names
from natorussia.grading.notebooks import MAX_BYTES

_MAX_MEMBERS = 50_000
# A student names the end of a member, never its beginning: both are matched from there.
_CANVAS = re.compile(r"(?P<name>[^_/]+)_(?:LATE_)?(?P<id>\d+)_\d+_(?P<file>[^/]+\.ipynb)")
_MOODLE = re.compile(
    r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_file_?/(?:.+/)?(?P<file>[^/]+\.ipynb)"
)
_NBGRADER = {"source", "release", "submitted", "autograded", "feedback"}


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one exercise: a file, a zip's member, or nothing."""

    student: str
    exercise: str
    path: Path | None
    member: str = ""

    def content(self) -> bytes:
        """Return the notebook's bytes, one more than a notebook may have at most.

        Raises
        ------
        OSError
            If it cannot be read, or is no plain file.
        """
        if self.path is None:
            raise FileNotFoundError("none was handed in, or its folder is closed to the grader")
        if self.member:
            return _from_zip(self.path, self.member)
        below = self.path.parent.name in _assignments(self.exercise)
        return _from_file(self.path, 2 if below else 1)


def _assignments(name: str) -> tuple[str, str]:
    """Return what nbgrader's folder of an exercise may be called."""
    return name, name[3:]


def _from_file(path: Path, folders: int) -> bytes:
    """Read a plain file: no link to a classmate's, no pipe that never ends, no device."""
    if any(one.is_symlink() for one in (path, *list(path.parents)[:folders])):
        raise OSError("not a plain file; links are not followed")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a plain file; links are not followed")
    with open(descriptor, "rb") as content:  # noqa: PTH123  a descriptor has no path
        return content.read(MAX_BYTES + 1)


def _from_zip(path: Path, member: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as found, found.open(member) as content:
            return content.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise OSError(f"the zip file's member cannot be read: {str(error)[:100]}") from error


def digest(content: bytes) -> str:
    """Return what tells one version of a submission from another."""
    return hashlib.sha256(content).hexdigest()


def find(source: Path, only: Iterable[str] = (), out: Path | None = None) -> Iterator[Submission]:
    """Find submissions, sorted by student; what a student did not hand in is missing.

    Parameters
    ----------
    source
        A folder of ``STUDENT/EXERCISE.ipynb``, or ``STUDENT/ASSIGNMENT/EXERCISE.ipynb`` as nbgrader
        keeps in its ``submitted``, or a zip file that Canvas or Moodle made.
    only
        The exercises to look for; those that anyone has handed in where not given.
    out
        A folder that belongs to the grader, and is no student's.

    Raises
    ------
    FileNotFoundError
        If there are no submissions.
    """
    known = [exercise(name).notebook for name in exercise_names()]
    wanted = [exercise(name).notebook for name in only]
    found = _in_zip(source, wanted or known) if source.is_file() else _in_folder(source, out)
    names = wanted or [name for name in known if any(name in files for files in found.values())]
    if not found:
        raise FileNotFoundError(
            f"{source} holds no submissions; expected folders like STUDENT/01-nineties.ipynb, "
            "nbgrader's submitted folder, or the zip file that Canvas or Moodle makes"
        )
    for student in sorted(found):
        for name in names or known:
            path, member = found[student].get(name, (None, ""))
            yield Submission(student, name, path, member)


_Files = dict[str, dict[str, tuple[Path, str]]]


def _in_folder(source: Path, out: Path | None) -> _Files:
    ours = out.resolve() if out else None
    students = [path for path in source.iterdir() if _is_student(path) and path.resolve() != ours]
    if "submitted" in {path.name for path in students} and not _are_students(students):
        students = list(filter(_is_student, (source / "submitted").iterdir()))
    found: _Files = {}
    for student in sorted(students):
        name = _shown(student.name)
        name = name if name not in found else f"{name} ({len(found)})"
        found[name] = _of_student(student)
    return found


def _is_student(path: Path) -> bool:
    return path.is_dir() and (not path.name.startswith(".") or bool(_of_student(path)))


def _are_students(folders: list[Path]) -> bool:
    """Whether these are students' folders, and the one called submitted is a student's as well."""
    others = [path for path in folders if path.name not in _NBGRADER]
    return any(map(_of_student, others))


def _shown(name: str) -> str:
    """Return a folder's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _of_student(student: Path) -> dict[str, tuple[Path, str]]:
    names = [exercise(name).notebook for name in exercise_names()]
    found = {}
    for name in names:
        here = [student / f"{name}.ipynb"]
        below = [student / assignment / f"{name}.ipynb" for assignment in _assignments(name)]
        for path in here + below:
            if _is_there(path):
                found[name] = (path, "")
                break
    return found


def _is_there(path: Path) -> bool:
    """Whether there is something, be it a broken link, in a folder that we may enter."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _in_zip(source: Path, names: list[str]) -> _Files:
    found: _Files = {}
    try:
        with zipfile.ZipFile(source) as content:
            members = sorted(content.infolist(), key=lambda one: one.date_time)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileNotFoundError(f"{source} is neither a folder nor a zip file: {error}") from error
    if len(members) > _MAX_MEMBERS:
        raise FileNotFoundError(
            f"{source} has {len(members):,} members, a class at most {_MAX_MEMBERS:,}; unpack it, "
            "and grade the folder"
        )
    for member in members:
        file = member.filename.rpartition("/")[2]
        match = _MOODLE.fullmatch(member.filename) or _CANVAS.fullmatch(file)
        if match is None:
            continue
        student = f"{match['name']}_{match['id']}"
        for name in _which(match["file"], names):
            found.setdefault(student, {})[name] = (source, member.filename)
    return found


def _which(file: str, names: list[str]) -> list[str]:
    """Return the exercise that a file's name tells, or the only one that is asked for."""
    return [name for name in names if name in file] or (names if len(names) == 1 else [])
