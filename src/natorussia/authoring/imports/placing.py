"""Drafts put into a course: ids, lanes, sources and banks, and only what the course accepts."""

import csv
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from natorussia.authoring import tables
from natorussia.authoring.filling import to_json, to_yaml
from natorussia.authoring.imports import section_years
from natorussia.authoring.imports.drafts import (
    Drafts,
    Event,
    ImportFileError,
    Question,
    slug,
    unique,
)
from natorussia.data import checksums
from natorussia.data.calendar import civil
from natorussia.data.dates import span
from natorussia.data.edtf.typed import to_edtf
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.questions import BankError, load_bank, yaml_lines

_LANE = noted("Events")
_LONG_YEAR = re.compile(r"Y(-?\d+)(?:E(\d+))?")
_FIRST = re.compile(r"^questions:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_SCHEMA_LINE = "# yaml-language-server: $schema=schema.json\n"


@dataclass
class Placed:
    """What a course got, counted by its tables, and what was not kept."""

    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Origin:
    """Where imported rows come from: the source that each of them names."""

    title: str
    publisher: str
    date: str = "undated"


def place(drafts: Drafts, course: Path, section: str, origin: Origin) -> Placed:
    """Add drafts to a course.

    Parameters
    ----------
    drafts
        What was read from a file.
    course
        The course's folder; its tables must be those that questions are read with.
    section
        The id of the section that events and questions belong to.
    origin
        The source that rows name.

    Returns
    -------
    Placed
        How many rows and questions were added, and what could not be kept, a line each.

    Raises
    ------
    ImportFileError
        If questions cannot be added to the bank of the section; nothing is changed then.
    """
    placed, data = Placed(notes=list(drafts.notes)), course / "data"
    _add_questions(data, drafts.questions, section, placed)  # first, since it may refuse
    if drafts.events or drafts.terms:
        source = _add_source(data, origin)
        _add_events(data, drafts.events, section, source, placed)
        _add_terms(data, drafts.terms, source, placed)
    _add_tables(data, drafts.resources, placed)
    checksums.refresh(data)
    return placed


def _add_source(data: Path, origin: Origin) -> str:
    have = {row["id"]: row for row in tables.read_table(data, "sources")}
    name = slug(origin.title) or "imported"
    row = {
        "id": name,
        "title": origin.title,
        "publisher": origin.publisher,
        "date": origin.date,
        "kind": "secondary",
    }
    tables.add_rows(data, "sources", [] if name in have else [row])
    return name


def _add_events(data: Path, events: list[Event], section: str, source: str, placed: Placed) -> None:
    taken = {row["id"] for row in tables.read_table(data, "events")}
    lanes = {row["title"]: row["id"] for row in tables.read_table(data, "lanes")}
    rows = []
    for event in events:
        name = unique(_event_id(event), taken)
        taken.add(name)
        rows.append(_event_row(event, name, section, source) | {"lane": _lane(event.group, lanes)})
        if event.link:
            placed.notes.append(
                console.filled("{0}: its link was not checked as a source: {1}", name, event.link)
            )
    titles = {key: title for title, key in lanes.items()}
    used = dict.fromkeys(row["lane"] for row in rows)
    tables.add_rows(data, "lanes", [{"id": one, "title": titles[one]} for one in used])
    added = tables.add_rows(data, "events", rows)
    placed.counts["events"] = len(added)
    if note := section_years.widen(data, section, ((one.date, one.end) for one in events)):
        placed.notes.append(note)


def _event_id(event: Event) -> str:
    """Return an id that begins with the year, as the tables ask."""
    when, long = span(event.date, event.end), _LONG_YEAR.match(to_edtf(event.date))
    first = when.start0 if when.start0 is not None else when.end0 or 0
    year = int(long[1]) * 10 ** int(long[2] or 0) if long else civil(int(first // 1))[0]
    begin = f"{year:04}" if year > 0 else f"{-year if long else 1 - year}-bce"
    return f"{begin}-{slug(event.title) or 'event'}"


def _event_row(event: Event, name: str, section: str, source: str) -> dict[str, str]:
    return {
        "id": name,
        "date": to_edtf(event.date),
        "end": to_edtf(event.end),
        "title": " ".join(event.title.split()),
        "summary": " ".join(event.summary.split()) or " ".join(event.title.split()),
        "section": section,
        "sources": source,
        "confidence": "secondary",
    }


def _lane(group: str, lanes: dict[str, str]) -> str:
    title = " ".join(group.split()) or gettext(_LANE)
    if title not in lanes:
        lanes[title] = unique(slug(title) or "lane", lanes.values())
    return lanes[title]


def _add_terms(data: Path, terms: list[tuple[str, str]], source: str, placed: Placed) -> None:
    have = tables.read_table(data, "terms")
    taken, words = {row["id"] for row in have}, {row["term"] for row in have}
    rows = []
    for term, definition in terms:
        if term in words:
            placed.notes.append(
                console.filled("term {0}: it was left out, since the course has it", repr(term))
            )
            continue
        name = unique(slug(term) or "term", taken)
        taken.add(name)
        words.add(term)
        rows.append({"id": name, "term": term, "definition": definition, "sources": source})
    placed.counts["terms"] = len(tables.add_rows(data, "terms", rows)) if rows else 0


def _add_tables(data: Path, resources: list[dict[str, Any]], placed: Placed) -> None:
    """Add tables of a data package beside the course's own."""
    path = data / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    taken = {table["name"] for table in package["resources"]}
    for resource in resources:
        name = unique(slug(resource["name"]) or "table", taken)
        taken.add(name)
        cells = resource["cells"]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(cells)
        (data / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
        described = {key: value for key, value in resource.items() if key != "cells"}
        package["resources"].append(described | {"name": name, "path": f"{name}.csv"})
        placed.counts[f"table {name}"] = len(cells) - 1
    if resources:
        path.write_text(to_json(package, indent=2), encoding="utf-8")


def _add_questions(data: Path, questions: list[Question], section: str, placed: Placed) -> None:
    path = data / "questions" / f"{section}.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    have = list(yaml_lines.read(text)["questions"]) if text else []
    taken = {one["id"] for one in have}
    kept = []
    for question in questions:
        name = question["name"]
        own = {"id": unique(f"{section}-{slug(name) or 'question'}", taken)}
        own |= {key: value for key, value in question.items() if key != "name"}
        if faults := _faults(own):
            placed.notes.append(
                console.filled("question {0}: it was not kept: {1}", repr(name), faults)
            )
            continue
        taken.add(own["id"])
        kept.append(own)
    if kept:
        whole = to_yaml({"section": section, "questions": kept})
        path.parent.mkdir(exist_ok=True)
        new = _appended(path, text, kept) if have else _SCHEMA_LINE + whole
        path.write_text(new, encoding="utf-8")
    if questions:
        placed.counts["questions"] = len(kept)


def _appended(path: Path, text: str, questions: list[Question]) -> str:
    """Return a bank with more questions at its end, as far from the margin as those it has.

    Raises
    ------
    ImportFileError
        If its questions are not the last thing in it, or stand in brackets.
    """
    first = _FIRST.search(text)
    more = indent(to_yaml(questions), first[1] if first else "")
    whole = f"{text.rstrip()}\n\n{more}"
    try:
        added = yaml_lines.read(whole)["questions"][-len(questions) :]
    except (yaml.YAMLError, TypeError, KeyError):
        added = []
    if added != questions:
        raise ImportFileError(
            console.filled(
                "{0}: questions cannot be added to it; write each of those that it has "
                "below `questions:` with a hyphen before it, and nothing after the last "
                "one",
                path.name,
            )
        )
    return whole


def _faults(question: Question) -> str:
    """Return why a course would refuse a question, or nothing."""
    try:
        load_bank([question])
    except BankError as error:
        return "; ".join(one.partition(": ")[2] or one for one in error.problems)
    return ""
