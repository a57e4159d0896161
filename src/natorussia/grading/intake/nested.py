"""A student's own zip file among the files: opened, so that the notebook in it is found."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from natorussia.grading.intake.files import File, Listing, parts_of, without_tools
from natorussia.grading.submissions import BROKEN, NESTED, archived

_MOST_MEMBERS, _MOST_BYTES = 5_000, 64 << 20


def opened(found: Listing) -> Listing:
    """Return a listing with the files of students' zip files in place of these."""
    files, tools = without_tools(part for file in found.files for part in unpacked(file))
    return replace(found, files=files, leftovers=(*found.leftovers, *tools))


def unpacked(file: File) -> list[File]:
    """Return the files in a zip file that holds a notebook, in its place; any other file itself.

    They came in when the zip file did, whatever day the archive has for them.
    """
    names = _names(file) if is_zip(file.parts[-1]) else []
    if not any(".ipynb" in name.casefold() for name in names):
        return [file]
    before = f"{file.member}{NESTED}" if file.member else ""
    return [
        File(file.path, before + name, (*file.parts, *parts_of(name)), file.modified)
        for name in names
    ]


def is_zip(name: str) -> bool:
    """Whether a file is called as a zip file is."""
    return name.casefold().endswith(".zip")


def _names(file: File) -> list[str]:
    """Return the names of a zip file's members; none where it cannot be read, or is a class's."""
    try:
        with zipfile.ZipFile(_source(file)) as content:
            found = dict.fromkeys(one.filename for one in content.infolist() if not one.is_dir())
    except (OSError, *BROKEN):
        return []
    return [] if len(found) > _MOST_MEMBERS else list(found)


def _source(file: File) -> io.BytesIO | Path:
    if file.member:
        return io.BytesIO(archived(file.path, file.member, _MOST_BYTES))
    if file.path.is_symlink() or not file.path.is_file():
        raise OSError("not a plain file; links are not followed")
    return file.path
