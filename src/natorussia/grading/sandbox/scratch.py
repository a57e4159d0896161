"""The scratch folder: the one place where a notebook can write, emptied before each run."""

import contextlib
import os
from pathlib import Path
from stat import S_ISREG

_ENTRY = 4096


def wipe(folder: str) -> None:
    """Empty a folder, whatever a child did to permissions, and however deep."""
    with contextlib.suppress(OSError):
        Path(folder).chmod(0o700)
    number = 0
    while entries := list(os.scandir(folder)):
        for entry in entries:
            number = _flatten(entry, folder, number)


def _flatten(entry: "os.DirEntry[str]", top: str, number: int) -> int:
    """Remove a file; of a folder lift what is inside to the top, then remove it."""
    if not entry.is_dir(follow_symlinks=False):
        Path(entry.path).unlink()
        return number
    Path(entry.path).chmod(0o700)
    for inner in os.scandir(entry.path):
        number += 1
        if inner.is_dir(follow_symlinks=False):
            Path(inner.path).chmod(0o700)
        Path(inner.path).rename(Path(top, f".{number}.{os.urandom(8).hex()}"))
    Path(entry.path).rmdir()
    return number


def size(folder: str, process: int = 0) -> int:
    """Return the bytes that a process keeps in a folder, more than any limit if that is hidden.

    A file that has been unlinked counts as long as the process has it open.  Where the folder is a
    file system of its own, it is asked; elsewhere the folder and the process's files are.
    """
    if os.path.ismount(folder):
        found = os.statvfs(folder)
        return (found.f_blocks - found.f_bfree) * found.f_frsize
    total, folders = _unlinked(process), [folder]
    while folders:
        try:
            for entry in os.scandir(folders.pop()):
                total += _ENTRY + _size_of(entry, folders)
        except FileNotFoundError:
            continue
        except OSError:
            return 1 << 62
    return total


def _size_of(entry: "os.DirEntry[str]", folders: list[str]) -> int:
    """Return a file's bytes, none where it has just been deleted; add a folder to the others."""
    try:
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        return entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:
        return 0


def _unlinked(process: int) -> int:
    """Return the bytes of the files that a process has open and no folder has any longer."""
    total = 0
    with contextlib.suppress(OSError):
        for descriptor in Path(f"/proc/{process}/fd").iterdir():
            with contextlib.suppress(OSError):
                found = descriptor.stat()
                total += found.st_size if not found.st_nlink and S_ISREG(found.st_mode) else 0
    return total
