"""Servers of a live class: ours, a peer's, and one that keeps nothing.

Each is a process that prints its port, and a word that its clients need.
"""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

ROOT = Path(__file__).resolve().parents[2]
PEER = "mentipy==0.12"
QUESTION = {
    "id": "one",
    "kind": "poll",
    "level": "recall",
    "prompt": "Which?",
    "options": [{"text": "This one"}, {"text": "That one"}],
}
_PEER_SERVER = """
import sys
from mentipy.questions import MCQuestion
from mentipy.server import create_server
from mentipy.store import Store
store = Store(sys.argv[1])
word = store.register(MCQuestion(text="Which?", options=("This one", "That one")))
server = create_server(store, "127.0.0.1", int(sys.argv[2]))
print(server.server_address[1], word, flush=True)
server.serve_forever()
"""


async def floor() -> None:
    """Acknowledge each message at once, and keep nothing."""

    async def answer(connection: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for text in connection:
                joins = '"join"' in str(text)
                answered = {"type": "state", "round": 1} if joins else {"type": "kept", "seq": 1}
                await connection.send(json.dumps(answered))

    options = {"compression": None, "ping_interval": None, "open_timeout": None}
    async with serve(answer, "127.0.0.1", 0, backlog=4096, **options) as server:
        _say(server.sockets[0].getsockname()[1], "-")
        await server.serve_forever()


def ours(path: str) -> None:
    """Serve a class with one question, which is open."""
    from natorussia.live import limits, serving
    from natorussia.live.items import Item
    from natorussia.live.room import Room
    from natorussia.live.server import application
    from natorussia.live.store import Store

    room = Room([Item("one", QUESTION)], Store(Path(path)))
    listening = serving.bound(serving.Place(port=0))
    room.ask("one")
    room.store.run(lambda _disk: None)
    _say(listening.getsockname()[1], room.code)
    serving.server(application(room, 10 * limits.CLIENTS), serving.Place()).run(sockets=[listening])


def _say(port: int, word: str) -> None:
    sys.stdout.write(f"{port} {word}\n")
    sys.stdout.flush()


def own(*words: str) -> list[str]:
    """Return the command of a server of this module."""
    return [sys.executable, "-m", "benchmarks.crowd.servers", *words]


def installed(folder: Path) -> str:
    """Install the peer into an environment of its own, and return its Python."""
    environment = folder / "peer"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python, PEER]
    subprocess.run(command, check=True)
    return python


def of_peer(python: str, store: Path) -> list[str]:
    """Return the command of the peer's server, which cannot choose a port itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return [python, "-c", _PEER_SERVER, str(store), str(port)]


@contextmanager
def started(command: list[str]) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """Start a server, and give its process, its port and its word."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        port, word = process.stdout.readline().split()
        yield process, int(port), word
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def spent(process: subprocess.Popen[str]) -> float:
    """Return the seconds of a core that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: subprocess.Popen[str]) -> int:
    """Return the kilobytes of memory that a process holds."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def kept(path: Path) -> int:
    """Return how many votes the file of a class holds."""
    from natorussia.live import tables
    from natorussia.live.store import Store

    store = Store(path)
    found = len(store.run(tables.votes))
    store.close()
    return found


if __name__ == "__main__":
    from benchmarks.crowd.clients import many_files

    many_files()
    if sys.argv[1] == "floor":
        asyncio.run(floor())
    else:
        ours(sys.argv[2])
