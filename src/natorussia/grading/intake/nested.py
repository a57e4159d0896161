"""A student's own archive among the files: opened, so that the notebook in it is found."""

import re
import zipfile
from dataclasses import replace

from natorussia.data.languages import console
from natorussia.grading.intake.files import File, Listing, parts_of, without_tools
from natorussia.grading.submissions import (
    BROKEN,
    MOST_ARCHIVE,
    NESTED,
    content_of,
    names_in,
)

_MOST_MEMBERS, _DEEPEST = 5_000, 3
_ARCHIVE = re.compile(r"\.(zip|tar|tgz|tar\.(gz|bz2|xz))$", re.IGNORECASE)


def opened(found: Listing) -> Listing:
    """Return a listing with the files of students' archives in place of these."""
    files, tools = without_tools(part for file in found.files for part in unpacked(file))
    return replace(found, files=files, leftovers=(*found.leftovers, *tools))


def unpacked(file: File, depth: int = 0) -> list[File]:
    """Return the files in an archive that holds a notebook, in its place; any other file itself.

    An archive in an archive is opened, too.  All came in when the outermost did, whatever day it
    has for them.
    """
    names = _names(file) if is_archive(file.parts[-1]) and depth < _DEEPEST else []
    alone = not file.member and file.parts[-1].casefold().endswith(".zip")
    before = "" if alone else f"{file.member}{NESTED}"
    inside = [
        File(file.path, before + name, (*file.parts, *parts_of(name)), file.modified)
        for name in names
    ]
    found = [part for one in inside for part in unpacked(one, depth + 1)]
    steps = (step for part in found for step in part.parts[len(file.parts) :])
    return found if any(".ipynb" in step.casefold() for step in steps) else [file]


def is_archive(name: str) -> bool:
    """Whether a file is called as a zip or a tar file is."""
    return _ARCHIVE.search(name) is not None


def stem(name: str) -> str:
    """Return an archive's name without what says that it is one."""
    return _ARCHIVE.sub("", name)


def _names(file: File) -> list[str]:
    """Return the names of an archive's members; none where it cannot be read, or is a class's."""
    try:
        found = list(dict.fromkeys(_members(file)))
    except (OSError, *BROKEN):
        return []
    return [] if len(found) > _MOST_MEMBERS else found


def _members(file: File) -> list[str]:
    """Return the names of the files in a zip or a tar file."""
    if not file.member and file.parts[-1].casefold().endswith(".zip"):
        if file.path.is_symlink() or not file.path.is_file():
            raise OSError(console.gettext("not a plain file; links are not followed"))
        with zipfile.ZipFile(file.path) as content:
            return [one.filename for one in content.infolist() if not one.is_dir()]
    return names_in(content_of(file.path, file.member, MOST_ARCHIVE))
