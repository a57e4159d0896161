"""Engines beside Chromium, and the built course on a server of its own.

These tests run where ``NATORUSSIA_ENGINES=1`` asks for them; an engine that is not installed is
skipped by name, and `tests.engines.drivers` says what to install.  Chromium has a suite of its own,
which tries far more: ``tests/browser``.
"""

import functools
import http.server
import os
import threading

import pytest

from tests.engines.drivers import ENGINES


@pytest.fixture(scope="module", params=ENGINES)
def page(request, tmp_path_factory):
    """Start an engine, or say which one is not here."""
    engine = ENGINES[request.param]
    if os.environ.get("NATORUSSIA_ENGINES") != "1":
        pytest.skip("other engines are tried with NATORUSSIA_ENGINES=1")
    if not all(engine.needs):
        pytest.skip(f"{request.param} is not installed: see tests/engines/drivers.py")
    started = engine(tmp_path_factory.mktemp(request.param))
    yield started
    started.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that logs nothing."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(page, request):
    """Serve the built course, once an engine is there; return the address of its folder."""
    folder = request.getfixturevalue("book")
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
