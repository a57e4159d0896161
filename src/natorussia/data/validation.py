"""The rules of the tables that a schema cannot say, each fault in one line with file and row."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from natorussia.data import split
from natorussia.data.cells import cell_faults
from natorussia.data.dates import OPEN, UNDATED, DateError, order, span

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
        return f"{self.path}, line {self.lines[number]} ({name})"


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
            f"datapackage.json: it cannot be read ({error}); restore it from the repository"
        )
        return
    for resource in package["resources"]:
        try:
            yield _table(folder, resource)
        except (OSError, ValueError) as error:
            found.append(f"{resource['path']}: {error}")


def _table(folder: Path, resource: dict[str, Any]) -> Table:
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    key = resource["schema"].get("primaryKey", [])
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        header = next(reader, [])
        if header != list(fields):
            raise ValueError(
                f"its columns are {header}, expected {list(fields)} as datapackage.json says"
            )
        rows, lines, line = [], [], reader.line_num
        for cells in reader:
            if len(cells) != len(header):
                raise ValueError(f"line {line + 1} has {len(cells)} cells, expected {len(header)}")
            rows.append(dict(zip(header, cells, strict=True)))
            lines.append(line + 1)
            line = reader.line_num
    return Table(
        resource["name"],
        resource["path"],
        fields,
        [key] if isinstance(key, str) else key,
        rows,
        lines,
    )


def _key_faults(table: Table) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(table.rows):
        key = tuple(row[part] for part in table.key)
        if key and key in first:
            line = table.lines[first[key]]
            what = " and ".join(table.key)
            yield f"{table.place(number)}: this {what} already stands in line {line}"
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
            yield f"{table.place(number)}: it stands after {before}; rows are sorted by {named}"
            return


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
    if table.name == "events":
        yield from _section_faults(row, ids.get("sections", {}))
        yield from _id_faults(row)


def _date_faults(table: Table, row: Row) -> Iterator[str]:
    start = next((name for name in ("date", "start") if name in table.fields), "")
    texts = [name for name in EDTF if table.fields.get(name, {}).get("type") == "string"]
    wrong = False
    for name in texts:
        if row[name] not in ("", OPEN, UNDATED):
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
            tail = f"; the nearest are {', '.join(near)}" if near else f"; add it to {target}.csv"
            yield f"{column}: {target}.csv has no {key!r}{tail}"
    if len(set(keys)) < len(keys):
        yield f"{column}: {';'.join(keys)} names the same row twice"


def _confidence_faults(row: Row, sources: dict[str, Row]) -> Iterator[str]:
    confidence = row.get("confidence", "")
    if confidence == "disputed" and not row.get("note"):
        yield "confidence: a disputed row needs a note that gives both values and who says which"
    kinds = {sources[key]["kind"] for key in split(row.get("sources", "")) if key in sources}
    if confidence == "primary" and kinds and "primary" not in kinds:
        have = ", ".join(sorted(kinds))
        yield f"confidence: primary, but its sources are {have}; name a primary one"


def _section_faults(row: Row, sections: dict[str, Row]) -> Iterator[str]:
    section = sections.get(row["section"])
    try:
        when = span(row["date"], row["end"])
    except DateError:
        return
    if not section or not when.first_day:
        return
    last = when.last_day.year if when.last_day else 9999
    inside = int(section["start"]) <= when.first_day.year and last <= int(section["end"])
    if not inside and not row["note"]:
        years = f"{section['start']} to {section['end']}"
        yield f"date: {when.words} is outside its section, {years}; say why in its note"


def _id_faults(row: Row) -> Iterator[str]:
    year = row["date"].lstrip("-")[:4]
    if year.isdigit() and not row["id"].startswith(f"{year}-"):
        yield f"id: {row['id']!r} should begin with the year of its date, {year}-"
