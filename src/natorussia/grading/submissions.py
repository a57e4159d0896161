"""Submissions: one student's notebook for one exercise, read with care."""

import hashlib
import io
import os
import stat
import tarfile
import threading
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from natorussia.grading.notebooks import MAX_BYTES

NESTED = "\0"  # between the name of an archive in an archive and that of its member
_MOST_ARCHIVE = 64 << 20
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    LookupError,
)


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one exercise: a file, an archive's member, or nothing.

    Parameters
    ----------
    problem
        Why it cannot be a notebook, where that is known already.
    late
        Whether the system that it came from has marked it late.
    modified
        When the file was last changed, in seconds since 1970; 0 where that is not known.
    place
        Where it stands below the folder or in the archive.
    """

    student: str
    exercise: str
    path: Path | None
    member: str = ""
    problem: str = ""
    late: bool = False
    modified: float = 0.0
    place: str = ""

    def content(self) -> bytes:
        """Return the notebook's bytes, one more than a notebook may have at most.

        Raises
        ------
        OSError
            If it cannot be read, or is no plain file.
        """
        if self.path is None:
            raise FileNotFoundError("none was handed in, or its folder is closed to the grader")
        if self.problem:
            raise OSError(self.problem)
        return content_of(self.path, self.member)


def content_of(path: Path, member: str = "") -> bytes:
    """Return the bytes of a plain file or an archive's member, not many more than allowed.

    Raises
    ------
    OSError
        If it cannot be read, or is no plain file: a link, a pipe, a device, a damaged member.
    """
    return _from_archive(path, member) if member else _from_file(path)


def _from_file(path: Path) -> bytes:
    """Read a plain file: no link to a classmate's, no pipe that never ends, no device."""
    if path.is_symlink():
        raise OSError("not a plain file; links are not followed")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a plain file; links are not followed")
    with open(descriptor, "rb") as content:  # noqa: PTH123  a descriptor has no path
        return content.read(MAX_BYTES + 1)


def _from_archive(path: Path, member: str) -> bytes:
    outer, _, inner = member.partition(NESTED)
    if not inner:
        return archived(path, member, MAX_BYTES + 1)
    content = io.BytesIO(archived(path, outer, _MOST_ARCHIVE))
    try:
        with zipfile.ZipFile(content) as found, found.open(inner) as one:
            return one.read(MAX_BYTES + 1)
    except BROKEN as error:
        raise OSError(f"the archive's member cannot be read: {str(error)[:100]}") from error


def archived(path: Path, member: str, most: int) -> bytes:
    """Return the bytes of an archive's member, so many at most.

    Raises
    ------
    OSError
        If it cannot be read, or is no plain file.
    """
    try:
        if zipfile.is_zipfile(path):
            with _opened(path, path.stat().st_mtime_ns, threading.get_ident()).open(member) as one:
                return one.read(most)
        return _from_tar(path, member, most)
    except BROKEN as error:
        raise OSError(f"the archive's member cannot be read: {str(error)[:100]}") from error


@lru_cache(maxsize=16)
def _opened(path: Path, _changed: int, _thread: int) -> zipfile.ZipFile:
    """Open a zip file once for all its members: its list of contents is read each time."""
    return zipfile.ZipFile(path)


def _from_tar(path: Path, member: str, most: int) -> bytes:
    with tarfile.open(path) as found:
        content = found.extractfile(member) if found.getmember(member).isreg() else None
        if content is None:
            raise OSError("not a plain file; links are not followed")
        return content.read(most)


def digest(content: bytes) -> str:
    """Return what tells one version of a submission from another."""
    return hashlib.sha256(content).hexdigest()
