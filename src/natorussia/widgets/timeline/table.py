"""Rows as events: from any table to the columns that the timeline draws."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from natorussia import data
from natorussia.data import coercion
from natorussia.data.dates import DateError, Span, span
from natorussia.data.languages import foreign
from natorussia.data.records import Table, TableError, check_ids, records

COLUMNS = ["id", "date", "end", "title", "summary"]
COLUMNS += ["lane", "section", "actors", "sources", "href", "note", "confidence", "rank"]
_NEEDED = ("date", "title")
_DISPUTED = ("disputed", "true")
_RANKS = {"1": 1, "1.0": 1, "2": 2, "2.0": 2}
_ORDINARY = 3
_UNKNOWN = "XXXX"  # a year of EDTF
_HINT = " (events of one section of the course are Timeline(section=...))"
_TABLES = {"lane": "lanes", "section": "sections", "actor": "actors"}


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
    note: str
    disputed: bool
    rank: int
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
    TableError
        If the table or a row is none, a column is missing, a row has no date or title, or two
        rows have one id.
    """
    if unknown := set(columns) - set(COLUMNS):
        raise TableError(
            f"got columns={dict(columns)!r}; {min(unknown)!r} is no column of a timeline: "
            f"expected some of {', '.join(COLUMNS)}"
        )
    rows = data.rows("events") if frame is None else records(frame, _HINT)
    names = {ours: columns.get(ours, ours) for ours in COLUMNS}
    if rows:
        _check_columns(rows, names, columns)
    events = [_event(number, row, names) for number, row in enumerate(rows)]
    if section is not None:
        events = _of_section(events, section)
    check_ids((event.id for event in events), "event")
    undated = {event.row for event in events if _UNKNOWN in str(rows[event.row][names["date"]])}
    events = _among_others(events, undated) if undated else events
    events.sort(key=_start)
    return [rows[event.row] for event in events], events


def _check_columns(
    rows: list[dict[str, Any]], names: Mapping[str, str], named: Mapping[str, str]
) -> None:
    met = dict.fromkeys(column for row in rows for column in row)
    wanted = [names[ours] for ours in (*_NEEDED, *named)]
    missing = [theirs for theirs in wanted if theirs not in met]
    if missing:
        raise TableError(
            f"the table has no column {missing[0]!r}, only {', '.join(map(str, met))}; "
            f"name the one meant, as in columns={{{_NEEDED[0]!r}: 'when', {_NEEDED[1]!r}: 'what'}}"
        )


def _of_section(events: list[Event], section: str) -> list[Event]:
    kept = [event for event in events if event.section == section]
    if not kept and section not in data.index("sections"):
        known = sorted({event.section for event in events})
        raise data.UnknownNameError("section with events", section, known)
    return kept


def _event(number: int, row: Mapping[str, Any], names: Mapping[str, str]) -> Event:
    values = {ours: row.get(theirs) for ours, theirs in names.items()}
    title = coercion.text(values["title"])
    if not title:
        raise TableError(f"row {number} has no title: got {values['title']!r}")
    try:
        found = span(coercion.edtf(values["date"]), coercion.edtf(values["end"]))
    except DateError as error:
        raise TableError(f"row {number} ({title[:60]}): {error}") from error
    if found.start0 is None and found.end1 is None:
        raise TableError(
            f"row {number} ({title[:60]}): got {values['date']!r}, which is {found.words}; "
            "expected a date with a beginning or an end"
        )
    return Event(
        row=number,
        id=coercion.text(values["id"]) or f"row-{number}",
        title=title,
        summary=coercion.text(values["summary"]),
        lane=coercion.text(values["lane"]),
        section=coercion.text(values["section"]),
        href=coercion.text(values["href"]),
        note=coercion.text(values["note"]),
        disputed=coercion.text(values["confidence"]).lower() in _DISPUTED,
        rank=_RANKS.get(coercion.text(values["rank"]), _ORDINARY),
        actors=coercion.several(values["actors"]),
        sources=coercion.several(values["sources"]),
        span=found,
    )


def _among_others(events: list[Event], undated: set[int]) -> list[Event]:
    """Return events of which nobody knows the year as somewhere among the others.

    They would stretch the axis over ten thousand years.
    """
    others = [event.span for event in events if event.row not in undated]
    days = [
        day
        for one in others
        for day in (one.start0, one.start1, one.end0, one.end1)
        if day is not None
    ]
    if not days:
        return events
    first, last = min(days), max(days)
    return [
        replace(event, span=replace(event.span, start0=first, start1=last))
        if event.row in undated and event.span.kind == "point"
        else event
        for event in events
    ]


def _start(event: Event) -> tuple[float, str]:
    found = event.span
    return (found.start0 if found.start0 is not None else float("-inf"), event.id)


def columnar(events: list[Event]) -> dict[str, list[Any]]:
    """Return events as one list a column, as the front end reads them."""
    places = {source: n for n, source in enumerate(_cited(events))}
    spans = [event.span for event in events]
    plain = ("id", "title", "summary", "lane", "section", "href", "note")
    timed = ("words", "kind", "start0", "start1", "end0", "end1")
    return {
        **{name: [getattr(event, name) for event in events] for name in plain},
        **{name: [getattr(found, name) for found in spans] for name in timed},
        "approx": [_doubts(found) for found in spans],
        "disputed": [int(event.disputed) for event in events],
        "rank": [event.rank for event in events],
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
    """Return a source of the course by its id; any other text stands for itself.

    It has a ``lang`` where its title is in another language than is spoken now.
    """
    known = data.index("sources").get(source)
    if known:
        told = {key: known[key] for key in ("id", "title", "publisher", "url")}
        lang = foreign(known.get("lang", ""))
        return told | {"lang": lang} if lang else told
    url = source if source.startswith(("https://", "http://")) else ""
    return {"id": source, "title": source, "publisher": "", "url": url}


def names(events: list[Event], group: str, order: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the lanes, sections and actors in use, with titles; ``order`` is that of the group.

    Those of the course come in the course's order, others in the order they are met; actors, who
    are many, by how many events they have.  A lane has a ``mark`` as well, the number of its colour
    and shape, which for a lane of the course is the same on every page: its place among all.
    """
    used = {
        "lane": [event.lane for event in events],
        "section": [event.section for event in events],
        "actor": [actor for event in events for actor in event.actors],
    }
    found = {
        table: _named(table, used[by], order if by == group else [])
        for by, table in _TABLES.items()
    }
    return {**found, "lanes": _marked(found["lanes"], used["lane"])}


def _named(table: str, used: list[str], order: list[str]) -> list[dict[str, Any]]:
    known, met = data.index(table), Counter(filter(None, used))
    busiest = [one for one, _ in met.most_common()] if table == "actors" else []
    ids = [*order, *busiest, *known, *met]
    kept = [one for one in dict.fromkeys(ids) if one in met]
    return [{"id": one, "title": _title(known.get(one), one)} for one in kept]


def _marked(lanes: list[dict[str, Any]], used: list[str]) -> list[dict[str, Any]]:
    """Return the lanes numbered: the course's by their places in it, others by what is free."""
    here = {lane["id"] for lane in lanes}
    marks = {name: place for place, name in enumerate(data.index("lanes")) if name in here}
    taken = set(marks.values())
    free = (place for place in range(len(here) + len(taken)) if place not in taken)
    for name in dict.fromkeys(filter(None, used)):
        if name not in marks:
            marks[name] = next(free)
    return [{**lane, "mark": marks[lane["id"]]} for lane in lanes]


def of_course(events: list[Event]) -> bool:
    """Tell whether events are in lanes of the course, and not in those of another subject."""
    return any(event.lane in data.index("lanes") for event in events)


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
    TableError
        If a row has no title or date; the message names the row.
    """
    found = []
    for number, row in enumerate(records(table)):
        names = {ours: columns.get(ours, ours) for ours in COLUMNS}
        names = {ours: theirs if theirs in row else ours for ours, theirs in names.items()}
        try:
            _check_columns([row], names, {})
            found.append(_event(number, row, names))
        except TableError as error:
            raise TableError(f"eras: {error}") from error
    return [_era(event) for event in sorted(found, key=_start)]


def _era(event: Event) -> dict[str, Any]:
    found = event.span
    last = found.start1 if found.kind == "point" else found.end1
    words = f"{event.title}, {found.words}."
    return {"id": event.id, "title": event.title, "from": found.start0, "to": last, "words": words}
