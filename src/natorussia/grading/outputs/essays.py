"""Sheets for people to mark: essays, their rubrics, and what two markers should discuss."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.agreement import agreements
from natorussia.grading.anonymity import Codes
from natorussia.grading.final import Decided, Final, version_of
from natorussia.grading.store import Store
from natorussia.grading.tables import write_rows

COLUMNS = ("student", "exercise", "essay", "max_points", "points", "comment", "text")
_EARLIER = ("version", "earlier_points", "earlier_by", "earlier_text", "marker")
_RUBRIC = ("student", "exercise", "essay", "criterion", "max_points", "points", "comment")
_AGREEMENT = ("exercise", "essay", "one", "another", "essays", "same", "weighted_kappa")


class Sheets:
    """Writes the sheets of one folder of results.

    Parameters
    ----------
    markers
        Who marks: each gets a sheet with that marker's points alone.  One sheet for all where
        nobody is named.
    codes
        The codes to write in place of names, where marking is anonymous.
    """

    def __init__(
        self,
        store: Store,
        marks: Iterable[Final],
        markers: Sequence[str] = (),
        codes: Codes | None = None,
    ) -> None:
        self.store, self.markers, self.codes = store, markers, codes
        self.decided = Decided(store.decisions(), double=bool(store.setting("double")))
        essays = [one for one in marks if self.decided.is_essay(one)]
        self.texts = {one.place: self._text(one) for one in essays}
        self.essays = [one for one in essays if self.texts[one.place]]
        if codes is not None:
            self.essays.sort(key=lambda one: (one.exercise, codes.code(one.student)))

    def _text(self, mark: Final) -> str:
        record = self.store.newest((mark.student, mark.exercise))
        return str(record["essay"]) if record else ""

    def _who(self, mark: Final) -> str:
        return self.codes.code(mark.student) if self.codes else mark.student

    def write(self, folder: Path) -> None:
        """Write every sheet."""
        for marker in self.markers or ("",):
            name = f"-{marker}" if marker else ""
            rows = (self._essay(one, marker) for one in self.essays)
            write_rows(folder / f"essays{name}.csv", (*COLUMNS, *_EARLIER), rows)
            criteria = (row for one in self.essays for row in self._rubric(one, marker))
            write_rows(folder / f"rubric{name}.csv", (*_RUBRIC, "version", "marker"), criteria)
        found = agreements(self.essays, self.decided)
        if found:
            rows_of_agreement = (
                [
                    one.exercise,
                    one.question,
                    *one.markers,
                    str(one.essays),
                    str(one.same),
                    "" if one.kappa is None else f"{one.kappa:.3f}",
                ]
                for one in found
            )
            write_rows(folder / "agreement.csv", _AGREEMENT, rows_of_agreement)
            self._discuss(folder / "discuss.csv")

    def _essay(self, mark: Final, marker: str) -> list[str]:
        given = self.decided.given(mark.place, mark.version)
        points = given.get(marker) if marker else mark.points
        own = self.decided.comment(mark.place, mark.version, marker)
        earlier = mark.earlier
        return [
            self._who(mark),
            mark.exercise,
            mark.question,
            f"{mark.max_points:g}",
            "" if points is None else f"{points:g}",
            own or (mark.comment if points is not None and not marker else ""),
            self.texts[mark.place],
            mark.version,
            f"{earlier.points:g}" if earlier and earlier.points is not None else "",
            earlier.who if earlier else "",
            self._earlier_text(mark) if earlier else "",
            marker,
        ]

    def _earlier_text(self, mark: Final) -> str:
        """Return the text that an earlier decision was for."""
        wanted = mark.earlier.rests_on if mark.earlier else ""
        for record in self.store.earlier((mark.student, mark.exercise)):
            if version_of(record["essay"]) == wanted:
                return str(record["essay"])
        return ""

    def _rubric(self, mark: Final, marker: str) -> Iterable[list[str]]:
        scored = self.decided.scored(mark.place, mark.version)
        for most, what in exercise(mark.exercise).essay.rubric:
            mine = [
                value for (who, one), value in scored.items() if one == what and marker in {"", who}
            ]
            points = f"{mine[-1]:g}" if mine else ""
            who = [self._who(mark), mark.exercise, mark.question]
            yield [*who, what, f"{most:g}", points, "", mark.version, marker]

    def _discuss(self, path: Path) -> None:
        """Write the essays for which two markers gave different points, the widest gap first."""
        rows = []
        for mark in self.essays:
            given = self.decided.given(mark.place, mark.version)
            if len(set(given.values())) > 1:
                told = ", ".join(f"{who} {points:g}" for who, points in sorted(given.items()))
                gap = max(given.values()) - min(given.values())
                agreed = "" if mark.points is None else f"{mark.points:g}"
                place = [self._who(mark), mark.exercise, mark.question]
                rows.append([*place, told, f"{gap:g}", agreed, self.texts[mark.place]])
        rows.sort(key=lambda row: -float(row[4]))
        columns = ("student", "exercise", "essay", "given", "apart", "points", "text")
        write_rows(path, columns, rows)
