"""What ``datapackage.json`` must say of each table of a course: one file of cells, and its columns.

A Frictionless data package may say more ways where its rows are; those that a course does not read
are told with what to do (`natorussia import` takes them in).
"""

from collections.abc import Iterator, Mapping
from typing import Any

_NONE = (
    "it describes no tables, expected resources, each with name, path and a schema with fields; "
    "restore it from the repository"
)
_ONE_FILE = "its rows belong in one CSV file beside it, which `path` names"
_PARTS = ("name", "type")
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
        yield _NONE
    for number, resource in enumerate(resources, 1):
        if why := _fault(resource):
            name = resource.get("name") if isinstance(resource, Mapping) else None
            where = f"table {name!r}" if isinstance(name, str) else f"resource {number}"
            yield f"{where}: {why}"


def readable(package: object) -> list[dict[str, Any]]:
    """Return the descriptions of the tables that a course can read."""
    return [resource for resource in _resources(package) if not _fault(resource)]


def _resources(package: object) -> list[Any]:
    resources = package.get("resources") if isinstance(package, Mapping) else None
    return resources if isinstance(resources, list) else []


def _fault(resource: object) -> str:
    """Return why a course cannot read a table that is described so, or nothing."""
    if not isinstance(resource, Mapping):
        return f"got {resource!r:.60}, expected an object with name, path and schema"
    if not isinstance(resource.get("name"), str):
        return f"got the name {resource.get('name')!r:.60}, expected a text"
    return _fault_of_path(resource) or _fault_of_schema(resource.get("schema"))


def _fault_of_path(resource: Mapping[str, Any]) -> str:
    path = resource.get("path")
    if "data" in resource:
        return f"its rows stand in the description, as `data`; {_ONE_FILE}"
    if not isinstance(path, str):
        return f"got the path {path!r:.80}, expected a text: {_ONE_FILE}"
    if "://" in path:
        return f"got the path {path!r:.80}, an address; {_ONE_FILE}: download it"
    return f"got the path {path!r:.80}; {_ONE_FILE}" if path.endswith(_OF_JSON) else ""


def _fault_of_schema(schema: object) -> str:
    fields = schema.get("fields") if isinstance(schema, Mapping) else None
    if not isinstance(fields, list) or not fields:
        return f"got the schema {schema!r:.80}, expected an object with `fields`, a column each"
    for number, field in enumerate(fields, 1):
        parts = [field.get(part) if isinstance(field, Mapping) else None for part in _PARTS]
        if not all(isinstance(part, str) for part in parts):
            return f"got field {number}, {field!r:.80}, expected an object with name and type"
    return ""
