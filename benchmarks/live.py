"""The live class beside a peer and beside a server that keeps nothing: who joins, votes, and waits.

Client and server share the machine, so that only ratios of one run count.  ``--quick`` is a few
clients and kills, to see that it runs.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from natorussia.live import limits, serving  # noqa: E402
from natorussia.live.items import Item  # noqa: E402
from natorussia.live.room import Room  # noqa: E402
from natorussia.live.server import application  # noqa: E402
from natorussia.live.shifts import Paired, gain, wilson  # noqa: E402
from natorussia.live.store import Store  # noqa: E402
from tests.live.killing import Server, kill_often  # noqa: E402

PEER = "mentipy==0.12"
RUNS, TRIES = 3, 100
QUESTION = {
    "id": "one",
    "kind": "poll",
    "level": "recall",
    "prompt": "Which?",
    "options": [{"text": "This one"}, {"text": "That one"}],
}
PEER_SERVER = """
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
Client = Callable[[int, str], Awaitable[float]]


# Servers: each prints its port, and a word that its clients need.


async def floor(port: int) -> None:
    """Acknowledge each message at once, and keep nothing."""

    async def answer(connection: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for text in connection:
                joins = '"join"' in str(text)
                answered = {"type": "state", "round": 1} if joins else {"type": "kept", "seq": 1}
                await connection.send(json.dumps(answered))

    options = {"compression": None, "ping_interval": None, "backlog": 4096}
    async with serve(answer, "127.0.0.1", port, **options) as server:
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]} -\n")
        sys.stdout.flush()
        await server.serve_forever()


def ours(path: str, port: int) -> None:
    """Serve a class with one question, which is open."""
    room = Room([Item("one", QUESTION)], Store(Path(path)))
    listening = serving.bound(serving.Place(port=port))
    room.ask("one")
    room.store.run(lambda _disk: None)
    sys.stdout.write(f"{listening.getsockname()[1]} {room.code}\n")
    sys.stdout.flush()
    serving.server(application(room, 10 * limits.CLIENTS), serving.Place()).run(sockets=[listening])


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


# Clients: each joins and votes, and tells when its vote was acknowledged.


async def hear(socket: ClientConnection, kind: str) -> dict[str, object]:
    while True:
        message = json.loads(await socket.recv())
        if message["type"] == kind:
            return message


class Sockets:
    """Clients of ours and of the floor, which stay connected until they are let go."""

    def __init__(self) -> None:
        self.open: list[ClientConnection] = []
        self.choice = Item("one", QUESTION).public["options"][0]["id"]

    async def __call__(self, port: int, word: str) -> float:
        options = {"compression": None, "ping_interval": None, "proxy": None, "open_timeout": 120}
        made = await connect(f"ws://127.0.0.1:{port}/ws", max_queue=4, **options)
        token = secrets.token_hex(16)
        await made.send(json.dumps({"type": "join", "code": word, "client": token}))
        number = (await hear(made, "state"))["round"]
        vote = {"type": "vote", "round": number, "seq": 1, "response": self.choice, "sure": None}
        await made.send(json.dumps(vote))
        await hear(made, "kept")
        self.open.append(made)
        return time.perf_counter()

    def let_go(self) -> None:
        for made in self.open:
            made.transport.abort()
        self.open.clear()


async def ask(port: int, head: str, body: str = "") -> None:
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


async def insist(port: int, head: str, body: str = "") -> None:
    """Ask again where the peer hung up, as a person would who sees no answer."""
    for _ in range(TRIES):
        with contextlib.suppress(ConnectionError, IndexError):
            return await ask(port, head, body)
        await asyncio.sleep(0.1)
    raise RuntimeError(f"the peer hung up {TRIES} times")


async def peer_client(port: int, word: str) -> float:
    await insist(port, f"GET /{word} HTTP/1.1")
    await insist(port, f"POST /{word} HTTP/1.1", "value=0")
    return time.perf_counter()


async def crowd(client: Client, many: int, port: int, word: str) -> tuple[float, float]:
    """Have all come at once; return when the last was acknowledged and the 95th of 100, in s."""
    begun = time.perf_counter()
    done = await asyncio.gather(*(client(port, word) for _ in range(many)))
    waits = sorted(at - begun for at in done)
    return waits[-1], waits[int(0.95 * many) - 1]


def spent(process: subprocess.Popen[str]) -> float:
    """Return the seconds of a core that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: subprocess.Popen[str]) -> int:
    """Return the kilobytes of memory that a process holds."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def own(*words: str) -> list[str]:
    return [sys.executable, str(Path(__file__).resolve()), *words]


def against_peer(folder: Path, many: int) -> None:
    """Take the votes of a large lecture, in turn by the peer and by us."""
    environment = folder / "peer"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python, PEER]
    subprocess.run(command, check=True)
    rows: list[tuple[float, float]] = []
    sockets = Sockets()
    for run in range(RUNS):
        store = str(folder / f"peer-{run}.json")
        with started([python, "-c", PEER_SERVER, store, str(free())]) as (_, port, word):
            theirs = asyncio.run(crowd(peer_client, many, port, word))
        with started(own("--ours", str(folder / f"a-{run}.sqlite"))) as (_, port, word):
            mine = asyncio.run(once(sockets, many, port, word))
        rows.append((theirs[0], mine[0]))
        print(f"  run {run + 1}: {PEER} {theirs[0]:.2f} s, p95 {theirs[1]:.2f}; ours {mine[0]:.2f}")
    ratio = statistics.median(theirs / mine for theirs, mine in rows)
    print(f"{many} join and vote: {ratio:.1f} times sooner than {PEER} (target: 10)")


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def once(sockets: Sockets, many: int, port: int, word: str) -> tuple[float, float]:
    found = await crowd(sockets, many, port, word)
    sockets.let_go()
    return found


async def measured(
    sockets: Sockets, process: subprocess.Popen[str], many: int, port: int, word: str
) -> tuple[float, float, int]:
    before = resident(process)
    total, late = await crowd(sockets, many, port, word)
    held = resident(process) - before
    sockets.let_go()
    return total, late, held


def against_floor(folder: Path, many: int) -> None:
    """Take the votes of four lectures, in turn with a server that keeps nothing."""
    rows = []
    sockets = Sockets()
    for run in range(RUNS):
        with started(own("--floor")) as (_, port, word):
            bare = asyncio.run(once(sockets, many, port, word))
        path = folder / f"b-{run}.sqlite"
        with started(own("--ours", str(path))) as (process, port, word):
            used = spent(process)
            total, late, held = asyncio.run(measured(sockets, process, many, port, word))
            used = spent(process) - used
        kept = count(path)
        rows.append((late / bare[1], held / many, many / used))
        print(
            f"  run {run + 1}: floor {bare[0]:.2f} s, p95 {bare[1]:.2f}; ours {total:.2f}, "
            f"p95 {late:.2f}; {kept} of {many} votes kept"
        )
        if kept != many:
            raise SystemExit(f"{kept} votes are kept of {many} that were acknowledged")
    late, memory, rate = (statistics.median(each) for each in zip(*rows, strict=True))
    print(f"{many} join and vote, from disk: p95 {late:.2f} times the floor's (target: 2)")
    print(f"memory for each connected client: {memory:.0f} kB (target: 64)")
    print(f"one core joins and takes {rate:.0f} votes a second")


def count(path: Path) -> int:
    from natorussia.live import tables

    store = Store(path)
    found = len(store.run(tables.votes))
    store.close()
    return found


def killed(folder: Path, times: int) -> None:
    """Kill the server at random moments while a class votes."""
    server = Server(folder / "killed.sqlite")
    acknowledged, faults = asyncio.run(kill_often(server, times, 12, random.Random(1)))
    server.kill()
    print(
        f"{times} kills: {acknowledged} votes acknowledged, {len(faults)} lost, doubled or altered"
    )
    if faults:
        raise SystemExit("\n".join(faults[:10]))


def covered() -> None:
    """Look at 500 classes with an effect that is known."""
    chances, rng = (0.4, 0.05, 0.3, 0.25), random.Random(20)
    truth = 1 - 0.3 / 0.55
    for size in (40, 120, 300):
        drawn = [rng.choices(range(4), chances, k=size) for _ in range(500)]
        classes = [Paired(*(one.count(way) for way in range(4))) for one in drawn]
        gains = sum(low <= truth <= high for _, low, high in map(gain, classes)) / 5
        found = [wilson(one.both + one.won, size) for one in classes]
        shares = sum(low <= 0.7 <= high for _, low, high in found) / 5
        print(f"500 classes of {size}: gain covered in {gains:.1f} %, share in {shares:.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--floor", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--ours", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.floor:
        asyncio.run(floor(0))
    elif arguments.ours:
        ours(arguments.ours, 0)
    else:
        with tempfile.TemporaryDirectory() as name:
            folder, quick = Path(name), arguments.quick
            covered()
            against_floor(folder, 100 if quick else 2000)
            against_peer(folder, 50 if quick else 500)
            killed(folder, 3 if quick else 50)


if __name__ == "__main__":
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16_384), hard))
    main()
