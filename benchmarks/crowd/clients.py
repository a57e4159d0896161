"""Clients of a live class: each joins and votes, and tells when its vote was acknowledged.

Against the peer both sides have clients that write to a bare stream, so that what is measured is
the servers; against the floor both have those of the ``websockets`` library.
"""

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import Awaitable, Callable

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.crowd.servers import QUESTION

Client = Callable[[int, str], Awaitable[float]]
TRIES = 100
_KEY = "dGhlIHNhbXBsZSBub25jZQ=="  # The one of RFC 6455.
_SHORT, _LONGER = 126, 1 << 16


def many_files() -> None:
    """Allow a file for each connection."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16_384), hard))


def joining(word: str) -> str:
    return json.dumps({"type": "join", "code": word, "client": secrets.token_hex(16)})


def voting(number: object) -> str:
    from natorussia.live.items import Item

    choice = Item("one", QUESTION).public["options"][0]["id"]
    return json.dumps({"type": "vote", "round": number, "seq": 1, "response": choice, "sure": None})


class Sockets:
    """Clients of ours and of the floor, which stay connected until they are let go."""

    def __init__(self) -> None:
        self.open: list[ClientConnection] = []
        self.vote = voting(1)

    async def __call__(self, port: int, word: str) -> float:
        options = {"compression": None, "ping_interval": None, "proxy": None, "open_timeout": 120}
        made = await connect(f"ws://127.0.0.1:{port}/ws", max_queue=4, **options)
        await made.send(joining(word))
        await self._hear(made, "state")
        await made.send(self.vote)
        await self._hear(made, "kept")
        self.open.append(made)
        return time.perf_counter()

    @staticmethod
    async def _hear(made: ClientConnection, kind: str) -> None:
        while json.loads(await made.recv())["type"] != kind:
            pass

    def let_go(self) -> None:
        for made in self.open:
            made.transport.abort()
        self.open.clear()


class Streams:
    """Clients of ours that write their frames to a bare stream, as the peer's write requests."""

    def __init__(self) -> None:
        self.open: list[asyncio.StreamWriter] = []
        self.vote = voting(1)

    async def __call__(self, port: int, word: str) -> float:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + _KEY.encode() + b"\r\n\r\n"
        )
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head:
            raise RuntimeError(f"the server said {head!r}")
        writer.write(_frame(joining(word)))
        await self._hear(reader, "state")
        writer.write(_frame(self.vote))
        await self._hear(reader, "kept")
        self.open.append(writer)
        return time.perf_counter()

    @staticmethod
    async def _hear(reader: asyncio.StreamReader, kind: str) -> None:
        while True:
            _, length = await reader.readexactly(2)
            if length == _SHORT:
                length = int.from_bytes(await reader.readexactly(2), "big")
            if json.loads(await reader.readexactly(length))["type"] == kind:
                return

    def let_go(self) -> None:
        for writer in self.open:
            writer.transport.abort()
        self.open.clear()


def _frame(text: str) -> bytes:
    """Return a text as one frame, under a mask of zeros."""
    body = text.encode()
    length = len(body)
    if length >= _LONGER:
        raise ValueError(f"got a message of {length} bytes; expected fewer than {_LONGER}")
    size = bytes([128 | length]) if length < _SHORT else b"\xfe" + length.to_bytes(2, "big")
    return b"\x81" + size + bytes(4) + body


async def _ask(port: int, head: str, body: str = "") -> None:
    """Make a request, and read its answer to the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{head}\r\nHost: x\r\nConnection: close\r\n".encode())
    form = "Content-Type: application/x-www-form-urlencoded"
    writer.write(f"{form}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    status = await reader.readline()
    await reader.read()
    writer.close()
    if status.split()[1] not in (b"200", b"303"):
        raise RuntimeError(f"the peer said {status!r}")


async def _insist(port: int, head: str, body: str = "") -> None:
    """Ask again where the peer hung up, as a person would who sees no answer."""
    for _ in range(TRIES):
        with contextlib.suppress(ConnectionError, IndexError):
            return await _ask(port, head, body)
        await asyncio.sleep(0.1)
    raise RuntimeError(f"the peer hung up {TRIES} times")


async def of_peer(port: int, word: str) -> float:
    """Open the peer's page, and vote on it."""
    await _insist(port, f"GET /{word} HTTP/1.1")
    await _insist(port, f"POST /{word} HTTP/1.1", "value=0")
    return time.perf_counter()


async def crowd(client: Client, many: int, port: int, word: str) -> tuple[float, float]:
    """Have all come at once; return when the last was acknowledged and the 95th of 100, in s."""
    begun = time.perf_counter()
    done = await asyncio.gather(*(client(port, word) for _ in range(many)))
    waits = sorted(at - begun for at in done)
    return waits[-1], waits[int(0.95 * many) - 1]
