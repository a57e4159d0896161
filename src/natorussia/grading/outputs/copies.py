"""Copies: identical hand-ins, near-identical ones, the published answers, an earlier year's."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.languages.numerals import percent
from natorussia.grading.similarity import Traces, alike, identical, like_the_reference
from natorussia.grading.tables import write_rows

_MARK = "earlier: "
_CODE, _ESSAY = noted("identical code"), noted("identical essay")
_HALF = 0.5
Row = tuple[str, str, str, str, str]


class Copies:
    """Gathers what each hand-in is compared by, then lists what is alike.

    Parameters
    ----------
    earlier
        By exercise and student, what hand-ins of an earlier year are compared by.
    """

    def __init__(self, earlier: Mapping[str, Mapping[str, Traces]] | None = None) -> None:
        self.found: dict[str, dict[str, Traces]] = {}
        self.before(earlier or {})

    def before(self, earlier: Mapping[str, Mapping[str, Traces]]) -> None:
        """Take in an earlier year's hand-ins."""
        for name, students in earlier.items():
            mine = self.found.setdefault(name, {})
            mine.update({f"{_MARK}{who}": traces for who, traces in students.items()})

    def add(self, record: dict[str, Any]) -> None:
        """Take in one submission."""
        traces = record.get("traces") or {}
        self.found.setdefault(record["exercise"], {})[record["student"]] = traces

    def rows(self) -> list[Row]:
        """Return exercise, one, another, what is alike and how far, the surest first."""
        rows: list[Row] = []
        for name, found in sorted(self.found.items()):
            for what, told in (("whole", _CODE), ("essay", _ESSAY)):
                for group in identical(found, what):
                    rows += _of_group(name, group, gettext(told))
            rows += _near(name, found)
            rows += _published(name, found)
        return [(name, one, _said(other), what, part) for name, one, other, what, part in rows]

    def write(self, path: Path) -> None:
        """Write the list as a table."""
        write_rows(path, ("exercise", "one", "another", "what", "shared"), self.rows())


def _of_group(name: str, group: list[str], told: str) -> list[Row]:
    """Name a group's first with each other one; nothing where all are an earlier year's."""
    mine = [who for who in group if not who.startswith(_MARK)]
    if not mine:
        return []
    return [(name, mine[0], who, told, percent(1.0)) for who in group if who != mine[0]]


def _near(name: str, found: dict[str, Traces]) -> list[Row]:
    """Compare hand-ins of which no other is identical, and one of each identical group."""
    groups = [sorted(group, key=_is_earlier) for group in identical(found, "whole")]
    again = {who for group in groups for who in group[1:]}
    prints = {who: one.get("prints", []) for who, one in found.items() if who not in again}
    rows: list[Row] = []
    for one, other, part in alike(prints):
        first, second = sorted((one, other), key=_is_earlier)
        if not _is_earlier(first):
            rows.append((name, first, second, gettext("similar"), percent(part)))
    return rows


def _said(who: str) -> str:
    """Return a student; an earlier year's with that said."""
    return filled("earlier: {0}", who.removeprefix(_MARK)) if _is_earlier(who) else who


def _is_earlier(who: str) -> bool:
    return who.startswith(_MARK)


def _published(name: str, found: dict[str, Traces]) -> list[Row]:
    shares = {
        who: like_the_reference(name, traces)
        for who, traces in sorted(found.items())
        if not who.startswith(_MARK)
    }
    return [
        (name, who, gettext("the published answers"), gettext("identical answers"), percent(share))
        for who, share in shares.items()
        if share >= _HALF
    ]
