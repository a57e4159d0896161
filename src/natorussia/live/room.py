"""The class as it stands: what is asked, who voted, and what the presenter may do next.

Everything here happens in one thread, and what is to last goes to the store first: the class
changes when the store has it.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from natorussia.data.languages import console
from natorussia.live import tables
from natorussia.live.items import Item
from natorussia.live.stand import RefusedError, Stand, begun
from natorussia.live.store import Store
from natorussia.live.tables import Round, Vote

SHORTEST, LONGEST = 1, 3600
_SURE = (None, 0, 1, 2)
Reply = Callable[[dict[str, Any]], None]


class Room:
    """A class that votes.

    Parameters
    ----------
    items
        What can be asked, in order.
    store
        Where it is kept; a class that it holds already goes on.
    title
        What the class is called on phones and on the wall.
    """

    def __init__(self, items: Iterable[Item], store: Store, title: str = "") -> None:
        self.items = {item.id: item for item in items}
        self.store = store
        facts = store.run(begun)
        self.code, self.token, self.wall = (str(facts[name]) for name in ("code", "token", "wall"))
        self.title = title
        stand = Stand(**facts.get("stand", {}))
        self.stand = replace(stand, allowed=tuple(stand.allowed))
        self.deadline: float | None = None
        """When the vote is to close, by ``time.monotonic``; None where nobody counts down."""
        self.told: set[str] = set(facts.get("told", []))
        self.names: dict[str, str] = store.run(tables.names)
        self.rounds: dict[int, Round] = {one.round: one for one in store.run(tables.rounds)}
        self.votes: dict[int, dict[str, Vote]] = {number: {} for number in self.rounds}
        for vote in store.run(tables.votes):
            self.votes[vote.round][vote.client] = vote
        self.on_change: list[Callable[[], None]] = []
        self.on_vote: list[Callable[[Vote], None]] = []
        self._busy = False
        if self.stand.item not in self.items:
            self.stand = Stand()

    @property
    def item(self) -> Item | None:
        """What is asked just now."""
        return self.items.get(self.stand.item)

    @property
    def round(self) -> Round | None:
        """The vote that is open, or was last."""
        return self.rounds.get(self.stand.round)

    def turns(self, item: str) -> dict[int, Round]:
        """Return the votes on an item by turn: the latest first vote, and the second after it."""
        found: dict[int, Round] = {}
        for one in self.rounds.values():
            if one.item == item:
                found = {1: one} if one.turn == 1 else {**found, one.turn: one}
        return found

    # What students do.

    def join(self, client: str, name: str, done: Callable[[Exception | None], None]) -> None:
        """Let a client in; a name replaces the one before.  ``done`` gets an error, or None."""

        def joined(result: object) -> None:
            if isinstance(result, Exception):
                return done(result)
            self.names[client] = name or self.names.get(client, "")
            return done(None)

        if client in self.names and name in ("", self.names[client]):
            done(None)
        else:
            self.store.submit(partial(tables.join, client=client, name=name), joined)

    def vote(self, client: str, message: dict[str, Any], reply: Reply) -> None:
        """Keep a vote; the reply comes once it is on the disk, or says why it is not kept."""
        number: Any = message.get("round")
        seq: Any = message.get("seq")
        sure: Any = message.get("sure")
        about = {"type": "refused", "round": number, "seq": seq}
        if not _is_whole(number) or not _is_whole(seq) or (sure, type(sure)) not in _LEVELS:
            return reply({**about, "why": "unreadable"})
        if self.stand.phase != "open" or number != self.stand.round or not self.item:
            return reply({**about, "why": "closed"})
        if not self.item.accepts(message.get("response")):
            return reply({**about, "why": "unreadable"})
        given = Vote(number, client, seq, message["response"], sure)

        def kept(result: object) -> None:
            if not isinstance(result, int) or not result:
                return reply({**about, "why": "closed" if result == 0 else "unwritten"})
            self._keep(replace(given, time=result))
            return reply({"type": "kept", "round": given.round, "seq": given.seq})

        return self.store.submit(partial(tables.vote, given=given), kept)

    def _keep(self, given: Vote) -> None:
        before = self.votes.setdefault(given.round, {}).get(given.client)
        if before is None or given.seq > before.seq:
            self.votes[given.round][given.client] = given
            for hear in self.on_vote:
                hear(given)

    def forget_client(self, client: str, done: Callable[[], None]) -> None:
        """Delete all that a client gave."""

        def forgotten(_result: object) -> None:
            self.names.pop(client, None)
            for votes in self.votes.values():
                votes.pop(client, None)
            done()
            self._changed()

        self.store.forget(partial(tables.forget_client, client=client), forgotten)

    # What the presenter does.

    def ask(self, item: str, turn: int = 1) -> None:
        """Open the first vote on an item, or the second one; an open vote is closed before."""
        if item not in self.items:
            raise RefusedError(
                console.filled("there is no item {0}; ask one of those that are listed", repr(item))
            )
        if turn != 1 and (item != self.stand.item or turn in self.turns(item)):
            raise RefusedError(
                console.gettext("a second vote comes once, after the first one on the same item")
            )
        last, revision = self.stand.round, self.items[item].revision

        def act(disk: sqlite3.Connection) -> Round:
            if last:
                tables.close_round(disk, last)
            return tables.open_round(disk, item, turn, revision)

        self._do(act, lambda made: Stand(item, "open", made.round))

    def again(self) -> None:
        """Open the second vote on what was asked."""
        self._need("closed", "discuss")
        self.ask(self.stand.item, 2)

    def close(self) -> None:
        """End the vote."""
        self._need("open")
        number = self.stand.round
        self._do(
            partial(tables.close_round, number=number),
            lambda _: replace(self.stand, phase="closed"),
        )

    def count(self, seconds: float | None) -> None:
        """Say how long the vote stays open; None takes it back."""
        self._need("open")
        if seconds is not None and not SHORTEST <= seconds <= LONGEST:
            raise RefusedError(
                console.filled(
                    "got {0} seconds; expected {1} to {2}",
                    f"{seconds:g}",
                    SHORTEST,
                    LONGEST,
                )
            )
        self.deadline = None if seconds is None else time.monotonic() + seconds
        self._changed()

    def discuss(self) -> None:
        """Ask the class to talk, with the votes out of sight."""
        self._need("closed")
        self._set(replace(self.stand, phase="discuss", shown=False))

    def show(self, *, shown: bool = True) -> None:
        """Put the votes on the wall, or take them away."""
        self._need("closed", "discuss")
        self._set(replace(self.stand, shown=shown))

    def tell(self) -> None:
        """Show the answer, on the wall and on phones; each phone hears how its own vote did."""
        self._need("closed", "discuss")
        self._set(replace(self.stand, phase="closed", shown=True, told=True))

    def allow(self, name: str, *, allowed: bool = True) -> None:
        """Let a typed answer onto the wall, or keep it off."""
        others = tuple(one for one in self.stand.allowed if one != name)
        self._set(replace(self.stand, allowed=(*others, name) if allowed else others))

    def rest(self) -> None:
        """Ask nothing."""
        if self.stand.phase == "open":
            raise RefusedError(console.gettext("a vote is open: close it first"))
        self._set(Stand())

    def forget(self) -> None:
        """Delete all votes, names and rounds; the code stays, so that the class can go on."""

        def forgotten(result: object) -> None:
            self._busy = False
            if isinstance(result, Exception):
                raise result
            self.rounds, self.votes, self.names, self.told = {}, {}, {}, set()
            self.stand = Stand()
            self._changed()

        def act(disk: sqlite3.Connection) -> None:
            tables.forget(disk)
            tables.set_facts(disk, stand=asdict(Stand()), told=[])

        self._begin()
        self.store.forget(act, forgotten)

    def _need(self, *phases: str) -> None:
        if self.stand.phase not in phases:
            wanted = ", ".join(phases)
            raise RefusedError(
                console.filled(
                    "the class is at {0}; this needs {1}", repr(self.stand.phase), wanted
                )
            )

    def _begin(self) -> None:
        if self._busy:
            raise RefusedError(
                console.gettext("what was asked before is still being written: try again")
            )
        self._busy = True

    def _set(self, stand: Stand) -> None:
        self._do(lambda _disk: None, lambda _: stand)

    def _do(self, act: Callable[[sqlite3.Connection], Any], then: Callable[[Any], Stand]) -> None:
        """Write a change together with where the class stands after it, and go there."""
        self._begin()

        def written(disk: sqlite3.Connection) -> tuple[Any, Stand]:
            made = act(disk)
            stand = then(made)
            told = self.told | ({stand.item} if stand.told else set())
            tables.set_facts(disk, stand=asdict(stand), told=sorted(told))
            return made, stand

        def done(result: object) -> None:
            self._busy = False
            if isinstance(result, tuple):
                self._go(*result)
            else:
                raise OSError(
                    console.filled("{0} could not be written: {1}", self.store.path, result)
                )

        self.store.submit(written, done)

    def _go(self, made: object, stand: Stand) -> None:
        if isinstance(made, Round):
            self.rounds[made.round] = made
            self.votes.setdefault(made.round, {})
        self.stand = stand
        self.deadline = None
        self.told |= {stand.item} if stand.told else set()
        self._changed()

    def _changed(self) -> None:
        for hear in self.on_change:
            hear()


_LEVELS = {(level, type(level)) for level in _SURE}


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
