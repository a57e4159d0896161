"""Files that a class handed in or a platform gave back: alone, in folders, in zips and in those."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from natorussia.data.languages.catalogues import filled, gettext

_LARGEST = 30_000_000
_TABLES = (".csv", ".tsv", ".xlsx", ".ods")
_UTF8 = 0x800  # the flag of a zip member whose name says that it is UTF-8


def files(paths: Iterable[str | Path], notes: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield a label and the content of each file that may tell of a student.

    Parameters
    ----------
    paths
        Files, folders with files at any depth, and zip files.
    notes
        Gets a line for each file that was skipped.
    """
    for path in map(Path, paths):
        try:
            if path.is_dir():
                inside = [one for one in sorted(path.rglob("*")) if may_hold(one.name)]
                for label, text in files(inside, notes):
                    yield label.removeprefix(f"{path}/"), text
            elif zipfile.is_zipfile(path) and not is_workbook(path):
                with zipfile.ZipFile(path) as box:
                    yield from _inside(box, str(path), notes)
            else:
                yield str(path), path.read_bytes()
        except (OSError, zipfile.BadZipFile) as error:
            why = getattr(error, "strerror", None) or error
            notes.append(filled("{0} was skipped: {1}.", path, why))


def may_hold(name: str) -> bool:
    """Return whether a file of this name may tell of students' answers."""
    return name.lower().endswith((".json", ".jsonl", ".zip", *_TABLES))


def is_workbook(file: Path | BytesIO) -> bool:
    """Return whether a zip archive is a workbook of Excel or LibreOffice."""
    try:
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
    except zipfile.BadZipFile:
        return False
    return "xl/workbook.xml" in names or {"mimetype", "content.xml"} <= names


def _inside(
    box: zipfile.ZipFile, place: str, notes: list[str], *, deep: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip, and those of zips in it: what a student packed, an LMS packs again.

    What stands deeper still is named and not opened.
    """
    for member in box.infolist():
        name = _named(member)
        if not may_hold(name) or "__MACOSX" in name:
            continue
        label = f"{place}/{name}"
        if member.file_size > _LARGEST:
            why = gettext("it is larger than any progress file")
            notes.append(filled("{0} was skipped: {1}.", label, why))
        elif deep and name.lower().endswith(".zip"):
            why = gettext("it is packed three times; unpack it first")
            notes.append(filled("{0} was skipped: {1}.", label, why))
        else:
            yield from _opened(box, member, label, notes)


def _opened(
    box: zipfile.ZipFile, member: zipfile.ZipInfo, label: str, notes: list[str]
) -> Iterator[tuple[str, bytes]]:
    try:
        content = box.read(member)
        if not label.lower().endswith(".zip"):
            yield label, content
            return
        with zipfile.ZipFile(BytesIO(content)) as inner:
            yield from _inside(inner, label, notes, deep=True)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        notes.append(filled("{0} was skipped: {1}.", label, error))


def _named(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; many systems write UTF-8 without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename
