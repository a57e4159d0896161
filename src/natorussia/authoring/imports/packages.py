"""Frictionless data packages, and plain tables of events."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from natorussia.authoring.imports.drafts import Drafts, Event, ImportFileError
from natorussia.data import coercion, workbooks
from natorussia.data.dates import span
from natorussia.data.table_files import Sheet, TableFileError, read_sheet, sheet_of

_TYPES = {"integer", "number", "boolean", "year", "string"}
_DATES = {"date": "When, in EDTF", "datetime": "When, in EDTF", "yearmonth": "When, in EDTF"}
_NAMES = {
    "date": ("date", "start", "begin", "when", "year", "start date", "datum"),
    "end": ("end", "end date", "until", "stop", "end year"),
    "title": ("title", "event", "name", "headline", "what", "label"),
    "summary": ("summary", "description", "text", "details", "notes"),
    "group": ("lane", "group", "category", "type", "theme", "topic"),
    "link": ("url", "link", "source", "href"),
}


def of_package(path: Path) -> Drafts:
    """Return the tables that a ``datapackage.json`` describes.

    Raises
    ------
    ImportFileError
        If it describes none.
    """
    try:
        package = json.loads(path.read_text(encoding="utf-8-sig"))
        resources = list(package["resources"])
    except (ValueError, LookupError, TypeError) as error:
        raise ImportFileError(f"{path.name}: it describes no tables ({error!r})") from error
    drafts = Drafts("a Frictionless data package")
    for number, resource in enumerate(resources, 1):
        name = str(resource.get("name") or f"table-{number}")
        try:
            drafts.resources.append(_resource(path, resource, name, drafts))
        except (TableFileError, OSError, LookupError, TypeError, ImportFileError) as error:
            drafts.lose(f"table {name!r}", f"it was not kept: {error}")
    return drafts


def _resource(path: Path, resource: Mapping[str, Any], name: str, drafts: Drafts) -> dict[str, Any]:
    where = resource.get("path")
    if not isinstance(where, str) or "://" in where or not where.endswith((".csv", ".tsv", ".txt")):
        raise ImportFileError(f"expected a path to one CSV file beside it, got {where!r:.80}")
    if resource.get("dialect"):
        drafts.lose(
            f"table {name!r}", "its dialect is not read: what separates cells is told by them"
        )
    schema = resource.get("schema") or {}
    declared = schema.get("fields", []) if isinstance(schema, dict) else []
    sheet = read_sheet(path.parent / where, [field["name"] for field in declared])
    known = {field["name"]: field for field in declared}
    fields = [_field(known.get(one, {"name": one}), name, drafts) for one in sheet.header]
    kept = (
        {"fields": fields, "primaryKey": schema.get("primaryKey", [])}
        if known
        else {"fields": fields}
    )
    if isinstance(schema, dict) and (lost := sorted(schema.keys() - {"fields", "primaryKey"})):
        drafts.lose(f"table {name!r}", f"{', '.join(lost)} left out")
    described = str(resource.get("description") or resource.get("title") or name)
    return {
        "name": name,
        "description": described,
        "schema": kept,
        "cells": [sheet.header, *sheet.rows],
    }


def _field(field: Mapping[str, Any], table: str, drafts: Drafts) -> dict[str, Any]:
    kind = str(field.get("type", "string"))
    rules = {
        name: value
        for name, value in (field.get("constraints") or {}).items()
        if name in ("required", "unique", "enum", "pattern", "minimum", "maximum")
        and (name not in ("minimum", "maximum") or isinstance(value, int | float))
    }
    if kind not in _TYPES and kind not in _DATES and kind != "any":
        drafts.lose(f"table {table!r}", f"the type {kind} of {field['name']!r} is kept as text")
    about = str(field.get("description") or field.get("title") or field["name"])
    if kind in _DATES:
        about = f"{about}; in EDTF" if "EDTF" not in about else about
    return {
        "name": field["name"],
        "type": kind if kind in _TYPES else "string",
        "description": about,
        **({"constraints": rules} if rules else {}),
    }


def of_table(path: Path) -> Drafts:
    """Return the events of a table with a column of dates and one of titles, in CSV or a workbook.

    Raises
    ------
    ImportFileError
        If it has no such columns.
    """
    sheet = _sheet(path)
    names = {ours: _found(ours, sheet.header) for ours in _NAMES}
    if not names["date"] or not names["title"]:
        raise ImportFileError(
            f"{path.name}: its columns are {', '.join(sheet.header) or 'none'}; expected one of "
            "dates (date, start, year) and one of titles (title, event, headline)"
        )
    drafts = Drafts("a table of events")
    lost = [one for one in sheet.header if one and one not in names.values()]
    if lost:
        drafts.lose("columns", f"{', '.join(lost)} left out")
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        row = dict(zip(sheet.header, cells, strict=False))
        _row({ours: row.get(one, "").strip() for ours, one in names.items()}, line, drafts)
    return drafts


def _sheet(path: Path) -> Sheet:
    every = [name for names in _NAMES.values() for name in names]
    if not workbooks.is_workbook(path):
        sheet = read_sheet(path, [*every, *map(str.capitalize, every)])
    else:
        sheets = workbooks.read(path)
        grids = {
            name: [one.lower() for one in workbooks.header(grid)] for name, grid in sheets.items()
        }
        best = max(grids, key=lambda name: len(set(every) & set(grids[name])), default="")
        dates = {one: {"description": "in EDTF"} for one in workbooks.header(sheets.get(best, []))}
        found = (_found(ours, dates) for ours in ("date", "end"))
        sheet = sheet_of(sheets.get(best, []), {one: dates[one] for one in found if one})
    return sheet


def _found(ours: str, header: Any) -> str:  # noqa: ANN401  any collection of names, in order
    by_small = {name.lower().replace("_", " "): name for name in reversed(list(header))}
    return next((by_small[name] for name in _NAMES[ours] if name in by_small), "")


def _row(row: dict[str, str], line: int, drafts: Drafts) -> None:
    if not row["date"] or not row["title"]:
        drafts.lose(f"row {line}", "it was left out: it has no date or no title")
        return
    try:
        start, end = (_date(row[side], drafts) for side in ("date", "end"))
        span(start, end)
    except ValueError as error:
        drafts.lose(f"row {line}", f"it was left out ({row['title'][:60]}): {error}")
        return
    drafts.events.append(Event(start, end, row["title"], row["summary"], row["group"], row["link"]))


def _date(text: str, drafts: Drafts) -> str:
    """Return a date as EDTF; a few digits alone are a year, since a decade has an X."""
    if text.isdecimal() and len(text) < len("1066"):
        drafts.lose(
            "years", f"whole numbers count as years of the common era ({text} is {text} CE)"
        )
        return text.zfill(4)
    return coercion.edtf(text)
