"""What ``datapackage.json`` must say of each table of a course: one file of cells, and its columns.

A Frictionless data package may say more ways where its rows are; those that a course does not read
are told with what to do (`natorussia import` takes them in).
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_NONE = noted(
    "it describes no tables, expected resources, each with name, path and a schema with fields; "
    "restore it from the repository"
)
_ONE_FILE = noted("its rows belong in one CSV file beside it, which `path` names")
_KEYED = ("actors", "claims", "events", "forecasts", "lanes", "sections", "sources", "terms")
_NO_KEY = "-"
_GOT = noted("got {0}, expected {1}")
_NO_PATTERN = noted("pattern: got {0}, no regular expression: {1}")
_PARTS = ("name", "type")
_OF_A_COURSE = {
    "name": noted("the course's key in small letters, such as rome"),
    "title": noted("what readers see, a text in quotes"),
}
# Those of Table Schema; what is none of the first six is text here.
_TYPES = (
    *("string", "integer", "number", "boolean", "year", "list", "date", "datetime", "time"),
    *("yearmonth", "duration", "geopoint", "geojson", "object", "array", "any"),
)
_OF_JSON = (".json", ".jsonl", ".ndjson", ".geojson")


def faults(package: object) -> Iterator[str]:
    """Yield what is wrong with a description of tables.

    Parameters
    ----------
    package
        What ``datapackage.json`` holds.
    """
    resources = _resources(package)
    if not resources:
        yield console.gettext(_NONE)
    yield from _doubled(resources)
    for number, resource in enumerate(resources, 1):
        if why := _fault(resource):
            name = resource.get("name") if isinstance(resource, Mapping) else None
            where = (
                console.filled("table {0}", repr(name))
                if isinstance(name, str)
                else console.filled("resource {0}", number)
            )
            yield f"{where}: {why}"


def faults_of_course(package: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a course's description lacks: its key, under which progress is kept, its title.

    Parameters
    ----------
    package
        What ``datapackage.json`` holds.
    """
    for part, wanted in _OF_A_COURSE.items():
        if not isinstance(package.get(part), str) or not package[part].strip():
            told = console.filled(_GOT, f"{package.get(part)!r:.60}", console.gettext(wanted))
            yield f"{part}: {told}"
    licences = package.get("licenses", [])
    names = [one.get("name") if isinstance(one, Mapping) else None for one in _listed(licences)]
    if not isinstance(licences, list) or not all(isinstance(name, str) for name in names):
        usual = '{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}'
        told = console.filled(
            "got {0}, expected a list of objects such as {1}", f"{licences!r:.60}", usual
        )
        yield f"licenses: {told}"


def _listed(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _doubled(resources: list[Any]) -> Iterator[str]:
    names = [str(one.get("name")) for one in resources if isinstance(one, Mapping)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield console.filled(
            "table {0}: it is described {1} times; leave one of them",
            repr(name),
            names.count(name),
        )


def readable(package: object) -> list[dict[str, Any]]:
    """Return the descriptions of the tables that a course can read."""
    return [resource for resource in _resources(package) if not _fault(resource)]


def _resources(package: object) -> list[Any]:
    resources = package.get("resources") if isinstance(package, Mapping) else None
    return resources if isinstance(resources, list) else []


def _fault(resource: object) -> str:
    """Return why a course cannot read a table that is described so, or nothing."""
    if not isinstance(resource, Mapping):
        return console.filled(
            "got {0}, expected an object with name, path and schema", f"{resource!r:.60}"
        )
    if not isinstance(resource.get("name"), str):
        return console.filled("got the name {0}, expected a text", f"{resource.get('name')!r:.60}")
    return _fault_of_path(resource) or _fault_of_schema(resource["name"], resource.get("schema"))


def _fault_of_path(resource: Mapping[str, Any]) -> str:
    path = resource.get("path")
    if "data" in resource:
        return console.filled(
            "its rows stand in the description, as `data`; {0}", console.gettext(_ONE_FILE)
        )
    if not isinstance(path, str):
        return console.filled(
            "got the path {0}, expected a text: {1}", f"{path!r:.80}", console.gettext(_ONE_FILE)
        )
    if "://" in path:
        return console.filled(
            "got the path {0}, an address; {1}: download it",
            f"{path!r:.80}",
            console.gettext(_ONE_FILE),
        )
    return (
        console.filled("got the path {0}; {1}", f"{path!r:.80}", console.gettext(_ONE_FILE))
        if path.endswith(_OF_JSON)
        else ""
    )


def _fault_of_schema(name: str, schema: object) -> str:
    fields = schema.get("fields") if isinstance(schema, Mapping) else None
    if not isinstance(fields, list) or not fields:
        return console.filled(
            "got the schema {0}, expected an object with `fields`, a column each", f"{schema!r:.80}"
        )
    for number, field in enumerate(fields, 1):
        parts = [field.get(part) if isinstance(field, Mapping) else None for part in _PARTS]
        if not all(isinstance(part, str) for part in parts):
            return console.filled(
                "got field {0}, {1}, expected an object with name and type",
                number,
                f"{field!r:.80}",
            )
    names = [str(field["name"]) for field in fields]
    for fault in (*map(_fault_of_field, fields), _fault_of_key(name, schema, names)):
        if fault:
            return fault
    return ""


def _fault_of_field(field: Mapping[str, Any]) -> str:
    """Return why a column cannot be read as it is described, or nothing."""
    where, rules = console.filled("field {0}", repr(field["name"])), field.get("constraints", {})
    if field["type"] not in _TYPES:
        near = get_close_matches(field["type"], _TYPES, n=1) or _TYPES
        told = console.filled(
            "got the type {0}, expected {1}", repr(field["type"]), ", ".join(near)
        )
        return f"{where}: {told}"
    if not isinstance(rules, Mapping):
        return f"{where}: constraints: {console.filled(_GOT, f'{rules!r:.60}', '{...}')}"
    if "enum" in rules and not isinstance(rules["enum"], list):
        told = console.filled(_GOT, f"{rules['enum']!r:.60}", console.gettext("a list"))
        return f"{where}: enum: {told}"
    try:
        re.compile(rules.get("pattern", ""))
    except (re.error, TypeError) as error:
        told = console.filled(_NO_PATTERN, f"{rules['pattern']!r:.60}", error)
        return f"{where}: {told}"
    return ""


def _fault_of_key(name: object, schema: Any, names: list[str]) -> str:  # noqa: ANN401
    key = schema.get("primaryKey") or (_NO_KEY if name in _KEYED else [])
    for part in key if isinstance(key, list) else [key]:
        if part not in names:
            near = get_close_matches(str(part), names, n=3) or names
            return console.filled(
                "primaryKey: got {0}, expected a column: {1}", repr(part), ", ".join(near)
            )
    return ""
