"""The scratch folder: the one place where a notebook can write, emptied before each run."""

import contextlib
import os
from pathlib import Path

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


def size(folder: str) -> int:
    """Return the bytes in a folder, more than any limit where it cannot be read."""
    total, folders = 0, [folder]
    while folders:
        try:
            for entry in os.scandir(folders.pop()):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                total += _ENTRY + entry.stat(follow_symlinks=False).st_size
        except OSError:
            return 1 << 62
    return total
