"""What a class answered, as files that ``natorussia report`` reads, and as rows.

A vote is a try: the first vote on a question its first, the vote after the discussion its second.
Claims are left out of the files, since the bank that reports are made by has none.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from natorussia import data
from natorussia import questions as asked
from natorussia.live.items import CLAIM, FORECAST, Item
from natorussia.live.room import Room
from natorussia.live.tables import Round, Vote

if TYPE_CHECKING:
    import pandas as pd

VERSION = 3
COLUMNS = (
    "time",
    "student",
    "name",
    "question",
    "kind",
    "turn",
    "response",
    "said",
    "credit",
    "verdict",
    "confidence",
)


def course() -> str:
    """Return whose progress these are: the name of the data package."""
    return str(data.package()["name"])


def progress(room: Room, client: str, name: str = "", *, told: bool = True) -> str:
    """Return the progress file of a student.

    Parameters
    ----------
    room
        The class.
    client
        The student.
    name
        What she is called in the file; empty where she is not.
    told
        Whether to leave out what the answer was not shown to, as in a file that she takes herself.
    """
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {"log": {}, "forecasts": {}}
    for item, one in _asked(room):
        vote = room.votes.get(one.round, {}).get(client)
        if vote is None or item.id.startswith(CLAIM) or (told and item.id not in room.told):
            continue
        part = "forecasts" if item.kind == FORECAST else "log"
        parts[part].setdefault(item.id, []).append(_try(item, one, vote))
    named = {"name": name} if name else {}
    whole = {"course": course(), "version": VERSION, **named, **parts, "decisions": {}, "notes": {}}
    return json.dumps(whole, ensure_ascii=False)


def _asked(room: Room) -> Iterator[tuple[Item, Round]]:
    for one in room.rounds.values():
        if item := room.items.get(one.item):
            yield item, one


def _try(item: Item, one: Round, vote: Vote) -> dict[str, Any]:
    credit = _marks(item, vote).credit if item.question else 0
    sure = {} if vote.sure is None else {"s": vote.sure}
    entry = {"t": vote.time, "c": credit, "n": one.turn, "h": 0, **sure}
    return {**entry, "a": vote.response, "v": one.revision}


def _marks(item: Item, vote: Vote) -> asked.Marks:
    return asked.score(item.kind, item.key, vote.response)


def packed(room: Room, *, names: bool = False) -> bytes:
    """Return a zip with the progress file of each student, for ``natorussia report``.

    Parameters
    ----------
    room
        The class.
    names
        Whether to give the names that students chose; else they are numbered.
    """
    voted = {client for votes in room.votes.values() for client in votes}
    known = [client for client in room.names if client in voted]
    digits = len(str(len(known)))
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as files:
        for number, client in enumerate(known, 1):
            name = room.names[client] if names else ""
            text = progress(room, client, name, told=False)
            files.writestr(f"student {number:0{digits}}.json", text)
    return box.getvalue()


def rows(room: Room) -> list[tuple[Any, ...]]:
    """Return every vote that is kept, in the order of `COLUMNS`."""
    numbers = {client: number for number, client in enumerate(room.names, 1)}
    return [
        (
            vote.time,
            numbers.get(client, 0),
            room.names.get(client, ""),
            item.id,
            item.kind,
            one.turn,
            vote.response,
            item.said(vote.response),
            *(
                (marks.credit, marks.verdict)
                if (marks := item.score(vote.response))
                else (None, "")
            ),
            vote.sure,
        )
        for item, one in _asked(room)
        for client, vote in room.votes.get(one.round, {}).items()
    ]


def frame(room: Room) -> "pd.DataFrame":
    """Return every vote that is kept.

    Returns
    -------
    pandas.DataFrame
        ``time`` (UTC), ``student`` (a number), ``name`` (empty where none was given),
        ``question``, ``kind``, ``turn`` (1, or 2 after the discussion), ``response``, ``said`` (the
        response in words), ``credit`` (0 to 1, missing where nothing is right or wrong),
        ``verdict``, ``confidence`` (0, 1, 2 or missing).
    """
    import pandas as pd

    found = pd.DataFrame(rows(room), columns=COLUMNS)
    found["time"] = pd.to_datetime(found["time"], unit="ms", utc=True)
    return found.astype({"credit": float, "confidence": "Int64"})
