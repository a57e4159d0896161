"""Students, put together from whatever tells of their answers: files, statements, downloads."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.platforms import QUIET, report_in
from natorussia.analytics.progress_files import (
    PARTS,
    Log,
    ProgressError,
    identity,
    merge,
    parse,
    sound,
)
from natorussia.analytics.statements import Told
from natorussia.analytics.unmarked import Marking, mark
from natorussia.analytics.unpacked import files, may_hold
from natorussia.data.languages.catalogues import filled

Bank = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Reader:
    """A student: what is known of her from one file or several.

    ``learner`` is what identifies her to a record store or platform; empty for those known by files
    alone.  ``ids`` are her numbers, names and addresses there, and ``points`` what a platform says
    that she earned, and of how many, by the name of its column.
    """

    name: str
    files: list[str]
    records: dict[str, Log]
    learner: str = ""
    ids: list[str] = field(default_factory=list)
    points: dict[str, tuple[float, float | None]] = field(default_factory=dict)
    _tries: set[tuple[str, str, str]] | None = None

    def tries(self) -> set[tuple[str, str, str]]:
        """Return what tells each try from all others, worked out once."""
        if self._tries is None:
            self._tries = {
                (part, name, identity(one))
                for part, log in self.records.items()
                for name, tries in log.items()
                for one in tries
            }
        return self._tries


@dataclass(slots=True)
class Readers:
    """Who handed something in, what to say of the files, and which questions tests asked."""

    readers: list[Reader] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def read(paths: Iterable[str | Path], course: str = "natorussia") -> Readers:
    """Read what a class handed in, and put together what belongs to the same student.

    Parameters
    ----------
    paths
        Files, folders with files at any depth, and zip files: progress files, and what a learning
        platform gives back (see :mod:`natorussia.analytics.platforms`).
    course
        Files of other courses are skipped.

    Returns
    -------
    Readers
        Two files are of one student where they share a try, which has a time to the millisecond,
        unless they bear different names.  Answers that were handed in unmarked are marked.
        ``notes`` has a line for every file that was skipped, damaged, put together with another, or
        doubtful; nothing about a file is fatal.
    """
    found, bank = Readers(), cache(_bank)
    for label, text in files(paths, found.notes):
        try:
            new = _readers(label, text, course, found)
            for one in new:
                one.records["log"] = _marked(one, found, bank)
        except ProgressError as error:
            found.notes.append(filled("{0} was skipped: {1}.", label, error))
            continue
        for one in new:
            _place(found, one)
    _name_all(found)
    return found


def _readers(label: str, text: bytes, course: str, found: Readers) -> list[Reader]:
    """Return the students that a file tells of.

    Raises
    ------
    ProgressError
        If it tells of none.
    """
    report = report_in(label, text, course)
    if report is None:
        name, records, lost = parse(text, course)
        _say_lost(label, lost, found)
        return [Reader(name, [label], records)]
    found.notes += report.notes
    found.asked |= report.asked
    return [_reader(label, one, found) for one in report.told]


def _reader(label: str, told: Told, found: Readers) -> Reader:
    log, lost = sound(told.log)
    _say_lost(label, lost, found)
    records = {**{part: {} for part in PARTS}, "log": log}
    return Reader(told.name, [label], records, told.learner, told.ids, told.points)


def _say_lost(label: str, lost: int, found: Readers) -> None:
    if lost:
        told = filled(
            "{0} is damaged; tries that could not be read: {1}. The rest was read.", label, lost
        )
        found.notes.append(told)


def _marked(reader: Reader, found: Readers, bank: Callable[[], Bank]) -> Log:
    """Return a reader's tries with marks, and say what has to be looked at."""
    log = reader.records["log"]
    if not any(one.get("u") for tries in log.values() for one in tries):
        return log
    marked, told = mark(log, bank())
    found.asked |= {name for name, one in bank().items() if one["section"] in told.sections}
    found.notes += _said_of(reader.name or reader.files[0], told)
    return marked


def _bank() -> Bank:
    return {one["id"]: one for one in asked.load_course()}


def _said_of(label: str, told: Marking) -> Iterable[str]:
    if told.unknown:
        yield filled(
            "{0}: unmarked answers to questions that the course does not have: {1}.",
            label,
            told.unknown,
        )
    if told.reworded:
        yield filled(
            "{0}: answers to questions that have changed since, marked as these are now: {1}. "
            "Look at them.",
            label,
            told.reworded,
        )
    for question, answer in told.unread:
        yield filled(
            "{0}: the answer “{1}” to {2} could not be read with certainty, and earned nothing: "
            "look at it.",
            label,
            answer,
            question,
        )


def _place(found: Readers, new: Reader) -> None:
    """Add a file to the student whose tries it shares, or as one more student."""
    mine = set(new.tries())
    if not mine and not new.points:
        found.notes.append(filled("{0} holds no answers.", new.files[0]))
    for known in list(found.readers):
        same = bool(new.learner) and new.learner == known.learner
        if not same and new.learner and known.learner:
            continue
        theirs = known.tries()
        if not same and mine.isdisjoint(theirs):
            continue
        both = filled("{0} and {1}", new.files[0], known.files[0])
        if known.name and new.name and known.name != new.name and not same:
            many = len(mine & theirs)
            found.notes.append(
                filled("{0} bear different names; shared tries: {1}. Look at them.", both, many)
            )
            continue
        if mine and mine <= theirs:
            found.notes.append(
                filled("{0} holds nothing that {1} does not.", new.files[0], known.files[0])
            )
        elif same and not new.learner.startswith(QUIET):
            found.notes.append(filled("{0} tell of the same learner, and were put together.", both))
        elif not same:
            found.notes.append(filled("{0} share tries, and were put together.", both))
        found.readers.remove(known)
        new = Reader(
            known.name or new.name,
            [*known.files, *new.files],
            {part: merge(known.records[part], new.records[part]) for part in PARTS},
            known.learner or new.learner,
            [*known.ids, *new.ids],
            {**known.points, **new.points},
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
