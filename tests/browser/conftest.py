"""A browser, and a page that mounts a widget's bundle on models without a kernel.

The page is served to the browser from memory, so that no port is opened and no request leaves.
"""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from natorussia.cli import main
from natorussia.data.languages import direction
from natorussia.data.languages.bundles import prelude
from tests.browser.visits import Visit
from tests.builds import build_book
from tests.engines import playwright as engines
from tests.once import once

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "natorussia" / "static"
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
SITE = "http://course.test"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
# The rules of axe-core on what a theme changes.
COLOURS = ["color-contrast", "link-in-text-block"]
# A model as anywidget gives it to `render`, without a kernel: `models[n]` in the page.
PAGE = """<!doctype html><html%(theme)s><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A page with a widget</title>
%(scripts)s%(styles)s<style>body { font: 16px/1.5 sans-serif; margin: 16px } a { color: inherit }
html[data-theme="dark"] body { background: #14181e; color: #ced6dd }</style></head>
<body><main><h1>A page with a widget</h1><p id="before"><a href="#before">before</a></p>
<div id="widgets"></div><p><a href="#before" id="after">after</a></p></main>
<script type="module">
class Model {
  constructor(state) { this.state = state; this.listeners = new Map(); this.saved = 0; }
  get(key) { return this.state[key]; }
  set(key, value) {
    this.state[key] = value;
    for (const heard of ["change:" + key, "change"]) {
      for (const listener of [...(this.listeners.get(heard) ?? [])]) listener(this, value);
    }
  }
  save_changes() { this.saved += 1; }
  on(names, listener) {
    for (const name of names.split(" ")) {
      this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    }
  }
  off(name, listener) {
    if (!name) return this.listeners.clear();
    const kept = (this.listeners.get(name) ?? []).filter((one) => listener && one !== listener);
    this.listeners.set(name, kept);
  }
  send() {}
}
window.models = []; window.cleanups = [];
for (const state of %(states)s) {
  const model = new Model(state);
  const el = document.createElement("div");
  document.querySelector("#widgets").append(el);
  window.models.push(model);
  const { _module: name = "%(name)s" } = state;
  const { default: widget } = await import(`/${name}/${name}.js`);
  await widget.initialize?.({ model });
  window.cleanups.push(await widget.render({ model, el }));
}
document.body.dataset.mounted = "true";
</script></body></html>"""


def pytest_collection_modifyitems(items):
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            name = f"{item.path.relative_to(ROOT).as_posix()}::{item.originalname}"
            if reason := engines.skipped(name):
                item.add_marker(pytest.mark.skip(reason=f"not in {engines.CHOSEN}: {reason}"))


@pytest.fixture(scope="session")
def static():
    """Make the bundles anew where a source is newer than they are; return their folder."""
    sources = [path for path in (ROOT / "frontend").rglob("*.*") if path.suffix in {*TYPES, ".ts"}]
    made = [path.stat().st_mtime for path in STATIC.glob("*/*.js")]
    if not made or max(path.stat().st_mtime for path in sources) > min(made):
        subprocess.run([DENO, "task", "bundle"], cwd=ROOT / "frontend", check=True)
    return STATIC


@pytest.fixture
def mount(browser, static):
    """Give a function that opens a page with widgets and returns it once they are ready.

    ``mount("timeline", state, ...)`` mounts one widget per state, or that of another module where
    the state has ``_module``; keyword arguments are those of
    Playwright's ``new_context`` (``viewport``, ``color_scheme``, ``reduced_motion``), and
    ``fragment`` for the address, ``theme`` for the ``data-theme`` of the page, ``language`` for
    that in which it speaks, ``own`` for that of the course where it is another, and
    ``book`` for one with the script that every page of the book has.
    Errors in the page fail the test when it ends.
    """
    contexts, errors = [], []

    def open_page(  # noqa: PLR0913
        name, *states, fragment="", theme=None, language="en", own="", book=False, **options
    ):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack or ''}"))
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        html = _page(static, name, states, (theme, language, own), book=book)
        page.route("**/*", lambda route: _serve(route, static, html))
        page.goto(f"{SITE}/index.html{fragment}")
        page.wait_for_selector("body[data-mounted]", timeout=30_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _serve(route, static, html):
    path = route.request.url.removeprefix(SITE).partition("#")[0].strip("/")
    if path == "index.html":
        return route.fulfill(body=html, content_type="text/html")
    if path == "favicon.ico":
        return route.fulfill(status=204)
    file = static / path
    if not route.request.url.startswith(SITE) or not file.is_file():
        return route.abort()
    return route.fulfill(body=file.read_bytes(), content_type=TYPES.get(file.suffix))


def _page(static, name, states, look, *, book):
    theme, language, own = look
    names = dict.fromkeys([name, *(state.get("_module", name) for state in states)])
    styles = "".join(
        f'<link rel="stylesheet" href="/{one}/{one}.css">'
        for one in names
        if (static / one / f"{one}.css").is_file()
    )
    mark = f' lang="{language}" dir="{direction(language)}"'
    mark += f' data-theme="{theme}"' if theme else ""
    bundles = "".join((static / one / f"{one}.js").read_text("utf-8") for one in names)
    said = "" if language == "en" else f"<script>{prelude(bundles, language, own)}</script>"
    data = json.dumps(states).replace("<", "\\u003c")
    scripts = '<script src="/page/page.js" defer></script>' if book else ""
    return PAGE % {
        "name": name,
        "states": data,
        "styles": styles,
        "scripts": said + scripts,
        "theme": mark,
    }


@pytest.fixture(scope="session")
def axe_source():
    """Return the text of axe-core, from Deno's cache of npm, at the version of ``deno.json``."""
    code = 'import axe from "axe-core"; console.log(axe.source)'
    command = [DENO, "eval", code]
    done = subprocess.run(
        command, cwd=ROOT / "frontend", capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="session")
def axe(axe_source):
    """Give a function that lists what axe-core finds on a page at rest, a line a node.

    It tries all rules, or those that are named in ``rules``, on the whole page; those that are
    ``narrowed`` on what fits their selector alone.
    """
    run = """async ([rules, narrowed]) => {
      // What is out of sight is laid out by an estimate, and would seem to overlap.
      const whole = new CSSStyleSheet();
      whole.replaceSync("* { content-visibility: visible !important }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, whole];
      const passing = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(passing.map((one) => one.finished));
      const rule = ([id, selector]) => ({ id, selector });
      axe.configure({ rules: Object.entries(narrowed).map(rule) });
      // A page on a disk may not be asked for its own style sheets.
      const preload = location.protocol !== "file:";
      const runOnly = rules ? { type: "rule", values: rules } : undefined;
      return (await axe.run({ resultTypes: ["violations"], preload, runOnly })).violations;
    }"""

    def violations(page, rules=None, narrowed=None):
        page.evaluate(axe_source)
        return [
            f"{found['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for found in page.evaluate(run, [rules, narrowed or {}])
            for node in found["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def barriers(axe):
    """Give a function that lists what axe-core finds on a page by day, and of colours in the dark.

    A theme changes no more than colours; the page is left as it is by day.
    """
    themed = """async (theme) => {
      document.documentElement.dataset.theme = theme;
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    }"""

    def found(page):
        page.evaluate(themed, "light")
        by_day = axe(page)
        page.evaluate(themed, "dark")
        in_the_dark = axe(page, COLOURS)
        page.evaluate(themed, "light")
        return by_day + in_the_dark

    return found


@pytest.fixture(scope="session")
def railways(tmp_path_factory, worker_id):
    """Begin a course on another subject, build it, and return the folder of its pages."""
    return once(tmp_path_factory, worker_id, "railways", _own_course) / "_build" / "html"


def _own_course(folder):
    assert main(["new", "course", str(folder), "--title", "Railways"]) == 0
    code, printed = build_book(folder, NATORUSSIA_DATA=None)
    assert code == 0, printed[-6000:]


@pytest.fixture(scope="session")
def subfolder(book, tmp_path_factory):
    """Serve the book on loopback below ``/term/course/``, and return the address."""
    root = tmp_path_factory.mktemp("host")
    (root / "term").mkdir()
    (root / "term" / "course").symlink_to(book)
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler = functools.partial(quiet, directory=root)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/term/course/"
    server.shutdown()


@pytest.fixture(scope="session")
def visiting(browser):
    """Give a function that opens an address, and leaves the closing to its caller."""
    return functools.partial(Visit, browser)


@pytest.fixture
def visit(visiting):
    """Give a function that opens an address; the pages are closed in the end."""
    visits = []

    def open_page(address, **options):
        visits.append(visiting(address, **options))
        return visits[-1]

    yield open_page
    for each in visits:
        each.context.close()
