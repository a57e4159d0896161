"""The book without a network: a service worker for what was visited, or for the whole of it.

The worker is our own, in ``frontend/book/page/worker.ts``: with the precaching, runtime caching and
window modules of the usual library it would be five times as large, and its rules for old editions
would still have to be written.
"""

import gzip
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from natorussia.book.cards import SCRIPT
from natorussia.book.long_timelines import SCRIPTS
from natorussia.book.long_timelines import pages as pages_of_parts
from natorussia.book.search import SEARCH
from natorussia.data.languages.bundles import spoken_script

_WORKER = Path(__file__).resolve().parents[1] / "static" / "page" / "worker.js"
_ASSET = re.compile(r'<(?:script|link|img)\b[^>]*?(?:src|href)="([^"]+)"')
_NOT_LOADED = re.compile(r'<link\b[^>]*rel="(?:index|search|next|prev|canonical)"[^>]*>')
_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
_PLACE = re.compile(r'(<div class="nr-keep" data-size=")[^"]*"')


class OfflineDirective(SphinxDirective):
    """The place of the button that keeps the whole course offline."""

    def run(self) -> list[nodes.Node]:
        """Return an empty place, which the page's script fills where it can."""
        return [nodes.raw("", '<div class="nr-keep" data-size=""></div>', format="html")]


def files_loaded(site: Path, page: str) -> list[str]:
    """Return what a page loads, with queries, relative to the site; what is absent is left out.

    The parts of long timelines, which it loads when a reader asks, are among it.
    """
    folder = (site / page).parent
    text = _NOT_LOADED.sub("", (site / page).read_text(encoding="utf-8"))
    addresses = [*_ASSET.findall(text), *SCRIPTS.findall(text)]
    found = [_within(site, folder, address) for address in addresses]
    for address in [each for each in found if each.partition("?")[0].endswith(".css")]:
        sheet = site / address.partition("?")[0]
        style = sheet.read_text(encoding="utf-8")
        found += [_within(site, sheet.parent, each) for each in _IN_STYLE.findall(style)]
    return [each for each in dict.fromkeys(found) if each]


def _within(site: Path, folder: Path, address: str) -> str:
    path, mark, query = address.partition("?")
    file = (folder / unquote(path)).resolve()
    if address.startswith("data:") or not file.is_file() or not file.is_relative_to(site):
        return ""
    return f"{file.relative_to(site).as_posix()}{mark}{query}"


def edition(site: Path, pages: list[str], home: str) -> dict[str, object]:
    """Return what the worker keeps: for every page, and for the whole; and a hash over it all."""
    loaded = {page: files_loaded(site, page) for page in pages}
    # What pages load when a reader asks, which none of them names as a script.
    asked = [path.relative_to(site).as_posix() for path in (site / SEARCH).glob("*")]
    later = [*asked, SCRIPT] if (site / SCRIPT).is_file() else asked
    whole = sorted({*pages, *later, *(file for files in loaded.values() for file in files)})
    content = hashlib.sha256()
    for path in whole:
        content.update(path.encode() + (site / path.partition("?")[0]).read_bytes())
    shell = [path for path in loaded[home] if not path.startswith("_images/")]
    return {
        "version": content.hexdigest()[:12],
        "shell": ["", "index.html", home, *shell],
        "whole": ["", "index.html", *whole],
    }


def _tell_size(site: Path, pages: list[str]) -> None:
    """Write beside the button what keeping the whole course moves."""
    files = {file.partition("?")[0] for page in pages for file in (page, *files_loaded(site, page))}
    # The size of the compressed whole says what a reader's connection will carry.
    moved = sum(len(gzip.compress((site / file).read_bytes(), 5)) for file in files)
    for page in (site / page for page in pages):
        text = page.read_text(encoding="utf-8")
        told = _PLACE.sub(rf'\g<1>{moved / 1e6:.1f} MB"', text)
        if told != text:
            page.write_text(told, encoding="utf-8")


def _write_worker(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.name != "html":
        return
    site, home = Path(app.outdir).resolve(), f"{app.config.root_doc}.html"
    parts = [name for name, _, _ in pages_of_parts(app)]
    names = [*sorted(app.env.found_docs), *parts, "search", "genindex"]
    pages = [f"{name}.html" for name in names if (site / f"{name}.html").is_file()]
    if any(_PLACE.search((site / page).read_text(encoding="utf-8")) for page in pages):
        _tell_size(site, pages)
    listed = json.dumps(edition(site, pages, home), separators=(",", ":"))
    worker = f"self.nrEdition={listed};\n{spoken_script(_WORKER)}"
    (site / "sw.js").write_text(worker, encoding="utf-8")
    (site / "manifest.webmanifest").write_text(json.dumps(manifest(app)), encoding="utf-8")


def manifest(app: Sphinx) -> dict[str, object]:
    """Return the web app manifest of a book."""
    icon = Path(app.config.html_favicon or "favicon.svg").name
    return {
        "name": app.config.html_title or app.config.project,
        "short_name": app.config.project.partition(":")[0],
        "lang": app.config.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#1d4e79",
        "icons": [{"src": f"_static/{icon}", "sizes": "any"}],
    }


def setup(app: Sphinx) -> None:
    """Write the worker once all else is written."""
    app.add_directive("offline", OfflineDirective)
    app.connect("build-finished", _write_worker, priority=900)
