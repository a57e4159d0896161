"""Rows as alternatives of a decision: what the matrix widget weighs, and what others thought."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from natorussia import data
from natorussia.data import coercion
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.data.records import Table, TableError, check_ids, records
from natorussia.markup import citations
from natorussia.widgets.timeline.table import reference

Criterion = dict[str, str]
COURSE_CRITERIA: list[Criterion] = [
    {
        "id": "benefit",
        "title": noted("Benefit"),
        "words": noted("how much would be gained if it worked?"),
    },
    {
        "id": "feasibility",
        "title": noted("Feasibility"),
        "words": noted("how far is it within reach?"),
    },
    {
        "id": "safety",
        "title": noted("Safety"),
        "words": noted("how little would be lost if it failed?"),
    },
]
_READERS = {"article": noted("The article"), "neighbours": noted("The neighbours")}


def course_criteria() -> list[Criterion]:
    """Return the criteria of a course that names none of its own."""
    texts = ("title", "words")
    return [one | {name: gettext(one[name]) for name in texts} for one in COURSE_CRITERIA]


def criteria(given: Iterable[Mapping[str, Any] | str]) -> list[Criterion]:
    """Return criteria as the widget shows them; what they ask may be left out.

    Parameters
    ----------
    given
        Each as its ``id``, ``title`` and ``words``, or as its title alone.

    Raises
    ------
    TableError
        If one is neither, has no name, or has an id that is taken.
    """
    if isinstance(given, str | Mapping):
        raise TableError(f"the criteria are {given!r}; expected a list of them")
    found = [_criterion(number, one) for number, one in enumerate(given)]
    check_ids((one["id"] for one in found), "criterion")
    return found


def _criterion(number: int, one: Mapping[str, Any] | str) -> Criterion:
    row = {"title": one} if isinstance(one, str) else one
    told = row if isinstance(row, Mapping) else {}
    name, title, words = (coercion.text(told.get(key)) for key in ("id", "title", "words"))
    if not (name or title):
        raise TableError(
            f"criterion {number} is {one!r}; expected its title, or a dictionary of "
            "'id', 'title' and 'words'"
        )
    return {"id": name or title, "title": title or name, "words": words}


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
    TableError
        If there are fewer than two, or one has no name or an id that is taken.
    """
    found = [_alternative(number, row) for number, row in enumerate(records(table))]
    if len(found) < 2:  # noqa: PLR2004
        raise TableError(f"got {len(found)} alternatives; a decision is between two or more")
    check_ids((one["id"] for one in found), "alternative")
    return found


def _alternative(number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    title = str(row.get("short") or row.get("title") or "").strip()
    if not title:
        raise TableError(f"row {number} has no name; give it one in the column 'short'")
    paragraph = coercion.text(row.get("article_paragraph"))
    return {
        "id": str(row.get("id") or f"row-{number}"),
        "title": title,
        "text": str(row.get("recommendation") or row.get("text") or ""),
        "for": coercion.text(row.get("addressee")),
        "where": citations.para_text(paragraph) if paragraph else "",
        "done": coercion.text(row.get("done")),
        "evidence": coercion.text(row.get("evidence")),
        "events": [citations.event_html(event) for event in coercion.several(row.get("events"))],
        "sources": [reference(source)["title"] for source in coercion.several(row.get("sources"))],
    }


def readings(
    table: Table, ids: Iterable[str], criteria: Iterable[Criterion]
) -> list[dict[str, Any]]:
    """Return how others scored the alternatives: by reader, with reasons, in the table's order.

    Raises
    ------
    TableError
        If a row scores an alternative that is not there, or lacks a criterion.
    """
    known, wanted = set(ids), [one["id"] for one in criteria]
    found: dict[str, dict[str, Any]] = {}
    for row in records(table):
        reader, option = coercion.text(row.get("reader")), coercion.text(row.get("recommendation"))
        if option not in known:
            raise data.UnknownNameError("alternative", option, sorted(known))
        if lacking := [name for name in wanted if row.get(name) is None]:
            raise TableError(f"{reader} on {option}: no score for {', '.join(lacking)}")
        known_as = _READERS.get(reader)
        title = gettext(known_as) if known_as else reader.replace("-", " ").capitalize()
        one = found.setdefault(reader, {"id": reader, "title": title, "scores": {}, "reasons": {}})
        one["scores"][option] = {name: float(row[name]) for name in wanted}
        one["reasons"][option] = coercion.text(row.get("reason"))
    return list(found.values())


def printed(alternatives: Iterable[Mapping[str, Any]], criteria: list[Criterion]) -> str:
    """Return the matrix as a table to fill in by hand."""
    head = "".join(f'<th scope="col">{escape(one["title"])}</th>' for one in criteria)
    blank = '<td><span class="nm-fill"></span></td>' * len(criteria)
    asked = "; ".join(
        escape(": ".join(filter(None, (one["title"], one["words"])))) for one in criteria
    )
    lines = "".join(
        f'<tr><th scope="row">{escape(one["title"])}</th>{blank}<td></td></tr>'
        for one in alternatives
    )
    total, weight = gettext("Total"), gettext("Weight, 0 to 5")
    return (
        f"<p>{asked}</p><table><thead><tr><td></td>{head}<th scope='col'>{total}</th></tr></thead>"
        f'<tbody><tr><th scope="row">{weight}</th>{blank}<td></td></tr>{lines}'
        "</tbody></table>"
    )
