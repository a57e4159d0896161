"""A page of the built book as a package holds it: with its files, and without what leads away."""

import json
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from natorussia import data
from natorussia.data.languages import console
from natorussia.data.languages.bundles import spoken_script
from natorussia.lms.links import Links
from natorussia.lms.packages.content import CARDS, HOST, PART, RUNTIME, Content, Start, iri_of
from natorussia.widgets.base import STATIC
from natorussia.widgets.veil import veiled

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# What belongs to the book around the page: menus, search, notes for who teaches, what needs a site.
_DROPPED = (
    ".bd-header, .bd-sidebar-primary, .bd-header-article, .bd-footer, "
    ".prev-next-footer, .prev-next-area, #pst-search-dialog, #pst-primary-sidebar-modal, "
    "#pst-secondary-sidebar-modal, #bd-header-version-warning, #pst-scroll-pixel-helper, "
    ".pst-async-banner-revealer, .nr-keep, .nr-parts, .nr-teaching, #searchbox, noscript, "
    "link[rel=index], link[rel=search], link[rel=next], link[rel=prev], link[rel=canonical], "
    "link[rel=manifest], link[rel=alternate]"
)
# The scripts that stay: the widgets and their host, what follows links, and the states.
_OURS = re.compile(r"natorussia/(?:[\w-]+-[0-9a-f]{8}|host|page)\.js")
_URL = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")
_MEDIA = {"audio", "img", "source", "track", "video"}
_SHOWN = ", ".join(f"{name}[src]" for name in ("script", *sorted(_MEDIA)))
# Addresses of events are sent as "at" where their ids complete them (natorussia.book.printed).
_ADDRESSES = {"href", "at", "url"}
_LINK = re.compile(r"<a\b([^>]*?)\bhref=\"([^\"]*)\"([^>]*)>(.*?)</a>", re.DOTALL)


def book_page(section: str, kind: str, passes: float | None, links: Links, book: Path) -> Content:
    """Return the chapter of a section, as it was built, as what a package holds.

    Parameters
    ----------
    section
        The id of a section that has a chapter.
    kind, passes
        As in :class:`natorussia.lms.packages.content.Start`.
    links
        Where the course can be read; without an address links to other pages become words.
    book
        The folder of the built book.

    Raises
    ------
    FileNotFoundError
        If the book has no such page, or lacks a file that the page needs.
    ValueError
        If the page has no widgets, so that there is nothing to report.
    """
    row = data.index("sections")[section]
    path = f"chapters/{row['chapter']}.html"
    source = book / path
    if not source.is_file():
        raise FileNotFoundError(
            console.filled(
                "the built book has no {0}; build it first, or name its folder with --book", source
            )
        )
    soup = _soup(source.read_text(encoding="utf-8"))
    about = data.package()
    iri = iri_of(str(about["name"]), section, quiz=False)
    start = Start(kind, iri, row["title"], passes)
    _strip(soup)
    _start(soup, start, kind)
    states = _lead(soup, path, links.course)
    files = _collect(soup, book, path)
    files[RUNTIME] = spoken_script(STATIC / "lms" / "lms.js").encode()
    files[HOST] = (book / HOST).read_bytes()
    # Asked for by the page's script when a reader first points at an event.
    if (book / CARDS).is_file():
        files[CARDS] = (book / CARDS).read_bytes()
    files |= _parts(states, book, path, links.course)
    files[path] = str(soup).encode()
    html = soup.find("html")
    language = str(html["lang"]) if html is not None else "en"
    return Content(iri, row["title"], str(about["title"]), language, path, files)


def _soup(html: str) -> "BeautifulSoup":
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise RuntimeError(
            console.gettext(
                "packing a chapter needs Beautiful Soup; install it with pip install "
                "'natorussia[lms]'"
            )
        ) from error
    return BeautifulSoup(html, "html.parser")


def _strip(soup: "BeautifulSoup") -> None:
    """Take away what is not the page itself; the first script in the head tells what is missing."""
    for element in soup.select(_DROPPED):
        element.decompose()
    for script in soup.select("script")[1:]:
        if script.get("type") != "application/json" and not _OURS.search(str(script.get("src"))):
            script.decompose()


def _start(soup: "BeautifulSoup", start: Start, kind: str) -> None:
    """Let our script begin in the place of the host, which it starts once answers are restored."""
    host = soup.select_one(f'script[src*="{HOST}"]')
    if host is None or soup.select_one("script#nr-page") is None:
        raise ValueError(
            console.gettext("the page has no widgets, so there is nothing to report of it")
        )
    host.attrs = {"defer": "defer", **start.attributes("../")}
    html = soup.select_one("html")
    if html is not None:
        html["data-platform"] = kind
        del html["data-term"]


def _lead(soup: "BeautifulSoup", path: str, course: str) -> list[dict[str, Any]]:
    """Lead links to other pages to the course on the web, or make them words.

    Returns the states of the page's widgets.
    """
    for link in soup.select("a[href]"):
        address = _address(str(link["href"]), path, course)
        if address:
            link["href"] = address
            if address.startswith("http"):
                link["target"] = "_blank"
        else:
            link.unwrap()
    states = soup.select_one("script#nr-page")
    assert states is not None  # noqa: S101
    page = json.loads(str(states.string))
    for model in page["models"].values():
        model["state"] = _led(model["state"], path, course)
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    states.string = text
    return [model["state"] for model in page["models"].values()]


def _parts(states: list[dict[str, Any]], book: Path, path: str, course: str) -> dict[str, bytes]:
    """Return the scripts of a long timeline's parts, led as the page is."""
    files: dict[str, bytes] = {}
    for address in (one for state in states for one in state.get("parts", {}).get("files", [])):
        name = _inside(address, path)
        _take(name, book, files)
        told = json.loads(files[name].decode().removeprefix(PART[0]).removesuffix(PART[1]))
        led = json.dumps(_led(told, path, course), ensure_ascii=False, separators=(",", ":"))
        files[name] = led.join(PART).encode()
    return files


def _address(href: str, path: str, course: str) -> str:
    """Return where a link leads from inside a package; empty where nothing is there."""
    if href.startswith(("#", "//")) or urlsplit(href).scheme:
        return href
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href.partition("#")[0]))
    if target.startswith(("_images/", "_downloads/")):
        return href
    if target == path:
        return f"#{href.partition('#')[2]}"
    return urljoin(f"{course.rstrip('/')}/{path}", href) if course else ""


def _led(value: Any, path: str, course: str) -> Any:  # noqa: ANN401
    """Return a state whose links lead out of the package or have become words."""
    if isinstance(value, list):
        return [_led(one, path, course) for one in value]
    if isinstance(value, str):
        return _LINK.sub(lambda found: _relinked(found, path, course), value)
    if not isinstance(value, dict):
        return value
    return {name: _led_part(name, one, path, course) for name, one in value.items()}


def _led_part(name: str, value: Any, path: str, course: str) -> Any:  # noqa: ANN401
    if name in _ADDRESSES:
        one = isinstance(value, str)
        led = [_address(href, path, course) if href else "" for href in ([value] if one else value)]
        return led[0] if one else led
    if name == "key" and isinstance(value, str) and value:
        keys = _led(json.loads(veiled(value)), path, course)
        return veiled(json.dumps(keys, ensure_ascii=False))
    return _led(value, path, course)


def _relinked(found: re.Match[str], path: str, course: str) -> str:
    before, href, after, words = found.groups()
    address = _address(href, path, course)
    return f'<a{before}href="{address}"{after}>{words}</a>' if address else words


def _collect(soup: "BeautifulSoup", book: Path, path: str) -> dict[str, bytes]:
    """Return the files that a page shows or offers, and those that its style sheets name."""
    files: dict[str, bytes] = {}
    for element, attribute in _named(soup):
        address = str(element[attribute])
        if urlsplit(address).scheme or address.startswith(("//", "#", "data:")):
            continue
        name = _inside(address, path)
        if element.name in _MEDIA and not (book / name).is_file():
            raise FileNotFoundError(
                console.filled(
                    "the page shows {0}, which the built book does not have: show it by a "
                    "{{figure}} or as an image of Markdown, which the build takes along",
                    address,
                )
            )
        if name not in {path, RUNTIME}:
            _take(name, book, files)
    return files


def _named(soup: "BeautifulSoup") -> list[tuple["Tag", str]]:
    found = [(one, "src") for one in soup.select(_SHOWN)]
    found += [(one, "poster") for one in soup.select("video[poster]")]
    found += [(one, "href") for one in soup.select("link[href]")]
    inside = 'a[href*="_images/"], a[href*="_downloads/"]'
    return found + [(one, "href") for one in soup.select(inside)]


def _inside(address: str, path: str) -> str:
    plain = unquote(address.partition("?")[0].partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))


def _take(name: str, book: Path, files: dict[str, bytes]) -> None:
    if name in files:
        return
    file = book / name
    if name.startswith("..") or not file.is_file():
        raise FileNotFoundError(
            console.filled("the page needs {0}, which is not there; build the book anew", file)
        )
    files[name] = file.read_bytes()
    if file.suffix == ".css":
        for address in map("".join, _URL.findall(files[name].decode())):
            part = _inside(address, name)
            # A sheet may name more forms of a font than a theme brings along.
            if not urlsplit(address).scheme and (book / part).is_file():
                _take(part, book, files)
