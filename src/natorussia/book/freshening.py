"""Addresses that tell their content: a query with a hash, for what pages load under a plain name.

Sphinx gives one to the scripts and styles that it knows of.  A browser that keeps a file for good
then never shows an old one on a new page.
"""

import re
import zlib
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx

_LOADED = re.compile(r'(<(?:script|link)\b[^>]*?\b(?:src|href)=")([^"?#:]+\.(?:js|css))(")')


@cache
def _checksum(path: Path, changed: int) -> str:  # noqa: ARG001
    return f"{zlib.crc32(path.read_bytes()):08x}"


def freshened(page: str, folder: Path) -> str:
    """Return a page whose scripts and styles have a hash of their content; twice changes nothing.

    Parameters
    ----------
    page
        The text of the page.
    folder
        The folder in which it stands; what is not there is left alone.
    """

    def told(found: re.Match[str]) -> str:
        path = folder / unquote(found[2])
        if not path.is_file():
            return found[0]
        return f"{found[1]}{found[2]}?v={_checksum(path, path.stat().st_mtime_ns)}{found[3]}"

    return _LOADED.sub(told, page)


def _freshen(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        if "lite" in path.relative_to(app.outdir).parts:
            continue
        page = path.read_text(encoding="utf-8")
        if (fresh := freshened(page, path.parent)) != page:
            path.write_text(fresh, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Freshen all pages once what they load is final, and before the worker lists it."""
    app.connect("build-finished", _freshen, priority=800)
