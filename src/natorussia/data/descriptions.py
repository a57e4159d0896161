"""What ``datapackage.json`` must say of each table of a course: one file of cells, and its columns.

A Frictionless data package may say more ways where its rows are; those that a course does not read
are told with what to do (`natorussia import` takes them in).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_NONE = noted(
    "it describes no tables, expected resources, each with name, path and a schema with fields; "
    "restore it from the repository"
)
_ONE_FILE = noted("its rows belong in one CSV file beside it, which `path` names")
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
        yield console.gettext(_NONE)
    for number, resource in enumerate(resources, 1):
        if why := _fault(resource):
            name = resource.get("name") if isinstance(resource, Mapping) else None
            where = (
                console.filled("table {0}", repr(name))
                if isinstance(name, str)
                else console.filled("resource {0}", number)
            )
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
        return console.filled(
            "got {0}, expected an object with name, path and schema", f"{resource!r:.60}"
        )
    if not isinstance(resource.get("name"), str):
        return console.filled("got the name {0}, expected a text", f"{resource.get('name')!r:.60}")
    return _fault_of_path(resource) or _fault_of_schema(resource.get("schema"))


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


def _fault_of_schema(schema: object) -> str:
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
    return ""
