"""What every build of a book reads, read once for all builds that are forked from one server.

The server of `tests.builds` imports it.  It asks for no course: which one is meant depends on the
folder that a build runs in.
"""

import importlib
import os
from importlib.util import find_spec
from pathlib import Path

from babel import Locale
from sphinx.application import builtin_extensions

from natorussia import book
from natorussia.book import assets, kernel_server
from natorussia.data.languages import catalogues

EXTENSIONS = (
    "fontTools.subset",
    "jupyter_book.cli.main",
    "jupyter_book.sphinx",
    "jupyter_cache.executors",
    "myst_nb.sphinx_ext",
    "sphinx_book_theme",
    "sphinx_comments",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_external_toc",
    "sphinx_jupyterbook_latex",
    "sphinx_multitoc_numbering",
    "sphinx_reredirects",
    "sphinx_thebe",
    "sphinx_togglebutton",
)
STYLES = ("pydata_sphinx_theme", "sphinx_book_theme", "sphinx_design", "myst_nb")


def modules():
    """Import the extensions of a book, and the modules that a kernel has from its beginning."""
    parts = [f"{book.__name__}.{part}" for part in book.PARTS]
    before = dict(os.environ)
    os.environ.update(kernel_server.ENVIRONMENT)
    for name in (*EXTENSIONS, *builtin_extensions, *parts, *kernel_server.MODULES):
        importlib.import_module(name)
    os.environ.clear()
    os.environ.update(before)


def styles():
    """Parse the style sheets of the theme."""
    for package in STYLES:
        for path in Path(find_spec(package).origin).parent.glob("**/static/**/*.css"):
            assets.cut_rules(path.read_text(encoding="utf-8"), set())


def languages():
    """Read the catalogues that the package has, and what CLDR says of their languages."""
    for tag in ("en", *catalogues.shipped()):
        assert Locale.parse(tag.replace("-", "_")).months
    for file in catalogues.SHIPPED.glob(f"*/{catalogues.FILE}"):
        catalogues.said_in(file)


modules()
styles()
languages()
