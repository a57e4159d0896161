"""The questions of a section as a page of their own, which needs no built book."""

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from natorussia import data
from natorussia import questions as asked
from natorussia.book.modules import as_script, module_name
from natorussia.data.languages import current, direction
from natorussia.data.languages.bundles import spoken_script
from natorussia.data.languages.catalogues import filled
from natorussia.data.languages.marking import of_page
from natorussia.lms.links import Links
from natorussia.lms.packages.content import HOST, RUNTIME, Content, Start, iri_of
from natorussia.widgets.base import STATIC
from natorussia.widgets.quiz.widget import Quiz, encoded, on_paper

_TEMPLATE = Path(__file__).with_name("page.html.txt")
_FOLDER = "_static/natorussia"


def quiz_page(  # noqa: PLR0913
    section: str, kind: str, passes: float | None, links: Links, *, test: bool, keyed: bool = True
) -> Content:
    """Return the questions of a section as what a package holds.

    Parameters
    ----------
    section
        The id of a section that has questions.
    kind, passes
        As in :class:`natorussia.lms.packages.content.Start`.
    links
        Where the course can be read; without an address links into it become words.
    test
        Whether all answers are marked together, once.
    keyed
        Whether the page marks them, by a key that can be read from it; else they are handed in, and
        nothing of the key is in any file.
    """
    about = data.package()
    title = _title(section)
    iri = iri_of(str(about["name"]), section, quiz=True)
    quiz = Quiz(section, mode="test" if test else "practice")
    state = _state(quiz, links) if keyed else _without_key(quiz, links)
    name = module_name({"_esm": state["_esm"], "_css": state["_css"], "_anywidget_id": "nr.quiz"})
    start = Start(kind, iri, title, passes)
    page = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        language=current(),
        direction=direction(),
        kind=kind,
        title=escape(title),
        page=_json({"models": {"quiz": _model(name, state)}, "links": []}),
        printed=of_page(on_paper)(quiz.bank.values(), keyed=keyed),
        module=f"{_FOLDER}/{name}.js",
        style=f"{_FOLDER}/{name}.css",
        start=" ".join(f'{key}="{escape(value)}"' for key, value in start.attributes("").items()),
    )
    files = {
        "index.html": page.encode(),
        f"{_FOLDER}/{name}.js": as_script(name, state["_esm"]).encode(),
        f"{_FOLDER}/{name}.css": state["_css"].encode(),
        HOST: spoken_script(STATIC / "host.js").encode(),
        RUNTIME: spoken_script(STATIC / "lms" / "lms.js").encode(),
    }
    return Content(iri, title, str(about["title"]), current(), "index.html", files)


def _title(section: str) -> str:
    rows = data.index("sections")
    name = rows[section]["title"] if section in rows else section
    return filled("{0}: questions", name)


def _state(quiz: Quiz, links: Links) -> dict[str, Any]:
    """Return the state of a quiz, with its key, and links that work elsewhere."""
    found: dict[str, Any] = quiz.get_state()
    keys = linked(quiz.answer_keys, links)
    return {**found, "key": encoded(keys), "questions": linked(found["questions"], links)}


def _without_key(quiz: Quiz, links: Links) -> dict[str, Any]:
    """Return the state of a quiz whose answers are taken and marked elsewhere."""
    shown = [asked.unkeyed(question) for question in quiz.bank.values()]
    return {**quiz.get_state(), "key": "", "later": True, "questions": linked(shown, links)}


def linked(value: Any, links: Links) -> Any:  # noqa: ANN401
    """Return data whose texts lead where the course can be read."""
    if isinstance(value, str):
        return links.whole(value) if "<a " in value else value
    if isinstance(value, dict):
        return {name: linked(one, links) for name, one in value.items()}
    return [linked(one, links) for one in value] if isinstance(value, list | tuple) else value


def _model(module: str, state: dict[str, Any]) -> dict[str, Any]:
    shown = {
        name: value
        for name, value in state.items()
        if not name.startswith("_") and name not in {"layout", "tabbable", "tooltip"}
    }
    return {"module": module, "state": shown}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
