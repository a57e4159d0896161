"""The Sphinx extension of the course: roles, directives, and widgets without a kernel.

Add ``natorussia.book`` to the extensions of any Jupyter Book 1.x or Sphinx project with MyST-NB.
"""

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

PARTS = (
    "metadata",
    "roles",
    "directives",
    "documents",
    "teaching_notes",
    "modules",
    "widgets",
    "long_timelines",
    "bibliography",
    "search",
    "landing",
    "translations",
    "citing",
    "furniture",
    "in_english",
    "skips",
    "cards",
    "tables",
    "freshness",
    "execution",
    "assets",
    "accessibility",
    "conformance",
    "lite_links",
    "reading_order",
    "figures",
    "publishing",
    "freshening",
    "offline",
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx, part by part in their order."""
    # Kernels inherit it: a quiz then brings the key that lets the static page mark answers.
    os.environ["NATORUSSIA_BOOK"] = "1"
    # They also inherit which tables are meant: those of the book, wherever it is built from.
    if Path(app.srcdir, "data", "datapackage.json").is_file():
        os.environ.setdefault("NATORUSSIA_DATA", str(Path(app.srcdir, "data")))
    for part in PARTS:
        app.setup_extension(f"natorussia.book.{part}")
    return {"version": version("natorussia"), "env_version": 6, "parallel_read_safe": True}
