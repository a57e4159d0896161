"""A chapter's prose as a page of the web that other systems show: words, tables, images, links."""

import json
import posixpath
import re
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from natorussia import data
from natorussia.data import course
from natorussia.data.languages import direction
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.data.languages.marking import of_page
from natorussia.lms.links import Links
from natorussia.lms.titles import language
from natorussia.markup import citations, markdown, mentions
from natorussia.markup.plain import plain

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"([^>]*)>')
_FILES = "files"  # the folder, beside the page, of what it shows
_OUT = ("http://", "https://", "mailto:")
_STYLE = "body { font: 1.1em/1.6 sans-serif; max-width: 45em; margin: 2em auto; padding: 0 1em }"


@dataclass
class Reading:
    """A chapter as a page of the web.

    Parameters
    ----------
    html
        The whole page; nothing where a section has no chapter.
    files
        The images that it shows, by their paths from the folder in which the page stands.
    lost
        What of the chapter is not in it, in words.
    """

    html: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def reading(section: str, links: Links) -> Reading:
    """Return the chapter of a section, with the images that its prose shows.

    Figures that are drawn, timelines and quizzes are not in it: a line at its head leads to them
    where the course has an address.
    """
    if section not in data.index("sections"):
        return Reading()
    row = citations.row("sections", section)
    path = course.folder().parent / "chapters" / f"{row['chapter']}.ipynb"
    if not path.is_file():
        return Reading()
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(language())}" dir="{direction(language())}"><head>'
        f'<meta charset="utf-8">'
        f"<title>{escape(row['title'])}</title><style>{_STYLE}</style></head><body>"
    )
    made = Reading()
    made.html = f"{head}{_live(section, links)}{_prose(path, links, made)}</body></html>\n"
    return made


@of_page
def _live(section: str, links: Links) -> str:
    """Return the line that leads to the chapter as the course shows it."""
    page = links.chapter(section)
    if not page:
        return ""
    words = gettext("With figures, timelines and quizzes: the chapter in the course")
    return f'<p><a href="{escape(page)}">{words}</a></p>'


def _prose(path: Path, links: Links, made: Reading) -> str:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    mentions.of_notebook(notebook)
    told = ["".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "markdown"]
    strange: set[str] = set()
    html = _pages(told, strange)
    made.lost += [filled("of {0} only the words are kept", f"{{{one}}}") for one in sorted(strange)]
    html = _IMAGE.sub(lambda found: _image(made, path, *found.groups()), html)
    return links.whole(_LINK.sub(lambda found: _whole(links, *found.groups()), html))


@of_page
def _pages(told: list[str], strange: set[str]) -> str:
    return "\n".join(markdown.page(plain(text, notes=False, strange=strange)) for text in told)


def _image(made: Reading, path: Path, src: str, alt: str, rest: str) -> str:
    """Return an image, and take its file along; where there is none, what it shows in words."""
    address = unescape(src)
    if urlsplit(address).scheme:
        return f'<img src="{src}" alt="{alt}"{rest}>'
    root = path.parents[1].resolve()
    name = unquote(address.partition("?")[0])
    file = root / name.lstrip("/") if name.startswith("/") else path.parent / name
    if not (file.is_file() and file.resolve().is_relative_to(root)):
        made.lost.append(filled("the image {0} is not there", name))
        return f"<em>{alt or escape(name)}</em>"
    kept = f"{_FILES}/{file.resolve().relative_to(root).as_posix()}"
    made.files[kept] = file.read_bytes()
    return f'<img src="{escape(quote(kept))}" alt="{alt}"{rest}>'


def _whole(links: Links, href: str, rest: str, words: str) -> str:
    """Return a link out as it is, and one into the course with its address, or as words."""
    if href.startswith(_OUT):
        return f'<a href="{href}"{rest}>{words}</a>'
    if not links.course or href.startswith("#"):
        return words
    page = posixpath.normpath(posixpath.join("chapters", href))
    page = re.sub(r"\.(ipynb|md)\b", ".html", page)
    return f'<a href="{links.course.rstrip("/")}/{page}"{rest}>{words}</a>'
