"""Firefox for Playwright: ``python -m tests.engines.bidi`` takes the arguments of Firefox.

Playwright 1.65 drives Firefox by WebDriver BiDi, and sets media features for every page, which
Firefox 153 does not know (``emulation.setMediaFeaturesOverride``: unknown command).  This stands
between the two, answers that command by itself, and passes all else on.
"""

import asyncio
import json
import re
import shutil
import sys

from websockets.asyncio.client import connect
from websockets.asyncio.server import serve

UNKNOWN = {"emulation.setMediaFeaturesOverride"}
LISTENING = re.compile(rb"(WebDriver BiDi listening on )(ws://\S+)")
OPEN = {"max_size": None, "ping_interval": None, "compression": None}


async def main():
    """Start Firefox, say where this listens in its place, and end when it ends."""
    firefox = await asyncio.create_subprocess_exec(
        shutil.which("firefox-esr"), *sys.argv[1:], stderr=asyncio.subprocess.PIPE, limit=2**24
    )
    while not (found := LISTENING.search(await firefox.stderr.readline())):
        if firefox.stderr.at_eof():
            return
    there = found[2].decode()

    async def between(client):
        address = there + client.request.path
        async with connect(address, proxy=None, **OPEN) as engine:
            ways = (_ask(client, engine), _tell(engine, client))
            tasks = [asyncio.create_task(way) for way in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    async with serve(between, "127.0.0.1", 0, **OPEN) as server:
        port = server.sockets[0].getsockname()[1]
        sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
        sys.stderr.flush()
        async for _line in firefox.stderr:
            pass
        await firefox.wait()


async def _ask(client, engine):
    async for message in client:
        asked = json.loads(message)
        if asked["method"] in UNKNOWN:
            await client.send(json.dumps({"type": "success", "id": asked["id"], "result": {}}))
        else:
            await engine.send(message)


async def _tell(engine, client):
    async for message in engine:
        await client.send(message)


if __name__ == "__main__":
    asyncio.run(main())
