"""Phones that vote while their server is killed and started again, and what became of each vote."""

import asyncio
import json
import secrets
import signal
import subprocess
import sys
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from natorussia.live import tables
from natorussia.live.store import Store
from tests.live.questions import RIGHT, WRONG

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


class Server:
    """A server that is started on the same file and port again and again."""

    def __init__(self, path):
        self.path, self.port = path, 0
        self.start()

    def start(self):
        command = [sys.executable, "-m", "tests.live.serve", str(self.path), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
        port, self.code, self.round = self.process.stdout.readline().split()
        self.port = int(port)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


class Voter:
    """A phone that changes its mind without end, and connects again by itself, as the page does."""

    def __init__(self, server):
        self.server, self.token = server, secrets.token_hex(16)
        self.seq = self.acknowledged = 0
        self.sent = {}
        self.moved = asyncio.Event()

    async def run(self):
        while True:
            try:
                async with connect(
                    f"ws://127.0.0.1:{self.server.port}/ws", proxy=None, compression=None
                ) as socket:
                    await self._vote(socket)
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                await asyncio.sleep(0.02)

    async def _vote(self, socket):
        await self._say(socket, type="join", code=self.server.code, client=self.token)
        await self._hear(socket, "state")
        while True:
            if self.seq == self.acknowledged:
                self.seq += 1
                self.sent[self.seq] = RIGHT["one"] if self.seq % 2 else WRONG["one"]
            number, response = int(self.server.round), self.sent[self.seq]
            await self._say(socket, type="vote", round=number, seq=self.seq, response=response)
            assert (await self._hear(socket, "kept", "refused"))["type"] == "kept"
            self.acknowledged = self.seq
            self.moved.set()
            await asyncio.sleep(0.25)

    @staticmethod
    async def _say(socket, **message):
        await socket.send(json.dumps(message))

    @staticmethod
    async def _hear(socket, *kinds):
        while True:
            message = json.loads(await socket.recv())
            if message["type"] in kinds:
                return message


async def kill_often(server, times, voters, rng):
    """Kill a server at random moments while phones vote, and look at its file each time.

    Returns how many votes were acknowledged, and a list of faults, which should be empty.
    """
    phones = [Voter(server) for _ in range(voters)]
    running = [asyncio.create_task(phone.run()) for phone in phones]
    faults = []
    for _ in range(times):
        for phone in phones:
            phone.moved.clear()
        moved = asyncio.gather(*(phone.moved.wait() for phone in phones))
        await asyncio.wait_for(moved, PATIENCE)
        await asyncio.sleep(rng.random() * 0.3)
        acknowledged = {tables.client_of(phone.token): phone.acknowledged for phone in phones}
        await asyncio.to_thread(server.kill)
        faults += look(server.path, acknowledged, phones)
        await asyncio.to_thread(server.start)
    for task in running:
        task.cancel()
    done = await asyncio.gather(*running, return_exceptions=True)
    faults += [repr(one) for one in done if not isinstance(one, asyncio.CancelledError)]
    return sum(phone.acknowledged for phone in phones), faults


def look(path, acknowledged, phones):
    """Return what is lost, doubled or altered in a file that nobody closed."""
    store = Store(path)
    kept = store.run(tables.votes)
    store.close()
    found = {vote.client: vote for vote in kept}
    faults = ["a client has two votes"] if len(found) != len(kept) else []
    for phone in phones:
        client = tables.client_of(phone.token)
        vote = found.get(client)
        if vote is None or vote.seq < acknowledged[client]:
            faults.append(f"lost: {acknowledged[client]} was acknowledged, {vote} is kept")
        elif vote.response != phone.sent[vote.seq]:
            faults.append(f"altered: {vote}")
    return faults
