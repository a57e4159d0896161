"""What a page tells machines and quoting readers: description, preview, and how it is cited.

Zotero and others read the ``citation_*`` names that Highwire Press brought in.
"""

import re
from html import escape, unescape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.locale import _

from natorussia import data
from natorussia.book.landing import opening
from natorussia.book.publishing import address
from natorussia.data.languages.catalogues import filled
from natorussia.markup import citations

_LONGEST = 200
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\s*')


def description(text: str) -> str:
    """Return what a page says first, at most 200 characters of it, to the end of a word."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;:')} …"


def citation(title: str, course: str, author: str, day: str) -> str:
    """Return how a page is cited; its address and the day of reading are the reader's to add."""
    told = filled("“{0}”, in {1} ({2}).", title, course, citations.date_words(day))
    return f"{author}, {told}" if author else told


def tags(title: str, course: str, author: str, day: str, language: str) -> list[str]:
    """Return the elements of a page's head from which it can be cited."""
    named = {
        "citation_title": title,
        "citation_author": author,
        "citation_publication_date": day.replace("-", "/"),
        "citation_inbook_title": course,
        "citation_language": language,
    }
    return [_tag("name", name, content) for name, content in named.items() if content]


def previews(title: str, told: str) -> list[str]:
    """Return the elements from which others show a link to a page that has no address yet."""
    shown = {"og:title": title, "og:description": told, "og:type": "article"}
    described = [_tag("name", "description", told)] if told else []
    return described + [_tag("property", name, text) for name, text in shown.items() if text]


def _tag(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}" />'


def _tell(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    # The layout has one already.
    context["metatags"] = _VIEWPORT.sub("", context.get("metatags") or "")
    course = str(app.config.html_title or app.config.project)
    if page not in app.env.found_docs:
        context["nr_tags"] = "\n  ".join(previews(*_made(app, page, context, course)))
        return
    title = app.env.titles[page].astext()
    author, meta = str(app.config.author), context.get("meta") or {}
    edition = data.index("edition") if "edition" in data.tables() else {}
    day = edition.get("record-end", {}).get("date", "")
    language = str(app.config.language or "")
    told = meta.get("description") or description(opening(app.env, page))
    # With an address the extension for previews says this, and the address besides.
    shown = [] if address() else previews(title, told)
    context["nr_tags"] = "\n  ".join([*shown, *tags(title, course, author, day, language)])
    context["nr_cite"] = citation(title, course, author, day) if day else ""


def _made(app: Sphinx, page: str, context: dict[str, Any], course: str) -> tuple[str, str]:
    """Return the title and description of a page without a source: the search, a list of events."""
    titles = {"search": _("Search"), "genindex": _("Index")}
    own = titles.get(page) or unescape(str(context.get("title") or ""))
    return f"{own}: {course}" if own else course, summary(app)


def summary(app: Sphinx) -> str:
    """Return what the course says first, on its first page."""
    return description(opening(app.env, app.config.root_doc))


def _describe(app: Sphinx, error: Exception | None) -> None:
    """Say what the course is on the pages that no layout made, for those who share an address."""
    if error is not None or app.builder.name != "html":
        return
    shown = "\n".join(previews(app.config.project, summary(app)))
    for page in (Path(app.outdir, "404.html"), Path(app.outdir, "index.html")):
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        if text and 'name="description"' not in text:
            page.write_text(text.replace("<title>", f"{shown}\n<title>", 1), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Tell it on every page."""
    app.connect("build-finished", _describe, priority=900)
    app.connect("html-page-context", _tell, priority=800)
