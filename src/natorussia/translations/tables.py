"""The texts of tables: the columns that a data package marks as text to be translated.

A field of ``datapackage.json`` with ``"translate": true`` holds words that readers see and no code
compares (the data category of that name in the W3C's Internationalization Tag Set).
"""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from natorussia.data.table_files import read_rows, read_sheet
from natorussia.translations.messages import Message, Say

Row = dict[str, str]
LANGUAGE = "lang"
UNTRANSLATED = "untranslated"
"""What an edition's ``datapackage.json`` calls the keys of the rows that it has not translated."""


def columns(resource: dict[str, Any]) -> list[str]:
    """Return the columns of a table that are translated."""
    return [one["name"] for one in resource["schema"]["fields"] if one.get("translate")]


def key_of(resource: dict[str, Any], row: Row) -> str:
    """Return the primary key of a row, its parts joined by commas."""
    key = resource["schema"]["primaryKey"]
    return ",".join(row[part] for part in ([key] if isinstance(key, str) else key))


def of_row(resource: dict[str, Any], row: Row, say: Say) -> Row:
    """Return a row with its texts as ``say`` has them."""
    name, key = resource["name"], key_of(resource, row)
    place = f"data/{resource['path']}, row {key}"
    said = {
        column: say(Message(row[column], f"{name}/{key}/{column}", place))
        for column in columns(resource)
        if row[column]
    }
    return row | said


def rows_of(tables: Path, resource: dict[str, Any]) -> list[Row]:
    """Return the rows of a table, with every column that it is described with."""
    return read_rows(tables / resource["path"], _names(resource))


def has_languages(resource: dict[str, Any]) -> bool:
    """Tell whether the rows of a table name the languages that their titles are in."""
    return LANGUAGE in _names(resource)


def of_table(tables: Path, resource: dict[str, Any], say: Say, own: str) -> str:
    """Return a table as CSV, with its texts as ``say`` has them.

    A row that names no language is in the course's own one, which an edition has to name.
    """
    header = read_sheet(tables / resource["path"], _names(resource)).header
    text = StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows_of(tables, resource):
        spoken = {LANGUAGE: row[LANGUAGE] or own} if has_languages(resource) else {}
        writer.writerow(of_row(resource, row, say) | spoken)
    return text.getvalue()


def _names(resource: dict[str, Any]) -> list[str]:
    return [field["name"] for field in resource["schema"]["fields"]]
