"""Where questions send readers back: a passage of a chapter, by its label or what it cites."""

import json
import re
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import Sphinx
from sphinx.util import logging

from natorussia.book.bibliography import entry_of
from natorussia.book.metadata import chapter_of, records
from natorussia.book.roles import event_address
from natorussia.widgets.veil import veiled

if TYPE_CHECKING:
    from sphinx.domains.std import StandardDomain

# In JSON, where quotation marks are escaped.
_EVENT = re.compile(r'href=\\"#event=([a-z0-9-]+)\\"')
_PARA = re.compile(r'data-para=\\"([^"\\]+)\\"')
_PASSAGE = re.compile(r'data-passage=\\"([^"\\]+)\\"')

logger = logging.getLogger(__name__)


def lead_back(app: Sphinx, pagename: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return the state of what asks, with the addresses of what its words and sources link."""
    if not isinstance(state.get("key"), str) or not isinstance(state.get("questions"), list):
        return state
    key = _filled(app, pagename, veiled(state["key"]))
    shown = json.loads(_filled(app, pagename, json.dumps(state["questions"], ensure_ascii=False)))
    return {**state, "questions": shown, "key": veiled(_cited(app, pagename, key))}


def _cited(app: Sphinx, pagename: str, key: str) -> str:
    """Return a key whose sources lead to the bibliography, where a page of the book lists them."""
    told = json.loads(key or "{}")
    for one in told.values():
        for source in one.get("sources", []):
            source["url"] = entry_of(app, pagename, source.pop("id", "")) or source["url"]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


def _filled(app: Sphinx, pagename: str, text: str) -> str:
    text = _EVENT.sub(lambda found: f'href=\\"{_event(app, pagename, found[1])}\\"', text)
    text = _PARA.sub(lambda found: f'href=\\"{_address(app, pagename, found[1])}\\"', text)
    return _PASSAGE.sub(lambda found: f'href=\\"{_passage(app, pagename, found[1])}\\"', text)


def _event(app: Sphinx, pagename: str, event: str) -> str:
    """Return where an event stands on a timeline: on this page, or else in its own chapter."""
    page, anchor = event_address(app.env, pagename, event)
    return _seen_from(app, pagename, page, anchor or f"event={event}")


def _passage(app: Sphinx, pagename: str, label: str) -> str:
    """Return the address of what stands under a label, seen from a page."""
    labels = cast("StandardDomain", app.env.get_domain("std")).anonlabels
    page, anchor = labels.get(label, ("", ""))
    if not anchor:
        message = "a question asks to reread %r; put the line (%s)= before what teaches it"
        logger.warning(message, label, label, location=pagename)
    return _seen_from(app, pagename, page, anchor)


def _seen_from(app: Sphinx, pagename: str, page: str, anchor: str) -> str:
    address = app.builder.get_relative_uri(pagename, page) if page not in ("", pagename) else ""
    return f"{address}#{anchor}"


def _address(app: Sphinx, pagename: str, reference: str) -> str:
    """Return the address of the paragraph that treats a place in the article, seen from a page."""
    home = chapter_of(app.env, reference.split(maxsplit=1)[0])
    pages = [pagename, home, *sorted(records(app.env))]
    found = ((page, _anchor(app, page, reference)) for page in pages)
    page, anchor = next(((page, anchor) for page, anchor in found if anchor), (home, ""))
    if not anchor:
        message = "a question asks to reread %r; cite it by {para} in the chapter that treats it"
        logger.warning(message, reference, location=pagename)
    return _seen_from(app, pagename, page, anchor)


def _anchor(app: Sphinx, page: str, reference: str) -> str:
    """Return the anchor of a place, of a part of it, or of what it is a part of; or nothing."""
    found = records(app.env)[page].paragraphs if page in records(app.env) else {}
    wider = " ".join(reference.split()[:2])
    parts = [name for name in found if name.startswith(f"{reference} ")]
    return next((found[name] for name in (reference, *parts, wider) if name in found), "")
