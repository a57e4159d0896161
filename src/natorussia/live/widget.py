"""The live class in a notebook: the kernel serves it, and the cell is the presenter's board."""

import asyncio
import contextlib
import json
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia import questions as asked
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled
from natorussia.live import results, serving
from natorussia.live.connection import Connection
from natorussia.live.items import Item, items, of_forecasts, title_of
from natorussia.live.room import Room
from natorussia.live.server import application
from natorussia.live.store import Store
from natorussia.widgets.base import STATIC, PrintableWidget
from natorussia.widgets.forecast.widget import Forecast
from natorussia.widgets.quiz.widget import Quiz

if TYPE_CHECKING:
    import pandas as pd

    from natorussia.live.hub import Hub

_PATIENCE = 10.0
Source = str | Path | Quiz | Forecast | Iterable[dict[str, Any]]


class Live(PrintableWidget):
    """A question, a bank or forecasts asked of a class live.

    Parameters
    ----------
    source
        A :class:`natorussia.Quiz` or :class:`natorussia.Forecast`, the id of a section, question,
        claim or forecast, the path of a YAML file, or a list of questions as dictionaries.
    network
        None serves to this machine alone; an address or adapter of this machine serves to its
        network, and the empty text to the network that leads outward.
    port
        The port; 0 takes one that is free.
    store
        The file that keeps the votes, from which a class goes on; None keeps them in a folder that
        is deleted when the class is closed.
    proxied
        Where a proxy has the server, as a path of the notebook's site; None finds the one of a
        hub (``jupyter-server-proxy``), and the empty text says that there is none.

    Attributes
    ----------
    responses : pandas.DataFrame
        Every vote that is kept, one a row.

    Examples
    --------
    >>> live = Live(Quiz("rome"))  # doctest: +SKIP
    >>> live.responses.groupby(["question", "turn"])["credit"].mean()  # doctest: +SKIP
    """

    _esm = STATIC / "live/live.js"
    _css = STATIC / "live/board.css"
    board = traitlets.Dict().tag(sync=True)
    proxied = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        source: Source,
        *,
        network: str | None = None,
        port: int = 0,
        store: str | Path | None = None,
        proxied: str | None = None,
    ) -> None:
        host = serving.LOOPBACK if network is None else serving.choose(network)
        self._listening = serving.bound(serving.Place(host, port))
        self.place = serving.Place(host, self._listening.getsockname()[1])
        self._folder = tempfile.TemporaryDirectory(prefix="natorussia-live-")
        found, path = _items(source), Path(store or Path(self._folder.name, "live.sqlite"))
        self.room = Room(found, Store(path), title_of(found))
        super().__init__(proxied=_proxied(self.place.port) if proxied is None else proxied)
        with contextlib.suppress(RuntimeError):
            self._kernel: asyncio.AbstractEventLoop | None = None
            self._kernel = asyncio.get_running_loop()
        self._start()
        self.on_msg(lambda _widget, message, _buffers: self.do(message))

    @property
    def address(self) -> str:
        """The address that students open, with the code; a proxy's once the board has found it."""
        return f"{self._hub.presenting.address}#{self.room.code}"

    @property
    def responses(self) -> "pd.DataFrame":
        """Every vote that is kept; see :func:`natorussia.live.results.frame`."""
        return results.frame(self.room)

    def do(self, message: dict[str, Any]) -> None:
        """Do what the board asks for, such as ``{"type": "do", "act": "close"}``."""
        self._call(lambda: self._hub.hear(self._connection, json.dumps(message)))

    def close(self) -> None:
        """End the class; votes in a folder of its own are deleted."""
        self._server.should_exit = True
        self._thread.join(_PATIENCE)
        self.room.store.close()
        self._folder.cleanup()
        super().close()

    def fallback_html(self) -> str:
        """Return where students go, as text."""
        place, code = self._hub.presenting.address, self.room.code
        words = filled("Live class at {0}, code {1}", place, code)
        return f'<div class="nr-quiz nr-plain"><p>{escape(words)}</p></div>'

    def _start(self) -> None:
        app = application(self.room)
        self._hub: Hub = app.state.hub
        self._hub.presenting.address = self.place.address
        self._connection = Connection(self._hear, _stay)
        self._server = serving.server(app, self.place)
        run = self._server.run
        self._thread = threading.Thread(
            target=run, kwargs={"sockets": [self._listening]}, name="live-server", daemon=True
        )
        started = threading.Event()
        app.state.hub.on_start.append(started.set)
        self._thread.start()
        if not started.wait(_PATIENCE):
            raise RuntimeError(
                console.filled("the server at {0} did not start", self.place.address)
            )
        self._call(lambda: self._hub.attach(self._connection))

    def _call(self, act: Callable[[], object]) -> None:
        """Have something done in the thread of the server."""
        if self._hub.loop:
            self._hub.loop.call_soon_threadsafe(act)

    async def _hear(self, text: str) -> None:
        """Take what the board is told, and hand it to the thread of the kernel."""
        message = json.loads(text)
        if self._kernel:
            self._kernel.call_soon_threadsafe(self._show, message)
        else:
            self._show(message)

    def _show(self, message: dict[str, Any]) -> None:
        if message["type"] == "board":
            self.board = message
        else:
            self.send(message)


async def _stay() -> None:
    """Close nothing: the notebook itself ends the class."""


def _items(source: Source) -> list[Item]:
    if isinstance(source, Quiz):
        return [Item(name, question) for name, question in source.bank.items()]
    if isinstance(source, Forecast):
        return of_forecasts(source.asked)
    if isinstance(source, str | Path):
        return items([source])
    return [Item(question["id"], question) for question in asked.load_bank(source)]


def _proxied(port: int) -> str:
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "")
    return f"{prefix.rstrip('/')}/proxy/{port}/" if prefix else ""
