"""What a widget's printed form already says: it is sent once, and the page's host reads it there.

In the printed form each event is an item of a list, in the order of the events, and
``data-column`` on an element says which column of ``events`` its text is; where every item has an
anchor, that says its ``id``.  Those columns are left out of the state on the page, and with
``refs`` the ``references``; so are the ids of the events that pass, where all do.
``frontend/book/printed.ts`` puts them back before the widget starts.
"""

import re
from collections.abc import Iterable
from typing import Any

_COLUMN = re.compile(r'data-column="(\w+)"')
_ITEM = re.compile(r"<li(?: id=\"event=|>| )")
_ANCHORED = '<li id="event='
_REFERENCES = "refs"


def columns_of(printed: str) -> list[str]:
    """Return the columns of events whose texts a printed form holds, in HTML, by name."""
    items = _ITEM.findall(printed)
    named = {"id"} if items and set(items) == {_ANCHORED} else set()
    return sorted({*_COLUMN.findall(printed)} | named)


def without(state: dict[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """Return the state of a widget as the page sends it beside the printed form.

    Parameters
    ----------
    state
        The traits of a widget.
    columns
        What ``columns_of`` found in its printed form.

    Returns
    -------
    dict
        The same traits, with ``printed``, the columns that are to be read from the page, where
        there are any.
    """
    printed = [name for name in columns if name in state.get("events", {})]
    if not printed:
        return state
    texts = {*printed} - {_REFERENCES}
    events = {name: column for name, column in state["events"].items() if name not in texts}
    kept = {**state, "events": events, "printed": printed}
    if _REFERENCES in printed:
        kept.pop("references", None)
    if kept.get("visible") == state["events"].get("id"):
        kept.pop("visible", None)
    return kept
