"""Which events pass the filters of a timeline: the front end's rules (``filter.ts``), in Python."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from natorussia.data.records import TableError
from natorussia.markup.whitespace import SPACES
from natorussia.widgets.timeline.table import Event

Titles = Mapping[str, Mapping[str, str]]

_LISTS = ("lanes", "actors", "sections")
_FIELDS = (*_LISTS, "query", "pinned")
_WORDS = re.compile(r'"([^"]+)"?|([^ "]+)')
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
)


def sound(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters as they are synced.

    Raises
    ------
    TableError
        If there is no such filter, or if one is no list of ids, text or yes and no.
    """
    if unknown := set(filters) - set(_FIELDS):
        raise TableError(
            f"got filters={dict(filters)!r}; {min(unknown)!r} is no filter: expected some of "
            f"{', '.join(_FIELDS)}"
        )
    for name in set(filters) & set(_LISTS):
        if isinstance(filters[name], str) or not isinstance(filters[name], Iterable):
            raise TableError(f"got {name}={filters[name]!r}; expected a list of ids")
    return {key: list(value) if key in _LISTS else value for key, value in filters.items()}


def passing(
    events: Iterable[Event], filters: Mapping[str, Any], titles: Titles, pinned: Iterable[str]
) -> list[str]:
    """Return the ids of the events that pass, in their order.

    Parameters
    ----------
    events
        The events.
    filters
        The ``filters`` of a timeline; what is empty or missing lets everything pass.
    titles
        The titles of ``lanes``, ``sections`` and ``actors``, by id, and those of ``sources`` with
        who published them.
    pinned
        The ids that pass the filter ``pinned``.
    """
    lanes, actors, sections = (set(filters.get(name) or ()) for name in _LISTS)
    words = terms(str(filters.get("query") or ""))
    kept = set(pinned) if filters.get("pinned") else None
    return [
        event.id
        for event in events
        if (not lanes or event.lane in lanes)
        and (not actors or actors & set(event.actors))
        and (not sections or event.section in sections)
        and (kept is None or event.id in kept)
        and _holds(event, words, titles)
    ]


def terms(query: str) -> list[str]:
    """Return what a query asks for: its words, and its phrases in quotes, folded."""
    return [a.strip(" ") or b for a, b in _WORDS.findall(folded(query)) if a.strip(" ") or b]


class _Signs(dict[int, int | None]):
    """What each sign is folded to, found once: no mark, and one kind of dash."""

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        self[code] = None if category[0] == "M" else ord("-") if category == "Pd" else code
        return self[code]


_FOLDED = _Signs()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text as search compares it.

    That is without case, accents, curled quotes and long dashes, and with one kind of space.
    """
    plain = SPACES.sub(" ", unicodedata.normalize("NFKD", text.translate(_ALIKE)))
    return plain.translate(_FOLDED).lower()


def _holds(event: Event, words: list[str], titles: Titles) -> bool:
    if not words:
        return True
    text = folded(
        " ".join(
            [
                event.title,
                event.summary,
                event.span.words,
                event.note,
                titles["lanes"].get(event.lane, ""),
                titles["sections"].get(event.section, ""),
                *(titles["actors"].get(actor, "") for actor in event.actors),
                *(titles["sources"][source] for source in event.sources),
            ]
        )
    )
    return all(word in text for word in words)
