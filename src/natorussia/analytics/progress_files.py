"""Progress files that students exported, read whatever has become of them.

The page writes them (``frontend/storage/file.ts``): JSON with ``course``, ``version`` (3; version
1 had no forecasts, version 2 no notes), ``name`` where the student gave one, and three records,
``log`` of answers, ``forecasts`` and ``decisions``.  A record maps an id to its tries, and a try
has ``t`` (when, in milliseconds since 1970), ``c`` (credit, 0 to 1), ``n`` (which try), ``h``
(hints seen), and where there are any ``s`` (how sure: 0 guessing, 1 fairly, 2 sure), ``a`` (the
answer), ``v`` (the wording that was answered) and ``g`` (1 where the student asked to be shown the
answer: no credit, no ``a``, and ``n`` is that of the try before).  The ``notes`` that a reader
keeps of events are hers, and not read.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from natorussia.analytics.scorm_results import attempts_in
from natorussia.analytics.statements import statements_in, told_by
from natorussia.analytics.unpacked import files, may_hold
from natorussia.data import json_text
from natorussia.data.languages.catalogues import filled, gettext

VERSIONS = (1, 2, 3)
PARTS = ("log", "forecasts", "decisions")
Try = dict[str, Any]
Log = dict[str, list[Try]]
_LATEST = 8.64e15
_SURE = (None, 0, 1, 2)


class ProgressError(ValueError):
    """A file that is no progress file of this course; the message says what it is instead."""


@dataclass(slots=True)
class Reader:
    """A student: what is known of her from one file or several.

    ``learner`` is what identifies her to a record store; empty for those known by files alone.
    """

    name: str
    files: list[str]
    records: dict[str, Log]
    learner: str = ""


@dataclass(slots=True)
class Readers:
    """Who handed something in, and what has to be said of the files."""

    readers: list[Reader] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(paths: Iterable[str | Path], course: str = "natorussia") -> Readers:
    """Read progress files, and put together what belongs to the same student.

    Parameters
    ----------
    paths
        Files, folders with files at any depth, and zip files: progress files, statements that a
        record store of the Experience API gives back, and, named itself, Moodle's interactions
        report of a SCORM package (CSV).
    course
        Files of other courses are skipped.

    Returns
    -------
    Readers
        Two files are of one student where they share a try, which has a time to the millisecond,
        unless they bear different names.  ``notes`` has a line for every file that was skipped,
        damaged, put together with another, or doubtful; nothing about a file is fatal.
    """
    found = Readers()
    for label, text in files(paths, found.notes):
        try:
            told = _told(label, text, course, found.notes)
            each = [(*parse(text, course), "")] if told is None else told
        except ProgressError as error:
            found.notes.append(filled("{0} was skipped: {1}.", label, error))
            continue
        for name, records, lost, learner in each:
            if lost:
                found.notes.append(
                    filled(
                        "{0} is damaged: {1} tries could not be read, the rest was.", label, lost
                    )
                )
            _place(found, Reader(name, [label], records, learner))
    _name_all(found)
    return found


def _told(
    label: str, text: bytes, course: str, notes: list[str]
) -> list[tuple[str, dict[str, Log], int, str]] | None:
    """Return what a platform tells of each learner; None where the text is nothing of the kind.

    Raises
    ------
    ProgressError
        If a platform wrote it, and it tells of no answer to this course.
    """
    statements = statements_in(text)
    if statements is not None:
        told, others = told_by(statements, course)
        none = filled("its {0} statements tell of no answer to “{1}”", len(statements), course)
    else:
        attempts = attempts_in(text)
        if attempts is None:
            return None
        told, others = attempts, 0
        none = filled("this report tells of no answer to “{0}”", course)
        notes.append(
            filled("{0} says when a visit began, and not when each answer was given.", label)
        )
    if not told:
        raise ProgressError(none)
    if others:
        notes.append(
            filled("{0} has {1} answers to another course, which were left out.", label, others)
        )
    found = []
    for one in told:
        log, lost = _sound(one.log)
        records = {**{part: {} for part in PARTS}, "log": log}
        found.append((one.name, records, lost, one.learner))
    return found


def parse(text: bytes | str, course: str) -> tuple[str, dict[str, Log], int]:
    """Return the name, the records and how many tries could not be read.

    Raises
    ------
    ProgressError
        If it is no progress file, or one of another course or of a version that is not known.
    """
    try:
        found = json_text.loads(text)
    except (ValueError, RecursionError):
        raise ProgressError(gettext("it is no progress file, or only a part of one")) from None
    if not isinstance(found, dict) or not isinstance(found.get("course"), str):
        raise ProgressError(gettext("it is no progress file"))
    if found["course"] != course:
        whose = filled("it belongs to the course “{0}”, and this is “{1}”", found["course"], course)
        raise ProgressError(whose)
    if found.get("version") not in VERSIONS:
        raise ProgressError(
            filled(
                "it is of version {0}, and versions 1 to 3 are known; install a newer natorussia"
                " to read it",
                found.get("version"),
            )
        )
    logs = {part: _sound(found.get(part)) for part in PARTS}
    name = found.get("name")
    name = " ".join(name.split())[:80] if isinstance(name, str) else ""
    return name, {part: log for part, (log, _) in logs.items()}, sum(n for _, n in logs.values())


def _sound(log: object) -> tuple[Log, int]:
    """Return the tries of a record that can be read, and how many cannot."""
    if not isinstance(log, dict):
        return {}, int(log is not None)
    kept: Log = {}
    lost = 0
    for name, tries in log.items():
        each = tries if isinstance(tries, list) else [tries]
        good = [one for one in each if _is_try(one)]
        lost += len(each) - len(good)
        if good:
            kept[name] = good
    return merge(kept, {}), lost


def _is_try(one: object) -> bool:
    return (
        isinstance(one, dict)
        and _within(one.get("t"), 0, _LATEST)
        and _within(one.get("c"), 0, 1)
        and _within(one.get("n"), 1, 1e6)
        and _within(one.get("h"), 0, 1e6)
        and one.get("s") in _SURE
    )


def _within(value: object, least: float, most: float) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and least <= value <= most  # type: ignore[operator]


def identity(one: Try) -> str:
    """Return what two copies of a try share, and no two tries."""
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def merge(a: Log, b: Log) -> Log:
    """Return the union of two records: in either order the same, and no try twice."""
    merged: Log = {}
    for name in sorted({*a, *b}):
        each = {identity(one): one for one in [*a.get(name, []), *b.get(name, [])]}
        merged[name] = [each[key] for key in sorted(each, key=lambda k: (each[k]["t"], k))]
    return merged


def _tries(reader: Reader) -> set[tuple[str, str, str]]:
    return {
        (part, name, identity(one))
        for part, log in reader.records.items()
        for name, tries in log.items()
        for one in tries
    }


def _place(found: Readers, new: Reader) -> None:
    """Add a file to the student whose tries it shares, or as one more student."""
    mine = _tries(new)
    if not mine:
        found.notes.append(filled("{0} holds no answers.", new.files[0]))
    for known in list(found.readers):
        theirs = _tries(known)
        same = bool(new.learner) and new.learner == known.learner
        if not same and ((new.learner and known.learner) or not mine & theirs):
            continue
        both = filled("{0} and {1}", new.files[0], known.files[0])
        if known.name and new.name and known.name != new.name and not same:
            many = len(mine & theirs)
            found.notes.append(
                filled("{0} bear different names and share {1} tries: look at them.", both, many)
            )
            continue
        if mine <= theirs:
            found.notes.append(
                filled("{0} holds nothing that {1} does not.", new.files[0], known.files[0])
            )
        elif same:
            found.notes.append(filled("{0} tell of the same learner, and were put together.", both))
        else:
            found.notes.append(filled("{0} share tries, and were put together.", both))
        found.readers.remove(known)
        new = Reader(
            known.name or new.name,
            [*known.files, *new.files],
            {part: merge(known.records[part], new.records[part]) for part in PARTS},
            known.learner or new.learner,
        )
        mine |= theirs
    found.readers.append(new)


def _name_all(found: Readers) -> None:
    """Give every student a name that no other has."""
    taken: set[str] = set()
    for number, reader in enumerate(found.readers, 1):
        plain = reader.name or _from_file(reader.files[0]) or filled("student {0}", number)
        reader.name, again = plain, 2
        while reader.name in taken:
            reader.name, again = f"{plain} ({again})", again + 1
        taken.add(reader.name)


# How Canvas names what students handed in, and how Moodle names the folder of each student.
_CANVAS = re.compile(r"([^_/]+)_(?:LATE_)?(\d+)_\d+_.+", re.IGNORECASE)
_MOODLE = re.compile(r"(?:^|/)([^/]+?)_(\d+)_assignsubmission_file(?:_|/|$)")


def handed_in_by(label: str) -> tuple[str, str] | None:
    """Return whose file it is by Canvas or Moodle, as name and number; else None."""
    found = _by_canvas(label) or _MOODLE.search(label)
    return (found[1], found[2]) if found else None


def _by_canvas(label: str) -> re.Match[str] | None:
    """Return what Canvas made of a file's name, or of that of the zip in which it was handed in."""
    parts = [part for part in Path(label).parts if may_hold(part)]
    return next(filter(None, map(_CANVAS.match, reversed(parts))), None)


def _from_file(label: str) -> str:
    """Return what a file's name says of a student: nothing, where the browser chose the name."""
    path = Path(label)
    if found := handed_in_by(label):
        return found[0]
    if "-progress" not in path.stem:
        return path.stem
    told = path.stem.partition("-progress")[2].strip("- ()0123456789")
    return told or ("" if path.parent.suffix == ".zip" else path.parent.name)
