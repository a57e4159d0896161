"""Whose file it is: the names that Canvas, Moodle, GitHub Classroom and nbgrader give.

Blackboard calls a file ``TITLE_NAME_attempt_TIME_FILE``, its description ``..._TIME.txt``.
Canvas calls a file ``NAME[_LATE]_ID_ATTACHMENT_FILE``, with ``anon_CODE`` for name and ID where
marking is anonymous (its ``lib/content_zipper.rb``); Moodle ``NAME_ID_assignsubmission_PLUGIN_``,
then a slash where each student has a folder, then the file.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from natorussia.data.languages.catalogues import gettext
from natorussia.exercises import exercise, exercise_names
from natorussia.grading.intake.files import File, Leftover, Listing
from natorussia.grading.intake.nested import is_zip

_CANVAS = re.compile(r"(?P<name>[^/]+?)_(?P<late>LATE_)?(?P<ids>\d+(?:_\d+)+)_(?P<file>[^/]*)")
_ANONYMOUS = re.compile(
    r"(?P<late>LATE_)?(?P<name>anon_[^_/]+)_((?P<ids>\d+)_(?P<file>[^/]*)|(text|link)\.html)"
)
_ENTRY = re.compile(r"(?P<name>[^/]+?)_(?P<late>LATE_)?(?P<ids>\d+)_(?P<file>(text|link)\.html)")
_MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?P<plugin>file|onlinetext)_?(?P<file>.*)"
)
_BLACKBOARD = re.compile(
    r".+_(?P<name>[^_/]+)_attempt_(?P<ids>\d{4}(?:-\d\d){2,5})(?P<file>_[^/]*|\.txt)"
)
_A_COPY = re.compile(r"cop(y|ie|ia)", re.IGNORECASE)
_NBGRADER = {"source", "release", "submitted", "autograded", "feedback", "gradebook.db"}
_CLASSROOM = "-submissions"
_PLAIN_FOLDERS = {"exercises", "notebooks", "work", "src", "chapters", "data", "figures"}
Claim = tuple[str, str]


@dataclass(frozen=True)
class Owned:
    """A file and the student it belongs to.

    Parameters
    ----------
    claims
        The pairs of name and number that the file's name can be read as.  More than one where a
        group's name ends in a number: then the number alone proves nothing.
    late
        Whether Canvas has marked it late.
    attempt
        Canvas' number of the upload; a later one is higher.
    """

    file: File
    student: str
    name: str
    claims: tuple[Claim, ...] = ()
    late: bool = False
    attempt: int = 0


def owned(listing: Listing) -> tuple[list[Owned], list[Leftover], list[str]]:
    """Return the files with their students, what belongs to nobody, and students with no file."""
    files, told = _within_class(listing)
    found: list[Owned] = []
    nobodys: list[Leftover] = []
    is_flat = all(len(file.parts) == 1 for file in files)
    for file in files:
        owner = _owner(file) or (_named(file) if is_flat else None)
        if owner is None:
            nobodys.append(
                Leftover(
                    file.name, gettext("stands in no student's folder, and its name tells none")
                )
            )
        else:
            found.append(owner)
    return _told_apart(found), nobodys + told, list(listing.empty)


def _within_class(listing: Listing) -> tuple[list[File], list[Leftover]]:
    """Step into the folder that holds the class, where there is one around it."""
    files = list(listing.files)
    left: list[Leftover] = []
    tops = {file.parts[0] for file in files if len(file.parts) > 1}
    if "submitted" in tops and _is_nbgrader(files, tops):
        left = [
            Leftover(file.name, gettext("belongs to nbgrader, not to a student"))
            for file in files
            if file.parts[0] != "submitted"
        ]
        files = [_below(file) for file in files if file.parts[0] == "submitted"]
    while _is_wrapped(files, is_archive=listing.is_archive):
        files = [_below(file) for file in files]
    return files, left


def _below(file: File) -> File:
    return replace(file, parts=file.parts[1:])


def _is_nbgrader(files: list[File], tops: set[str]) -> bool:
    """Whether this is nbgrader's tree, and not a student of that name among others."""
    others = {
        file.parts[0]
        for file in files
        if len(file.parts) > 1 and ".ipynb" in file.name and file.parts[0] not in _NBGRADER
    }
    direct = any(len(file.parts) == 2 and file.parts[0] == "submitted" for file in files)  # noqa: PLR2004
    return not others and not direct and bool(tops)


def _is_wrapped(files: list[File], *, is_archive: bool) -> bool:
    tops = {file.parts[0] for file in files}
    if len(tops) != 1 or any(len(file.parts) < 2 for file in files):  # noqa: PLR2004
        return False
    (top,) = tops
    if _MOODLE.fullmatch(top) or top.endswith(_CLASSROOM):
        return False
    inner: dict[str, list[File]] = defaultdict(list)
    for file in files:
        inner[file.parts[1]].append(file)
    systems = sum(_by_system(name) for name in inner)
    if systems and (is_archive or systems > 1):
        return True
    if is_zip(top) and _by_system(top):
        return False
    direct = any(len(file.parts) == 2 for file in files)  # noqa: PLR2004
    if direct or {name.casefold() for name in inner} & (_PLAIN_FOLDERS | _assignments()):
        return False
    with_notebooks = [one for one in inner.values() if any(".ipynb" in file.name for file in one)]
    return len(with_notebooks) > (0 if is_archive else 1)


def _by_system(name: str) -> bool:
    patterns = (_MOODLE, _CANVAS, _ANONYMOUS, _ENTRY, _BLACKBOARD)
    return any(pattern.fullmatch(name) for pattern in patterns)


def _assignments() -> set[str]:
    return {name for one in map(exercise, exercise_names()) for name in (one.name, one.notebook)}


def _owner(file: File) -> Owned | None:
    first, *rest = file.parts
    moodle = _MOODLE.fullmatch(first)
    if moodle and (rest or moodle["file"]):
        student = f"{moodle['name']}_{moodle['id']}"
        return Owned(file, student, moodle["name"], ((moodle["name"], moodle["id"]),))
    if not rest:
        return _canvas(file, first)
    if is_zip(first):
        return _canvas(file, first) or Owned(file, first[:-4], first[:-4])
    if first.endswith(_CLASSROOM) and len(rest) > 1:
        student = rest[0].removeprefix(first.removesuffix(_CLASSROOM) + "-") or rest[0]
        return Owned(file, student, student)
    return Owned(file, first, first)


def _canvas(file: File, name: str) -> Owned | None:
    anonymous = _ANONYMOUS.fullmatch(name)
    if anonymous:
        student, attempt = anonymous["name"], int(anonymous["ids"] or 0)
        return Owned(file, student, student, (), bool(anonymous["late"]), attempt)
    blackboard = _BLACKBOARD.fullmatch(name)
    if blackboard:
        attempt = int(blackboard["ids"].replace("-", ""))
        return Owned(file, blackboard["name"], blackboard["name"], (), attempt=attempt)
    entry = _ENTRY.fullmatch(name)
    match = entry or _CANVAS.fullmatch(name)
    if match is None:
        return None
    late = bool(match["late"])
    ids = match["ids"].split("_")
    if entry:
        claim = match["name"], ids[0]
        return Owned(file, "_".join(claim), match["name"], (claim,), late)
    claims = tuple(_claim(match["name"], ids, at) for at in range(len(ids) - 1))
    student = "_".join([match["name"], *ids[:-1]])
    return Owned(file, student, match["name"], claims, late, int(ids[-1]))


def _named(file: File) -> Owned | None:
    """Read a name that a person gave: that of the exercise's notebook, with the student's at it."""
    stem = file.parts[0].partition(".ipynb")[0]
    for known in sorted(_assignments(), key=len, reverse=True):
        before, here, behind = stem.partition(known)
        own = " ".join(part.strip(" _-.,") for part in (before, behind)).strip()
        if here and re.search(r"[^\W\d_]", own) and not _A_COPY.search(own):
            return Owned(file, own, own)
    return None


def _claim(name: str, ids: list[str], at: int) -> Claim:
    return "_".join([name, *ids[:at]]), ids[at]


def _told_apart(found: Iterable[Owned]) -> list[Owned]:
    """Give a number to students whose names look the same once they are text, and are not."""
    raw: dict[str, list[str]] = defaultdict(list)
    told = []
    for one in found:
        own = _top(one.file)
        if own not in raw[one.student]:
            raw[one.student].append(own)
        at = raw[one.student].index(own)
        told.append(replace(one, student=f"{one.student} ({at})") if at and own else one)
    return told


def _top(file: File) -> str:
    """Return the name on disk of the folder that gave the student's; nothing in an archive."""
    if file.member or len(file.parts) == 1:
        return ""
    return file.path.parts[-len(file.parts)] if "\\x" in file.parts[0] else ""
