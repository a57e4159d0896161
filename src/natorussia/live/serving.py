"""Where a class is served: on which network, under which address, and with which certificate."""

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import ifaddr
import uvicorn
from starlette.applications import Starlette

from natorussia.data.languages import console
from natorussia.live import limits

LOOPBACK = "127.0.0.1"
PORT = 8642
_BACKLOG = 4096
_NOWHERE = ("192.0.2.1", 9)  # An address of documentation: nothing is ever sent there.


@dataclass(frozen=True, slots=True)
class Place:
    """Where a class is served.

    Parameters
    ----------
    host
        The address of a network of this machine.
    port
        The port.
    certificate, key
        The files of a certificate; with them the class is served by TLS.
    """

    host: str = LOOPBACK
    port: int = PORT
    certificate: Path | None = None
    key: Path | None = None

    @property
    def address(self) -> str:
        """The address under which students come, with a slash at its end."""
        scheme = "https" if self.certificate else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}/"


def networks() -> dict[str, str]:
    """Return the addresses of this machine that others on its networks can reach, by adapter.

    The one that leads to the outer world comes first.
    """
    found = {
        str(ip.ip): adapter.nice_name
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and not ip_address(str(ip.ip)).is_loopback
    }
    best = _outward()
    return {address: found[address] for address in sorted(found, key=lambda one: one != best)}


def _outward() -> str:
    """Return the address from which packets to the outer world would leave; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def choose(wanted: str) -> str:
    """Return the address to serve at.

    Parameters
    ----------
    wanted
        An address of this machine, or an adapter's name (``wlan0``); empty chooses.

    Raises
    ------
    ValueError
        If this machine has no such address, or none that others could reach.
    """
    known = networks()
    if not wanted and known:
        return next(iter(known))
    if wanted in known:
        return wanted
    for address, adapter in known.items():
        if adapter == wanted:
            return address
    told = ", ".join(
        f"{address} ({adapter})" for address, adapter in known.items()
    ) or console.gettext("none")
    raise ValueError(
        console.filled(
            "got the network {0}; this machine has {1}; without --network it is open "
            "to this machine alone",
            repr(wanted),
            told,
        )
    )


def server(app: Starlette, place: Place) -> uvicorn.Server:
    """Return the server of a class, ready to run."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=place.host,
            port=place.port,
            http="httptools",
            ws="websockets-sansio",
            ws_max_size=limits.LARGEST,
            ws_per_message_deflate=False,
            ws_ping_interval=25.0,
            ws_ping_timeout=25.0,
            ssl_certfile=place.certificate,
            ssl_keyfile=place.key,
            log_level="warning",
            access_log=False,
            server_header=False,
            backlog=_BACKLOG,
            timeout_graceful_shutdown=2,
            limit_concurrency=None,
        )
    )


def bound(place: Place) -> socket.socket:
    """Return a socket at the place; port 0 takes one that is free.

    Raises
    ------
    OSError
        If another program has the port; the message says what to do.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((place.host, place.port))
        made.listen(_BACKLOG)  # Who comes before the server runs waits, and is not refused.
    except OSError as error:
        made.close()
        raise OSError(
            console.filled(
                "port {0} of {1} is taken ({2}): end what runs there, or choose another "
                "with --port",
                place.port,
                place.host,
                error.strerror,
            )
        ) from error
    return made
