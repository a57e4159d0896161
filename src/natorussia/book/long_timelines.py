"""Long timelines: a page lists their events by date and title, and leaves the rest to other files.

What happened, what is disputed and what it rests on are two thirds of what an event weighs.  Of a
timeline with more than ``MOST`` events that stands, some events at a time, on a page of its own,
which everybody can read, and in a script, which the host of the page loads once a reader opens an
event or searches (``frontend/book/parts.ts``).
"""

import json
import re
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from natorussia.book.bibliography import cited_as, lead_to_entries_in
from natorussia.book.metadata import records
from natorussia.book.modules import FOLDER
from natorussia.data.calendar import civil
from natorussia.data.edtf.words import year_words
from natorussia.data.languages.catalogues import filled
from natorussia.widgets.timeline.fallback import ITEM

MOST = 100
"""How many events a page tells whole, and how many stand in one part."""
SCRIPTS = re.compile(rf"(?:\.\./)*{FOLDER}/parts/[^\"?]+\.js\?v=\w+")
"""The addresses of the scripts of parts, as pages name them."""
AROUND = ("self.nrPart=", ";\n")
"""What a script has before and after what it tells."""
_TEXTS = ("summary", "note")
_PAGE = "page.html"  # the theme's template of any page
_LEFT_OUT = (*_TEXTS, "refs")


def divided(
    printed: str, state: dict[str, Any], page: str, before: int = 0
) -> tuple[str, dict[str, list[str]]]:
    """Divide the printed form of a long timeline into the page's list and the parts.

    Parameters
    ----------
    printed
        The whole form, as ``Timeline.fallback_html`` gives it.
    state
        The traits of the widget.
    page
        The page of the widget, with whose name those of the parts' pages begin.
    before
        How many parts other timelines of the page have.

    Returns
    -------
    tuple
        The form for the page, in which each title leads to its event in a part, and the items of
        each part, by the name of its page.  There are no parts where the timeline is not long.
    """
    items = list(ITEM.finditer(printed))
    columns = state.get("events") or {}
    if len(items) <= MOST or len(items) != len(columns.get("id", [])):
        return printed, {}
    count = -(-len(items) // MOST)
    names = [f"{page}-events-{before + n + 1}" for n in range(count)]
    heads = [_head(item, names[n // MOST]) for n, item in enumerate(items)]
    whole = [item[0] for item in items]
    parts = {name: whole[n * MOST : (n + 1) * MOST] for n, name in enumerate(names)}
    return f"{printed[: items[0].start()]}{''.join(heads)}{printed[items[-1].end() :]}", parts


def _head(item: re.Match[str], part: str) -> str:
    address = f"{_beside(part)}#event={item['id']}"
    title = f'<strong><a data-column="title" href="{address}">{item["title"]}</a></strong>'
    return f'<li id="event={item["id"]}">{item["when"]}{title}</li>'


def index(state: dict[str, Any], parts: dict[str, list[str]]) -> str:
    """Return links to the pages of the parts, for who reads rather than looks."""
    links = ", ".join(
        f'<a href="{_beside(name)}">{escape(years)}</a>'
        for name, years in zip(parts, _years(state), strict=True)
    )
    return f'<p class="nr-parts">{filled("All events in words: {0}", links)}</p>'


def _years(state: dict[str, Any]) -> list[str]:
    """Return the years of each part: those in which its first and its last event began."""
    starts = state["events"]["start0"]
    return [_between(starts[n : n + MOST]) for n in range(0, len(starts), MOST)]


def _between(days: list[float | None]) -> str:
    known = [civil(int(day))[0] for day in days if day is not None]
    words = [year_words(year, year) for year in (min(known), max(known))] if known else ["…"]
    return "\N{EN DASH}".join(dict.fromkeys(words))


def without_parts(app: Sphinx, page: str, model: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return the state of a widget as its page sends it: what stands in parts is left out.

    The scripts of the parts are written into the site.
    """
    parts = records(app.env)[page].page.get("parts", {}).get(model)
    if not parts:
        return state
    columns = {name: told for name, told in state["events"].items() if name not in _LEFT_OUT}
    root = "../" * page.count("/")
    files = [root + _store(app, name, text) for name, text in _scripts(app, page, state, [*parts])]
    return {**state, "events": columns, "references": [], "parts": {"size": MOST, "files": files}}


def _scripts(
    app: Sphinx, page: str, state: dict[str, Any], names: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the script of each part."""
    events, references = state["events"], state["references"]
    for n, name in enumerate(names):
        rows = slice(n * MOST, (n + 1) * MOST)
        told = {column: events[column][rows] for column in _TEXTS}
        cited = list(dict.fromkeys(place for refs in events["refs"][rows] for place in refs))
        told["refs"] = [[cited.index(place) for place in refs] for refs in events["refs"][rows]]
        told["references"] = [cited_as(app, page, references[place]) for place in cited]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        yield name, text.join(AROUND)


def _store(app: Sphinx, name: str, text: str) -> str:
    """Write a script, and return its address from the root of the site, which tells its content."""
    path = f"{FOLDER}/parts/{name.replace('/', '-')}.js"
    Path(app.outdir, path).parent.mkdir(parents=True, exist_ok=True)
    Path(app.outdir, path).write_text(text, encoding="utf-8")
    return f"{path}?v={zlib.crc32(text.encode()):08x}"


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each part, as Sphinx collects them: name, context and template."""
    for home, found in sorted(records(app.env).items()):
        for model, parts in found.page.get("parts", {}).items():
            state = found.page["models"][model]
            titles = [escape(f"{state['title']}, {years}") for years in _years(state)]
            for n, (name, items) in enumerate(parts.items()):
                listed = f'<ol start="{n * MOST + 1}">{"".join(items)}</ol>'
                body = _body(app, home, name, titles[n], listed)
                yield (
                    name,
                    {"title": titles[n], "body": body, **_around([*parts], titles, n)},
                    _PAGE,
                )


def _body(app: Sphinx, home: str, name: str, title: str, listed: str) -> str:
    back = f'<p><a href="{_beside(home)}">{escape(app.env.titles[home].astext())}</a></p>'
    return f"<section><h1>{title}</h1>{back}{lead_to_entries_in(app, name, listed)}</section>"


def _around(names: list[str], titles: list[str], n: int) -> dict[str, dict[str, str]]:
    """Return what the theme says of the pages before and after a part."""
    near = {"prev": n - 1, "next": n + 1}
    return {
        way: {"link": _beside(names[at]), "title": titles[at]}
        for way, at in near.items()
        if 0 <= at < len(names)
    }


def _beside(page: str) -> str:
    """Return the address of a page from another one in its folder."""
    return f"{page.rpartition('/')[2]}.html"


def setup(app: Sphinx) -> None:
    """Write the pages of the parts beside those of the book."""
    app.connect("html-collect-pages", lambda app: list(pages(app)))
