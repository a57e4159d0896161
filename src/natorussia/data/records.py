"""One reader of tables for all widgets: data frames, lists of dictionaries, rows of the course."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from natorussia.data import coercion
from natorussia.data.languages import console

if TYPE_CHECKING:
    import pandas as pd

Table: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, Any]] | None"
Record = dict[str, Any]


class TableError(ValueError):
    """A table, row or option that a widget cannot use; the message names it, and what to do."""


def records(table: Table, hint: str = "") -> list[Record]:
    """Return the rows of a table as dictionaries, with None for an empty cell.

    Parameters
    ----------
    table
        A data frame (an index with a name counts as a column), an iterable of dictionaries, or
        None, which has no rows.
    hint
        What to say besides to somebody who gave something else.

    Raises
    ------
    TableError
        If it is no table, or a row is no dictionary; the message says which.
    """
    whole: Any = [] if table is None else table
    if hasattr(whole, "to_dict"):
        whole = (whole.reset_index() if whole.index.name else whole).to_dict("records")
    if isinstance(whole, str | Mapping) or not isinstance(whole, Iterable):
        raise TableError(
            console.filled(
                "got {0}; expected a data frame or a list of dictionaries, one a row{1}",
                f"{whole!r:.60}",
                hint,
            )
        )
    return [_record(number, row) for number, row in enumerate(whole)]


def _record(number: int, row: object) -> Record:
    if isinstance(row, Mapping):
        return {str(key): None if coercion.missing(cell) else cell for key, cell in row.items()}
    raise TableError(
        console.filled(
            "row {0} is {1}; expected a dictionary, as {{'date': '1999', 'title': '...'}}",
            number,
            f"{row!r:.60}",
        )
    )


def check_ids(ids: Iterable[str], what: str) -> None:
    """Refuse two rows with one id.

    Raises
    ------
    TableError
        If an id stands twice; the message names both rows.
    """
    seen: dict[str, int] = {}
    for number, name in enumerate(ids):
        if name in seen:
            raise TableError(
                console.filled(
                    "rows {0} and {1} both have the id {2}; give each {3} one of its own",
                    seen[name],
                    number,
                    repr(name),
                    what,
                )
            )
        seen[name] = number
