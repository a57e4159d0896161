"""A class in a process of its own that can be killed: ``python -m tests.live.serve STORE PORT``."""

import sys
from pathlib import Path

from natorussia.live import serving
from natorussia.live.room import Room
from natorussia.live.server import application
from natorussia.live.store import Store
from tests.live.questions import asked_items


def main(path, port):
    """Serve until killed; the first line that is printed says that connections are taken."""
    room = Room(asked_items(), Store(Path(path)))
    place = serving.Place(port=int(port))
    listening = serving.bound(place)
    if room.stand.phase == "rest":
        room.ask("one")
        room.store.run(lambda _disk: None)
    sys.stdout.write(f"{listening.getsockname()[1]} {room.code} {room.stand.round}\n")
    sys.stdout.flush()
    serving.server(application(room), place).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])
