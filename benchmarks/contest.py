"""A fair contest in headless Chromium: bundles made at run time, medians, ratios."""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / "peers"
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
SITE = "http://bench.test/"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RUNS = 5


@dataclass
class Contender:
    """A library: its module in ``peers``, and what it needs beside it."""

    name: str
    module: str
    styles: tuple[str, ...] = ()
    script: str = ""  # a classic script to load before the module
    most: int = 1_000_000  # sizes above this would take minutes, and are left out


@contextmanager
def workshop(contenders: list[Contender], bundles: dict[str, Path]) -> Iterator[Path]:
    """Bundle all contenders into a folder; ``bundles`` are files of ours to put beside them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "peers")
        shutil.copytree(PEERS, folder, ignore=shutil.ignore_patterns("node_modules"))
        for target, source in bundles.items():
            shutil.copy(source, folder / target)
        subprocess.run([DENO, "install", "--quiet"], cwd=folder, check=True)
        for one in contenders:
            made = ["--minify", "-o", f"made/{one.module}"]
            command = [DENO, "bundle", "--quiet", "--platform", "browser", *made, one.module]
            subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
            css = "\n".join(Path(folder, path).read_text() for path in one.styles)
            made_css, classic = beside(folder / "made", one)
            made_css.write_text(css)
            classic.write_text(Path(folder, one.script).read_text() if one.script else "")
        yield folder / "made"


def beside(folder: Path, one: Contender) -> tuple[Path, Path]:
    """Return where the styles and the classic script of a contender are."""
    module = folder / one.module
    return module.with_suffix(".css"), module.with_suffix(".classic.js")


def kilobytes(folder: Path, one: Contender) -> float:
    """Return the weight of a contender's JavaScript and styles, each gzipped."""
    return weight([folder / one.module, *beside(folder, one)])


def weight(files: Iterable[Path]) -> float:
    """Return the kilobytes of files, each gzipped; empty ones weigh nothing."""
    texts = [file.read_bytes() for file in files]
    return sum(len(gzip.compress(text, 9)) for text in texts if text.strip()) / 1000


@contextmanager
def browser() -> Iterator[Callable[[], Page]]:
    """Give a function that opens a fresh page."""
    with sync_playwright() as playwright:
        named = os.environ.get("NATORUSSIA_CHROMIUM") or shutil.which("chromium")
        started = playwright.chromium.launch(executable_path=named, args=FLAGS)

        def fresh() -> Page:
            return started.new_context(viewport={"width": 900, "height": 800}).new_page()

        yield fresh
        started.close()


def open_with(page: Page, folder: Path, one: Contender) -> None:
    """Open an empty page that has loaded a contender."""
    css, classic = (file.name for file in beside(folder, one))
    html = f"""<!doctype html><link rel="stylesheet" href="/{css}">
    <script src="/{classic}"></script><div id="el" style="width: 800px"></div>
    <script type="module">import {{ mount }} from "/{one.module}"; window.mount = mount</script>"""

    def serve(route):
        path = folder / route.request.url.removeprefix(SITE)
        if route.request.url == SITE:
            return route.fulfill(body=html, content_type="text/html")
        if path.is_file():
            kind = "text/css" if path.suffix == ".css" else "text/javascript"
            return route.fulfill(body=path.read_bytes(), content_type=kind)
        return route.abort()

    page.on("pageerror", lambda error: print(one.name, error, file=sys.stderr))
    page.route("**/*", serve)
    page.goto(SITE)
    page.wait_for_function("!!window.mount")


def median(values: list[float]) -> float:
    """Return the median; a contest wants at least five."""
    return statistics.median(values) if values else float("nan")


Rows = dict[str, dict[str, list[float]]]


def report(title: str, rows: Rows, targets: dict[str, object]) -> bool:
    """Print a table, and for each measure the best peer, our ratio to it, and the target.

    ``rows`` holds the figures of all rounds by measure and contender, ours under ``"ours"``.
    ``targets`` says how many times smaller ours must be: than the best peer's, or than that of a
    peer named with it.  Returns whether all targets are met.
    """
    names = list(next(iter(rows.values())))
    print(f"\n## {title}\n\n| measure | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 1) + "|")
    for measure, found in rows.items():
        cells = [f"{median(values):,.1f}" if values else "-" for values in found.values()]
        print(f"| {measure} | " + " | ".join(cells) + " |")
    print()
    met = [_compare(measure, found, targets.get(measure)) for measure, found in rows.items()]
    return all(met)


def _compare(measure: str, found: dict[str, list[float]], target: object) -> bool:
    peers = {name: values for name, values in found.items() if name != "ours" and values}
    if not peers:
        return True
    least, peer = target if isinstance(target, tuple) else (target, None)
    if peer and peer not in peers:
        least = peer = None
    best = min(peers, key=lambda name: median(peers[name]))
    met = True
    for name in dict.fromkeys([best, peer or best]):
        ratio = times(peers[name], found["ours"])
        rank = "best peer " if name == best else ""
        words = f"{measure}: {rank}{name} {median(peers[name]):,.1f}, {ratio:,.1f}x ours"
        if least is not None and name == (peer or best):
            met = ratio >= least
            words += f"; target {least:g}x: {'met' if met else 'MISSED'}"
        print(words)
    return met


def times(theirs: list[float], ours: list[float]) -> float:
    """Return how many times ours theirs is: the median of the ratios round by round."""
    return median([their / own for their, own in zip(theirs, ours, strict=True)])
