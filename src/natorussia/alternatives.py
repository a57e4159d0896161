"""Rows as alternatives of a decision: what the matrix widget weighs, and what others thought."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from natorussia import citing, data
from natorussia.chronicle import reference

if TYPE_CHECKING:
    import pandas as pd

Table: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, Any]] | None"
Criterion = dict[str, str]
COURSE_CRITERIA: list[Criterion] = [
    {"id": "benefit", "title": "Benefit", "words": "how much would be gained if it worked?"},
    {"id": "feasibility", "title": "Feasibility", "words": "how far is it within reach?"},
    {"id": "safety", "title": "Safety", "words": "how little would be lost if it failed?"},
]
_READERS = {
    "article": "The article",
    "brussels": "Brussels",
    "moscow": "Moscow",
    "neighbours": "The neighbours",
}


class AlternativeError(ValueError):
    """A table that is no decision; the message names the row and says what it needs."""


def read(table: Table) -> list[dict[str, Any]]:
    """Return the alternatives of a table, in its order, as the widget shows them.

    Parameters
    ----------
    table
        A data frame or an iterable of dictionaries; None is an empty one.  ``short``, or else
        ``title``, is what an alternative is called; ``id``, ``recommendation`` or ``text``,
        ``addressee``, ``done``, ``evidence``, ``events`` and ``sources`` are read where there
        are any.

    Raises
    ------
    AlternativeError
        If there are fewer than two, or one has no name or an id that is taken.
    """
    found = [_alternative(number, row) for number, row in enumerate(rows(table))]
    if len(found) < 2:  # noqa: PLR2004
        raise AlternativeError(f"got {len(found)} alternatives; a decision is between two or more")
    ids = [one["id"] for one in found]
    if again := [name for name in ids if ids.count(name) > 1]:
        raise AlternativeError(f"two alternatives have the id {again[0]!r}; give each its own")
    return found


def rows(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a data frame or an iterable as dictionaries of what is there."""
    whole: Any = [] if table is None else table
    if hasattr(whole, "to_dict"):
        whole = whole.reset_index() if whole.index.name else whole
        whole = whole.astype(object).where(whole.notna(), None).to_dict("records")
    return [{str(key): cell for key, cell in row.items() if cell is not None} for row in whole]


def _alternative(number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    title = str(row.get("short") or row.get("title") or "").strip()
    if not title:
        raise AlternativeError(f"row {number} has no name; give it one in the column 'short'")
    paragraph = str(row.get("article_paragraph", ""))
    return {
        "id": str(row.get("id") or f"row-{number}"),
        "title": title,
        "text": str(row.get("recommendation") or row.get("text") or ""),
        "for": str(row.get("addressee", "")),
        "where": citing.para_text(paragraph) if paragraph else "",
        "done": str(row.get("done", "")),
        "evidence": str(row.get("evidence", "")),
        "events": [citing.event_html(event) for event in _names(row.get("events"))],
        "sources": [reference(source)["title"] for source in _names(row.get("sources"))],
    }


def _names(cell: object) -> list[str]:
    return [str(one) for one in cell] if isinstance(cell, list) else data.split(str(cell or ""))


def readings(
    table: Table, ids: Iterable[str], criteria: Iterable[Criterion]
) -> list[dict[str, Any]]:
    """Return how others scored the alternatives: by reader, with reasons, in the table's order.

    Raises
    ------
    AlternativeError
        If a row scores an alternative that is not there, or lacks a criterion.
    """
    known, wanted = set(ids), [one["id"] for one in criteria]
    found: dict[str, dict[str, Any]] = {}
    for row in rows(table):
        reader, option = str(row.get("reader", "")), str(row.get("recommendation", ""))
        if option not in known:
            raise data.UnknownNameError("alternative", option, sorted(known))
        if lacking := [name for name in wanted if name not in row]:
            raise AlternativeError(f"{reader} on {option}: no score for {', '.join(lacking)}")
        title = _READERS.get(reader, reader)
        one = found.setdefault(reader, {"id": reader, "title": title, "scores": {}, "reasons": {}})
        one["scores"][option] = {name: float(row[name]) for name in wanted}
        one["reasons"][option] = str(row.get("reason", ""))
    return list(found.values())


def printed(alternatives: Iterable[Mapping[str, Any]], criteria: list[Criterion]) -> str:
    """Return the matrix as a table to fill in by hand."""
    head = "".join(f'<th scope="col">{escape(one["title"])}</th>' for one in criteria)
    blank = '<td><span class="nr-fill"></span></td>' * len(criteria)
    asked = "; ".join(f"{escape(one['title'])}: {escape(one['words'])}" for one in criteria)
    lines = "".join(
        f'<tr><th scope="row">{escape(one["title"])}</th>{blank}<td></td></tr>'
        for one in alternatives
    )
    return (
        f"<p>{asked}</p><table><thead><tr><td></td>{head}<th scope='col'>Total</th></tr></thead>"
        f'<tbody><tr><th scope="row">Weight, 0 to 5</th>{blank}<td></td></tr>{lines}'
        "</tbody></table>"
    )
