"""What phones, the wall and the presenter see of a class: nothing before it may be seen."""

import json
import time
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from natorussia.data.languages.catalogues import gettext
from natorussia.live import shifts, tallies
from natorussia.live.items import Item
from natorussia.live.room import Room
from natorussia.live.tables import Round, Vote
from natorussia.questions.certainty import LEVELS
from natorussia.questions.marks import Marks

View = dict[str, Any]
_CHOSEN = ("poll", "reason", "single")


def phone(room: Room) -> View:
    """Return what every phone sees: the question, and the answer once it is shown; no tally."""
    item, stand = room.item, room.stand
    return {
        "type": "state",
        "title": room.title,
        "phase": stand.phase,
        "round": stand.round,
        "turn": room.round.turn if room.round else 0,
        "item": item.public if item else None,
        "told": item.told() if item and stand.told else None,
        "left": None if room.deadline is None else max(0.0, room.deadline - time.monotonic()),
    }


def mine(room: Room, client: str) -> View | None:
    """Return what a client itself gave to the present vote, or None; marks once they are told."""
    item, vote = room.item, room.votes.get(room.stand.round, {}).get(client)
    if vote is None or item is None:
        return None
    view: View = {"type": "mine", "round": vote.round, "seq": vote.seq}
    view |= {"response": vote.response, "sure": vote.sure}
    if room.stand.told and (marks := item.score(vote.response)):
        view |= {"verdict": marks.verdict, "credit": marks.credit}
    return view


def board(room: Room, *, presenter: bool) -> View:
    """Return what the wall shows, or what the presenter sees beyond that.

    While a vote is open nobody sees its tally.
    """
    item, stand = room.item, room.stand
    view: View = {**phone(room), "type": "board", "code": room.code}
    view |= {"votes": len(room.votes.get(stand.round, {})), "shown": stand.shown}
    if presenter:
        view["items"] = [_listed(room, one) for one in room.items.values()]
        view["joined"] = len(room.names)
    closed = {} if item is None else _closed(room, item)
    if item is None or not closed or not (presenter or stand.shown):
        return view
    drawn = {turn: _pictures(room, item, one) for turn, one in closed.items()}
    allowed = {turn: tallies.allowed(each, stand.allowed) for turn, each in drawn.items()}
    view["pictures"] = allowed
    view["voters"] = {turn: len(room.votes.get(one.round, {})) for turn, one in closed.items()}
    view["shift"] = _shift(room, item, closed)
    if presenter:
        texts = {one["id"]: one for each in drawn.values() for one in tallies.texts(each)}
        view["texts"] = [{**one, "allowed": name in stand.allowed} for name, one in texts.items()]
        view["cue"] = _cue(room, item, closed)
    return view


def _listed(room: Room, item: Item) -> View:
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "turns": len(room.turns(item.id)),
    }


def _closed(room: Room, item: Item) -> dict[int, Round]:
    """Return the votes on an item that are over."""
    open_now = room.stand.round if room.stand.phase == "open" else 0
    return {turn: one for turn, one in room.turns(item.id).items() if one.round != open_now}


def _pictures(room: Room, item: Item, one: Round) -> list[tallies.Picture]:
    responses = [vote.response for vote in room.votes.get(one.round, {}).values()]
    return tallies.pictures(item, responses, told=room.stand.told)


def _right(room: Room, item: Item, one: Round) -> dict[str, bool]:
    votes = room.votes.get(one.round, {}).values()
    return {client: marks.credit == 1 for client, marks in _marked(item, votes).items() if marks}


def _share(right: Mapping[str, bool]) -> list[float] | None:
    if not right:
        return None
    return list(shifts.wilson(sum(right.values()), len(right)))


def _cue(room: Room, item: Item, closed: dict[int, Round]) -> View | None:
    """Return what to do after the first vote, and why."""
    if not item.marked or set(closed) != {1} or not room.votes.get(closed[1].round):
        return None
    right = _right(room, item, closed[1])
    advice = shifts.cue(sum(right.values()), len(right))
    return {"advice": advice, "right": _share(right), "source": shifts.SOURCE}


def _shift(room: Room, item: Item, closed: dict[int, Round]) -> View | None:
    """Return who moved from what to what between two votes that are over."""
    if set(closed) != {1, 2}:
        return None
    before, after = (room.votes.get(closed[turn].round, {}) for turn in (1, 2))
    sure = [shifts.levels((one.sure for one in each.values()), LEVELS) for each in (before, after)]
    found: View = {"twice": len(before.keys() & after.keys()), "sure": sure}
    found["levels"] = [gettext(level) for level in LEVELS]
    moves = shifts.moves(*(_words(room, item, closed[turn]) for turn in (1, 2)))
    found["moves"] = [move._asdict() for move in moves]
    if item.marked and found["twice"]:
        right, then = (_right(room, item, closed[turn]) for turn in (1, 2))
        both = shifts.paired(right, then)
        found["right"] = [_share(right), _share(then)]
        found["paired"] = both._asdict()
        gain = shifts.gain(both)
        found["gain"] = list(gain) if isfinite(gain.value) else None
    return found


def _words(room: Room, item: Item, one: Round) -> dict[str, str]:
    """Return what each client answered in words: the option, or how right it was."""
    votes = room.votes.get(one.round, {})
    if item.kind in _CHOSEN and not (item.marked and not room.stand.told):
        return {client: item.said(vote.response) for client, vote in votes.items()}
    verdicts = {"right": gettext("Right"), "partly": gettext("Right in part")}
    wrong, open_ = gettext("Not right"), gettext("Answered")
    marks = _marked(item, votes.values())
    return {
        client: verdicts.get(each.verdict, wrong) if each else open_
        for client, each in marks.items()
    }


def _marked(item: Item, votes: Iterable[Vote]) -> dict[str, Marks | None]:
    """Return the marks of votes by client; a wording that many chose is marked once."""
    known: dict[str, Marks | None] = {}
    found: dict[str, Marks | None] = {}
    for vote in votes:
        text = json.dumps(vote.response, sort_keys=True)
        if text not in known:
            known[text] = item.score(vote.response)
        found[vote.client] = known[text]
    return found
