"""Events as a printed list: the same facts in the same order as the timeline's own list gives."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from natorussia import data
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.markup import citations
from natorussia.widgets.timeline import table

Titles = Mapping[str, Mapping[str, str]]
BETWEEN_ACTORS = ", "
ITEM = re.compile(
    r'<li id="event=(?P<id>[^"]+)">(?P<when><p class="nt-when">.*?</p>)'
    r'<strong data-column="title">(?P<title>.*?)</strong>.*?</li>',
    re.DOTALL,
)
"""An item that has an anchor, for who takes the list apart again."""


def ordered(events: Iterable[table.Event], titles: Titles, more: str) -> str:
    """Return events as an ordered list in HTML.

    Parameters
    ----------
    events
        The events, in the order in which they are listed.
    titles
        The titles of ``lanes`` and ``actors``, by id.
    more
        What a link to an event's chapter says.

    Returns
    -------
    str
        ``<ol>``, each item with the id ``event=ID``, so that a link to an event leads to it where
        no script runs.  A page with two lists of one event has to take the second id away.
        ``data-column`` says which column of the events a text is, so that a page that has the list
        need not send the text again (``natorussia.book.printed``), and ``data-source`` which
        source of the course a link is to (``natorussia.book.bibliography``).
    """
    return f"<ol>{''.join(_item(event, titles, more) for event in events)}</ol>"


def _item(event: table.Event, titles: Titles, more: str) -> str:
    actors = BETWEEN_ACTORS.join(titles["actors"].get(actor, actor) for actor in event.actors)
    parts = [
        _when(event, titles["lanes"].get(event.lane, "")),
        f'<strong data-column="title">{escape(event.title)}</strong>',
        *(_text(name, getattr(event, name)) for name in ("summary", "note")),
        _text("actors", actors),
        _sources(event),
        f"<p>{_link(more, event.href)}</p>" if event.href else "",
    ]
    return f"<li{_anchor(event.id)}>{''.join(parts)}</li>"


def _text(column: str, text: str) -> str:
    return f'<p data-column="{column}">{escape(text)}</p>' if text else ""


def _anchor(name: str) -> str:
    """Return an id for an item; HTML allows none with a space in it."""
    return "" if any(sign.isspace() for sign in name) else f' id="event={escape(name)}"'


def _when(event: table.Event, lane: str) -> str:
    beside = f' <span data-column="lane">{escape(lane)}</span>' if lane else ""
    badge = f" <b>{gettext('Disputed')}</b>" if event.disputed else ""
    day = f'<bdi data-column="words">{escape(event.span.words)}</bdi>'
    return f'<p class="nt-when">{day}{beside}{badge}</p>'


def _sources(event: table.Event) -> str:
    each = "; ".join(_source(table.reference(source)) for source in event.sources)
    said = filled("Sources: {0}", each)
    return f"<p>{said}</p>" if each else ""


def _source(cited: Mapping[str, str]) -> str:
    """Return a source's title and publisher, each in an element of its own."""
    lang = citations.lang_attribute(cited.get("lang", ""))
    known = cited["id"] in data.index("sources")
    name = f' data-source="{escape(cited["id"])}"' if known else ""
    linked = _link(cited["title"], cited["url"], name + lang)
    title = linked if linked.startswith("<a ") else f"<bdi{lang}>{linked}</bdi>"
    publisher = f", <bdi>{escape(cited['publisher'])}</bdi>" if cited["publisher"] else ""
    return f'<span data-column="refs">{title}{publisher}</span>'


def _link(text: str, url: str, attributes: str = "") -> str:
    page = url.partition("#")[0]
    if url.startswith(("https://", "http://", "#")) or (page.endswith(".html") and ":" not in page):
        return f'<a href="{escape(url)}"{attributes}>{escape(text)}</a>'
    return escape(text)
