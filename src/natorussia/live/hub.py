"""Who is connected, and what they may say and hear.

A message is a JSON object with a ``type``.  A phone first joins with the code, the wall and the
presenter with their tokens; until then nothing else is heard from them, or told them.
"""

import asyncio
import json
import secrets
from typing import TYPE_CHECKING

from natorussia.data import json_text
from natorussia.live import limits, results, tables, views
from natorussia.live.connection import Connection, Message
from natorussia.live.limits import Bucket, Guesses
from natorussia.live.presenting import Presenting
from natorussia.live.room import Room
from natorussia.live.stand import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

PHONE, WALL, PRESENTER = "phone", "wall", "presenter"
_TOKEN = range(16, 65)
_NAME = 60
_EVERY = 0.25


class Hub:
    """The connections of a class.

    Parameters
    ----------
    room
        The class.
    clients
        How many may join.
    """

    def __init__(self, room: Room, clients: int = limits.CLIENTS) -> None:
        self.room = room
        self.presenting = Presenting(room)
        self._clients = clients
        self._guesses = Guesses()
        self._by_client: dict[str, set[Connection]] = {}
        self._buckets: dict[str, Bucket] = {}
        self._boards: set[Connection] = set()
        self._soon: asyncio.TimerHandle | None = None
        self._text = ""
        self.loop: asyncio.AbstractEventLoop | None = None
        """The loop that the class runs in, once it runs."""
        self.on_start: list[Callable[[], object]] = []
        room.on_change.append(self.tell_all)
        room.on_vote.append(lambda _vote: self._tell_soon())

    def start(self) -> None:
        """Begin in the running loop: what the store has written is told there."""
        self.loop = asyncio.get_running_loop()
        for hear in self.on_start:
            hear()

    @property
    def here(self) -> int:
        """How many students are connected, each counted once."""
        return len(self._by_client)

    def hear(self, connection: Connection, text: str) -> bool:
        """Take a message, and return whether the connection may stay."""
        try:
            message = json_text.loads(text)
        except (ValueError, RecursionError):
            return False
        if not isinstance(message, dict):
            return False
        if not connection.role:
            return self._enter(connection, message)
        if connection.bucket and not connection.bucket.take():
            about = {"round": message.get("round"), "seq": message.get("seq")}
            connection.tell({"type": "refused", "why": "slow", **about})
            return True
        if connection.role == PHONE:
            return self._hear_phone(connection, message)
        if connection.role == PRESENTER and message.get("type") == "do":
            self._do(connection, message)
        return True

    def attach(self, connection: Connection) -> None:
        """Let in a presenter of this very process, such as the widget of a notebook."""
        connection.role = PRESENTER
        self._boards.add(connection)
        self._tell_board(connection)

    def leave(self, connection: Connection) -> None:
        """Forget a connection that is gone."""
        self._boards.discard(connection)
        known = self._by_client.get(connection.client)
        if known:
            known.discard(connection)
            if not known:
                del self._by_client[connection.client]
                self._tell_soon()

    # Those who come in.

    def _enter(self, connection: Connection, message: Message) -> bool:
        if message.get("type") == "board":
            return self._enter_board(connection, str(message.get("token")))
        token, code, name = (message.get(part) for part in ("client", "code", "name"))
        if message.get("type") != "join" or not isinstance(token, str) or len(token) not in _TOKEN:
            return False
        client = tables.client_of(token)
        known = client in self.room.names
        if not known and (why := self._refusal(connection, str(code))):
            connection.tell({"type": "out", "why": why})
            return why == "code"
        given = " ".join(str(name).split())[:_NAME] if isinstance(name, str) else ""
        connection.role, connection.client = PHONE, client
        connection.bucket = self._buckets.setdefault(
            client, Bucket(limits.MESSAGES, limits.MESSAGES_A_SECOND)
        )
        self._by_client.setdefault(client, set()).add(connection)
        self.room.join(client, given, lambda error: self._joined(connection, error))
        return True

    def _refusal(self, connection: Connection, code: str) -> str:
        """Return why a new client stays out: ``code``, ``guesses`` or ``full``; or nothing."""
        if not self._guesses.may_try(connection.address):
            return "guesses"
        plain = "".join(code.split()).upper()
        if not secrets.compare_digest(plain.encode(), self.room.code.encode()):
            self._guesses.note(connection.address)
            return "code"
        return "full" if len(self.room.names) >= self._clients else ""

    def _joined(self, connection: Connection, error: Exception | None) -> None:
        if error:
            connection.tell({"type": "out", "why": "unwritten"})
            return
        connection.tell({"type": "in", "name": self.room.names.get(connection.client, "")})
        connection.push(self._state())
        self._tell_mine(connection)
        self._tell_soon()

    def _enter_board(self, connection: Connection, token: str) -> bool:
        for role, known in ((PRESENTER, self.room.token), (WALL, self.room.wall)):
            if secrets.compare_digest(token.encode(), known.encode()):
                connection.role = role
                self._boards.add(connection)
                self._tell_board(connection)
                return True
        connection.tell({"type": "out", "why": "token"})
        return False

    # What phones say.

    def _hear_phone(self, connection: Connection, message: Message) -> bool:
        kind = message.get("type")
        if kind == "vote":
            self.room.vote(connection.client, message, lambda reply: self._kept(connection, reply))
        elif kind == "ping":
            connection.tell({"type": "pong"})
        elif kind == "take":
            self._take(connection)
        elif kind == "forget":
            self.room.forget_client(connection.client, lambda: self._gone(connection))
        else:
            return False
        return True

    def _kept(self, connection: Connection, reply: Message) -> None:
        connection.tell(reply)
        if reply["type"] == "kept":
            for other in self._by_client.get(connection.client, set()) - {connection}:
                self._tell_mine(other)

    def _take(self, connection: Connection) -> None:
        """Hand a student what she answered, where the answers were told."""
        room, client = self.room, connection.client
        text = results.progress(room, client, room.names.get(client, ""))
        connection.tell(
            {"type": "record", "name": f"{results.course()}-progress.json", "text": text}
        )

    def _gone(self, connection: Connection) -> None:
        for each in self._by_client.pop(connection.client, set()):
            each.tell({"type": "forgotten"})
            each.role = each.client = ""

    # What the presenter says.

    def _do(self, connection: Connection, message: Message) -> None:
        try:
            self.presenting.do(message)
        except (RefusedError, TypeError, KeyError, ValueError) as error:
            connection.tell({"type": "refused", "why": str(error)})
        else:
            self._tell_soon()  # An address or a clock shows on boards alone.

    # What is told.

    def tell_all(self) -> None:
        """Tell everybody where the class stands."""
        self._text = ""
        text = self._state()
        for connections in self._by_client.values():
            for connection in connections:
                connection.push(text)
                self._tell_mine(connection)
        self._tell_boards()

    def _state(self) -> str:
        """Return where the class stands, as text; it is the same for all until that changes."""
        if self.room.deadline is not None:  # How much time is left changes by itself.
            return json.dumps(views.phone(self.room), ensure_ascii=False)
        self._text = self._text or json.dumps(views.phone(self.room), ensure_ascii=False)
        return self._text

    def _tell_mine(self, connection: Connection) -> None:
        if mine := views.mine(self.room, connection.client):
            connection.tell(mine)

    def _tell_boards(self) -> None:
        self._soon = None
        for connection in self._boards:
            self._tell_board(connection)

    def _tell_board(self, connection: Connection) -> None:
        view = self.presenting.board(presenter=connection.role == PRESENTER)
        connection.tell({**view, "here": self.here, "role": connection.role})

    def _tell_soon(self) -> None:
        """Tell the boards what has come in, a few times a second at most."""
        if self._soon is None and self._boards:
            self._soon = asyncio.get_running_loop().call_later(_EVERY, self._tell_boards)
