"""Pages that load only what they use."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Drop what a page does not use."""
