"""The rules of the tables that a schema cannot say, each fault in one line with file and row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from natorussia.data import descriptions, split
from natorussia.data.cells import cell_faults
from natorussia.data.dates import OPEN, UNDATED, DateError, order, span
from natorussia.data.edtf.typed import unclear
from natorussia.data.languages import console
from natorussia.data.section_years import section_faults, year_faults
from natorussia.data.table_files import TableFileError, lacking, read_sheet, unfit

LINKS = {"sources": "sources", "actors": "actors", "events": "events"}
SORTED = {"events": ("date", "id")} | dict.fromkeys(
    ("actors", "claims", "forecasts", "sources", "terms"), ("id",)
)
EDTF = ("date", "start", "end", "resolved", "horizon")

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    """One table as it stands in its file, with the lines that its rows begin on."""

    name: str
    path: str
    fields: dict[str, dict[str, Any]]
    key: list[str]
    rows: list[Row]
    lines: list[int]

    def place(self, number: int) -> str:
        """Return where a row is: file, line and key."""
        name = ",".join(self.rows[number].get(part) or "" for part in self.key)
        return console.filled("{0}, line {1} ({2})", self.path, self.lines[number], name)


def problems(folder: Path) -> list[str]:
    """Return what is wrong with the tables of a data package, one line a fault.

    Parameters
    ----------
    folder
        Where ``datapackage.json`` and the tables are.

    Returns
    -------
    list of str
        Empty if all is well; else messages such as ``events.csv, line 7 (1999-kfor): ...``.
    """
    found: list[str] = []
    tables = {table.name: table for table in _tables(folder, found)}
    ids = {
        name: {row["id"]: row for row in table.rows}
        for name, table in tables.items()
        if table.key == ["id"]
    }
    for table in tables.values():
        faults = [
            f"{table.place(number)}: {fault}"
            for number, row in enumerate(table.rows)
            for fault in _row_faults(table, row, ids)
        ]
        # A wrong date or a second id is out of order too: one message says enough.
        found += [*_key_faults(table), *faults] or _order_faults(table)
    return found


def _tables(folder: Path, found: list[str]) -> Iterator[Table]:
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        found.append(
            console.filled(
                "datapackage.json: it cannot be read ({0}); restore it from the repository", error
            )
        )
        return
    found += [f"datapackage.json: {fault}" for fault in descriptions.faults(package)]
    for resource in descriptions.readable(package):
        try:
            yield _table(folder, resource, found)
        except TableFileError as error:
            found.append(str(error))
        except OSError as error:
            found.append(
                console.filled("{0}: it cannot be read ({1})", resource["path"], error.strerror)
            )


def _table(folder: Path, resource: dict[str, Any], found: list[str]) -> Table:
    """Return the rows of a table that have as many cells as columns, and note the others."""
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    key = resource["schema"].get("primaryKey", [])
    sheet, path = read_sheet(folder / resource["path"], fields), resource["path"]
    found += _column_faults(path, sheet.header, fields)
    found += [
        console.filled("{0}, line {1}: {2}", path, line, fault) for line, fault in unfit(sheet)
    ]
    whole = [
        (line, dict.fromkeys(fields, "") | dict(zip(sheet.header, cells, strict=True)))
        for line, cells in zip(sheet.lines, sheet.rows, strict=True)
        if len(cells) == len(sheet.header)
    ]
    keys = [key] if isinstance(key, str) else key
    rows, lines = [row for _, row in whole], [line for line, _ in whole]
    return Table(resource["name"], path, fields, keys, rows, lines)


def _column_faults(path: str, header: list[str], fields: dict[str, Any]) -> Iterator[str]:
    """Name the columns that are not known, and stop where one that is needed is missing."""
    unknown = [name for name in header if name not in fields]
    missing = [name for name in fields if name not in header]
    near = [(one, get_close_matches(one, missing, n=1)) for one in unknown]
    misspelt = "".join(
        console.filled("; {0} may be {1}", repr(one), found[0]) for one, found in near if found
    )
    if lacking(header, fields):
        raise TableFileError(
            console.filled(
                "{0}: its columns are {1}, expected {2} as datapackage.json says{3}",
                path,
                header,
                list(fields),
                misspelt,
            )
        )
    if doubled := [name for name in fields if header.count(name) > 1]:
        raise TableFileError(
            console.filled(
                "{0}: it has two columns {1}; remove or rename one", path, repr(doubled[0])
            )
        )
    if unknown:
        yield (
            console.filled(
                "{0}: nobody reads its columns {1}, since datapackage.json describes "
                "none of that name{2}; rename, remove or describe them",
                path,
                unknown,
                misspelt,
            )
        )


def _key_faults(table: Table) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(table.rows):
        key = tuple(row[part] for part in table.key)
        if key and key in first:
            line = table.lines[first[key]]
            what = f" {console.gettext('and')} ".join(table.key)
            yield console.filled(
                "{0}: this {1} already stands in line {2}", table.place(number), what, line
            )
        first.setdefault(key, number)


def _order_faults(table: Table) -> Iterator[str]:
    by = SORTED.get(table.name)
    if not by:
        return
    keys = [tuple(row[part] for part in by) for row in table.rows]
    placed = [_placed(by, key) for key in keys]
    for number in range(1, len(keys)):
        if placed[number] < placed[number - 1]:
            before = ",".join(keys[number - 1])
            named = " then ".join(by)
            yield console.filled(
                "{0}: it stands after {1}; rows are sorted by {2}",
                table.place(number),
                before,
                named,
            )
            return


def sort_key(by: tuple[str, ...], row: Row) -> tuple[Any, ...]:
    """Return what a row of a table is sorted by, given its columns: dates by time, else text."""
    return _placed(by, tuple(row[part] for part in by))


def _placed(by: tuple[str, ...], key: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what a row is sorted by: dates stand in order of time, before the common era too."""
    pairs = zip(by, key, strict=True)
    return tuple(order(text) if part == "date" else text for part, text in pairs)


def _row_faults(table: Table, row: Row, ids: dict[str, dict[str, Row]]) -> Iterator[str]:
    for name, field in table.fields.items():
        yield from cell_faults(name, field, row[name])
    yield from _date_faults(table, row)
    for column, target in _links(table):
        if target in ids:
            yield from _link_faults(column, split(row[column]), target, ids[target])
    yield from _confidence_faults(row, ids.get("sources", {}))
    if table.name == "sections":
        yield from year_faults(row)
    if table.name == "events":
        yield from section_faults(row, ids.get("sections", {}))
        yield from _id_faults(row)


def _date_faults(table: Table, row: Row) -> Iterator[str]:
    start = next((name for name in ("date", "start") if name in table.fields), "")
    texts = [name for name in EDTF if table.fields.get(name, {}).get("type") == "string"]
    wrong = False
    for name in texts:
        if row[name] not in ("", OPEN, UNDATED):
            if why := unclear(row[name]):
                wrong = True
                yield f"{name}: {DateError(row[name], why)}"
                continue
            try:
                span(row[name])
            except DateError as error:
                wrong = True
                yield f"{name}: {error}"
    if not wrong and start in texts and "end" in texts and row[start] and row["end"]:
        try:
            span(row[start], row["end"])
        except DateError as error:
            yield f"end: {error}"


def _links(table: Table) -> Iterator[tuple[str, str]]:
    for name, field in table.fields.items():
        if field["type"] == "list" and name in LINKS:
            yield name, LINKS[name]
    if table.name in ("events", "claims", "forecasts"):
        yield "section", "sections"
    if table.name == "events":
        yield "lane", "lanes"


def _link_faults(column: str, keys: list[str], target: str, known: dict[str, Row]) -> Iterator[str]:
    for key in keys:
        if key not in known:
            near = get_close_matches(key, known, n=3, cutoff=0.5)
            tail = (
                console.filled("; the nearest are {0}", ", ".join(near))
                if near
                else console.filled("; add it to {0}.csv", target)
            )
            yield console.filled("{0}: {1}.csv has no {2}{3}", column, target, repr(key), tail)
    if len(set(keys)) < len(keys):
        yield console.filled("{0}: {1} names the same row twice", column, ";".join(keys))


def _confidence_faults(row: Row, sources: dict[str, Row]) -> Iterator[str]:
    confidence = row.get("confidence", "")
    if confidence == "disputed" and not row.get("note"):
        yield console.gettext(
            "confidence: a disputed row needs a note that gives both values and who says which"
        )
    kinds = {sources[key]["kind"] for key in split(row.get("sources", "")) if key in sources}
    if confidence == "primary" and kinds and "primary" not in kinds:
        have = ", ".join(sorted(kinds))
        yield console.filled(
            "confidence: primary, but its sources are {0}; name a primary one", have
        )


def _id_faults(row: Row) -> Iterator[str]:
    """Ids begin with the year; those of years before the common era and long ones are free."""
    year = row["date"][:4]
    plain = year.isdigit() and year != "0000" and not row["date"][4:5].isdigit()
    if plain and not row["id"].startswith(f"{year}-"):
        yield console.filled(
            "id: {0} should begin with the year of its date, {1}-", repr(row["id"]), year
        )
