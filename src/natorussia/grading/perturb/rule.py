"""What is done to a table of a course, from the file ``perturbation.yml`` beside its tables.

The file has a line for each table, with the fields of `Rule`::

    memberships: {renamed: [state, iso3], within: organisation}
    outlines: {figures: ""}

Events and forecasts have rules in every course (`COMMON`), which the file may replace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.yaml_files import mapping

FILE = "perturbation.yml"


@dataclass(frozen=True)
class Rule:
    """What is done to a table besides moving its days.

    Parameters
    ----------
    figures
        Whose figures its own are compared with, the table's name where not given; "" leaves them.
    sections
        Whether its rows are events that change their section and lane.
    redrawn
        Columns whose cells are drawn anew, each for itself, from those that there are.
    settled
        Cells that are never drawn nor drawn over.
    present
        Combinations of columns that must not disappear.
    renamed
        Columns that name somebody together: one name takes the place of another in all its rows.
    within
        The column whose groups are renamed one by one, with names from the whole table.
    dealt
        Columns, in groups that stay together, whose cells change rows.
    dealt_within
        The columns whose combinations part the rows among which cells are dealt.
    dealt_in
        The rows to deal among: a column and what it says; all where not given.
    """

    figures: str | None = None
    sections: bool = False
    redrawn: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    present: tuple[tuple[str, ...], ...] = ()
    renamed: tuple[str, ...] = ()
    within: str = ""
    dealt: tuple[tuple[str, ...], ...] = ()
    dealt_within: tuple[str, ...] = ()
    dealt_in: tuple[str, str] | None = None


COMMON = {
    "events": Rule(figures="", sections=True),
    "forecasts": Rule(
        redrawn=("resolution",),
        settled=("void",),
        present=(("kind", "resolution"), ("section", "resolution")),
    ),
}
_WORDS = ("figures", "within")
_GROUPS = ("present", "dealt")


def rules(folder: Path) -> Mapping[str, Rule]:
    """Return the rules of a course by table: those of its own, and those of every course.

    Parameters
    ----------
    folder
        Where the course's tables are.

    Raises
    ------
    ValueError
        If the file says what no rule has; the message names the table and the field.
    """
    told = mapping(folder / FILE, console.gettext("a rule for each table by its name"))
    return {**COMMON, **{str(table): _rule(str(table), one) for table, one in told.items()}}


def _rule(table: str, told: Any) -> Rule:  # noqa: ANN401
    known = [field.name for field in fields(Rule)]
    if not isinstance(told, dict) or not set(told) <= set(known):
        raise ValueError(
            console.filled(
                "{0}: {1}: got {2}, expected fields of {3}", FILE, table, f"{told!r:.80}", known
            )
        )
    return Rule(**{name: _value(f"{table}: {name}", name, one) for name, one in told.items()})


def _value(where: str, name: str, told: Any) -> Any:  # noqa: ANN401
    """Return the value of a field: a word, true or false, columns, or groups of columns."""
    if name in _WORDS or name == "sections":
        kind: type = bool if name == "sections" else str
        if isinstance(told, kind):
            return told
        raise ValueError(
            console.filled(
                "{0}: {1}: got {2}, expected a {3}", FILE, where, repr(told), kind.__name__
            )
        )
    if name in _GROUPS and isinstance(told, list) and all(map(_is_words, told)):
        return tuple(map(tuple, told))
    if name not in _GROUPS and _is_words(told) and (name != "dealt_in" or len(told) == len("ab")):
        return tuple(told)
    what = (
        console.gettext("lists of columns")
        if name in _GROUPS
        else console.gettext("a list of words")
    )
    raise ValueError(
        console.filled("{0}: {1}: got {2}, expected {3}", FILE, where, repr(told), what)
    )


def _is_words(told: Any) -> bool:  # noqa: ANN401
    return isinstance(told, list) and all(isinstance(one, str) for one in told)


def columns(rule: Rule) -> set[str]:
    """Return the columns that a rule speaks of."""
    groups = (*rule.present, *rule.dealt, rule.redrawn, rule.renamed, rule.dealt_within)
    first = rule.dealt_in[:1] if rule.dealt_in else ()
    return {one for group in groups for one in group} | {*first, *filter(None, [rule.within])}
