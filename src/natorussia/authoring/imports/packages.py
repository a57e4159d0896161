"""Frictionless data packages."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from natorussia.authoring.imports.drafts import Drafts, ImportFileError
from natorussia.authoring.imports.package_cells import READ_OF_DIALECTS, read, read_json
from natorussia.data.languages import console

_SUFFIXES = (".csv", ".tsv", ".txt", ".json")
_TYPES = {"integer", "number", "boolean", "year", "string"}
_OF_SCHEMAS = ("fields", "primaryKey", "missingValues", "$schema", "name", "title", "description")
_DATES = {"date": "When, in EDTF", "datetime": "When, in EDTF", "yearmonth": "When, in EDTF"}


def of_package(path: Path) -> Drafts:
    """Return the tables that a ``datapackage.json`` describes.

    Raises
    ------
    ImportFileError
        If it describes none.
    """
    try:
        package = json.loads(path.read_text(encoding="utf-8-sig"))
        resources = [resource for resource in package["resources"] if isinstance(resource, dict)]
    except (ValueError, LookupError, TypeError) as error:
        raise ImportFileError(
            console.filled("{0}: it describes no tables ({1})", path.name, repr(error))
        ) from error
    except OSError as error:
        raise ImportFileError(
            console.filled("{0}: it cannot be read ({1})", path, error.strerror)
        ) from error
    drafts = Drafts(console.gettext("a Frictionless data package"))
    for number, resource in enumerate(resources, 1):
        name = str(resource.get("name") or f"table-{number}")
        try:
            drafts.resources.append(_resource(path, resource, name, drafts))
        except OSError as error:
            drafts.lose(
                console.filled("table {0}", repr(name)),
                console.filled("it was not kept: {0} ({1})", error.strerror, error.filename),
            )
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            drafts.lose(
                console.filled("table {0}", repr(name)),
                console.filled("it was not kept: {0}", error),
            )
    return drafts


def _resource(path: Path, resource: Mapping[str, Any], name: str, drafts: Drafts) -> dict[str, Any]:
    if strange := sorted((resource.get("dialect") or {}).keys() - {*READ_OF_DIALECTS}):
        drafts.lose(
            console.filled("table {0}", repr(name)),
            console.filled("its dialect says {0}, which is not read", ", ".join(strange)),
        )
    schema: Any = resource.get("schema") or {}
    if isinstance(schema, str) and "://" not in schema:
        schema = json.loads((path.parent / schema).read_text(encoding="utf-8-sig"))
    declared = schema.get("fields", []) if isinstance(schema, dict) else []
    header, rows = _cells(path.parent, {**resource, "schema": schema}, declared)
    known = {field["name"]: field for field in declared}
    fields = [_field(known.get(one, {"name": one}), name, drafts) for one in header]
    kept = (
        {"fields": fields, "primaryKey": schema.get("primaryKey", [])}
        if known
        else {"fields": fields}
    )
    if isinstance(schema, dict) and (lost := sorted(schema.keys() - {*_OF_SCHEMAS})):
        drafts.lose(
            console.filled("table {0}", repr(name)), console.filled("{0} left out", ", ".join(lost))
        )
    described = str(resource.get("description") or resource.get("title") or name)
    return {
        "name": name,
        "description": described,
        "schema": kept,
        "cells": [header, *rows],
    }


def _cells(
    folder: Path, resource: Mapping[str, Any], fields: list[dict[str, Any]]
) -> tuple[list[str], list[list[str]]]:
    """Return the columns and cells of a table, from its file or from the description itself."""
    if "data" in resource:
        return read_json(resource["data"], resource, fields)
    where = resource.get("path")
    if isinstance(where, list) and len(where) == 1:
        where = where[0]
    if not isinstance(where, str) or "://" in where or not where.endswith(_SUFFIXES):
        raise ImportFileError(
            console.filled(
                "expected a path to one CSV or JSON file beside it, got {0}", f"{where!r:.80}"
            )
        )
    if where.endswith(".json"):
        whole = json.loads((folder / where).read_text(encoding="utf-8-sig"))
        return read_json(whole, resource, fields)
    return read(folder / where, resource, fields)


def _field(field: Mapping[str, Any], table: str, drafts: Drafts) -> dict[str, Any]:
    kind = str(field.get("type", "string"))
    rules = {
        name: value
        for name, value in (field.get("constraints") or {}).items()
        if name in ("required", "unique", "enum", "pattern", "minimum", "maximum")
        and (name not in ("minimum", "maximum") or isinstance(value, int | float))
    }
    if kind not in _TYPES and kind not in _DATES and kind != "any":
        drafts.lose(
            console.filled("table {0}", repr(table)),
            console.filled("the type {0} of {1} is kept as text", kind, repr(field["name"])),
        )
    about = str(field.get("description") or field.get("title") or field["name"])
    if kind in _DATES:
        about = f"{about}; in EDTF" if "EDTF" not in about else about
    return {
        "name": field["name"],
        "type": kind if kind in _TYPES else "string",
        "description": about,
        **({"constraints": rules} if rules else {}),
    }
