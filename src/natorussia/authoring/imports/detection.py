"""Which program a file comes from, by what is in it."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from natorussia.authoring.imports import (
    anki,
    event_tables,
    gift,
    json_files,
    moodle,
    packages,
    qti,
    timelines,
)
from natorussia.authoring.imports.drafts import Drafts, ImportFileError
from natorussia.data import workbooks
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.data.table_files import decoded, read_sheet

KNOWN = noted(
    "a sheet (CSV, .xlsx, .ods) or JSON of TimelineJS, a table with dates and titles (also a list "
    "of objects in JSON), items of `vis-timeline` (JSON), a bank in Moodle's XML or GIFT, items of "
    "QTI 1.2, 2.x or 3.0 (XML or zip), a deck of Anki (.apkg, .colpkg), a datapackage.json"
)

_OTHER_WORKBOOKS = (".xls", ".xlsb", ".numbers")


def read(path: Path) -> Drafts:
    """Return what a file holds.

    Parameters
    ----------
    path
        A file of one of the programs in `KNOWN`.

    Raises
    ------
    ImportFileError
        If it is of none of them, or damaged, or a library that reads it is not here; the message
        says what was expected, or how to install it.
    ValueError
        If it is a table or a workbook that cannot be read.
    """
    with needing(path):
        return _read(path)


@contextmanager
def needing(path: Path) -> Iterator[None]:
    """Tell of a library that is needed to take a file in and is not here.

    Raises
    ------
    ImportFileError
        If there is one; the message says how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportFileError(
            console.filled(
                "{0}: {1} is needed to take it in and is not here; pip install "
                "'natorussia[import,sheets]'",
                path.name,
                error.name,
            )
        ) from error


def _read(path: Path) -> Drafts:
    if path.is_dir():
        path = path / "datapackage.json"
    if workbooks.is_workbook(path):
        return _of_zip(path)
    suffix = path.suffix.lower()
    if suffix in _OTHER_WORKBOOKS:
        raise ImportFileError(
            console.filled(
                "{0}: a workbook of this form is not read; save it as .xlsx, .ods or CSV UTF-8",
                path.name,
            )
        )
    if suffix == ".json":
        is_package = path.name.endswith("datapackage.json")
        return (packages.of_package if is_package else json_files.read)(path)
    # UTF-16 begins with a mark of its order, and has a byte of naught in each letter.
    if path.read_bytes().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return _of_xml(path)
    return _of_text(path, suffix)


def _of_text(path: Path, suffix: str) -> Drafts:
    if suffix == ".gift" or (suffix == ".txt" and "{" in decoded(path)):
        return gift.of_text(path)
    if suffix in (".csv", ".tsv", ".tab", ".txt"):
        return _of_table(path)
    raise ImportFileError(
        console.filled(
            "{0}: what it is cannot be told; expected {1}", path.name, console.gettext(KNOWN)
        )
    )


def _of_zip(path: Path) -> Drafts:
    try:
        with zipfile.ZipFile(path) as box:
            names = box.namelist()
    except zipfile.BadZipFile as error:
        raise ImportFileError(
            console.filled("{0}: it is a damaged zip archive ({1})", path.name, error)
        ) from error
    if any(name.startswith("collection.anki2") for name in names):
        return anki.of_deck(path)
    if "xl/workbook.xml" in names or "content.xml" in names:
        return _of_table(path)
    if any(name.lower().endswith(".xml") for name in names):
        return qti.of_package(path)
    raise ImportFileError(
        console.filled(
            "{0}: this zip archive holds none of: {1}", path.name, console.gettext(KNOWN)
        )
    )


def _of_table(path: Path) -> Drafts:
    if {"Year", "Headline"} <= _columns(path):
        return timelines.of_sheet(path)
    return event_tables.of_table(path)


def _columns(path: Path) -> set[str]:
    """Return the names of the columns of a table, or of the sheet of a workbook."""
    if not workbooks.is_workbook(path):
        return {name.strip() for name in read_sheet(path, timelines.SHEET).header}
    sheets = workbooks.read(path)
    return set(workbooks.header(workbooks.named(sheets, path.stem, set(timelines.SHEET))))


def _of_xml(path: Path) -> Drafts:
    root = moodle.parsed(path, path.read_bytes())
    if root.tag == "quiz":
        return moodle.of_quiz(root)
    if qti.is_qti(root):
        return qti.of_root(root)
    raise ImportFileError(
        console.filled(
            "{0}: its root is <{1}>, expected <quiz> (Moodle), <questestinterop> "
            "(QTI 1.2), <assessmentItem> (QTI 2.x) or <qti-assessment-item> (QTI 3.0)",
            path.name,
            root.tag,
        )
    )
