"""A package: the page, its files and a manifest in one zip, the same bytes every time."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from natorussia import data
from natorussia.data import UnknownNameError
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.lms.links import Links
from natorussia.lms.packages import manifests
from natorussia.lms.packages.book_page import book_page
from natorussia.lms.packages.content import Content
from natorussia.lms.packages.quiz_page import quiz_page
from natorussia.questions.bank import banks

KINDS = {
    "scorm12": noted("a SCORM 1.2 package"),
    "scorm2004": noted("a SCORM 2004 4th edition package"),
    "cmi5": noted("a cmi5 package"),
    "xapi": noted("a package for plain xAPI (tincan.xml)"),
}
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_WRITERS: dict[str, Callable[[Content, float | None], tuple[str, bytes]]] = {
    "scorm12": manifests.scorm12,
    "scorm2004": manifests.scorm2004,
    "cmi5": manifests.cmi5,
    "xapi": manifests.xapi,
}


@dataclass(frozen=True)
class Packed:
    """What was written: the archive, how many files it holds, and its size in bytes."""

    path: Path
    files: int
    size: int


def package(  # noqa: PLR0913
    kind: str,
    path: Path,
    section: str,
    *,
    quiz: bool = False,
    test: bool = False,
    keyed: bool = True,
    passes: float | None = None,
    links: Links | None = None,
    book: Path = Path("_build/html"),
) -> Packed:
    """Write a chapter, or its questions alone, as a package for a learning platform.

    Parameters
    ----------
    kind
        ``scorm12``, ``scorm2004``, ``cmi5`` or ``xapi``.
    path
        The zip to write.
    section
        The id of the section.
    quiz
        Whether to pack the questions alone, which needs no built book.
    test
        Whether the questions are a test, answered together, once; of ``quiz`` alone.
    keyed
        Whether the package marks what is answered, by a key that can be read from it.  A test may
        do without: its answers are reported unmarked, and ``natorussia report`` marks them.
    passes
        The share of the points that passes, from 0 to 1; None: completed is all there is.
    links
        Where the course can be read.
    book
        The folder of the built book.

    Raises
    ------
    UnknownNameError
        If there is no such kind or section, or the section has no questions.
    FileNotFoundError
        If the built book lacks the page or a file that it needs.
    ValueError
        If a test is asked of a chapter, practice without a key, a pass mark where nothing is
        marked, or the pass mark is no share.
    """
    _refuse(kind, section, quiz=quiz)
    _refuse_ways(passes, quiz=quiz, test=test, keyed=keyed)
    where = links or Links()
    content = (
        quiz_page(section, kind, passes, where, test=test, keyed=keyed)
        if quiz
        else book_page(section, kind, passes, where, book)
    )
    manifest = _WRITERS[kind](content, passes)
    return _zipped(path, dict([manifest, *sorted(content.files.items())]))


def _refuse(kind: str, section: str, *, quiz: bool) -> None:
    if kind not in KINDS:
        raise UnknownNameError(console.gettext("kind of package"), kind, list(KINDS))
    known = banks() if quiz else list(data.index("sections"))
    if section not in known:
        raise UnknownNameError(
            noted("section with questions") if quiz else noted("section"), section, known
        )


def _refuse_ways(passes: float | None, *, quiz: bool, test: bool, keyed: bool) -> None:
    if test and not quiz:
        raise ValueError(
            console.gettext(
                "a chapter is for practice; pack its questions alone with `--quiz --test`"
            )
        )
    if not keyed and not test:
        raise ValueError(
            console.gettext("practice tells what is right, and needs its key; pack a test without")
        )
    if not keyed and passes is not None:
        raise ValueError(
            console.gettext(
                "a test without its key earns no points until it is marked, so nobody "
                "passes it; leave out --pass, or put the key into the package with "
                "--with-key"
            )
        )
    if passes is not None and not 0 <= passes <= 1:
        raise ValueError(
            console.filled(
                "got {0} per cent to pass; expected a number from 0 to 100", f"{100 * passes:g}"
            )
        )


def _zipped(path: Path, files: dict[str, bytes]) -> Packed:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, content)
    part.replace(path)
    return Packed(path, len(files), path.stat().st_size)
