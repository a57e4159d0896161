"""Who has handed in what: each file with its student, or a leftover with a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from natorussia.data.languages.catalogues import gettext
from natorussia.grading.intake.files import File, Leftover, Listing, below
from natorussia.grading.intake.layouts import (
    CLASSROOM,
    PLAIN_FOLDERS,
    VERSION,
    Owned,
    assignments,
    by_system,
    called,
    holds_uploads,
    is_exports,
    is_students,
    is_upload,
    named,
    owner,
    tutors,
)
from natorussia.grading.intake.nested import is_archive as is_packed
from natorussia.grading.intake.recognition import by_content, by_name
from natorussia.grading.intake.sections import is_of_sections
from natorussia.grading.submissions import content_of

_NBGRADER = {"source", "release", "submitted", "autograded", "feedback", "gradebook.db"}
_OF_CLASS = {"submissions", "abgaben"}  # as ILIAS calls it
_OF_TEAMS, _TEAMS, _KEPT_BACK = "student work", "submitted files", "working files"
# What people write behind a notebook's name that is nobody's name.
_A_VERSION = re.compile(rf"(?:{VERSION})+", re.IGNORECASE)


def owned(listing: Listing) -> tuple[list[Owned], list[Leftover], list[str]]:
    """Return the files with their students, what belongs to nobody, and students with no file."""
    files, told = _within_class(listing)
    found: list[Owned] = []
    nobodys: list[Leftover] = []
    theirs, named_by = tutors(files), set[str]()
    is_flat = all(len(file.parts) == 1 for file in files)
    for file in files:
        whose = owner(file) or (_by_its_name(file) if is_flat else None)
        if file in theirs and whose:
            nobodys.append(Leftover(file.name, gettext("was put there by a tutor or the system")))
            named_by.add(whose.student)
        elif whose is None:
            nobodys.append(
                Leftover(
                    file.name, gettext("stands in no student's folder, and its name tells none")
                )
            )
        else:
            found.append(whose)
    without = named_by - {one.student for one in found}
    return _told_apart(found), nobodys + told, [*listing.empty, *sorted(without)]


def _by_its_name(file: File) -> Owned | None:
    """Return a notebook of an exercise with the student whom its own name tells."""
    found = named(file)
    if found or by_name(file.parts[-1]) or not _exercise_of(file):
        return found
    return called(file)


def _exercise_of(file: File) -> str | None:
    """Return the exercise that a notebook says it is; none where it cannot be read."""
    try:
        return by_content(content_of(file.path, file.member))
    except OSError:
        return None


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
        files = [below(file) for file in files if file.parts[0] == "submitted"]
    while True:
        if {file.parts[0].casefold() for file in files} == {_OF_TEAMS}:
            files = [below(file) for file in files]
        if _is_teams(files):
            handed_in = [file for file in files if file.parts[0].casefold() == _TEAMS]
            left += [
                Leftover(file.name, gettext("was worked on, and not handed in"))
                for file in files
                if file.parts[0].casefold() != _TEAMS
            ]
            return [below(file) for file in handed_in], left
        beside, within = _beside_class(files)
        wrapped = _is_wrapped(within, is_archive=listing.is_archive) or is_of_sections(within)
        if not wrapped:
            return files, left
        told = gettext("stands in no student's folder, and its name tells none")
        left += [Leftover(file.name, told) for file in beside]
        files = [below(file) for file in within]


def _beside_class(files: list[File]) -> tuple[list[File], list[File]]:
    """Part the tables and notes that a system puts beside a class's folder from what is in it."""
    beside = [one for one in files if len(one.parts) == 1 and not (_is_one(one) or owner(one))]
    return beside, [one for one in files if one not in beside]


def _is_one(file: File) -> bool:
    """Whether a file is called as a notebook or an archive is."""
    return ".ipynb" in file.parts[-1].casefold() or is_packed(file.parts[-1])


def _is_teams(files: list[File]) -> bool:
    """Whether these are the two folders of Teams: what was handed in, and what is worked on."""
    tops = {file.parts[0].casefold() for file in files if len(file.parts) > 1}
    flat = any(len(file.parts) == 1 for file in files)
    return _TEAMS in tops <= {_TEAMS, _KEPT_BACK} and not flat


def _tells_students(files: Iterable[File]) -> bool:
    """Whether the names of files in one folder tell several students for one exercise."""
    people: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in files:
        *place, name = file.parts
        whose = named(replace(file, parts=(name,)))
        if whose and not _A_VERSION.fullmatch(whose.name):
            title = next(one for one in sorted(assignments()) if one in name)
            people[*place, title].add(whose.name)
    return any(len(one) > 1 for one in people.values()) or _are_called_after_students(files)


def _are_called_after_students(files: Iterable[File]) -> bool:
    """Whether all notebooks stand in one folder, are of one exercise, and have people's names."""
    notebooks = [one for one in files if ".ipynb" in one.parts[-1].casefold()]
    names = {whose.name for whose in map(called, notebooks) if whose}
    alone = all(len(one.parts) == 2 and not by_name(one.parts[-1]) for one in notebooks)  # noqa: PLR2004
    if not alone or not 1 < len(names) == len(notebooks):
        return False
    told = set(map(_exercise_of, notebooks))
    return len(told) == 1 and None not in told


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
    """Whether one folder around the class holds all files, or one for each exercise."""
    tops = {file.parts[0] for file in files}
    if not tops or any(len(file.parts) < 2 for file in files):  # noqa: PLR2004
        return False
    if {one.casefold() for one in tops} <= assignments():
        return _is_of_several(files)
    within = [below(one) for one in files]
    return len(tops) == 1 and (
        _is_class(tops.pop(), files, is_archive=is_archive) or is_of_sections(within)
    )


def _is_of_several(files: list[File]) -> bool:
    """Whether a folder called after an exercise holds more than one person's notebook of it."""
    notebooks = [one for one in files if ".ipynb" in one.parts[-1].casefold()]
    deep = any(len(one.parts) > 2 or named(below(one)) for one in files)  # noqa: PLR2004
    return deep or len(notebooks) > len({one.parts[0] for one in notebooks})


def _is_class(top: str, files: list[File], *, is_archive: bool) -> bool:
    """Whether the one folder that holds all files is a class's, and not a student's."""
    if is_students(top) or top.endswith(CLASSROOM):
        return False
    inner: dict[str, list[File]] = defaultdict(list)
    for file in files:
        inner[file.parts[1]].append(file)
    systems = sum(by_system(name) for name in inner)
    persons = any(is_students(name) and len(one[0].parts) > 2 for name, one in inner.items())  # noqa: PLR2004
    persons = persons or any(holds_uploads(one.parts[2]) for one in files if len(one.parts) > 3)  # noqa: PLR2004
    if is_exports(top) or (systems and (is_archive or systems > 1)) or persons:
        return True
    parted = {name.casefold() for name in inner} & (PLAIN_FOLDERS | assignments())
    if _tells_students(files):
        return True
    if parted or any(map(is_upload, inner)) or (is_packed(top) and by_system(top)):
        return False
    is_sure = is_archive or top.casefold() in _OF_CLASS
    return _is_around(files, least=0 if is_sure else 1)


def _is_around(files: list[File], least: int) -> bool:
    """Whether more folders than so many hold notebooks, or what they hold is several people's.

    Files beside the folders, which may be a student's own, leave only the last.
    """
    direct = [file for file in files if len(file.parts) == 2]  # noqa: PLR2004
    if any(map(_is_one, direct)):
        return False
    with_notebooks = {file.parts[1] for file in files if ".ipynb" in file.name}
    if direct:
        around = {one.casefold() for one in with_notebooks}
        several = bool(around) and around <= _OF_CLASS
    else:
        several = len(with_notebooks) > least
    return several or _holds_people([file for file in files if file not in direct])


def _holds_people(files: list[File]) -> bool:
    """Whether folders side by side, some folders below, hold notebooks of one exercise."""
    while len({file.parts[0] for file in files}) == 1 and all(len(one.parts) > 1 for one in files):
        files = _beside_class([below(file) for file in files])[1]
    people: dict[str | None, set[str]] = defaultdict(set)
    for file in files:
        if len(file.parts) > 1 and ".ipynb" in file.parts[-1].casefold():
            people[by_name(file.parts[-1])].add(file.parts[0])
    return any(len(found) > 1 for name, found in people.items() if name)


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
