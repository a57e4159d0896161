"""Whose file it is: the names that learning systems, GitHub Classroom and nbgrader give.

Blackboard calls a file ``TITLE_NAME_attempt_TIME_FILE``, its description ``..._TIME.txt``.
Canvas calls a file ``NAME[_LATE]_ID_ATTACHMENT_FILE``, with ``anon_CODE`` for name and ID where
marking is anonymous (its ``lib/content_zipper.rb``); Moodle ``NAME_ID_assignsubmission_PLUGIN_``,
then a slash where each student has a folder, then the file.  Brightspace has a folder
``NUMBER-NUMBER - NAME - DAY`` for each upload, Sakai ``NAME, FIRST(ID)`` for each student, Teams
``Submitted files/NAME/TITLE/Version N``.  ILIAS has a folder ``LAST_FIRST_LOGIN_NUMBER`` for each
student (``getDirectoryNameFromUserData``), OpenOLAT ``LAST_FIRST_LOGIN`` with ``N_submissions``,
``N_revisions_N`` and the tutors' folders in it (its ``GTACourseNode``).  nbgrader's exchange has
``NAME+TITLE+TIME+CODE``; Gradescope exports ``assignment_N_export/submission_N``.
"""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from natorussia.exercises import exercise, exercise_names
from natorussia.grading.intake.files import File
from natorussia.grading.intake.nested import is_archive as is_packed
from natorussia.grading.intake.nested import stem

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
_UPLOAD = r"(?P<id>\d+)-\d+ ?- ?(?P<name>[^/]+?) ?- ?(?P<day>(?:\d{1,2} [^\W\d]+|\w+ \d)"
_BRIGHTSPACE = re.compile(rf"{_UPLOAD}.*)")
_BRIGHTSPACE_FLAT = re.compile(rf"{_UPLOAD}[^-/]*\d{{3,4}}(?: [AP]M)?) ?- ?(?P<file>[^/]+)")
_BRIGHTSPACE_DAYS = (
    *("%b %d, %Y %I%M %p", "%B %d, %Y %I%M %p", "%d %b, %Y %I%M %p", "%d %B, %Y %I%M %p"),
    *("%d %b, %Y %H%M", "%d %B, %Y %H%M"),
)
_SAKAI = re.compile(r"(?P<name>[^/()]+, [^/()]+)\((?P<id>[^/()]+)\)")
_EXCHANGE = re.compile(
    r"(?P<name>[^+]+)\+[^+]+\+(?P<day>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[^+]*(\+.*)?"
)
_GRADESCOPE = re.compile(r"submission_\d+")
_GRADESCOPE_CLASS = re.compile(r"assignment_\d+_export\b.*")
_VERSION = re.compile(r"version (\d{1,9})", re.IGNORECASE)
_COPY_OF = re.compile(
    r"^(copy of|copie de|kopie von|copia d[ei])\b *|\b(copy of|copie de|kopie von|copia d[ei]) *$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^ ?\(\d{1,3}\)")  # as browsers and Drive count what is there already
_AT_THE_END = re.compile(r" ?\(\d{1,3}\)$")
# What people call notebooks and their versions, and nobody's name.
VERSION = r"final|draft|new|old|mine|my|answers?|solutions?|done|fixed|v?\d+|[ ._-]"
NOBODYS = re.compile(
    rf"(?:{VERSION}|untitled|notebooks?|exercises?|homework|hw|assignments?|work|tasks?|weeks?|labs?"
    r"|test|try|backup|attempt|version|starter|copy|the|[^\w])*",
    re.IGNORECASE,
)
PLAIN_FOLDERS = {"exercises", "notebooks", "work", "src", "chapters", "data", "figures"}
# A student's number, and no day.
_A_NUMBER = re.compile(r"(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$)\d{5,12}")
_A_COPY = re.compile(r"cop(y|ie|ia)", re.IGNORECASE)
_REVISION = re.compile(r"\d_revisions_(\d{1,9})")
_UPLOADS = _VERSION, _REVISION
_TUTORS = re.compile(r"\d+_(?:task|corrections(?:_\d+)?|solutions?|assessment)")
_SUBMITTED = re.compile(r"\d+_submissions")
_SAKAIS = {"feedback attachment(s)", "comments.txt", "feedbacktext.html", "timestamp.txt"}
CLASSROOM = "-submissions"
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


def by_system(name: str) -> bool:
    """Whether a learning system gave a file or a folder its name."""
    patterns = (
        _MOODLE,
        _CANVAS,
        _ANONYMOUS,
        _ENTRY,
        _BLACKBOARD,
        _BRIGHTSPACE,
        _BRIGHTSPACE_FLAT,
        _SAKAI,
        _EXCHANGE,
        _GRADESCOPE,
    )
    return any(pattern.fullmatch(name) for pattern in patterns)


def assignments() -> set[str]:
    """Return what the exercises and their notebooks are called."""
    return {name for one in map(exercise, exercise_names()) for name in (one.name, one.notebook)}


def is_students(name: str) -> bool:
    """Whether a learning system called a student's folder so."""
    return any(one.fullmatch(name) for one in (_MOODLE, _BRIGHTSPACE, _SAKAI, _EXCHANGE))


def holds_uploads(name: str) -> bool:
    """Whether a folder is called as one that OpenOLAT makes in a student's."""
    return _SUBMITTED.fullmatch(name) is not None


def is_exports(name: str) -> bool:
    """Whether a learning system called the folder of a whole class so."""
    return bool(_GRADESCOPE_CLASS.fullmatch(name))


def is_upload(name: str) -> bool:
    """Whether a folder in a student's own is called as a learning system calls uploads."""
    return any(one.fullmatch(name) for one in (_SUBMITTED, *_UPLOADS))


def tutors(files: Iterable[File]) -> set[File]:
    """Return the files in students' folders that a tutor put there, or the learning system."""
    deep = [file for file in files if len(file.parts) > 1]
    is_olats = any(_SUBMITTED.fullmatch(file.parts[1]) for file in deep)
    return {
        file
        for file in deep
        if (is_olats and _TUTORS.fullmatch(file.parts[1]))
        or (_SAKAI.fullmatch(file.parts[0]) and file.parts[1].casefold() in _SAKAIS)
    }


def owner(file: File) -> Owned | None:
    """Return a file with the student that the folder it stands in tells, or its system's name."""
    first, *rest = file.parts
    moodle = _MOODLE.fullmatch(first)
    if moodle and (rest or moodle["file"]):
        student = f"{moodle['name']}_{moodle['id']}"
        return Owned(file, student, moodle["name"], ((moodle["name"], moodle["id"]),))
    if not rest:
        return _canvas(file, first)
    if is_packed(first):
        return _canvas(file, first) or Owned(file, stem(first), stem(first))
    return _in_folder(file, first, rest)


def within(file: File) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folder that is a student's, and a file's place in it, as it was handed in.

    There is no such folder where a system has put all files into one: then their names tell what
    they were called.
    """
    first, *rest = file.parts
    if not rest or is_packed(first):
        return (), (_as_uploaded(first), *rest)
    deep = 2 if first.endswith(CLASSROOM) and len(rest) > 1 else 1
    return file.parts[:deep], file.parts[deep:]


def _as_uploaded(name: str) -> str:
    """Return what a file was called before a learning system gave it a name."""
    patterns = (_MOODLE, _ANONYMOUS, _BLACKBOARD, _BRIGHTSPACE_FLAT, _ENTRY, _CANVAS)
    found = next((match for one in patterns if (match := one.fullmatch(name))), None)
    return (found["file"] or name).removeprefix("_") if found else name


def _in_folder(file: File, first: str, rest: list[str]) -> Owned:
    """Return a file with the student whose folder it stands in."""
    if first.endswith(CLASSROOM) and len(rest) > 1:
        student = rest[0].removeprefix(first.removesuffix(CLASSROOM) + "-") or rest[0]
        return Owned(file, student, student)
    if upload := _BRIGHTSPACE.fullmatch(first):
        return _uploaded(file, upload)
    if handed_in := _EXCHANGE.fullmatch(first):
        attempt = int(re.sub(r"\D", "", handed_in["day"]))
        return Owned(file, handed_in["name"], handed_in["name"], attempt=attempt)
    if person := _SAKAI.fullmatch(first):
        return Owned(file, person["id"], person["name"])
    uploads = (found for part in rest for found in map(re.Pattern.fullmatch, _UPLOADS, 2 * [part]))
    versions = [int(match[1]) for match in uploads if match]
    return Owned(file, first, first, attempt=versions[0] if versions else 0)


def _uploaded(file: File, upload: re.Match[str]) -> Owned:
    claim = upload["name"], upload["id"]
    return Owned(file, "_".join(claim), claim[0], (claim,), attempt=_minutes(upload["day"]))


def _minutes(day: str) -> int:
    """Return a day and time as Brightspace writes them, ``Nov 30, 2026 1015 AM``, in minutes."""
    for written in _BRIGHTSPACE_DAYS:
        with contextlib.suppress(ValueError):
            read = datetime.strptime(day, written)  # noqa: DTZ007  any zone
            return read.toordinal() * 1440 + read.hour * 60 + read.minute
    return 0


def _canvas(file: File, name: str) -> Owned | None:
    anonymous = _ANONYMOUS.fullmatch(name)
    if anonymous:
        student, attempt = anonymous["name"], int(anonymous["ids"] or 0)
        return Owned(file, student, student, (), bool(anonymous["late"]), attempt)
    blackboard = _BLACKBOARD.fullmatch(name)
    if blackboard:
        attempt = int(blackboard["ids"].replace("-", ""))
        return Owned(file, blackboard["name"], blackboard["name"], (), attempt=attempt)
    if upload := _BRIGHTSPACE_FLAT.fullmatch(name):
        return _uploaded(file, upload)
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


def named(file: File) -> Owned | None:
    """Read a name that a person gave: that of the exercise's notebook, with the student's at it."""
    stem = file.parts[0].partition(".ipynb")[0]
    for known in sorted(assignments(), key=len, reverse=True):
        before, here, behind = stem.partition(known)
        before = _COPY_OF.sub("", before)  # Drive says so before what stood there
        behind = _AGAIN.sub("", behind)
        own = " ".join(part.strip(" _-.,") for part in (before, behind)).strip()
        is_name = re.search(r"[^\W\d_]", own) or _A_NUMBER.fullmatch(own)
        if here and is_name and not _A_COPY.search(own):
            return Owned(file, own, own)
    return None


def called(file: File) -> Owned | None:
    """Read the name that a person gave a notebook, in which no exercise stands, as the student's.

    What says nothing but that it is one, or which version of it, is nobody's.
    """
    own = _COPY_OF.sub("", file.parts[-1].partition(".ipynb")[0]).strip()
    own = _AT_THE_END.sub("", own)
    if ".ipynb" not in file.parts[-1] or NOBODYS.fullmatch(own):
        return None
    return Owned(file, own, own)


def _claim(name: str, ids: list[str], at: int) -> Claim:
    return "_".join([name, *ids[:at]]), ids[at]
