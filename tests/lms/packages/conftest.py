"""Packages, and a platform to play them in: a page served to the browser from memory."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from natorussia.lms.packages import package
from tests.once import once

HERE = Path(__file__).parent
SITE = "http://platform.test"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".xml": "text/xml",
}
# Answers a question as a hand would, whatever its kind, and checks it; `pick` varies the answer.
ANSWER = """([id, pick, check]) => {
  const page = document.querySelector("iframe").contentWindow;
  const card = page.document.getElementById(`q-${id}`);
  const say = (field, type) => field.dispatchEvent(new page.Event(type, { bubbles: true }));
  const all = (css) => [...card.querySelectorAll(css)].filter((one) => !one.closest(".nq-sure"));
  const names = [...new Set(all("input[type=radio]").map((one) => one.name))];
  for (const name of names) {
    const group = all("input[type=radio]").filter((one) => one.name === name);
    group[pick % group.length].click();
  }
  const boxes = all("input[type=checkbox]");
  const wanted = (i) => i <= pick % boxes.length;
  boxes.forEach((box, i) => box.checked !== wanted(i) && box.click());
  for (const range of all("input[type=range]")) {
    range.value = String((pick * 7) % (Number(range.max) + 1));
    say(range, "input");
  }
  if (!all("input[type=range]").length) {
    for (const field of all("input[type=text], input[type=number]")) {
      field.value = String(70 + pick);
      say(field, "input");
    }
    for (const list of all("select")) {
      list.selectedIndex = list.options.length > 1 ? 1 + pick % (list.options.length - 1) : 0;
      say(list, "change");
    }
  }
  const stands = all("button").find((one) => one.textContent === "It is right as it stands");
  const down = all("button[aria-label^='Move down']");
  if (stands) (pick % 2 ? down[pick % (down.length - 1)] : stands).click();
  if (check) card.querySelector(".nq-check").click();
}"""


def _deno(*words, given=None):
    if not (deno := shutil.which("deno")):
        pytest.skip("deno is not installed: pip install deno")
    done = subprocess.run(
        [deno, *words], input=given, capture_output=True, text=True, check=False, cwd=HERE
    )
    if "error sending request" in done.stderr:
        pytest.skip("a package of npm could not be fetched")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def scorm_again(tmp_path_factory, worker_id):
    """Return the script of scorm-again, both editions."""

    def bundle(folder):
        out = folder / "scorm-again.js"
        _deno(
            *("bundle", "--no-config", "--no-lock", "--quiet", "--platform", "browser"),
            *("--format", "iife", "--output", str(out), "platforms.mjs"),
        )

    return (
        once(tmp_path_factory, worker_id, "scorm-again", bundle) / "scorm-again.js"
    ).read_bytes()


@pytest.fixture(scope="session")
def faults_of():
    """Return a function that lists what a validator finds wrong in statements, a list for each."""
    flags = ("run", "--no-config", "--no-lock", "--allow-read", "--allow-env", "validate.mjs")
    return lambda statements: json.loads(_deno(*flags, given=json.dumps(statements)))


@pytest.fixture(scope="session")
def packed(tmp_path_factory):
    """Return a function that packs the questions of a chapter, and gives the files by name."""
    made = {}

    def pack(kind, **options):
        key = (kind, *sorted(options.items()))
        if key not in made:
            path = tmp_path_factory.mktemp("package") / f"{kind}.zip"
            package(kind, path, "nineties", quiz=True, **options)
            made[key] = files_of(path)
        return made[key]

    return pack


def files_of(path):
    """Return the files of an archive by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class Player:
    """A platform that plays a package: opened, answered in, closed."""

    def __init__(self, page, kind, address):
        self.page, self.kind, self.address = page, kind, address

    def open(self):
        """Open the package, and wait until its widgets are ready."""
        self.page.evaluate(
            "([kind, address]) => openPackage(kind, address)", [self.kind, self.address]
        )
        self.frame.locator(".nr-mount").first.wait_for()
        self.until(
            "page.document.querySelectorAll('.nr-mount').length > 0 && "
            "[...page.document.querySelectorAll('.nr-mount')]"
            ".every((mount) => mount.querySelector('[data-ready=true]'))"
        )

    @property
    def frame(self):
        """Return what is in the frame."""
        return self.page.frame_locator("iframe")

    def until(self, condition):
        """Wait for a condition, of which ``page`` is the window of the package."""
        self.page.wait_for_function(
            f"() => {{ const page = document.querySelector('iframe').contentWindow;"
            f" return {condition}; }}"
        )

    def close(self):
        """Close the package as a platform does: its frame goes."""
        self.page.evaluate("closePackage()")

    def answer(self, question, pick=0, *, check=True):
        """Answer a question, or only fill it in."""
        self.page.evaluate(ANSWER, [question, pick, check])
        if check:
            self.until(
                f"page.document.querySelector('#q-{question} .nq-verdict, #q-{question} .nq-say')"
            )

    def questions(self):
        """Return the ids of the questions."""
        ids = self.frame.locator(".nq-question").evaluate_all("all => all.map((one) => one.id)")
        return [name.removeprefix("q-") for name in ids]

    def items(self):
        """Return what the page holds in the place of the browser's storage."""
        held = "({ ...document.querySelector('iframe').contentWindow.localStorage.items })"
        return {name: json.loads(text) for name, text in self.page.evaluate(held).items()}

    def told(self, name):
        """Return a variable of the platform."""
        return self.page.evaluate(name)


@pytest.fixture
def play(browser, scorm_again):
    """Give a function that opens a platform with a package in it; no other request passes."""
    contexts, errors, strangers = [], [], []
    platform = (HERE / "platform.html.txt").read_text(encoding="utf-8")

    def serve(route, files):
        path = route.request.url.removeprefix(SITE).partition("?")[0].partition("#")[0].strip("/")
        if path in {"", "index.html"}:
            return route.fulfill(body=platform, content_type="text/html")
        if path == "scorm-again.js":
            return route.fulfill(body=scorm_again, content_type=TYPES[".js"])
        name = path.removeprefix("package/")
        if route.request.url.startswith(SITE) and name in files:
            kind = TYPES.get(Path(name).suffix)
            return route.fulfill(body=files[name], content_type=kind)
        if path != "favicon.ico":
            strangers.append(route.request.url)
        return route.abort()

    def start(kind, files, start="index.html", **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack or ''}"))
        page.route("**/*", lambda route: serve(route, files))
        page.goto(f"{SITE}/index.html")
        return Player(page, kind, f"/package/{start}")

    yield start
    for context in contexts:
        context.close()
    assert errors == [], errors
    assert strangers == []
