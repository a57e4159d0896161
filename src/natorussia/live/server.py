"""The class as a web application: pages for phones and boards, and a socket for each of them."""

import asyncio
import contextlib
import gzip
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from natorussia.data.languages import current, direction
from natorussia.data.languages.bundles import spoken_script
from natorussia.data.languages.catalogues import gettext
from natorussia.data.languages.marking import of_page
from natorussia.live import limits, results
from natorussia.live.connection import Connection
from natorussia.live.hub import Hub
from natorussia.live.room import Room
from natorussia.live.store import Call, call_all
from natorussia.widgets.base import STATIC

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
_PATIENCE = 20.0
_TYPES = {"js": "text/javascript", "css": "text/css", "html": "text/html"}
SCRIPTS = {"": "phone", "present": "board", "wall": "board"}
"""The script of each page, which is named by its path."""
FILES = ("phone.js", "phone.css", "board.js", "board.css")


class _File(NamedTuple):
    body: bytes
    packed: bytes
    type: str


@cache
def _file(name: str, _tag: str) -> _File:
    path = STATIC / "live" / name
    body = spoken_script(path).encode() if path.suffix == ".js" else path.read_bytes()
    return _File(body, gzip.compress(body, 9, mtime=0), _TYPES[name.rpartition(".")[2]])


@cache
def _page(name: str, tag: str) -> _File:
    """Return the page of a phone or a board; all its addresses are relative, for proxies."""
    body = _shell(name, tag).encode()
    return _File(body, gzip.compress(body, 9, mtime=0), _TYPES["html"])


@of_page
def _shell(name: str, tag: str) -> str:
    script, title = SCRIPTS[name], gettext("Live class")
    needs = gettext("The live class needs JavaScript: allow it for this page, or answer on paper.")
    return (
        f'<!doctype html><html lang="{tag}" dir="{direction(tag)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{script}.css">'
        f'<script type="module" src="{script}.js"></script></head>'
        f'<body class="nl-page" data-role="{name}"><noscript><p>{needs}</p></noscript>'
        "</body></html>"
    )


def _sent(request: Request, file: _File) -> Response:
    headers = {**HEADERS, "Content-Type": f"{file.type}; charset=utf-8", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.packed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(file.body, headers=headers)


def is_own(connection: HTTPConnection) -> bool:
    """Return whether a request comes from a page of this server, or from no page at all.

    No cookie lets anybody in here, so a foreign page could do nothing that its visitor could not;
    it is turned away all the same.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    hosts = (connection.headers.get("host"), connection.headers.get("x-forwarded-host"))
    return urlsplit(origin).netloc in hosts


def application(room: Room, clients: int = limits.CLIENTS) -> Starlette:
    """Return a class as an ASGI application; its ``state.hub`` is the `Hub`.

    Parameters
    ----------
    room
        The class.
    clients
        How many may join.
    """
    hub = Hub(room, clients)

    async def socket(websocket: WebSocket) -> None:
        await _serve(websocket, hub)

    async def take(request: Request) -> Response:
        return _results(request, room)

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        room.store.deliver = partial(_deliver, asyncio.get_running_loop())
        hub.start()
        yield

    routes = [
        *(Route(f"/{name}", _page_of) for name in SCRIPTS),
        *(Route(f"/{name}", _file_of) for name in FILES),
        Route("/results", take),
        WebSocketRoute("/ws", socket),
    ]
    app = Starlette(routes=routes, lifespan=running)
    app.state.hub = hub
    return app


def _deliver(loop: asyncio.AbstractEventLoop, calls: list[Call]) -> None:
    """Have calls made in the loop's thread; where it has ended nobody waits, and votes are kept."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(call_all, calls)


async def _page_of(request: Request) -> Response:
    return _sent(request, _page(request.url.path.rpartition("/")[2], current()))


async def _file_of(request: Request) -> Response:
    return _sent(request, _file(request.url.path.rpartition("/")[2], current()))


def _results(request: Request, room: Room) -> Response:
    """Return the answers as a zip to whoever has the presenter's token."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not is_own(request) or not secrets.compare_digest(given.encode(), room.token.encode()):
        return Response("The presenter's token is needed.", 403, headers=HEADERS)
    body = results.packed(room, names=request.query_params.get("names") == "yes")
    name = f'attachment; filename="{results.course()}-live.zip"'
    headers = {**HEADERS, "Content-Disposition": name, "Cache-Control": "no-store"}
    return Response(body, media_type="application/zip", headers=headers)


async def _serve(websocket: WebSocket, hub: Hub) -> None:
    """Hear a connection until it ends; one that does not say who it is in time is let go."""
    if not is_own(websocket):
        await websocket.close()  # Before it was accepted: the browser gets 403.
        return
    await websocket.accept()
    address = websocket.client.host if websocket.client else ""
    connection = Connection(websocket.send_text, partial(websocket.close, 1008), address)
    try:
        text = await asyncio.wait_for(websocket.receive_text(), _PATIENCE)
        while hub.hear(connection, text):
            text = await websocket.receive_text()
        await connection.drain()
        await websocket.close(1008)
    except TimeoutError:
        await websocket.close(1008)
    except (WebSocketDisconnect, RuntimeError, KeyError):
        pass  # Gone, or it sent what is no text.
    finally:
        hub.leave(connection)
