"""What a host serves: a chapter's page, and its live copy until Python has drawn the timeline.

Run from the project's root after ``make html lite``: ``python benchmarks/lite.py``, on loopback
with every other host blocked.  ``--write`` keeps the figures in ``data/site-weights.csv``, which
the page for hosts cites.  Bytes are those of a host that compresses; medians of three.
"""

import csv
import datetime as dt
import functools
import gzip
import http
import http.server
import shutil
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Routing in Playwright would switch the cache off, which the second visit is about.
FLAGS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
PAGE, LIVE = "chapters/01-nineties.html", "lite/open.html?path=chapters/01-nineties.ipynb"
COMMAND = "python benchmarks/lite.py --write"
CLASSES = (30, 300, 30_000)
COLUMNS = ("id", "title", "megabytes", "requests", "seconds", "readers", "megabits_per_second")
COLUMNS += ("measured", "command")
PATIENCE = 120_000


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves the built course, and notes what it sends in full."""

    served: ClassVar[list[str]] = []

    def log_request(self, code="-", _size="-"):
        if code == http.HTTPStatus.OK:
            self.served.append(unquote(urlsplit(self.path).path).lstrip("/"))

    def log_message(self, *words):
        pass


def serve():
    handler = functools.partial(Host, directory=SITE)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


@functools.cache
def weight(path):
    return len(gzip.compress((SITE / path).read_bytes())) if (SITE / path).is_file() else 0


def show_page(tab, home):
    tab.goto(home + PAGE)
    tab.wait_for_selector(".nr-timeline[data-ready]", timeout=PATIENCE)
    tab.wait_for_load_state("networkidle")


def show_live(tab, home):
    tab.goto(home + LIVE)
    tab.wait_for_selector(".jp-CodeCell", timeout=PATIENCE)
    cell = tab.locator(".jp-CodeCell").filter(has_text="Timeline(section=")
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    tab.keyboard.press("Shift+Enter")
    tab.wait_for_selector(".nr-timeline[data-ready]", timeout=PATIENCE)


def measure(context, home, show):
    """Return megabytes, requests and seconds of one visit."""
    Host.served.clear()
    tab = context.new_page()
    begun = time.perf_counter()
    show(tab, home)
    took = time.perf_counter() - begun
    tab.wait_for_timeout(1000)
    tab.close()
    return sum(map(weight, Host.served)) / 1e6, len(Host.served), took


def visits(browser, home, show):
    """Return the first visit of a new reader and the next one."""
    context = browser.new_context(viewport={"width": 1100, "height": 1000})
    both = [measure(context, home, show) for _ in range(2)]
    context.close()
    return both


def rows():
    """Measure, and return the rows of the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        home = serve()
        pages = [visits(browser, home, show_page)[0] for _ in range(3)]
        lives = [visits(browser, home, show_live) for _ in range(3)]
        browser.close()
    page, first, again = pages, [one[0] for one in lives], [one[1] for one in lives]
    found = [
        _row("chapter-page", "A chapter's page, first visit", page),
        _row("live-first", "Its live copy, first visit, until the timeline is drawn", first),
        _row("live-again", "Its live copy, next visit, until the timeline is drawn", again),
    ]
    each = found[0]["megabytes"] + found[1]["megabytes"]
    return found + [_class(readers, readers * each) for readers in CLASSES]


def _row(name, title, measured):
    megabytes, requests, seconds = map(statistics.median, zip(*measured, strict=True))
    figures = {"megabytes": round(megabytes, 2), "requests": round(requests)}
    return {"id": name, "title": title, **figures, "seconds": round(seconds, 1)} | _how()


def _class(readers, megabytes):
    title = f"{readers:,} readers, each with one page and its live copy, for the first time"
    rate = round(megabytes * 8 / 3600, 1)
    figures = {"megabytes": round(megabytes), "readers": readers, "megabits_per_second": rate}
    return {"id": f"class-{readers}", "title": title, **figures} | _how()


def _how():
    return {"measured": dt.datetime.now(dt.UTC).date().isoformat(), "command": COMMAND}


def main():
    """Print the figures, and keep them if asked to."""
    found = rows()
    for row in found:
        print(f"{row['title']:<70} {row['megabytes']:>12,} MB  {row.get('seconds', '')} s")
    if "--write" in sys.argv:
        with (ROOT / "data" / "site-weights.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, COLUMNS, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)


if __name__ == "__main__":
    main()
