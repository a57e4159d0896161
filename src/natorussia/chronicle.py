"""Rows as events: from any table to the columns that the timeline draws."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from natorussia import data
from natorussia.dates import DateError, Span, span

if TYPE_CHECKING:
    import pandas as pd

Table: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, Any]] | None"

COLUMNS = ["id", "date", "end", "title", "summary"]
COLUMNS += ["lane", "section", "actors", "sources", "href"]
_NEEDED = ("date", "title")
_TABLES = {"lane": "lanes", "section": "sections", "actor": "actors"}


class ChronicleError(ValueError):
    """A table that holds no events, or a row that is none; the message names the row."""


@dataclass(frozen=True, slots=True)
class Event:
    """A row, read: what happened, when, and what it rests on."""

    row: int
    id: str
    title: str
    summary: str
    lane: str
    section: str
    href: str
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    span: Span


def read(
    frame: Table,
    columns: Mapping[str, str],
    section: str | None = None,
) -> tuple[list[dict[str, Any]], list[Event]]:
    """Return the rows of a table and the events they are, both in order of time.

    Parameters
    ----------
    frame
        A data frame, an iterable of dictionaries, or None for the course's events.
    columns
        The table's own names of columns, by ours.
    section
        Keep only the events of this section.

    Raises
    ------
    ChronicleError
        If a column is missing, or a row has no date or title, or two rows have one id.
    """
    if unknown := set(columns) - set(COLUMNS):
        raise ChronicleError(
            f"got columns={dict(columns)!r}; {min(unknown)!r} is no column of a timeline: "
            f"expected some of {', '.join(COLUMNS)}"
        )
    rows = _rows(frame)
    names = {ours: columns.get(ours, ours) for ours in COLUMNS}
    if rows:
        _check_columns(rows[0], names)
    events = [_event(number, row, names) for number, row in enumerate(rows)]
    if section is not None:
        events = _of_section(events, section)
    _check_ids(events)
    events.sort(key=_start)
    return [rows[event.row] for event in events], events


def _rows(frame: Table) -> list[dict[str, Any]]:
    if frame is None:
        return [dict(row) for row in data.rows("events")]
    records: Iterable[Any] = frame.to_dict("records") if hasattr(frame, "to_dict") else frame
    return [dict(row) for row in records]


def _check_columns(row: Mapping[str, Any], names: Mapping[str, str]) -> None:
    missing = [names[ours] for ours in _NEEDED if names[ours] not in row]
    if missing:
        raise ChronicleError(
            f"the table has no column {missing[0]!r}, only {', '.join(map(str, row))}; "
            f"name the one meant, as in columns={{{_NEEDED[0]!r}: 'when', {_NEEDED[1]!r}: 'what'}}"
        )


def _of_section(events: list[Event], section: str) -> list[Event]:
    kept = [event for event in events if event.section == section]
    if not kept:
        known = sorted({event.section for event in events})
        raise data.UnknownNameError("section with events", section, known)
    return kept


def _check_ids(events: list[Event]) -> None:
    seen: dict[str, int] = {}
    for event in events:
        if event.id in seen:
            raise ChronicleError(
                f"rows {seen[event.id]} and {event.row} both have the id {event.id!r}; "
                "give each event one of its own"
            )
        seen[event.id] = event.row


def _event(number: int, row: Mapping[str, Any], names: Mapping[str, str]) -> Event:
    values = {ours: row.get(theirs) for ours, theirs in names.items()}
    title = _text(values["title"])
    if not title:
        raise ChronicleError(f"row {number} has no title: got {values['title']!r}")
    try:
        found = span(_edtf(values["date"]), _edtf(values["end"]))
    except DateError as error:
        raise ChronicleError(f"row {number} ({title[:60]}): {error}") from error
    return Event(
        row=number,
        id=_text(values["id"]) or f"row-{number}",
        title=title,
        summary=_text(values["summary"]),
        lane=_text(values["lane"]),
        section=_text(values["section"]),
        href=_text(values["href"]),
        actors=_list(values["actors"]),
        sources=_list(values["sources"]),
        span=found,
    )


def _start(event: Event) -> tuple[float, str]:
    found = event.span
    return (found.start0 if found.start0 is not None else float("-inf"), event.id)


def _missing(value: Any) -> bool:  # noqa: ANN401
    """Whether a cell is empty; NaN and NaT differ from themselves, and pandas' NA is no boolean."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value  # noqa: PLR0124


def _text(value: Any) -> str:  # noqa: ANN401
    return "" if _missing(value) else str(value)


def _list(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if isinstance(value, str):
        return tuple(data.split(value))
    if isinstance(value, Iterable):
        return tuple(map(str, value))
    return () if _missing(value) else (str(value),)


def _edtf(value: Any) -> str:  # noqa: ANN401
    """Return a cell as EDTF: dates lose a midnight, whole numbers are years."""
    if _missing(value):
        return ""
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str) and int(value) == value:
        return f"{'-' if value < 0 else ''}{abs(int(value)):04d}"
    return str(value)


def columnar(events: list[Event]) -> dict[str, list[Any]]:
    """Return events as one list a column, as the front end reads them."""
    places = {source: n for n, source in enumerate(_cited(events))}
    spans = [event.span for event in events]
    plain = ("id", "title", "summary", "lane", "section", "href")
    timed = ("words", "kind", "start0", "start1", "end0", "end1")
    return {
        **{name: [getattr(event, name) for event in events] for name in plain},
        **{name: [getattr(found, name) for found in spans] for name in timed},
        "approx": [_doubts(found) for found in spans],
        "actors": [list(event.actors) for event in events],
        "refs": [[places[source] for source in event.sources] for event in events],
    }


def _doubts(found: Span) -> int:
    """Return what is not certain as a sum: 1 about and 2 perhaps at the start, 4 and 8 at the end.

    16 is added where nobody knows the side that is open.
    """
    value = {"": 0, "~": 1, "?": 2, "%": 3}
    return value[found.start_mark] + 4 * value[found.end_mark] + 16 * found.unknown


def _cited(events: list[Event]) -> list[str]:
    return list(dict.fromkeys(source for event in events for source in event.sources))


def references(events: list[Event]) -> list[dict[str, str]]:
    """Return what the events cite, once each, in the order of the first mention."""
    return [reference(source) for source in _cited(events)]


def reference(source: str) -> dict[str, str]:
    """Return a source of the course by its id; any other text stands for itself."""
    known = _table("sources").get(source)
    if known:
        return {key: known[key] for key in ("id", "title", "publisher", "url")}
    url = source if source.startswith(("https://", "http://")) else ""
    return {"id": source, "title": source, "publisher": "", "url": url}


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in data.rows(name)}


def names(events: list[Event], group: str, order: list[str]) -> dict[str, list[dict[str, str]]]:
    """Return the lanes, sections and actors in use, with titles; ``order`` is that of the group.

    Those of the course come in the course's order, others in the order they are met; actors, who
    are many, by how many events they have.
    """
    used = {
        "lane": [event.lane for event in events],
        "section": [event.section for event in events],
        "actor": [actor for event in events for actor in event.actors],
    }
    return {
        table: _named(table, used[by], order if by == group else [])
        for by, table in _TABLES.items()
    }


def _named(table: str, used: list[str], order: list[str]) -> list[dict[str, str]]:
    known, met = _table(table), Counter(filter(None, used))
    busiest = [one for one, _ in met.most_common()] if table == "actors" else []
    ids = [*order, *busiest, *known, *met]
    kept = [one for one in dict.fromkeys(ids) if one in met]
    return [{"id": one, "title": _title(known.get(one), one)} for one in kept]


def _title(row: Mapping[str, str] | None, name: str) -> str:
    return name if row is None else row.get("title") or row.get("name") or name


def eras(table: Table, columns: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return stretches of time to shade, in order of time and in days; None where one is open.

    Parameters
    ----------
    table
        A data frame or an iterable of dictionaries, with ``title``, ``date`` and ``end``.
    columns
        Other names of columns, by ours; the names of the events' table count where a row has them.

    Raises
    ------
    ChronicleError
        If a row has no title or date; the message names the row.
    """
    found = []
    for number, row in enumerate([] if table is None else _rows(table)):
        names = {ours: columns.get(ours, ours) for ours in COLUMNS}
        names = {ours: theirs if theirs in row else ours for ours, theirs in names.items()}
        try:
            _check_columns(row, names)
            found.append(_event(number, row, names))
        except ChronicleError as error:
            raise ChronicleError(f"eras: {error}") from error
    return [_era(event) for event in sorted(found, key=_start)]


def _era(event: Event) -> dict[str, Any]:
    found = event.span
    last = found.start1 if found.kind == "point" else found.end1
    words = f"{event.title}, {found.words}."
    return {"id": event.id, "title": event.title, "from": found.start0, "to": last, "words": words}
