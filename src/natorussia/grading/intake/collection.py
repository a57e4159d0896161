"""The collection: one hand-in a student and exercise, and every other file with a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.exercises import exercise, exercise_names
from natorussia.grading.intake.beside import MOST, beside, handed_in
from natorussia.grading.intake.files import File, Leftover, listing
from natorussia.grading.intake.layouts import Claim, Owned
from natorussia.grading.intake.nested import opened
from natorussia.grading.intake.owners import owned
from natorussia.grading.intake.recognition import by_content, by_name, is_notebook
from natorussia.grading.placing import places
from natorussia.grading.submissions import Submission, content_of

_MAYBE_NOTEBOOKS = {".ipynb", ".txt", ".json", ""}
_ATTEMPTS = {".pdf", ".html", ".htm", ".py", ".docx", ".doc", ".odt", ".rtf", ".txt", ".zip"}
_ATTEMPTS |= {".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".url", ".webloc", ".json"}
_ATTEMPTS |= {".md", ".qmd", ".rmd", ".tex", ".pages", ".png", ".jpg", ".jpeg", ".heic"}
_COPY = re.compile(r"(^|[^a-z])cop(y|ie|ia)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\((\d+)\)|-(\d+)|[-_ ]v(\d+))\s*(?:\.\w+)+$", re.IGNORECASE)


@dataclass
class Intake:
    """What came in.

    Attributes
    ----------
    submissions
        One a student and exercise, sorted; without a file where none was handed in.
    leftovers
        Every file that is none of these, with the reason.
    files
        How many files came in: those of the submissions, and the leftovers.
    claims
        By student, the pairs of name and number that the files' names can be read as.
    """

    submissions: list[Submission] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    files: int = 0
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidate:
    """A file that may be what a student handed in for an exercise; a higher rank goes first."""

    owner: Owned
    exercise: str | None
    sure: int
    is_notebook: bool
    is_worked: bool = True

    def rank(self) -> tuple[object, ...]:
        """Return what puts it before another of the same student and exercise."""
        name, file = self.owner.file.parts[-1], self.owner.file
        number = _NUMBER.search(name)
        return (
            self.is_notebook,
            self.sure,
            self.is_worked,
            self.owner.attempt,
            -1 if _COPY.search(name) else int(number[number.lastindex or 0][:9]) if number else 0,
            file.modified,
            file.name,
        )


def collect(source: Path, only: Iterable[str] = (), out: Path | None = None) -> Intake:
    """Take in a folder or an archive.

    Parameters
    ----------
    source
        Folders of students, however deep their notebooks stand; nbgrader's tree; the zip files
        of Canvas and Moodle, or what they unpack to; the folders that GitHub Classroom clones.
    only
        The exercises to look for; those that anyone has handed in where not given.
    out
        A folder that belongs to the grader, and is no student's.

    Raises
    ------
    FileNotFoundError
        If there are no submissions.
    """
    found = opened(listing(source, out))
    owners, nobodys, empty = owned(found)
    wanted = [exercise(name).notebook for name in only]
    candidates = [_candidate(owner) for owner in owners]
    students = sorted({one.student for one in owners} | {name for name in empty if name[0] != "."})
    names = wanted or _handed_in(candidates)
    intake = Intake(leftovers=[*found.leftovers, *nobodys])
    intake.files = len(owners) + sum(one.files for one in intake.leftovers)
    _sort_out(intake, candidates, names, students)
    if not any(one.path for one in intake.submissions) and not students:
        raise FileNotFoundError(
            console.filled(
                "{0} holds no submissions{1}; expected folders like "
                "STUDENT/01-rome.ipynb, nbgrader's submitted folder, or the zip file "
                "that Canvas or Moodle makes",
                source,
                _for_example(intake.leftovers),
            )
        )
    for owner in owners:
        intake.claims.setdefault(owner.student, owner.claims)
    return intake


def _for_example(leftovers: list[Leftover]) -> str:
    """Return in brackets why a file is none, of notebooks first."""
    ranked = sorted(leftovers, key=lambda one: ".ipynb" not in one.name)
    return f" ({ranked[0].name} {ranked[0].why})" if ranked else ""


def _handed_in(candidates: list[_Candidate]) -> list[str]:
    """Return the exercises that anyone has handed in, in the course's order."""
    known = [exercise(name).notebook for name in exercise_names()]
    return [name for name in known if any(name == one.exercise for one in candidates)] or known


def _candidate(owner: Owned) -> _Candidate:
    file = owner.file
    suffix = PurePosixPath(file.parts[-1]).suffix.casefold()
    told = by_name(file.parts[-1])
    if suffix not in _MAYBE_NOTEBOOKS:
        return _Candidate(owner, told, 1 if told else 0, is_notebook=False)
    try:
        content = content_of(file.path, file.member)
    except OSError:  # it has its row, which says why
        return _Candidate(owner, told, 1 if told else 0, is_notebook=suffix == ".ipynb")
    is_one = is_notebook(content) or suffix == ".ipynb"
    said = by_content(content) if is_one else None
    name = said or told
    worked = name is None or not _is_blank(content, name)
    return _Candidate(owner, name, 2 if said else 1 if told else 0, is_one, worked)


def _is_blank(content: bytes, name: str) -> bool:
    """Whether it is the starter as it was given out, byte for byte or saved again."""
    asked = exercise(name)
    starters = {one.starter().splitlines()[0].encode() for one in asked.questions}
    codes = sum(cell["cell_type"] == "code" for cell in places(asked).starter.values())
    return all(one in content for one in starters) and content.count(b'"code"') <= codes


def _sort_out(
    intake: Intake, candidates: list[_Candidate], names: list[str], students: list[str]
) -> None:
    """Choose what counts for each student and exercise; give every other file its reason."""
    groups: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    left: list[tuple[_Candidate, str]] = []
    others: dict[str, list[Owned]] = defaultdict(list)
    for one in candidates:
        name = one.exercise or (names[0] if len(names) == 1 and _is_attempt(one) else None)
        if not (one.is_notebook and one.exercise):
            others[one.owner.student].append(one.owner)
        if name is None or name not in names or not _is_attempt(one):
            left.append((one, _left(one, name)))
        else:
            groups[one.owner.student, name].append(one)
    told: dict[File, str] = {}
    for student in students:
        for name in names:
            ranked = sorted(groups[student, name], key=_Candidate.rank, reverse=True)
            found = _submission(student, name, ranked[:1])
            found = _with_files(found, ranked[:1], others[student], told)
            intake.submissions.append(found)
            left += [(one, filled("{0} counts in its place", found.place)) for one in ranked[1:]]
    intake.leftovers += [
        Leftover(one.owner.file.name, told.get(one.owner.file, why)) for one, why in left
    ]


def _with_files(
    found: Submission, chosen: list[_Candidate], others: list[Owned], told: dict[File, str]
) -> Submission:
    """Return a submission with the files that its notebook may read, and tell what became of them.

    Parameters
    ----------
    told
        By file, what to say of it: it is added to.
    """
    there = handed_in(chosen[0].owner, others) if chosen and chosen[0].is_notebook else {}
    if not there:
        return found
    try:
        taken, large = beside(found.content(), there)
    except OSError:  # its row says why
        return found
    files = {(one.file.path, one.file.member): one.file for one in others}
    for one in taken:
        told[files[one.path, one.member]] = filled("goes with {0}, which may read it", found.place)
    for one in large:
        told[files[one.path, one.member]] = filled(
            "cannot go with {0}: what a notebook reads has {1} bytes at most",
            *(found.place, f"{MOST:,}"),
        )
    return replace(found, beside=tuple(taken))


def _is_attempt(one: _Candidate) -> bool:
    return one.is_notebook or (
        PurePosixPath(one.owner.file.parts[-1]).suffix.casefold() in _ATTEMPTS
        and not _is_beside(one.owner.file)
    )


def _is_beside(file: File) -> bool:
    """Whether it is one of the files that stand beside notebooks: what to read, what to install."""
    stem = file.parts[-1].partition(".")[0].casefold()
    return stem in {"readme", "license", "requirements", "timestamp", "changelog", "setup"}


def _left(one: _Candidate, name: str | None) -> str:
    if name is not None and _is_attempt(one):
        return filled("is {0}, which was not asked for", name)
    if one.is_notebook:
        return gettext("is a notebook, and none of the exercises")
    return gettext("is no notebook")


def _submission(student: str, name: str, chosen: list[_Candidate]) -> Submission:
    for one in chosen:
        file = one.owner.file
        wrong = filled("{0} is no notebook; hand in the .ipynb", file.parts[-1])
        other = "" if one.is_notebook else wrong
        return Submission(
            student,
            name,
            file.path,
            file.member,
            problem=other,
            late=one.owner.late,
            modified=file.modified,
            place=file.name,
        )
    return Submission(student, name, None)
