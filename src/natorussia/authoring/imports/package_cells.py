"""The cells of a table of a Frictionless data package, by its dialect and the form of its fields.

After the specifications Table Dialect and Table Schema of Frictionless Data (frictionlessdata.io).
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.table_files import TableFileError, read_sheet

_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
_READ = ("delimiter", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace", "header")
READ_OF_DIALECTS = (*_READ, "commentChar", "csvddfVersion", "lineTerminator", "csv")


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
        raise TableFileError(f"{path.name}: it is not as its package says ({error})") from error
    header = names if dialect.get("header") is False else lines.pop(0) if lines else names
    if any(len(row) != len(header) for row in lines):
        row = next(row for row in lines if len(row) != len(header))
        raise TableFileError(
            f"{path.name}: a row has {len(row)} cells, expected {len(header)}: {row}"[:200]
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
    return f"{moment:%Y-%m-%d}" if kind == "date" else moment.isoformat()
