"""The Sphinx extension of the course: roles, directives, and widgets without a kernel.

Add ``natorussia.book`` to the extensions of any Jupyter Book 1.x or Sphinx project with MyST-NB.
"""

import os
from typing import Any

from sphinx.application import Sphinx

from natorussia import __version__
from natorussia.book import (
    access,
    directives,
    figures,
    freshness,
    lightness,
    offline,
    records,
    roles,
    web,
    widgets,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    # Kernels inherit it: a quiz then brings the key that lets the static page mark answers.
    os.environ["NATORUSSIA_BOOK"] = "1"
    parts = (
        records, roles, directives, widgets, freshness,
        lightness, access, figures, web, offline,
    )  # fmt: skip
    for part in parts:
        part.setup(app)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True}
