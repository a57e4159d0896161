"""Files that the pages of a course show or link to: whether they are there, and the nearest."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from natorussia.data.languages import console
from natorussia.markup import standard
from natorussia.markup.dialect import Directive

_LINK = re.compile(r"(?<!!)\[(?:[^\[\]\n]|\n(?!\n)|\[[^\]\n]*\])*\]\((?:<([^<>\n]+)>|([^()<>\s]+))")
_SHOWING = ("figure", "image", "include", "literalinclude")
_NEAR = 0.6


def of_prose(text: str, page: Path, course: Path) -> Iterator[str]:
    """Yield which images and links of a piece of prose, without its code, lead to no file.

    Parameters
    ----------
    text
        Markdown.
    page
        The page on which it stands.
    course
        The course's folder, from which paths with a slash before them are counted.
    """
    for path in standard.images(text):
        yield from _fault(console.gettext("the image"), path, page, course)
    for bracketed, bare in _LINK.findall(text):
        address = urlsplit(bracketed or bare)
        path = unquote(address.path)
        if not address.scheme and not address.netloc and Path(path).suffix not in ("", ".html"):
            yield from _fault(console.gettext("the link"), path, page, course)


def of_directive(directive: Directive, page: Path, course: Path) -> Iterator[str]:
    """Yield whether the file that a directive shows is not there."""
    path = directive.argument
    if directive.name in _SHOWING and path and not urlsplit(path).scheme:
        yield from _fault(f"{{{directive.name}}}", path, page, course)


def _fault(what: str, path: str, page: Path, course: Path) -> Iterator[str]:
    target = course / path.lstrip("/") if path.startswith("/") else page.parent / path
    if target.exists():
        return
    folder = target.parent
    known = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    near = get_close_matches(target.name, known, n=3, cutoff=_NEAR)
    tail = console.filled("the nearest are {0}", ", ".join(near))
    tail = tail if near else console.gettext("add the file, or correct its path")
    yield console.filled("{0} {1} is not there; {2}", what, repr(path), tail)
