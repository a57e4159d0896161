"""What people decide in one command: sheets to take in, due dates, points to pay, new names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.exercises import exercise
from natorussia.grading.anonymity import Codes
from natorussia.grading.final import Decided, Final, version_of
from natorussia.grading.lateness import read_rules
from natorussia.grading.sheets import Change, Sheets
from natorussia.grading.store import Decision, Store

_PAID = noted("Right on the course's tables; a person has looked at the second run.")
Confirm = Callable[[list[str]], bool]


@dataclass(frozen=True)
class Request:
    """What people decided.

    Parameters
    ----------
    sheets
        Sheets that were filled in.
    by
        Who decided; a sheet's column ``marker`` goes before it.
    agreed
        Whether the sheets hold what two markers have agreed on.
    override
        ``STUDENT/EXERCISE/QUESTION=POINTS``, each with the reason.
    reason
        Why points are given in place of what was judged.
    pay_unconfirmed
        Whether answers whose second run raised are paid what the first earned.
    late, due, extensions
        Tables of what late hand-ins keep, of due dates, and of students' own.
    late_keeps
        What a hand-in keeps that the learning system marked late.
    renames
        Pairs of a student's old and new name.
    """

    sheets: tuple[Path, ...] = ()
    by: str = ""
    agreed: bool = False
    override: tuple[str, ...] = ()
    reason: str = ""
    pay_unconfirmed: bool = False
    late: Path | None = None
    due: Path | None = None
    extensions: Path | None = None
    late_keeps: float | None = None
    renames: tuple[tuple[str, str], ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it asks for anything; who decides, and why, ask for nothing."""
        return replace(self, by="", reason="", agreed=False) != Request()


def decide(store: Store, request: Request, marks: list[Final], confirm: Confirm) -> list[str]:
    """Take in what people decided, all of it or nothing, and return what to tell them.

    Parameters
    ----------
    marks
        The rows that count now.
    confirm
        Called with what would change, if sheets, points or payments change anything.

    Raises
    ------
    LookupError, ValueError
        If something cannot be taken in; the message says what.
    """
    with store.step():
        for old, new in request.renames:
            _rename(store, marks, old, new, request.by)
        if request.late_keeps is not None:
            store.keep("late_keeps", request.late_keeps)
        store.decide(_rules(store, request, marks), request.by)
        changes = _changes(store, request, marks)
        told = [str(change) for change in changes]
        if changes and not confirm(told):
            return [console.gettext("nothing of it was taken in")]
        store.decide([change.decision for change in changes], request.by)
        return [console.filled("taken in: {0}", line) for line in told]


def _rename(store: Store, marks: list[Final], old: str, new: str, who: str) -> None:
    students = {mark.student for mark in marks}
    if old not in students:
        raise LookupError(
            console.filled("there is no student {0} to be called {1}", repr(old), repr(new))
        )
    store.rename(old, new, who)


def _rules(store: Store, request: Request, marks: list[Final]) -> list[Decision]:
    """Return the new ones among what the tables of lateness say."""
    students = {mark.student for mark in marks}
    found: list[Decision] = []
    for kind, path in (
        ("keeps", request.late),
        ("due", request.due),
        ("extension", request.extensions),
    ):
        found += read_rules(path, kind, students) if path else []
    latest = {(one.kind, one.student, one.exercise): one for one in store.decisions()}
    return [one for one in found if not _is_known(latest, one)]


def _is_known(latest: dict[tuple[str, str, str], Decision], one: Decision) -> bool:
    there = latest.get((one.kind, one.student, one.exercise))
    return there is not None and (there.points, there.text) == (one.points, one.text)


def _changes(store: Store, request: Request, marks: list[Final]) -> list[Change]:
    decided = Decided(store.decisions(), double=bool(store.setting("double")))
    codes = Codes.of(store)
    texts = partial(_texts, store)
    sheets = Sheets(marks, decided, codes, request.by, texts, agreed=request.agreed)
    found = [change for path in request.sheets for change in sheets.changes(path)]
    found += [_override(one, request, marks) for one in request.override]
    if request.pay_unconfirmed:
        found += [_paid(one, request) for one in marks if one.status == "unconfirmed"]
    return found


def _texts(store: Store, place: tuple[str, str, str]) -> dict[str, str]:
    """Return the texts that came in for an essay's place, by version, the newest first."""
    newest = store.newest(place[:2])
    records = [*([newest] if newest else []), *store.earlier(place[:2])]
    return {version_of(one["essay"]): one["essay"] for one in records if one["essay"]}


def _paid(mark: Final, request: Request) -> Change:
    reason = request.reason or gettext(_PAID)
    given = Decision("points", *mark.place, points=mark.earned, text=reason, rests_on=mark.version)
    return Change(given, f"{mark.points or 0:g}", f"{mark.earned:g}")


def _override(asked: str, request: Request, marks: list[Final]) -> Change:
    """Read ``STUDENT/EXERCISE/QUESTION=POINTS``; a student's name may have slashes in it."""
    place, _, number = asked.rpartition("=")
    student, _, rest = place.rpartition("/")
    student, _, name = student.rpartition("/")
    if not (student and rest and number):
        raise ValueError(
            console.filled("{0}: expected `STUDENT/EXERCISE/QUESTION=POINTS`", repr(asked))
        )
    if not request.reason:
        raise ValueError(
            console.filled("{0}: points in place of judged ones need a --reason", repr(asked))
        )
    wanted = student, exercise(name).notebook, rest
    mark = next((one for one in marks if one.place == wanted), None)
    if mark is None:
        raise LookupError(
            console.filled(
                "there is no answer to {0} in {1} by {2}", repr(rest), name, repr(student)
            )
        )
    points = float(number.replace(",", "."))
    if not 0 <= points <= mark.max_points:
        raise ValueError(
            console.filled(
                "{0}: expected points from 0 to {1}", repr(asked), f"{mark.max_points:g}"
            )
        )
    before = "" if mark.points is None else f"{mark.points:g}"
    given = Decision(
        "points", *mark.place, points=points, text=request.reason, rests_on=mark.version
    )
    return Change(given, before, f"{points:g}")
