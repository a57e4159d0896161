"""What a presenter's messages do, and what a board shows beside the class: address and code."""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import segno

from natorussia.data.languages import console
from natorussia.live import views
from natorussia.live.room import Room
from natorussia.live.stand import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 300


class Presenting:
    """The presenter's side of a class.

    Parameters
    ----------
    room
        The class.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.address = ""
        self._picture = ("", "")
        self._timer: asyncio.TimerHandle | None = None
        self._acts: dict[str, Callable[[dict[str, Any]], None]] = {
            "address": lambda message: self.set_address(message["address"]),
            "again": lambda _: room.again(),
            "allow": lambda message: room.allow(_text(message["id"]), allowed=True),
            "ask": lambda message: room.ask(_text(message["item"])),
            "block": lambda message: room.allow(_text(message["id"]), allowed=False),
            "close": lambda _: room.close(),
            "count": lambda message: self._count(message["seconds"]),
            "discuss": lambda _: room.discuss(),
            "forget": lambda _: room.forget(),
            "hide": lambda _: room.show(shown=False),
            "rest": lambda _: room.rest(),
            "show": lambda _: room.show(),
            "tell": lambda _: room.tell(),
        }

    def do(self, message: dict[str, Any]) -> None:
        """Do what a message says in ``act``.

        Raises
        ------
        RefusedError
            If there is no such act, or it cannot be done now.
        """
        act = self._acts.get(str(message.get("act")))
        if act is None:
            known = ", ".join(self._acts)
            raise RefusedError(
                console.filled("got {0}; expected one of {1}", repr(message.get("act")), known)
            )
        act(message)

    def set_address(self, address: object) -> None:
        """Take the address under which students come: behind a proxy only the page knows it."""
        text = _text(address)
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.netloc or len(text) > _LONGEST:
            raise RefusedError(console.gettext("an address begins with http:// or https://"))
        self.address = text

    def board(self, *, presenter: bool) -> dict[str, Any]:
        """Return what a board shows."""
        view = views.board(self.room, presenter=presenter)
        return {**view, "address": self.address, "qr": self._code()}

    def _code(self) -> str:
        """Return the address with the code as a QR code, an image in a data address."""
        link = f"{self.address}#{self.room.code}"
        if self.address and self._picture[0] != link:
            code = segno.make(link, error="m", micro=False)
            self._picture = (link, code.svg_data_uri(scale=4, border=2, light="#fff"))
        return self._picture[1] if self.address else ""

    def _count(self, seconds: object) -> None:
        if seconds is not None and (
            isinstance(seconds, bool) or not isinstance(seconds, int | float)
        ):
            raise RefusedError(
                console.filled("got {0}; expected a number of seconds", repr(seconds))
            )
        self.room.count(seconds)
        if self._timer:
            self._timer.cancel()
        self._timer = None
        if seconds is not None:
            number = self.room.stand.round
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(float(seconds), self._time_is_up, number)

    def _time_is_up(self, number: int) -> None:
        stand = self.room.stand
        if stand.phase == "open" and stand.round == number and self.room.deadline is not None:
            self.room.close()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError(console.filled("got {0}; expected a text", repr(value)))
    return value
