"""The course's tables: a Frictionless data package, read as rows or as data frames."""

import json
import os
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.data.course import folder, found_once
from natorussia.data.languages import console
from natorussia.data.table_files import read_rows

if TYPE_CHECKING:
    import pandas as pd

LIST_SEPARATOR = ";"
_FEW = 12
_DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "year": "Int64",
}


class UnknownNameError(LookupError):
    """A table, row or column that does not exist; the message names the nearest ones."""

    def __init__(self, what: str, got: str, known: list[str]) -> None:
        few = len(known) <= _FEW
        near = get_close_matches(got, known, n=5, cutoff=0.6)
        near = near or ([] if few else get_close_matches(got, known, n=5, cutoff=0))
        nearest = console.filled("; the nearest: {0}", ", ".join(near)) if near else ""
        every = console.filled("; there are: {0}", ", ".join(known)) if few else ""
        every = every if known else console.gettext("; there are none")
        super().__init__(
            console.filled(
                "no {0} is called {1}{2}{3}", console.gettext(what), repr(got), nearest, every
            )
        )


def package() -> dict[str, Any]:
    """Return the data package's description, as ``datapackage.json`` holds it."""
    return _described()[0]


def _described() -> tuple[dict[str, Any], int]:
    """Return the description, and when it was written."""
    path = _package_file(folder())
    try:
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116 (every look at a table asks this)
    except OSError:
        changed = 0
    return _read_json(path, changed), changed


@cache
def _package_file(tables: Path) -> Path:
    return tables / "datapackage.json"


@cache
def _read_json(path: Path, changed: int) -> dict[str, Any]:  # noqa: ARG001
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileNotFoundError(
            console.filled(
                "the course's data package is not at {0} ({1}); set NATORUSSIA_DATA to a "
                "folder that has a datapackage.json",
                path,
                error.strerror,
            )
        ) from error
    return found


def tables() -> list[str]:
    """Return the names of all tables, in the order of the package."""
    return [resource["name"] for resource in package()["resources"]]


def resource(name: str) -> dict[str, Any]:
    """Return the description of one table.

    Raises
    ------
    UnknownNameError
        If there is no such table.
    """
    for found in package()["resources"]:
        if found["name"] == name:
            return dict(found)
    raise UnknownNameError("table", name, tables())


def fields(name: str) -> dict[str, dict[str, Any]]:
    """Return the columns of a table, each with its description, by name."""
    return {field["name"]: field for field in resource(name)["schema"]["fields"]}


def rows(name: str) -> list[dict[str, str]]:
    """Return a table as a list of rows, every value as text (no pandas needed)."""
    return [dict(row) for row in _rows(name, *_state(name))]


def _state(name: str) -> tuple[Path, tuple[int, ...]]:
    """Return the file of a table, and what changes once it, or what describes it, is written."""
    _, described = _described()
    path = _file(name, folder(), described)
    table = os.stat(path)  # noqa: PTH116
    return path, (table.st_mtime_ns, table.st_size, described)


@lru_cache(maxsize=1024)
def _file(name: str, tables: Path, described: int) -> Path:  # noqa: ARG001
    return tables / str(resource(name)["path"])


@lru_cache(maxsize=128)
def _rows(name: str, path: Path, state: tuple[int, ...]) -> list[dict[str, str]]:  # noqa: ARG001
    return read_rows(path, fields(name))


def translated(name: str) -> list[dict[str, str]]:
    """Return the rows of a table whose texts are in the language of the tables.

    They are all rows, but for an edition in another language that has not translated some.
    """
    rest = set(resource(name).get("untranslated", []))
    if not rest:
        return rows(name)
    return [row for key, row in index(name).items() if key not in rest]


def index(name: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table by primary key, the parts of a composite key joined by commas."""
    return _index(name, *_state(name))


@lru_cache(maxsize=128)
def _index(name: str, path: Path, state: tuple[int, ...]) -> dict[str, dict[str, str]]:  # noqa: ARG001
    key = resource(name)["schema"]["primaryKey"]
    columns = [key] if isinstance(key, str) else key
    return {",".join(row[column] for column in columns): row for row in rows(name)}


def record_end() -> str:
    """Return the last day of the record in ISO form: the tables know no event after it."""
    return index("edition")["record-end"]["date"]


@found_once()
def load(name: str) -> "pd.DataFrame":
    """Return a table as a fresh data frame with the types that the package declares.

    Columns that hold several ids (``sources``, ``actors``) come as lists; dates stay text, since
    EDTF says more than a timestamp can, and ``start`` and ``stop`` are added as timestamps: the
    first and the last day that the date and the end allow.

    Parameters
    ----------
    name
        A table of the package; see ``natorussia.data.tables()``.

    Raises
    ------
    UnknownNameError
        If there is no such table; the message lists those there are.
    ModuleNotFoundError
        If there is no pandas; the message says how to do without.
    """
    found = _frame(name, *_state(name)).copy()
    pd = _pandas()
    for column, field in fields(name).items():
        if field["type"] == "list":  # what a reader puts into a list stays his
            found[column] = pd.Series(map(list, found[column]), index=found.index, dtype=object)
    return found


@lru_cache(maxsize=32)
def _frame(name: str, path: Path, state: tuple[int, ...]) -> "pd.DataFrame":  # noqa: ARG001
    """Return a table as a data frame that is not to be changed."""
    found = rows(name)
    frame: pd.DataFrame = _pandas().DataFrame(
        {
            column: _typed([row[column] for row in found], field)
            for column, field in fields(name).items()
        }
    )
    return _with_bounds(frame) if "end" in frame and "date" in frame else frame


def _pandas() -> Any:  # noqa: ANN401
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            console.gettext(
                "a data frame needs pandas, which is not here; in a browser, run `import "
                "pandas` in a cell first (it is fetched by name), or read plain rows "
                "with natorussia.rows(...)"
            )
        ) from error
    return pd


def _typed(cells: list[str], field: dict[str, Any]) -> "pd.Series[Any]":
    """Return the cells of a column as what its field holds; an empty one is missing."""
    series = _pandas().Series
    found: pd.Series[Any]
    if field["type"] == "list":
        found = series([split(cell) for cell in cells], dtype=object)
    elif field["type"] == "boolean":
        known = {"true": True, "false": False}
        found = series([known.get(cell) for cell in cells], dtype="boolean")
    else:
        text = series([cell or None for cell in cells], dtype="string")
        found = text.astype(_DTYPES.get(field["type"], "string"))
    return found


def _with_bounds(frame: "pd.DataFrame") -> "pd.DataFrame":
    import pandas as pd

    from natorussia.data.dates import first_and_last

    days: list[Any] = [
        first_and_last(str(date), "" if pd.isna(end) else str(end))
        for date, end in zip(frame["date"], frame["end"], strict=True)
    ]
    return frame.assign(
        start=pd.to_datetime([first for first, _ in days]).astype("datetime64[s]"),
        stop=pd.to_datetime([last for _, last in days]).astype("datetime64[s]"),
    )


def split(cell: str) -> list[str]:
    """Return the ids of a cell that holds several, separated by semicolons."""
    return [part.strip() for part in cell.split(LIST_SEPARATOR) if part.strip()]
