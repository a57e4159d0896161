"""The cells of a table of a Frictionless data package, by its dialect and the form of its fields.

After the specifications Table Dialect and Table Schema of Frictionless Data (frictionlessdata.io).
"""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.table_files import TableFileError, read_sheet

_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
_READ = ("delimiter", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace", "header")
_OF_JSON = ("json", "property", "keyed")
READ_OF_DIALECTS = (*_READ, "commentChar", "csvddfVersion", "lineTerminator", "csv", *_OF_JSON)


def read(
    path: Path, resource: Mapping[str, Any], fields: Sequence[Mapping[str, Any]]
) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the cells of a table, as a course writes them.

    Parameters
    ----------
    path
        The file.
    resource
        What the package says of it: its ``dialect``, ``encoding`` and ``schema``.
    fields
        The fields of its schema.

    Raises
    ------
    OSError, TableFileError
        If the file cannot be read so.
    """
    names = [str(field["name"]) for field in fields]
    if resource.get("dialect") or resource.get("encoding", "utf-8").lower() not in _USUAL:
        header, rows = _by_dialect(path, resource, names)
    else:
        sheet = read_sheet(path, names)
        header, rows = sheet.header, sheet.rows
    known = {field["name"]: field for field in fields}
    schema = resource.get("schema") or {}
    missing = schema.get("missingValues", [""]) if isinstance(schema, dict) else [""]
    forms = [_form(known.get(name, {})) for name in header]
    return header, [_formed(row, forms, missing) for row in rows]


def read_json(
    value: object, resource: Mapping[str, Any], fields: Sequence[Mapping[str, Any]]
) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns and the cells of a table in JSON, as a course writes them.

    Parameters
    ----------
    value
        Rows as lists, of which the first one names the columns, or as objects; where the dialect
        has a ``property``, the object that has them under that name.
    resource, fields
        As `read` has them.

    Raises
    ------
    TableFileError
        If it is neither.
    """
    dialect = resource.get("dialect") or {}
    name = dialect.get("property") or (dialect.get("json") or {}).get("property")
    if name and isinstance(value, Mapping):
        value = value.get(name)
    header, rows = _rows_of_json(value)
    known = {field["name"]: field for field in fields}
    schema = resource.get("schema") or {}
    missing = schema.get("missingValues", [""]) if isinstance(schema, dict) else [""]
    forms = [_form(known.get(name, {})) for name in header]
    return header, [_formed(row, forms, missing) for row in rows]


def _rows_of_json(value: object) -> tuple[list[str], list[list[str]]]:
    rows = value if isinstance(value, list) else []
    if rows and all(isinstance(row, Mapping) for row in rows):
        header = list(dict.fromkeys(str(name) for row in rows for name in row))
        return header, [[_json_cell(row.get(name)) for name in header] for row in rows]
    if rows and all(isinstance(row, list) for row in rows):
        header = [_json_cell(cell) for cell in rows[0]]
        if uneven := [row for row in rows if len(row) != len(header)]:
            raise TableFileError(
                console.counted(
                    "a row has {0} cell, expected {1}: {2}",
                    "a row has {0} cells, expected {1}: {2}",
                    len(uneven[0]),
                    len(header),
                    f"{uneven[0]!r:.120}",
                )
            )
        return header, [list(map(_json_cell, row)) for row in rows[1:]]
    raise TableFileError(
        console.filled(
            "got {0}, expected rows: a list of lists, or one of objects", f"{value!r:.80}"
        )
    )


def _json_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_USUAL = ("utf-8", "utf8", "utf-8-sig", "utf-16", "ascii", "us-ascii")


def _formed(
    row: Sequence[str], forms: Sequence[Callable[[str], str]], missing: Iterable[Any]
) -> list[str]:
    none = {one if isinstance(one, str) else one.get("value") for one in missing}
    return [
        "" if cell in none else form(cell.strip()) for cell, form in zip(row, forms, strict=False)
    ]


def _by_dialect(
    path: Path, resource: Mapping[str, Any], names: list[str]
) -> tuple[list[str], list[list[str]]]:
    dialect = dict(resource.get("dialect") or {})
    dialect |= dialect.get("csv") or {}
    encoding = str(resource.get("encoding", "utf-8"))
    try:
        text = path.read_text(encoding="utf-8-sig" if encoding.lower() in _USUAL[:2] else encoding)
        lines = _cells(text, dialect)
    except (UnicodeDecodeError, LookupError, TypeError, csv.Error) as error:
        raise TableFileError(
            console.filled("{0}: it is not as its package says ({1})", path.name, error)
        ) from error
    header = names if dialect.get("header") is False else lines.pop(0) if lines else names
    if any(len(row) != len(header) for row in lines):
        row = next(row for row in lines if len(row) != len(header))
        raise TableFileError(
            console.counted(
                "{1}: a row has {0} cell, expected {2}: {3}",
                "{1}: a row has {0} cells, expected {2}: {3}",
                len(row),
                path.name,
                len(header),
                row,
            )[:200]
        )
    return [name.strip() for name in header], lines


def _cells(text: str, dialect: Mapping[str, Any]) -> list[list[str]]:
    comment = dialect.get("commentChar")
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.get("delimiter", ","),
        quotechar=dialect.get("quoteChar", '"'),
        doublequote=dialect.get("doubleQuote", True),
        escapechar=dialect.get("escapeChar"),
        skipinitialspace=dialect.get("skipInitialSpace", False),
    )
    return [row for row in reader if row and not (comment and row[0].startswith(comment))]


def _form(field: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what writes a cell of a field as a course does."""
    kind, form = field.get("type"), field.get("format", "default")
    if kind in ("number", "integer"):
        return lambda cell: _number(cell, field)
    if kind == "boolean":
        true, false = field.get("trueValues", _TRUE), field.get("falseValues", _FALSE)
        return lambda cell: "true" if cell in true else "false" if cell in false else cell
    if kind == "year":
        return _year
    if kind in ("date", "datetime") and "%" in str(form):
        return lambda cell: _date(cell, str(form), kind)
    return lambda cell: cell


def _number(cell: str, field: Mapping[str, Any]) -> str:
    if field.get("bareNumber") is False:
        cell = cell.strip("%$€£¥ \u00a0").strip()
    plain = cell.replace(field.get("groupChar") or "\0", "")
    return plain.replace(field.get("decimalChar") or ".", ".")


def _date(cell: str, form: str, kind: str) -> str:
    """Return a day or a moment in ISO 8601; a cell that is not of its form stays as it is."""
    try:
        moment = dt.datetime.strptime(cell, form)  # noqa: DTZ007  its zone is in the text, if any
    except ValueError:
        return cell
    return moment.date().isoformat() if kind == "date" else moment.isoformat()


def _year(cell: str) -> str:
    """Return a year with four digits at least, as the tables of a course have it."""
    if not re.fullmatch(r"[+-]?\d{1,4}", cell, re.ASCII):
        return cell
    return f"{int(cell):05}" if cell.startswith("-") else f"{int(cell):04}"
