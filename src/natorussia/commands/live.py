"""``natorussia live``: ask a class, and gather what it answers on this machine."""

import argparse
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia.commands.editions import add_language, chosen
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

if TYPE_CHECKING:
    from natorussia.live.items import Item
    from natorussia.live.room import Room
    from natorussia.live.serving import Place

_KEPT = noted(
    "It keeps the votes, when they came, and the names that students chose to give; no addresses. "
    "Students can delete theirs, and `natorussia live --delete {0}` deletes all."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add(
        "what",
        nargs="*",
        metavar="WHAT",
        help=console.gettext("sections, files, ids of questions and so on"),
    )
    add("--claims", metavar="SECTION", help=console.gettext("ask the claims of a section as well"))
    add(
        "--forecasts",
        metavar="SECTION",
        help=console.gettext("ask the forecasts of a section as well"),
    )
    add(
        "--network",
        nargs="?",
        const="",
        metavar="ADDRESS",
        help=console.gettext("open it to a network"),
    )
    add("--port", type=int, default=8642, help=console.filled("default: {0}", 8642))
    add("--certificate", type=Path, help=console.gettext("a certificate, to serve by TLS"))
    add("--key", type=Path, help=console.gettext("its private key"))
    add(
        "--address",
        default="",
        help=console.gettext("the address students see, where a proxy changes it"),
    )
    add(
        "--clients",
        type=int,
        default=3000,
        help=console.gettext("how many may join (default: 3000)"),
    )
    add(
        "--store",
        type=Path,
        help=console.gettext("where votes are kept (default: live-NAME-DATE.sqlite)"),
    )
    add(
        "--results",
        type=Path,
        metavar="ZIP",
        help=console.gettext("write the answers here at the end"),
    )
    add("--names", action="store_true", help=console.gettext("with the names that students gave"))
    add(
        "--delete",
        type=Path,
        metavar="STORE",
        help=console.gettext("delete what a class kept, and end"),
    )
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped; then write the answers, if asked for."""
    if arguments.delete:
        return _delete(arguments.delete)
    _need_packages()
    with chosen(arguments, ""):
        return _ask(arguments)


def _ask(arguments: argparse.Namespace) -> int:
    from natorussia.live import results
    from natorussia.live.items import title_of
    from natorussia.live.room import Room
    from natorussia.live.store import Store

    items = _items(arguments)
    place = _place(arguments)
    store = Store(arguments.store or _named(arguments))
    room = Room(items, store, title_of(items))
    try:
        _serve(room, place, arguments)
    finally:
        if arguments.results:
            arguments.results.write_bytes(results.packed(room, names=arguments.names))
            _say(console.filled("{0}: read it with `natorussia report {0}`", arguments.results))
        store.close()
    _say(console.filled("the votes are in {0}; the same command goes on from there", store.path))
    return 0


def _need_packages() -> None:
    """Say what to install where the server's packages are missing."""
    from natorussia.live.absent import reason

    try:
        import_module("natorussia.live.server")
        import_module("natorussia.live.serving")
    except ModuleNotFoundError as error:
        raise RuntimeError(reason(str(error.name))) from error


def _items(arguments: argparse.Namespace) -> "list[Item]":
    from natorussia.live.items import claims, items, of_forecasts
    from natorussia.widgets.forecast.table import read

    found = items(arguments.what)
    if arguments.claims:
        found += claims(arguments.claims)
    if arguments.forecasts:
        found += of_forecasts(read(section=arguments.forecasts))
    if not found:
        raise ValueError(
            console.gettext("got nothing to ask; name a section, such as `natorussia live rome`")
        )
    return list({item.id: item for item in found}.values())


def _place(arguments: argparse.Namespace) -> "Place":
    from natorussia.live.serving import LOOPBACK, Place, choose

    if bool(arguments.certificate) != bool(arguments.key):
        raise ValueError(console.gettext("got one of --certificate and --key; TLS needs both"))
    host = LOOPBACK if arguments.network is None else choose(arguments.network)
    return Place(host, arguments.port, arguments.certificate, arguments.key)


def _named(arguments: argparse.Namespace) -> Path:
    names = [*arguments.what, arguments.claims, arguments.forecasts]
    name = Path(next(one for one in names if one)).stem
    return Path(f"live-{name}-{datetime.now(UTC).astimezone():%Y-%m-%d}.sqlite")


def _serve(room: "Room", place: "Place", arguments: argparse.Namespace) -> None:
    from natorussia.live import serving
    from natorussia.live.server import application

    app = application(room, arguments.clients)
    listening = serving.bound(place)
    place = replace(place, port=listening.getsockname()[1])
    server = serving.server(app, place)
    app.state.hub.presenting.address = arguments.address or place.address
    _tell(room, place, app.state.hub.presenting.address)
    # The server raises the signal that ended it once more, after its own orderly end.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _tell(room: "Room", place: "Place", address: str) -> None:
    """Say where to go, and who can."""
    import segno

    from natorussia.live.serving import LOOPBACK, networks

    link = f"{address}#{room.code}"
    segno.make(link, micro=False).terminal(out=sys.stderr, compact=True)
    _say(console.filled("students:  {0}   code {1}", link, room.code))
    _say(
        console.filled(
            "presenter: {0}present#{1}   keep this one to yourself", place.address, room.token
        )
    )
    _say(console.filled("wall:      {0}wall#{1}   on a second screen", place.address, room.wall))
    others = [f"{one} ({name})" for one, name in networks().items() if one != place.host]
    if place.host == LOOPBACK:
        _say(console.gettext("open to this machine alone; --network opens it to a network"))
    else:
        _say(
            console.filled(
                "open to everybody who can reach {0}, and joined by whoever has the code",
                place.host,
            )
        )
    if others:
        _say(console.filled("other networks, for --network: {0}", ", ".join(others)))
    if not place.certificate and place.host != LOOPBACK:
        _say(console.gettext("not encrypted: --certificate and --key give it TLS"))
    if room.votes:
        _say(
            console.filled(
                "goes on with what {0} holds; --store names another file", room.store.path
            )
        )
    _say(console.filled(_KEPT, room.store.path))


def _delete(path: Path) -> int:
    """Delete a store and what SQLite keeps beside it."""
    if not path.is_file():
        raise FileNotFoundError(
            console.filled("{0} is not there; name the file that --store had", path)
        )
    for one in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        one.unlink(missing_ok=True)
    _say(console.filled("{0} is deleted", path))
    return 0


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
