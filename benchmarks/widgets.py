"""Twenty widgets on a page, hosted as the book does and by the stock widget manager.

    python benchmarks/widgets.py [--runs 5]

The same widgets with the same states are put on two pages: one has the book's host, the other
require.js, Jupyter's html-manager and anywidget, which come from npm at run time and are served
beside the page.  Ready means that all of them say so and are painted, counted from the navigation;
the pages take turns.  Timelines and quizzes of the course take their own time on both pages; plain
widgets, which show a number and have a module of 40 kB, leave what the hosts take.
"""

import argparse
import gzip
import itertools
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

os.environ["NATORUSSIA_BOOK"] = "1"  # quizzes get their keys, as they do in the book

import anywidget
import traitlets
from contest import DENO, ROOT, RUNS, browser, report
from ipywidgets.embed import embed_data
from page import serve

from natorussia.book.modules import as_script
from natorussia.book.printed import columns_of, without
from natorussia.widgets.quiz.widget import Quiz
from natorussia.widgets.timeline.widget import Timeline

STATIC = ROOT / "src" / "natorussia" / "static"
SECTIONS = ["nineties", "enlargement", "missile-defence", "peacekeeping", "csto"]
COUNT = 20
STOCK = {
    "anywidget": "npm:anywidget@0.11.0",
    "@jupyter-widgets/html-manager": "npm:@jupyter-widgets/html-manager@1.0.15",
    "requirejs": "npm:requirejs@2.3.7",
}
RUNTIME = {
    "require.js": "requirejs/require.js",
    "embed-amd.js": "@jupyter-widgets/html-manager/dist/embed-amd.js",
    "anywidget.js": "anywidget/dist/index.js",
}
# A message that is sent in a frame comes after that frame is painted.
READY = """<script>const look = () => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const ready = document.querySelectorAll("[data-ready=true]").length;
    if (ready === COUNT) window.took = performance.now(); else look();
  };
  port2.postMessage(0);
}); look()</script>""".replace("COUNT", str(COUNT))
PAGE = """<!doctype html><html lang="en" class="nr-scripts"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Widgets</title>%s<body>%s</body></html>"""
SETS = {"timelines and quizzes": "course", "plain widgets": "plain"}
TARGETS = {f"{COUNT} {words} ready, ms": 5 for words in SETS}


class Plain(anywidget.AnyWidget):
    """A widget that costs nothing but its module."""

    _esm = f"""const padding = "{"x" * 40_000}";
    const plain = {{ render({{ model, el }}) {{
      el.textContent = model.get("number") + padding.length;
      el.dataset.ready = "true";
    }} }};
    export {{ plain as default }};"""
    number = traitlets.Int().tag(sync=True)

    def fallback_html(self) -> str:
        return f"<p>{self.number}</p>"


def main() -> int:
    """Make the pages, let them take turns, and print the table; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = {"course": course(), "plain": [Plain(number=n) for n in range(COUNT)]}
        weights = {}
        for what, widgets in sets.items():
            data = embed_data(views=widgets, drop_defaults=False)
            states = data["manager_state"]["state"]
            weights["ours"] = ours(folder, f"ours-{what}", widgets, states)
            weights["stock"] = stock(folder, f"stock-{what}", data)
        rows = {"runtime, kB gzipped": {which: [kB] for which, kB in weights.items()}}
        rows["page, kB gzipped"] = {
            which: [_gzipped(folder / f"{which}-course.html")] for which in weights
        }
        rows |= contest(folder, list(weights), runs)
    return 0 if report(f"{COUNT} widgets on a page", rows, TARGETS) else 1


def course():
    """Return timelines and quizzes of several chapters."""
    kinds = itertools.cycle([Timeline, Quiz])
    sections = itertools.cycle([name for name in SECTIONS for _ in range(2)])
    pairs = itertools.islice(zip(sections, kinds, strict=False), COUNT)
    return [Timeline(section=name) if kind is Timeline else Quiz(name) for name, kind in pairs]


def ours(folder, page_name, widgets, states):
    """Write the page as the book does; return the weight of what runs it."""
    modules, models, mounts = {}, {}, []
    for widget in widgets:
        name = type(widget).__name__.lower()
        state = modules[name] = states[widget.model_id]["state"]
        kept = {key: value for key, value in state.items() if not key.startswith("_")}
        plain = widget.fallback_html()
        thin = without(kept, columns_of(plain))
        models[widget.model_id] = {"module": name, "state": thin}
        mounts.append(f'<div class="nr-mount" data-model="{widget.model_id}">{plain}</div>')
    # Every page of the book has the style sheet that keeps the place of what is not mounted yet.
    shutil.copy(STATIC / "page" / "course.css", folder)
    head = f'{READY}<link rel="stylesheet" href="course.css">'
    for name, state in modules.items():
        folder.joinpath(f"{name}.js").write_text(as_script(name, state["_esm"]), "utf-8")
        folder.joinpath(f"{name}.css").write_text(state.get("_css", ""), "utf-8")
        head += f'<link rel="stylesheet" href="{name}.css"><script src="{name}.js" defer></script>'
    shutil.copy(STATIC / "host.js", folder)
    head += '<script src="host.js" defer></script>'
    page = json.dumps({"models": models, "links": []}).replace("</", "<\\/")
    data = f'<script type="application/json" id="nr-page">{page}</script>'
    text = PAGE % (head, "".join(mounts) + data)
    folder.joinpath(f"{page_name}.html").write_text(text, "utf-8")
    return _gzipped(folder / "host.js")


def stock(folder, page_name, data):
    """Write the page as Jupyter's own tools do; return the weight of what runs it."""
    folder.joinpath("deno.json").write_text(
        json.dumps({"nodeModulesDir": "auto", "imports": STOCK}), "utf-8"
    )
    subprocess.run([DENO, "install", "--quiet"], cwd=folder, check=True)
    for name, path in RUNTIME.items():
        shutil.copy(folder / "node_modules" / path, folder / name)
    head = f"""{READY}<script src="require.js"></script>
    <script>requirejs.config({{ paths: {{ anywidget: "anywidget" }} }})</script>
    <script src="embed-amd.js"></script>"""
    views = "".join(
        _script("application/vnd.jupyter.widget-view+json", view) for view in data["view_specs"]
    )
    state = _script("application/vnd.jupyter.widget-state+json", data["manager_state"])
    folder.joinpath(f"{page_name}.html").write_text(PAGE % (head, views + state), "utf-8")
    return sum(_gzipped(folder / name) for name in RUNTIME)


def _script(kind, value):
    body = json.dumps(value).replace("</", "<\\/")
    return f'<div><script type="{kind}">{body}</script></div>'


def _gzipped(path):
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def contest(folder, names, runs):
    """Return the milliseconds until all widgets are ready, round by round."""
    server = serve(folder, [])
    rows = {f"{COUNT} {words} ready, ms": {name: [] for name in names} for words in SETS}
    turns = list(itertools.product(SETS.items(), names))
    with browser() as fresh:
        for number, ((words, what), name) in itertools.product(range(runs + 1), turns):
            page = fresh()
            page.goto(f"http://127.0.0.1:{server.server_port}/{name}-{what}.html")
            page.wait_for_function("window.took")
            if number:  # the first pages of a browser are slow, whoever they are for
                rows[f"{COUNT} {words} ready, ms"][name].append(page.evaluate("took"))
            page.context.close()
    server.shutdown()
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
