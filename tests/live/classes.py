"""A class that runs: its server in a thread, phones and boards as real connections."""

import json
import secrets
import threading
from contextlib import contextmanager

from websockets.sync.client import connect

from natorussia.live import serving
from natorussia.live.room import Room
from natorussia.live.server import application
from natorussia.live.store import Store
from tests.live.questions import asked_items

WAIT = 60


class Guest:
    """A connection that keeps all that it was told, as it came."""

    def __init__(self, running, **headers):
        self.socket = connect(
            running.url, additional_headers=headers, proxy=None, compression=None, legacy=True
        )
        self.heard = []

    def say(self, **message):
        self.socket.send(json.dumps(message))

    def until(self, kind, **wanted):
        """Return the next message of a kind whose values are as wanted."""
        while True:
            text = self.socket.recv(timeout=WAIT)
            self.heard.append(text)
            message = json.loads(text)
            if message["type"] == kind and wanted.items() <= message.items():
                return message

    def close(self):
        self.socket.close()


class Phone(Guest):
    """A student's phone."""

    def __init__(self, running, token="", name="", code=None):
        super().__init__(running)
        self.token = token or secrets.token_hex(16)
        self.seq = 0
        self.say(type="join", code=code or running.room.code, client=self.token, name=name)

    def vote(self, response, sure=None, seq=None, **more):
        """Vote in the round that is open, and return what is said to it."""
        state = self.until("state", phase="open")
        return self.vote_in(state["round"], response, sure, seq, **more)

    def vote_in(self, number, response, sure=None, seq=None):
        self.seq = self.seq + 1 if seq is None else seq
        self.say(type="vote", round=number, seq=self.seq, response=response, sure=sure)
        while True:
            text = self.socket.recv(timeout=WAIT)
            self.heard.append(text)
            reply = json.loads(text)
            if reply["type"] in ("kept", "refused"):
                return reply


class Board(Guest):
    """A wall or a presenter."""

    def __init__(self, running, token):
        super().__init__(running)
        self.say(type="board", token=token)

    def do(self, act, **more):
        self.say(type="do", act=act, **more)


class Running:
    """A class that is served."""

    def __init__(self, room, port, app):
        self.room, self.port, self.app = room, port, app
        self.url = f"ws://127.0.0.1:{port}/ws"
        self.address = f"http://127.0.0.1:{port}/"


@contextmanager
def running(path, items=None, certificate=None, key=None, **options):
    """Serve a class until the end of the block."""
    store = Store(path)
    room = Room(items or asked_items(), store, "A class")
    app = application(room, **options)
    listening = serving.bound(serving.Place(port=0))
    server = serving.server(app, serving.Place(certificate=certificate, key=key))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Running(room, listening.getsockname()[1], app)
    finally:
        server.should_exit = True
        thread.join(WAIT)
        store.close()


def do(room, act, *arguments, **options):
    """Do something to a class that no server runs, and wait until it is written."""
    getattr(room, act)(*arguments, **options)
    room.store.run(lambda _disk: None)
