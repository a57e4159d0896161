"""Search that knows what the course knows: rows, passages and pages, in one index of a page's own.

The index is a script, since a page on a disk may fetch no file.  It and what searches in it are
loaded when a reader first asks (``frontend/search``), under names that tell their content.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from natorussia.book.modules import FOLDER
from natorussia.book.search import rows, texts
from natorussia.book.search.days import calendar
from natorussia.book.search.entry import COLUMNS
from natorussia.data.languages.bundles import prelude

_BUNDLES = Path(__file__).resolve().parents[2] / "static" / "search"
SEARCH = f"{FOLDER}/search"
_NAMED = re.compile(r'(<meta name="nr-search" content=")[^"]*')


def index(env: BuildEnvironment) -> dict[str, Any]:
    """Return all that can be found, which names mean the same, and what months are called."""
    found = rows.called([*texts.entries(env), *rows.entries(env)])
    listed = [entry.row() for entry in found]
    return {"columns": COLUMNS, "rows": listed, "alike": _alike(), "calendar": calendar()}


def _alike() -> list[list[str]]:
    """Return the terms that have an acronym, each with it."""
    pairs = [[row["abbreviation"], row["term"]] for row in rows.table("terms")]
    return [pair for pair in pairs if pair[0]]


def _write(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the index and the bundle, and forget those of earlier builds."""
    if app.builder.format != "html":
        return
    found = json.dumps(index(env), ensure_ascii=False, separators=(",", ":"))
    files = {path.name: path.read_text(encoding="utf-8") for path in _BUNDLES.glob("search.*")}
    files["search.js"] = prelude(files["search.js"]) + files["search.js"]
    files["index.js"] = f"self.nrIndex={found};\n"
    folder = Path(app.outdir, SEARCH)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    names = [_store(folder, name, text) for name, text in sorted(files.items())]
    app.config.html_context["nr_search"] = " ".join(names)


def _rename(app: Sphinx, error: Exception | None) -> None:
    """Tell pages that this build did not write anew what the files are called now."""
    named = app.config.html_context.get("nr_search")
    if error is not None or not named:
        return
    for page in app.env.found_docs:
        path = Path(app.builder.get_outfilename(page))  # type: ignore[attr-defined]
        text = path.read_text(encoding="utf-8")
        if (told := _NAMED.sub(lambda found: found[1] + named, text)) != text:
            path.write_text(told, encoding="utf-8")


def _store(folder: Path, name: str, text: str) -> str:
    stem, _, kind = name.partition(".")
    stored = f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}"
    folder.joinpath(stored).write_text(text, encoding="utf-8")
    return f"{SEARCH}/{stored}"


def _tell(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    context["nr_search"] = app.config.html_context.get("nr_search", "")


def setup(app: Sphinx) -> None:
    """Read what pages say, and write the index once all are read."""
    texts.setup(app)
    app.connect("env-updated", _write)
    app.connect("html-page-context", _tell)
    app.connect("build-finished", _rename)
