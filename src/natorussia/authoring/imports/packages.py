"""Frictionless data packages, and plain tables of events."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from natorussia.authoring.imports import written_dates
from natorussia.authoring.imports.drafts import Drafts, Event, ImportFileError
from natorussia.data import workbooks
from natorussia.data.dates import OPEN, DateError, span
from natorussia.data.edtf.typed import year_text
from natorussia.data.table_files import Sheet, TableFileError, read_sheet, sheet_of

Reader = Callable[[str], tuple[str, str]]
_TYPES = {"integer", "number", "boolean", "year", "string"}
_ABOVE = 6  # lines in which a header is looked for
_NEGATIVE = re.compile(r"-[1-9]\d*", re.ASCII)
_FEW_DIGITS = re.compile(r"-[1-9]\d{0,2}", re.ASCII)
_SERIAL = (
    "a number of five digits may be a day as Excel counts them: let the column show dates; a year "
    "after 9999 cannot be taken in"
)
_BEFORE = "a negative year counts as one before the common era (-44 is 44 BCE)"
_DATES = {"date": "When, in EDTF", "datetime": "When, in EDTF", "yearmonth": "When, in EDTF"}
# What columns are called in English, German, French, Spanish, Italian, Portuguese and Dutch.
_WORDS = {
    "date": "date|start|begin|beginning|from|when|year|start date|start year|datum|jahr|beginn|von"
    "|wann|anfang|début|année|fecha|inicio|año|data|inizio|anno|início|ano|jaar",
    "end": "end|end date|until|to|stop|end year|ende|bis|fin|hasta|fine|fim|einde",
    "title": "title|event|name|headline|what|label|titel|ereignis|was|titre|événement|título"
    "|evento|titolo|gebeurtenis",
    "summary": "summary|description|text|details|notes|beschreibung|zusammenfassung|inhalt|résumé"
    "|descripción|resumen|descrizione|descrição|resumo|beschrijving",
    "group": "lane|group|category|type|theme|topic|gruppe|kategorie|thema|groupe|catégorie|grupo"
    "|categoría|gruppo|categoria|groep|categorie",
    "link": "url|link|source|href|quelle|lien|enlace|fonte",
}
_NAMES = {ours: tuple(words.split("|")) for ours, words in _WORDS.items()}


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
    _refuse_doubled(path, sheet)
    drafts = Drafts("a table of events")
    lost = [one for one in sheet.header if one and one not in names.values()]
    if lost:
        drafts.lose("columns", f"{', '.join(lost)} left out")
    rows = [
        (line, {ours: row.get(one, "").strip() for ours, one in names.items()})
        for line, row in _by_column(sheet)
    ]
    reader = _reader_of([row[side] for _, row in rows for side in ("date", "end")], drafts)
    for line, row in rows:
        _row(row, line, drafts, reader)
    return drafts


def _by_column(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        yield line, dict(zip(sheet.header, cells, strict=False))


def _refuse_doubled(path: Path, sheet: Sheet) -> None:
    """Raise if two columns have one name: which of them is meant cannot be told."""
    doubled = [one for one, times in Counter(filter(None, sheet.header)).items() if times > 1]
    if doubled:
        raise ImportFileError(
            f"{path.name}: it has two columns {doubled[0]!r}; remove or rename one of them"
        )


def _reader_of(texts: list[str], drafts: Drafts) -> Reader:
    """Return what reads the dates of a table; which number is the day is told by all of them."""
    try:
        day_first = written_dates.day_comes_first(texts)
    except DateError as error:
        drafts.lose("dates with slashes", str(error))
        day_first = None
    if day_first is not None:
        order = "day, month, year" if day_first else "month, day, year"
        drafts.lose("dates with slashes", f"read as {order}, as some can only be")
    if any(_FEW_DIGITS.fullmatch(text) for text in texts):
        drafts.lose("years", _BEFORE)
        return partial(_before, partial(_date, drafts, day_first))
    return partial(_date, drafts, day_first)


def _sheet(path: Path) -> Sheet:
    every = [name for names in _NAMES.values() for name in names]
    if not workbooks.is_workbook(path):
        sheet = _below_title(read_sheet(path, [*every, *map(str.capitalize, every)]))
    else:
        sheets = {name: _from_header(grid) for name, grid in workbooks.read(path).items()}
        grids = {
            name: [one.lower() for one in workbooks.header(grid)] for name, grid in sheets.items()
        }
        best = max(grids, key=lambda name: len(set(every) & set(grids[name])), default="")
        dates = {one: {"description": "in EDTF"} for one in workbooks.header(sheets.get(best, []))}
        found = (_found(ours, dates) for ours in ("date", "end"))
        sheet = sheet_of(sheets.get(best, []), {one: dates[one] for one in found if one})
    return sheet


def _is_header(cells: Iterable[str]) -> bool:
    names = [cell.strip() for cell in cells]
    return bool(_found("date", names) and _found("title", names))


def _from_header(grid: workbooks.Grid) -> workbooks.Grid:
    """Return a sheet without the lines of a title above its header."""
    for number in range(min(_ABOVE, len(grid))):
        if _is_header(workbooks.header(grid[number : number + 1])):
            return grid[number:]
    return grid


def _below_title(sheet: Sheet) -> Sheet:
    """Return a table without the lines of a title above its header."""
    if _is_header(sheet.header):
        return sheet
    for number, cells in enumerate(sheet.rows[:_ABOVE]):
        if _is_header(cells):
            header = [cell.strip() for cell in cells]
            rows, lines = sheet.rows[number + 1 :], sheet.lines[number + 1 :]
            return replace(sheet, header=header, rows=rows, lines=lines)
    return sheet


def _found(ours: str, header: Any) -> str:  # noqa: ANN401  any collection of names, in order
    by_small = {name.lower().replace("_", " "): name for name in reversed(list(header))}
    return next((by_small[name] for name in _NAMES[ours] if name in by_small), "")


def _row(row: dict[str, str], line: int, drafts: Drafts, read: Reader) -> None:
    if not row["date"] or not row["title"]:
        drafts.lose(f"row {line}", "it was left out: it has no date or no title")
        return
    try:
        start, last = read(row["date"])
        if row["end"]:
            last = OPEN if written_dates.goes_on(row["end"]) else _last(*read(row["end"]))
        span(start, last)
    except ValueError as error:
        drafts.lose(f"row {line}", f"it was left out ({row['title'][:60]}): {error}")
        return
    drafts.events.append(
        Event(start, last, row["title"], row["summary"], row["group"], row["link"])
    )


def _before(read: Reader, text: str) -> tuple[str, str]:
    """Return a negative year as one before the common era, and read any other date."""
    if _NEGATIVE.fullmatch(text):
        return year_text(int(text) + 1), ""
    return read(text)


def _last(date: str, end: str) -> str:
    return end or date


def _date(drafts: Drafts, day_first: bool | None, text: str) -> tuple[str, str]:  # noqa: FBT001
    """Return a date and its end; a few digits alone are a year, since a decade has an X."""
    if text.isdecimal() and len(text) < len("1066") and int(text):
        if not any(note.startswith("years: ") for note in drafts.notes):
            drafts.lose(
                "years", f"whole numbers count as years of the common era ({text} is {text} CE)"
            )
        return text.zfill(4), ""
    if re.fullmatch(r"Y?\d{5}", text, re.ASCII):
        raise DateError(text.removeprefix("Y"), _SERIAL)
    return written_dates.read(text, day_first)
