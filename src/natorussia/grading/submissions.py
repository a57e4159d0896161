"""Submissions: one student's notebook for one exercise, read with care."""

import bz2
import contextlib
import gzip
import hashlib
import io
import lzma
import os
import stat
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.grading.notebooks import MAX_BYTES

NESTED = "\0"  # between the name of an archive in an archive and that of its member
MOST_ARCHIVE = 64 << 20
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    LookupError,
    lzma.LZMAError,
)
_PACKED: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}


@dataclass(frozen=True)
class Beside:
    """A file that was handed in beside a notebook, which speaks of it.

    Parameters
    ----------
    name
        Its place seen from the notebook's folder: ``helpers.py``, ``../tools/days.py``.
    path, member
        The file, or the archive that holds it and the archive's name for it.
    """

    name: str
    path: Path
    member: str = ""


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
    beside
        The student's other files that the notebook may read.
    """

    student: str
    exercise: str
    path: Path | None
    member: str = ""
    problem: str = ""
    late: bool = False
    modified: float = 0.0
    place: str = ""
    beside: tuple[Beside, ...] = ()

    def content(self) -> bytes:
        """Return the notebook's bytes, one more than a notebook may have at most.

        Raises
        ------
        OSError
            If it cannot be read, or is no plain file.
        """
        if self.path is None:
            raise FileNotFoundError(
                console.gettext("none was handed in, or its folder is closed to the grader")
            )
        if self.problem:
            raise OSError(self.problem)
        return content_of(self.path, self.member)

    def files(self) -> dict[str, bytes]:
        """Return what the notebook may read beside it, by name, without what cannot be read."""
        found = {}
        for one in self.beside:
            with contextlib.suppress(OSError):
                found[one.name] = content_of(one.path, one.member)
        return found


def content_of(path: Path, member: str = "", most: int = MAX_BYTES + 1) -> bytes:
    """Return the bytes of a plain file or an archive's member, so many at most.

    Raises
    ------
    OSError
        If it cannot be read, or is no plain file: a link, a pipe, a device, a damaged member.
    """
    outer, *inner = member.split(NESTED)
    last = most if not inner else MOST_ARCHIVE
    content = archived(path, outer, last) if outer else _from_file(path, last)
    for depth, name in enumerate(inner, start=1):
        content = _inside(content, name, most if depth == len(inner) else MOST_ARCHIVE)
    return content


def _from_file(path: Path, most: int) -> bytes:
    """Read a plain file: no link to a classmate's, no pipe that never ends, no device."""
    if path.is_symlink():
        raise OSError(console.gettext("not a plain file; links are not followed"))
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(console.gettext("not a plain file; links are not followed"))
    with open(descriptor, "rb") as content:  # noqa: PTH123  a descriptor has no path
        return content.read(most)


def _inside(content: bytes, name: str, most: int) -> bytes:
    """Return the bytes of a member of an archive that is in memory."""
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as found, found.open(name) as one:
                return one.read(most)
        with tar_of(content) as tar:
            return _member_of(tar, name, most)
    except BROKEN as error:
        raise OSError(
            console.filled("the archive's member cannot be read: {0}", str(error)[:100])
        ) from error


def names_in(content: bytes) -> list[str]:
    """Return the names of the files in a zip or a tar file that is in memory.

    Raises
    ------
    OSError, and what `BROKEN` lists
        If it is neither, or damaged.
    """
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            return [one.filename for one in found.infolist() if not one.is_dir()]
    with tar_of(content) as tar:
        return [one.name for one in tar if not one.isdir()]


def tar_of(content: bytes) -> tarfile.TarFile:
    """Open the bytes of a tar file, packed or not, up to a size.

    Raises
    ------
    OSError, and what `BROKEN` lists
        If it is none, damaged or larger.
    """
    unpack = _PACKED.get(content[:2])
    if unpack is not None:
        with unpack(io.BytesIO(content), "rb") as packed:
            content = packed.read(MOST_ARCHIVE + 1)
    if len(content) > MOST_ARCHIVE:
        raise tarfile.TarError(
            console.filled("it unpacks to more than {0} bytes", f"{MOST_ARCHIVE:,}")
        )
    return tarfile.open(fileobj=io.BytesIO(content), mode="r:")


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
        raise OSError(
            console.filled("the archive's member cannot be read: {0}", str(error)[:100])
        ) from error


@lru_cache(maxsize=16)
def _opened(path: Path, _changed: int, _thread: int) -> zipfile.ZipFile:
    """Open a zip file once for all its members: its list of contents is read each time."""
    return zipfile.ZipFile(path)


def _from_tar(path: Path, member: str, most: int) -> bytes:
    with tarfile.open(path) as found:
        return _member_of(found, member, most)


def _member_of(found: tarfile.TarFile, member: str, most: int) -> bytes:
    content = found.extractfile(member) if found.getmember(member).isreg() else None
    if content is None:
        raise OSError(console.gettext("not a plain file; links are not followed"))
    return content.read(most)


def digest(content: bytes, files: Mapping[str, bytes] | None = None) -> str:
    """Return what tells one version of a submission, with the files beside it, from another."""
    found = hashlib.sha256(content)
    for name, one in sorted((files or {}).items()):
        found.update(f"\0{name}\0".encode() + hashlib.sha256(one).digest())
    return found.hexdigest()
