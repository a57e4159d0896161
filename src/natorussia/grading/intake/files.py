"""The files that came in: of a folder, a zip file or a tar file, each of them once."""

import os
import tarfile
import zipfile
from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext

_MAX_MEMBERS = 500_000
_TOOLS = {".git", ".ipynb_checkpoints", "__MACOSX", "__pycache__", ".venv", "node_modules"}
_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"}


@dataclass(frozen=True)
class File:
    """One file that came in.

    Parameters
    ----------
    path
        The file, or the archive that holds it.
    member
        The archive's name for it; empty for a file of its own.
    parts
        Its place below the folder or in the archive, as text.
    modified
        When it was last changed, in seconds since 1970; 0 where that is not known.
    """

    path: Path
    member: str
    parts: tuple[str, ...]
    modified: float

    @property
    def name(self) -> str:
        """The place as one text."""
        return "/".join(self.parts)


@dataclass(frozen=True)
class Leftover:
    """A file (or several, below one folder) that is no hand-in, and why."""

    name: str
    why: str
    files: int = 1


@dataclass(frozen=True)
class Listing:
    """All that a folder or an archive holds."""

    files: tuple[File, ...]
    leftovers: tuple[Leftover, ...]
    empty: tuple[str, ...]
    is_archive: bool


def shown(name: str) -> str:
    """Return a file's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def listing(source: Path, out: Path | None = None) -> Listing:
    """List a folder or an archive; what tools and systems leave behind is counted apart.

    Parameters
    ----------
    source
        A folder, a zip file or a tar file.
    out
        A folder that belongs to the grader, and is left out.

    Raises
    ------
    FileNotFoundError
        If it is none of the three, or holds more than 500,000 files.
    """
    if source.is_dir():
        files, empty = _of_folder(source, out)
    else:
        files, empty = _of_archive(source), ()
    return Listing(*without_tools(files), empty, not source.is_dir())


def below(file: File) -> File:
    """Return a file as it is seen from the outermost folder that it stands in."""
    return replace(file, parts=file.parts[1:])


def without_tools(files: Iterable[File]) -> tuple[tuple[File, ...], tuple[Leftover, ...]]:
    """Part files from what tools and systems leave behind."""
    files = tuple(files)
    return tuple(file for file in files if _tool(file.parts) is None), tuple(_tools(files))


def is_tools(folder: str) -> bool:
    """Whether a folder is called as one that a tool makes."""
    return folder in _TOOLS


def _tool(parts: tuple[str, ...]) -> str | None:
    """Return the folder or file that a tool or a system left there, if this is one."""
    for depth, part in enumerate(parts, start=1):
        last = depth == len(parts)
        if (part in _TOOLS and not last) or (last and (part in _SYSTEM or part.startswith("._"))):
            return "/".join(parts[:depth])
    return None


def _tools(files: tuple[File, ...]) -> Iterator[Leftover]:
    counts: dict[str, int] = {}
    for file in files:
        place = _tool(file.parts)
        if place is not None:
            counts[place] = counts.get(place, 0) + 1
    for place, count in counts.items():
        yield Leftover(place, gettext("left by a tool or a system"), count)


def _of_folder(source: Path, out: Path | None) -> tuple[tuple[File, ...], tuple[str, ...]]:
    ours = out.resolve() if out else None
    found: list[File] = []
    empty = []
    for place, folders, names in os.walk(source, onerror=None):
        here = Path(place)
        folders[:] = sorted(one for one in folders if not _is(here / one, ours))
        odd = [one for one in folders if (here / one).is_symlink() or one.endswith(".ipynb")]
        folders[:] = [one for one in folders if one not in odd]
        parts = tuple(map(shown, here.relative_to(source).parts))
        found += [_file(here / name, (*parts, shown(name))) for name in sorted([*names, *odd])]
        if len(parts) == 1:
            empty.append(parts[0])
    with_files = {file.parts[0] for file in found if _tool(file.parts) is None}
    return tuple(found), tuple(name for name in empty if name not in with_files | _TOOLS)


def _is(folder: Path, ours: Path | None) -> bool:
    return ours is not None and folder.name == ours.name and folder.resolve() == ours


def _file(path: Path, parts: tuple[str, ...]) -> File:
    try:
        modified = path.lstat().st_mtime
    except OSError:
        modified = 0.0
    return File(path, "", parts, modified)


def _of_archive(source: Path) -> tuple[File, ...]:
    try:
        if zipfile.is_zipfile(source):
            found = list(_of_zip(source))
        elif tarfile.is_tarfile(source):
            found = list(_of_tar(source))
        else:
            raise FileNotFoundError(
                console.filled(
                    "{0} is neither a folder nor a zip or tar file; where it is another "
                    "archive, unpack it, and grade the folder",
                    source,
                )
            )
    except (zipfile.BadZipFile, tarfile.TarError, OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise FileNotFoundError(
            console.filled("{0} cannot be read as an archive: {1}", source, error)
        ) from error
    if len(found) > _MAX_MEMBERS:
        raise FileNotFoundError(
            console.filled(
                "{0} has {1} members, a class at most {2}; unpack it, and grade the folder",
                source,
                f"{len(found):,}",
                f"{_MAX_MEMBERS:,}",
            )
        )
    return tuple(found)


def _of_zip(source: Path) -> Iterator[File]:
    """Yield a zip's members; of two with one name the last, as every unpacker has it."""
    with zipfile.ZipFile(source) as content:
        members = {one.filename: one for one in content.infolist() if not one.is_dir()}
    for name, member in members.items():
        try:
            modified = float(timegm((*member.date_time, 0, 0, 0)))
        except (ValueError, OverflowError):
            modified = 0.0
        yield File(source, name, parts_of(name), modified)


def _of_tar(source: Path) -> Iterator[File]:
    with tarfile.open(source) as content:
        members = {one.name: one for one in content if not one.isdir()}
    for name, member in members.items():
        yield File(source, name, parts_of(name), float(member.mtime))


def parts_of(member: str) -> tuple[str, ...]:
    """Return a member's place, without the steps that would lead out of the archive."""
    text = member.encode("utf-8", "backslashreplace").decode()
    steps = text.replace("\\", "/").split("/")
    return tuple(step for step in steps if step not in {"", ".", ".."}) or ("?",)
