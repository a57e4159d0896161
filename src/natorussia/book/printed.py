"""What a widget's printed form already says: it is sent once, and the page's host reads it there.

In the printed form each event is an item of a list, in the order of the events, and ``data-column``
on an element says which column of ``events`` its text is; where every item has an anchor, that says
its ``id``.  Those columns are left out of the state on the page, and with ``refs`` the
``references``; so are the ids of the events that pass, where all do.  ``actors`` and ``lane`` are
printed by titles, so that they are left out where each title can be told from the others; actors
that are not printed are told by their places there, as ``cast``.  Links to the paragraphs of events
differ by the ids alone: ``at`` says what comes before these.  Of the days of their starts ``steps``
are the differences from one event to the next, and ``lengths`` those from the first possible day of
an event to the last.
``frontend/book/printed.ts`` puts them back before the widget starts.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from natorussia.widgets.timeline.fallback import BETWEEN_ACTORS

_COLUMN = re.compile(r'data-column="(\w+)"')
_ITEM = re.compile(r"<li(?: id=\"event=|>| )")
_ANCHORED = '<li id="event='
_REFERENCES = "refs"
_BY_TITLE = {"actors": "actors", "lane": "lanes"}


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
    events = state.get("events", {})
    printed = [name for name in columns if name in events and _can_be_told(name, state)]
    if not printed:
        return state
    places = {one["id"]: n for n, one in enumerate(state.get("actors", []))}
    kept = {**state, "events": _short(events, printed, places), "printed": printed}
    if _REFERENCES in printed:
        kept.pop("references", None)
    if kept.get("visible") == events.get("id"):
        kept.pop("visible", None)
    return kept


def _can_be_told(column: str, state: dict[str, Any]) -> bool:
    """Tell whether the printed form of a column leads back to what it was."""
    if column not in _BY_TITLE:
        return True
    titles = [one["title"] for one in state.get(_BY_TITLE[column], [])]
    unlike = len({*titles}) == len(titles)
    return unlike and not any(BETWEEN_ACTORS in title for title in titles)


def _short(
    events: dict[str, list[Any]], printed: list[str], places: dict[str, int]
) -> dict[str, list[Any]]:
    """Return the columns that are not printed, those coded that have a shorter form."""
    short = {name: column for name, column in events.items() if name not in printed}
    pairs = list(zip(events.get("id", []), events.get("href", []), strict=False))
    if "id" in printed and pairs and all(_is_of_paragraph(href, one) for one, href in pairs):
        short["at"] = [href.removesuffix(one) for one, href in pairs]
        del short["href"]
    starts, stops = events.get("start0", []), events.get("start1", [])
    if starts and all(isinstance(day, int) for day in (*starts, *stops)):
        short["steps"] = [day - before for before, day in pairwise([0, *starts])]
        short["lengths"] = [last - first for first, last in zip(starts, stops, strict=True)]
        del short["start0"], short["start1"]
    if "actors" in short and {one for those in short["actors"] for one in those} <= places.keys():
        short["cast"] = [[places[one] for one in those] for those in short.pop("actors")]
    return short


def _is_of_paragraph(href: str, event: str) -> bool:
    return not href or href.endswith(f"#event-{event}")
