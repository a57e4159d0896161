"""Pages of the built book as they stand on paper: no navigation, no code, links that lead on."""

import posixpath
import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from natorussia.data.languages import console

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# What only a screen needs: code and what opens it, links of headings, notes for the instructor.
_DROPPED = (
    "script, style, button, details, .headerlink, .toctree-wrapper, .cell_input, .nr-teaching, "
    ".prev-next-area, noscript, .nr-phone, .nr-start, [hidden]"
)
_CHAPTER = re.compile(r"(\d\d)-")


def slug(page: str) -> str:
    """Return the anchor of a page, named as in the book (``chapters/04-canals``)."""
    return page.replace("/", "-")


def leaf(book: Path, page: str, pages: Collection[str]) -> str:
    """Return the article of a page as HTML.

    Parameters
    ----------
    book
        The folder of the built book.
    page
        The page, without ``.html``.
    pages
        All pages that are printed: links to them lead there, links to others become words.

    Raises
    ------
    FileNotFoundError
        If the book has no such page.
    """
    source = book / f"{page}.html"
    if not source.is_file():
        raise FileNotFoundError(
            console.filled("the built book has no {0}; run `make html` first", source)
        )
    article = _soup(source.read_text(encoding="utf-8")).select_one("article.bd-article")
    if article is None:
        raise ValueError(
            console.filled("{0} has no article; was it built by another theme?", source)
        )
    for element in article.select(_DROPPED):
        element.decompose()
    for empty in article.select(".cell:not(:has(.cell_output))"):
        empty.decompose()
    _localise(article, book, page, pages)
    _number(article, page)
    return f'<section class="np-leaf" id="{slug(page)}">{article.decode_contents()}</section>'


def _soup(html: str) -> "BeautifulSoup":
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise RuntimeError(
            console.gettext(
                "printing the course needs Beautiful Soup and pypdf; install them with "
                "pip install 'natorussia[print]'"
            )
        ) from error
    return BeautifulSoup(html, "html.parser")


def _localise(article: "Tag", book: Path, page: str, pages: Collection[str]) -> None:
    """Make ids unique to the page, and let links and pictures find their targets."""
    here = posixpath.dirname(page)
    for element in article.select("[id]"):
        element["id"] = f"{slug(page)}--{element['id']}"
    for image in article.select("img"):
        address = book / here / unquote(str(image["src"]).partition("?")[0])
        image.attrs = {"src": address.resolve().as_uri(), "alt": str(image.get("alt") or "")}
    known = {str(element["id"]) for element in article.select("[id]")}
    for link in article.select("a[href]"):
        target = _target(str(link["href"]), page, pages)
        own = target.startswith(f"#{slug(page)}--")
        if target and (not own or target[1:] in known):
            link["href"] = target
        else:
            link.unwrap()


def _target(href: str, page: str, pages: Collection[str]) -> str:
    """Return where a link leads on paper: out, to an anchor, or nowhere."""
    if href.startswith(("http://", "https://", "mailto:")):
        return href
    path, _, anchor = href.partition("#")
    if anchor.startswith("event="):
        return ""
    where = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    where = where.removesuffix(".html")
    if where not in pages:
        return ""
    return f"#{slug(where)}--{anchor}" if anchor else f"#{slug(where)}"


def _number(article: "Tag", page: str) -> None:
    """Put the chapter's number before its title."""
    if title := article.select_one("h1"):
        title.insert(0, number(posixpath.basename(page)))


def number(chapter: str) -> str:
    """Return the number that a chapter's name begins with, as it stands before its title."""
    found = _CHAPTER.match(chapter)
    return f"{int(found[1])}. " if found else ""
