"""The live class beside a peer and beside a server that keeps nothing: who joins, votes, and waits.

Client and server share the machine, so that only ratios of one run count.  ``--quick`` is a few
clients and kills, to see that it runs; ``--only`` names one of the parts.
"""

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Coroutine
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.crowd import clients, servers  # noqa: E402
from natorussia.live.shifts import Paired, gain, wilson  # noqa: E402
from tests.live.killing import Server, kill_often  # noqa: E402

RUNS = 3
Clients = clients.Sockets | clients.Streams


async def once(each: Clients, many: int, port: int, word: str) -> tuple[float, float]:
    found = await clients.crowd(each, many, port, word)
    each.let_go()
    return found


async def measured(
    each: Clients, process: subprocess.Popen[str], many: int, port: int, word: str
) -> tuple[float, float, int]:
    """Return when the last and the 95th of 100 were acknowledged, in s, and the kilobytes held."""
    before = servers.resident(process)
    total, late = await clients.crowd(each, many, port, word)
    held = servers.resident(process) - before
    each.let_go()
    return total, late, held


def against_peer(folder: Path, quick: bool) -> None:  # noqa: FBT001
    """Take the votes of a large lecture, in turn by the peer and by us."""
    many, python, each = 50 if quick else 500, servers.installed(folder), clients.Streams()
    rows: list[tuple[float, float, float]] = []
    for run in range(RUNS):
        store, path = folder / f"peer-{run}.json", folder / f"a-{run}.sqlite"
        with servers.started(servers.of_peer(python, store)) as (process, port, word):
            theirs, cost = _timed(process, clients.crowd(clients.of_peer, many, port, word))
        with servers.started(servers.own("ours", str(path))) as (process, port, word):
            mine, own = _timed(process, once(each, many, port, word))
        rows.append((theirs[0] / mine[0], theirs[1] / mine[1], cost / own))
        print(
            f"  run {run + 1}: {servers.PEER} {theirs[0]:.2f} s, p95 {theirs[1]:.2f}; "
            f"ours {mine[0]:.2f}, p95 {mine[1]:.2f}"
        )
    all_in, late, cpu = (statistics.median(each) for each in zip(*rows, strict=True))
    print(f"{many} join and vote: {all_in:.1f} times sooner than {servers.PEER} (target: 10),")
    print(f"  p95 {late:.1f} times sooner, for {1 / cpu:.2f} of the server's time of a core")


def _timed(
    process: subprocess.Popen[str], coming: Coroutine[None, None, tuple[float, float]]
) -> tuple[tuple[float, float], float]:
    """Return how long a crowd took, and the seconds of a core that its server used."""
    before = servers.spent(process)
    return asyncio.run(coming), servers.spent(process) - before


def against_floor(folder: Path, quick: bool) -> None:  # noqa: FBT001
    """Take the votes of four lectures, in turn with a server that keeps nothing."""
    many, each = 100 if quick else 2000, clients.Sockets()
    rows = [_beside_floor(folder / f"b-{run}.sqlite", many, each, run) for run in range(RUNS)]
    late, memory, rate = (statistics.median(each) for each in zip(*rows, strict=True))
    print(f"{many} join and vote, from disk: p95 {late:.2f} times the floor's (target: 2)")
    print(f"memory for each connected client: {memory:.0f} kB (target: 64)")
    print(f"one core joins and takes {rate:.0f} votes a second")


def _beside_floor(path: Path, many: int, each: Clients, run: int) -> tuple[float, float, float]:
    """Return our p95 by the floor's, the kilobytes for a client, and votes by second of a core."""
    with servers.started(servers.own("floor")) as (_, port, word):
        bare = asyncio.run(once(each, many, port, word))
    with servers.started(servers.own("ours", str(path))) as (process, port, word):
        used = servers.spent(process)
        total, late, held = asyncio.run(measured(each, process, many, port, word))
        used = servers.spent(process) - used
    votes = servers.kept(path)
    print(
        f"  run {run + 1}: floor {bare[0]:.2f} s, p95 {bare[1]:.2f}; ours {total:.2f}, "
        f"p95 {late:.2f}; {votes} of {many} votes kept"
    )
    if votes != many:
        raise SystemExit(f"{votes} votes are kept of {many} that were acknowledged")
    return late / bare[1], held / many, many / used


def killed(folder: Path, quick: bool) -> None:  # noqa: FBT001
    """Kill the server at random moments while a class votes."""
    times, server = 3 if quick else 50, Server(folder / "killed.sqlite")
    acknowledged, faults = asyncio.run(kill_often(server, times, 12, random.Random(1)))
    server.kill()
    print(
        f"{times} kills: {acknowledged} votes acknowledged, {len(faults)} lost, doubled or altered"
    )
    if faults:
        raise SystemExit("\n".join(faults[:10]))


def covered(_folder: Path, quick: bool) -> None:  # noqa: FBT001
    """Look at 500 classes with an effect that is known."""
    chances, rng = (0.4, 0.05, 0.3, 0.25), random.Random(20)
    truth = 1 - 0.3 / 0.55
    for size in (40,) if quick else (40, 120, 300):
        drawn = [rng.choices(range(4), chances, k=size) for _ in range(500)]
        classes = [Paired(*(one.count(way) for way in range(4))) for one in drawn]
        gains = sum(low <= truth <= high for _, low, high in map(gain, classes)) / 5
        found = [wilson(one.both + one.won, size) for one in classes]
        shares = sum(low <= 0.7 <= high for _, low, high in found) / 5
        print(f"500 classes of {size}: gain covered in {gains:.1f} %, share in {shares:.1f} %")


PARTS = {"covered": covered, "floor": against_floor, "peer": against_peer, "killed": killed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=PARTS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for part, measure in PARTS.items():
            if arguments.only in (None, part):
                measure(Path(name), arguments.quick)


if __name__ == "__main__":
    clients.many_files()
    main()
