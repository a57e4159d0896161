"""What a chapter moves: bytes gzipped and requests, beside a stock build of the same notebooks.

Run from the project's root after ``make html``: ``python benchmarks/page.py [chapter]``.  The stock
build is Jupyter Book's own, without the course's extension.  Of it only what the site itself serves
is counted, a lower bound: it asks other hosts for require.js, the widget manager (0.9 MB) and
MathJax, and these requests are counted without their bytes.
"""

import functools
import gzip
import http.server
import shutil
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
IMAGES = (".png", ".svg", ".jpg", ".ico")
TARGET_KB = 350


def build_stock(folder: Path) -> Path:
    for name in ("chapters", "exercises", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "_toc.yml", folder)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    del config["sphinx"]["extra_extensions"]
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "--keep-going"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "_build" / "html"


def serve(site: Path) -> http.server.ThreadingHTTPServer:
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(quiet, directory=site)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def requests_of(site: Path, page: str) -> list[str]:
    server = serve(site)
    home = f"http://127.0.0.1:{server.server_port}/"
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        opened = browser.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.route(lambda url: not url.startswith(home), lambda route: route.abort())
        opened.goto(home + page)
        opened.wait_for_timeout(4000)
        browser.close()
    server.shutdown()
    return [url.removeprefix(home) for url in asked if url.startswith("http")]


def weigh(site: Path, page: str) -> dict[str, float]:
    asked = requests_of(site, page)
    inside = [urlsplit(url).path for url in asked if not url.startswith("http")]
    files = [site / path for path in inside if not path.endswith(IMAGES)]
    sizes = [len(gzip.compress(path.read_bytes())) for path in files if path.is_file()]
    outside = sum(url.startswith("http") for url in asked)
    return {"kB": sum(sizes) / 1000, "requests": len(inside), "elsewhere": outside}


def main(chapter: str) -> int:
    page = f"chapters/{chapter}.html"
    with tempfile.TemporaryDirectory() as name:
        found = {
            "ours": weigh(ROOT / "_build/html", page),
            "stock": weigh(build_stock(Path(name)), page),
        }
    print(f"{page}, figures excluded, gzipped")
    for name, measured in found.items():
        figures = "  ".join(f"{value:8.1f} {unit}" for unit, value in measured.items())
        print(f"{name:<6} {figures}")
    ratio = found["stock"]["kB"] / found["ours"]["kB"]
    met = found["ours"]["kB"] <= TARGET_KB
    print(
        f"stock over ours: {ratio:.1f}; ours at most {TARGET_KB} kB: {'met' if met else 'MISSED'}"
    )
    return int(not met)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "01-nineties"))
