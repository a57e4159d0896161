"""A chapter's prose as a page of the web that other systems show: words, tables and links."""

import json
import posixpath
import re
from html import escape
from pathlib import Path

from natorussia import data
from natorussia.data import course
from natorussia.data.languages import direction
from natorussia.data.languages.catalogues import gettext
from natorussia.data.languages.marking import of_page
from natorussia.lms.links import Links
from natorussia.lms.titles import language
from natorussia.markup import citations, mentions
from natorussia.markup.markdown import block
from natorussia.markup.plain import plain

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_OUT = ("http://", "https://", "mailto:")
_STYLE = "body { font: 1.1em/1.6 sans-serif; max-width: 45em; margin: 2em auto; padding: 0 1em }"


@of_page
def reading(section: str, links: Links) -> str:
    """Return the chapter of a section as a whole page of HTML; nothing where there is none.

    Figures, timelines and quizzes are not in it: a line at its head leads to them where the
    course has an address.
    """
    if section not in data.index("sections"):
        return ""
    row = citations.row("sections", section)
    path = course.folder().parent / "chapters" / f"{row['chapter']}.ipynb"
    if not path.is_file():
        return ""
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(language())}" dir="{direction(language())}"><head>'
        f'<meta charset="utf-8">'
        f"<title>{escape(row['title'])}</title><style>{_STYLE}</style></head><body>"
    )
    return f"{head}{_live(section, links)}{_prose(path, links)}</body></html>\n"


def _live(section: str, links: Links) -> str:
    """Return the line that leads to the chapter as the course shows it."""
    page = links.chapter(section)
    if not page:
        return ""
    words = gettext("With figures, timelines and quizzes: the chapter in the course")
    return f'<p><a href="{escape(page)}">{words}</a></p>'


def _prose(path: Path, links: Links) -> str:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    mentions.of_notebook(notebook)
    told = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    html = "\n".join(block(plain(text, notes=False)) for text in told)
    return links.whole(_LINK.sub(lambda found: _whole(links, *found.groups()), html))


def _whole(links: Links, href: str, rest: str, words: str) -> str:
    """Return a link out as it is, and one into the course with its address, or as words."""
    if href.startswith(_OUT):
        return f'<a href="{href}"{rest}>{words}</a>'
    if not links.course or href.startswith("#"):
        return words
    page = posixpath.normpath(posixpath.join("chapters", href))
    page = re.sub(r"\.(ipynb|md)\b", ".html", page)
    return f'<a href="{links.course.rstrip("/")}/{page}"{rest}>{words}</a>'
