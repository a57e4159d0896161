"""What a chapter moves and when it can be used, beside a stock build of the same notebooks.

Run from the project's root after ``make html``: ``python benchmarks/page.py [chapter] [rounds]``.
The stock build is Jupyter Book's own, without the course's extension; what it asks of other hosts
is installed from npm and served in their place.  Both go gzipped over one connection, with cold
caches, unthrottled and as slow 4G.  Ready is when the first widget can be used; a stock page
shows its widgets through the manager that it loads.  Medians of interleaved rounds.
"""

import functools
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TARGET_KB, TARGET_SOONER = 250, 3
SLOW_4G = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
UNTHROTTLED = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
# What the stock page asks of other hosts: part of its address, then package and file.
ELSEWHERE = {
    "require.js/": ("requirejs@2.3.4", "require.js"),
    "html-manager": ("@jupyter-widgets/html-manager@1.0.6", "dist/embed-amd.js"),
    "mathjax": ("mathjax@3.2.2", "es5/tex-mml-chtml.js"),
    "anywidget": ("anywidget@0.11.0", "dist/index.js"),
}
READY = "document.querySelector('.nr-timeline[data-ready=true], .nr-quiz[data-ready=true]')"


def build_stock(folder: Path) -> Path:
    for name in ("chapters", "exercises", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "_toc.yml", folder)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"] = {"config": {"language": "en-GB", "html_show_copyright": False}}
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "--keep-going"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    site = folder / "_build" / "html"
    for path in site.rglob("*.html"):
        # The stand-in for require.js is the same release, but not minified: its hash is another.
        text = re.sub(r' integrity="[^"]*"', "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return site


def install_elsewhere(folder: Path) -> None:
    packages = [package for package, _ in ELSEWHERE.values()]
    command = ["npm", "install", "--no-save", "--ignore-scripts", "--prefix", folder, *packages]
    subprocess.run(command, check=True, capture_output=True)


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a site gzipped once, as the hosts of static pages do, and counts what it sends."""

    protocol_version = "HTTP/1.1"  # a connection is kept, as theirs are
    moved: list[tuple[str, int]]

    def log_message(self, *_words):
        pass

    def do_GET(self):
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = _gzipped(path)
        self.moved.append((path.suffix, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        return self.wfile.write(body)


@functools.cache
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def serve(site: Path, moved: list) -> http.server.ThreadingHTTPServer:
    handler = type("Counting", (Server,), {"moved": moved})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=site)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def stand_in(home: str):
    """Return a route that leads requests to other hosts to this one."""

    def lead(route):
        for part, (package, file) in ELSEWHERE.items():
            if part in route.request.url:
                name = package.rpartition("@")[0]
                return route.fulfill(
                    status=302,
                    headers={
                        "Location": f"{home}elsewhere/node_modules/{name}/{file}",
                        "Access-Control-Allow-Origin": "*",
                    },
                )
        return route.abort()

    return lead


def measure(browser, site: Path, page: str, network: dict) -> dict[str, float]:
    moved: list[tuple[str, int]] = []
    server = serve(site, moved)
    home = f"http://127.0.0.1:{server.server_port}/"
    context = browser.new_context(service_workers="block")
    opened = context.new_page()
    opened.route(lambda url: not url.startswith(home), stand_in(home))
    session = context.new_cdp_session(opened)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **network})
    opened.goto(home + page, wait_until="commit")
    opened.wait_for_function(READY, timeout=90_000, polling=10)
    ready = opened.evaluate("performance.now()") / 1000
    opened.wait_for_load_state("networkidle")
    context.close()
    server.shutdown()
    text = [size for kind, size in moved if kind not in (".png", ".svg", ".ico")]
    return {"kB": sum(text) / 1000, "requests": len(moved), "ready": ready}


def compare(sites: dict[str, Path], page: str, network: dict, rounds: int) -> dict[str, dict]:
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sites}
    with sync_playwright() as playwright:
        named = os.environ.get("NATORUSSIA_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=named, args=FLAGS)
        for _ in range(rounds):
            for name, site in sites.items():
                found[name].append(measure(browser, site, page, network))
        browser.close()
    return {
        name: {key: statistics.median(each[key] for each in all_) for key in all_[0]}
        for name, all_ in found.items()
    }


def main(chapter: str, rounds: int) -> int:
    page, missed = f"chapters/{chapter}.html", 0
    with tempfile.TemporaryDirectory() as name:
        stock = build_stock(Path(name))
        install_elsewhere(stock / "elsewhere")
        sites = {"ours": ROOT / "_build/html", "stock": stock}
        for network, speed in (("unthrottled", UNTHROTTLED), ("slow 4G", SLOW_4G)):
            found = compare(sites, page, speed, rounds)
            print(f"{page}, {network}, cold cache, medians of {rounds}; kB gzipped, no figures")
            for site, said in found.items():
                print(f"{site:<6} {json.dumps({key: round(said[key], 2) for key in said})}")
            ratio = found["stock"]["ready"] / found["ours"]["ready"]
            light = found["ours"]["kB"] <= TARGET_KB
            missed += not (light and ratio >= TARGET_SOONER)
            print(
                f"ours ready {ratio:.1f} times sooner (target {TARGET_SOONER}),"
                f" {found['stock']['kB'] / found['ours']['kB']:.1f} times lighter,"
                f" at most {TARGET_KB} kB: {'met' if light else 'MISSED'}"
            )
    return min(missed, 1)


if __name__ == "__main__":
    chapter, *rounds = sys.argv[1:] or ["01-nineties"]
    sys.exit(main(chapter, int(rounds[0]) if rounds else 5))
