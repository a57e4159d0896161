"""The live site, made once, and served on loopback to a browser that can reach nothing else."""

import functools
import http.server
import json
import threading
from pathlib import Path

import pytest

from natorussia.lite.build import build
from natorussia.lite.wheels import LiteError
from tests.once import once

ROOT = Path(__file__).resolve().parents[2]
OUT_OF_REACH = ("fetching", "building", "no wheel of", "there is no")


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """Build the live site as ``make lite`` does; skip where its parts cannot be downloaded."""
    return once(tmp_path_factory, worker_id, "live", _build_site)


def _build_site(folder):
    try:
        build(ROOT, folder / "lite")
    except LiteError as error:
        if str(error).startswith(OUT_OF_REACH):
            pytest.skip(f"the live site cannot be made here: {str(error).splitlines()[0]}")
        raise


@pytest.fixture
def home(site):
    """Serve the folder that holds the site, and return its address."""
    quiet = {"log_message": lambda *_: None}
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), quiet)
    serve = functools.partial(handler, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def tab(browser, home, site):
    """Open a tab that reaches loopback alone.

    Only Pyodide's distribution may be asked, for pandas and the like, and it does not answer; a
    request to any other host fails the test.
    """
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    context = browser.new_context(viewport={"width": 1100, "height": 1000})
    context.route(lambda url: url.startswith("http") and not url.startswith(home), refuse)
    yield context.new_page()
    context.close()
    lock = json.loads((site / "lite/static/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))
    distribution = lock["packages"]["pandas"]["file_name"].rpartition("/")[0]
    assert [url for url in asked if not url.startswith(distribution)] == []
