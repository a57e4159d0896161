"""The course's tables: a Frictionless data package, read as rows or as data frames."""

from natorussia.data.course import folder, root
from natorussia.data.loading import (
    LIST_SEPARATOR,
    UnknownNameError,
    fields,
    index,
    load,
    package,
    record_end,
    resource,
    rows,
    split,
    tables,
    translated,
)

__all__ = [
    "LIST_SEPARATOR",
    "UnknownNameError",
    "fields",
    "folder",
    "index",
    "load",
    "package",
    "record_end",
    "resource",
    "root",
    "rows",
    "split",
    "tables",
    "translated",
]
