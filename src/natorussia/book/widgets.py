"""Widgets on a static page: their states go to our host, their modules are stored once a site."""

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from natorussia import data
from natorussia.book.long_timelines import divided, index, without_parts
from natorussia.book.metadata import chapter_of, record, records
from natorussia.book.modules import FOLDER, store_module
from natorussia.book.printed import columns_of, without
from natorussia.book.reread_links import lead_back
from natorussia.book.skips import anchor
from natorussia.book.strips import strip
from natorussia.data.languages.bundles import spoken_script as spoken
from natorussia.questions import load_course
from natorussia.widgets.progress import sections

_STATIC = Path(__file__).resolve().parents[1] / "static"
_VIEW = re.compile(r'"model_id":\s*"(\w+)"')
_ANCHOR = re.compile(r'(?<=<li) id="event=[^"]*"')
_NOT_FOR_THE_PAGE = {"layout", "tabbable", "tooltip"}
_LINKS = {"LinkModel": True, "DirectionalLinkModel": False}

logger = logging.getLogger(__name__)


def host_widgets(app: Sphinx, doctree: nodes.document) -> None:
    """Take a page's widgets over from the stock manager, where all of them are anywidgets."""
    env = app.env
    files = NbMetadataCollector.get_js_files(env, env.docname)
    if "ipywidgets_state" not in files:
        return
    models = json.loads(files["ipywidgets_state"][1]["body"])["state"]
    views = _views(doctree)
    if strangers := _strangers(models, views):
        names = ", ".join(strangers)
        logger.info("%s: shows %s, so it loads the stock widget manager", env.docname, names)
        return
    for key in [key for key in files if key.startswith("ipywidgets_")]:
        del files[key]
    anchored: set[str] = set()
    taken: set[str] = set()
    parts = _leave_to_parts(env.docname, models, views)
    printed = {
        model: columns_of(_mount(bundle, model, anchored, anchor(_kind(models[model]), taken)))
        for model, bundle in views
    }
    for model, bundle in views:
        _draw_for_paper(bundle, models[model]["state"])
    shown = {model: models[model]["state"] for model, _ in views}
    record(env).page = {"models": shown, "links": _links(models, set(shown))}
    record(env).page["events"], record(env).page["printed"] = _events(shown), printed
    record(env).page["parts"] = parts
    record(env).page["places"] = {model: _section_of(bundle) for model, bundle in views}


def _views(doctree: nodes.document) -> list[tuple[str, nodes.container]]:
    bundles = doctree.findall(lambda node: _attribute(node, "nb_element") == "mime_bundle")
    found = [(_view(bundle), bundle) for bundle in bundles]
    return [(_VIEW.search(view.astext())[1], bundle) for view, bundle in found if view is not None]  # type: ignore[index]


def _kind(model: dict[str, Any]) -> str:
    """Return the name of a widget's class, in small letters."""
    return str(model["state"].get("_anywidget_id", "")).rpartition(".")[2].lower()


def _attribute(node: nodes.Node, name: str) -> object:
    return node.get(name) if isinstance(node, nodes.container) else None


def _view(bundle: nodes.Node) -> nodes.Element | None:
    kinds = {_attribute(child, "mime_type"): child for child in bundle.children}
    return kinds.get(WIDGET_VIEW_MIMETYPE)


def _strangers(models: dict[str, Any], views: list[tuple[str, nodes.container]]) -> list[str]:
    shown = [models.get(model, {"model_name": "a widget without state"}) for model, _ in views]
    return [
        model["model_name"]
        for model in shown
        if model.get("model_module") != "anywidget" or model.get("buffers")
    ]


def _leave_to_parts(
    page: str, models: dict[str, Any], views: list[tuple[str, nodes.container]]
) -> dict[str, dict[str, list[str]]]:
    """Leave of the long timelines on a page what other pages tell; return that, by model."""
    parts: dict[str, dict[str, list[str]]] = {}
    for model, bundle in views:
        state, plain = models[model]["state"], _plain(bundle)
        before = sum(map(len, parts.values()))
        short, found = divided(plain.astext() if plain else "", state, page, before)
        if plain and found:
            parts[model] = found
            plain.children = [nodes.raw("", short, format="html")]
            place = bundle.parent.index(bundle) + 1
            bundle.parent.insert(place, nodes.raw("", index(state, found), format="html"))
    return parts


def _plain(bundle: nodes.container) -> nodes.Element | None:
    """Return the printed form of a widget, where it has one."""
    kinds = {_attribute(child, "mime_type"): child for child in bundle.children}
    return kinds.get("text/html")


def _mount(bundle: nodes.container, model: str, anchored: set[str], name: str) -> str:
    """Put the printed form where the widget will stand, and return it."""
    plain = _plain(bundle)
    inner = _once(plain.astext() if plain else "", anchored)
    named = f' id="{name}"' if name else ""
    mount = nodes.raw(
        "", f'<div class="nr-mount"{named} data-model="{model}">{inner}</div>', format="html"
    )
    view = _view(bundle)
    assert view is not None  # noqa: S101
    view.children = [mount]
    return inner


def _draw_for_paper(bundle: nodes.container, state: dict[str, Any]) -> None:
    if drawn := strip(state):
        bundle.parent.insert(bundle.parent.index(bundle), nodes.raw("", drawn, format="html"))


def _once(inner: str, anchored: set[str]) -> str:
    """Leave each event's anchor to the first printed form of a page that has it."""

    def keep(found: re.Match[str]) -> str:
        again = found[0] in anchored
        anchored.add(found[0])
        return "" if again else found[0]

    return _ANCHOR.sub(keep, inner)


def _section_of(node: nodes.Node | None) -> str:
    """Return the anchor of the section around a node, or an empty string."""
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return str(node["ids"][0]) if node is not None and node["ids"] else ""


def _links(models: dict[str, Any], shown: set[str]) -> list[dict[str, Any]]:
    found = []
    for model in models.values():
        if model["model_name"] in _LINKS:
            source, target = (_end(model["state"][end]) for end in ("source", "target"))
            if {source[0], target[0]} <= shown:
                both = _LINKS[model["model_name"]]
                found.append({"source": source, "target": target, "both": both})
    return found


def _end(link: list[str]) -> list[str]:
    return [link[0].removeprefix("IPY_MODEL_"), link[1]]


def _events(shown: dict[str, Any]) -> list[str]:
    return [event for state in shown.values() for event in _columns(state).get("id", [])]


def _columns(state: dict[str, Any]) -> dict[str, Any]:
    events = state.get("events")
    return events if isinstance(events, dict) else {}


def add_page_files(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: object
) -> None:
    """Put the host, the modules and the states on a page that has widgets."""
    found = records(app.env).get(pagename)
    if not found or not found.page.get("models"):
        return
    modules, models = {}, {}
    for model, state in found.page["models"].items():
        name = store_module(app, state)
        modules[name] = state.get("_css", "")
        whole = without_parts(app, pagename, model, _page_state(app, pagename, state))
        thin = without(whole, found.page["printed"][model])
        models[model] = {"module": name, "state": thin}
    page = {"models": models, "links": found.page["links"]}
    body = json.dumps(page, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    app.add_js_file(None, type="application/json", id="nr-page", body=body)
    for name, css in modules.items():
        app.add_js_file(f"natorussia/{name}.js", loading_method="defer")
        if css:
            app.add_css_file(f"natorussia/{name}.css")
    app.add_js_file("natorussia/host.js", loading_method="defer", priority=900)


def _page_state(app: Sphinx, pagename: str, state: dict[str, Any]) -> dict[str, Any]:
    kept = {
        name: value
        for name, value in state.items()
        if name not in _NOT_FOR_THE_PAGE and not name.startswith("_")
    }
    if "id" in (columns := _columns(state)):
        own = columns.get("href") or [""] * len(columns["id"])
        pairs = zip(columns["id"], own, strict=True)
        hrefs = [_paragraph(app, pagename, event) or href for event, href in pairs]
        kept["events"] = {**columns, "href": hrefs}
    return lead_back(app, pagename, kept)


def _paragraph(app: Sphinx, pagename: str, event: str) -> str:
    mentioning = {
        page: found.mentions[event]
        for page, found in records(app.env).items()
        if event in found.mentions
    }
    if not mentioning:
        return ""
    page = pagename if pagename in mentioning else min(mentioning)
    address = "" if page == pagename else app.builder.get_relative_uri(pagename, page)
    return f"{address}#{mentioning[page]}"


def _store_host(app: Sphinx) -> None:
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    page = _STATIC / "page"
    for bundle in (_STATIC / "host.js", page / "page.js", page / "course.css"):
        if not bundle.is_file():
            raise FileNotFoundError(
                f"{bundle} is missing; reinstall the package to build its bundles"
            )
        made = spoken(bundle) if bundle.suffix == ".js" else bundle.read_text(encoding="utf-8")
        folder.joinpath(bundle.name).write_text(made, encoding="utf-8")
    app.add_css_file("natorussia/course.css", priority=800)
    app.add_js_file("natorussia/page.js", loading_method="defer", priority=950)


def _tell_questions(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the script of all pages know which questions each chapter asks, to count the answers."""
    chapters = {
        page: section["ids"]
        for section in sections(load_course())
        if (page := chapter_of(env, section["id"]))
    }
    pages = records(env).items()
    review = next((page for page, found in pages if _asks_again(found.page)), "")
    told = {"name": data.package()["name"], "chapters": chapters, "review": review}
    course = json.dumps(told)
    script = Path(app.outdir, FOLDER, "page.js")
    bundle = spoken(_STATIC / "page" / "page.js")
    script.write_text(f"self.nrCourse={course};\n{bundle}" if chapters else bundle, "utf-8")


def _asks_again(page: dict[str, Any]) -> bool:
    """Tell whether a page has the quiz that asks again what is due."""
    return any(state.get("mode") == "review" for state in page.get("models", {}).values())


def setup(app: Sphinx) -> None:
    """Host the widgets of every page."""
    app.connect("builder-inited", _store_host)
    app.connect("env-updated", _tell_questions)
    # After MyST-NB has settled what the page has, before it adds its scripts.
    app.connect("doctree-read", host_widgets)
    app.connect("html-page-context", add_page_files)
