"""The quiz against jupyterquiz: weight, time until all can be used, and what axe-core finds.

``python benchmarks/quiz.py`` installs the peer from PyPI into a temporary folder, makes the same
ten questions into pages of both, and opens them in headless Chromium in turn, so that whatever
else the machine does falls on both alike: medians of fifteen rounds after one to warm up.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["NATORUSSIA_BOOK"] = "1"

from playwright.sync_api import sync_playwright

from natorussia.book.modules import as_script
from natorussia.widgets.quiz.widget import Quiz

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "src" / "natorussia" / "static"
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PEER = "jupyterquiz"
RUNS = 15
QUIZZES = 20
# Both tell when two frames have been drawn after the last quiz is there.
DONE = "requestAnimationFrame(() => requestAnimationFrame(() => window.took = performance.now()))"
READY = f"""new MutationObserver((_, watch) => {{
  if (document.querySelectorAll(".nr-quiz[data-ready]").length < COUNT) return;
  watch.disconnect(); {DONE};
}}).observe(document, {{ subtree: true, childList: true, attributes: true }});"""
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Quiz</title>'
    "<main><h1>Quiz</h1>%s</main></html>"
)


def ours(count):
    """Return a page of our quizzes, as the book makes it."""
    questions = [
        {"id": f"x-{i}", "kind": "single", "level": "recall", "prompt": f"Question {i}?"}
        | {"options": [_option(j) for j in range(4)]}
        for i in range(8)
    ]
    shared = {"level": "recall", "prompt": "How many, or who?"}
    questions.append({**shared, "id": "x-8", "kind": "numeric", "answer": 7})
    questions.append({**shared, "id": "x-9", "kind": "text", "accept": ["Seven"]})
    state = {k: v for k, v in Quiz(questions).get_state().items() if not k.startswith("_")}
    kept = {k: v for k, v in state.items() if k not in ("layout", "tabbable", "tooltip")}
    models = {f"m{i}": {"module": "quiz", "state": kept} for i in range(count)}
    module = as_script("quiz", (STATIC / "quiz" / "quiz.js").read_text("utf-8"))
    data = json.dumps({"models": models, "links": []}).replace("</", "<\\/")
    mounts = "".join(f'<div class="nr-mount" data-model="m{i}"></div>' for i in range(count))
    return PAGE % (
        f"<style>{(STATIC / 'quiz' / 'quiz.css').read_text()}</style>{mounts}"
        f'<script type="application/json" id="nr-page">{data}</script>'
        f"<script>{READY.replace('COUNT', str(count))}</script>"
        f"<script>{module}</script>"
        f"<script>{(STATIC / 'host.js').read_text()}</script>"
    )


def _option(number):
    right = {} if number else {"correct": True}
    return {"text": f"Answer {number}", "feedback": f"On {number}.", **right}


def theirs(count):
    """Return a page of the peer's quizzes, as a notebook saved as HTML has them."""
    cells = "".join(_cell() for _ in range(count))
    return PAGE % f"{cells}<script>{DONE}</script>"


def _cell(count=10):
    """Return what the peer puts into one cell's output."""
    from jupyterquiz.dynamic import display

    answers = [
        {"answer": f"Answer {j}", "correct": not j, "feedback": f"On {j}."} for j in range(4)
    ]
    choice = {"type": "multiple_choice", "answers": answers}
    questions = [{"question": f"Question {i}?", **choice} for i in range(count and 8)]
    typed = {"numeric": {"type": "value", "value": 7}, "string": {"answer": "Seven"}}
    for kind, answer in typed.items() if count else ():
        right = {**answer, "correct": True, "feedback": "Yes."}
        questions.append({"question": "How many, or who?", "type": kind, "answers": [right]})
    shown = []
    display.display = shown.append
    display.display_quiz(questions)
    html, script = (output.data for output in shown)
    return f"{html}<script>{script}</script>"


def weigh(page):
    """Return the gzipped kilobytes of a page."""
    return len(gzip.compress(page.encode(), 9)) / 1000


def code_weight(name):
    """Return the kilobytes of code and styles, gzipped, of the first and of each further quiz."""
    if name == PEER:
        return [len(gzip.compress(_cell(0).encode(), 9)) / 1000] * 2
    files = [STATIC / "quiz" / "quiz.js", STATIC / "quiz" / "quiz.css"]
    return [sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000, 0.0]


def measure(browser, pages):
    """Return for each page the median milliseconds until everything on it can be used."""
    times = {name: [] for name in pages}
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages.items():
            Path(folder, f"{name}.html").write_text(page, "utf-8")
        for _ in range(RUNS + 1):
            for name, took in times.items():
                took.append(_open(browser, Path(folder, f"{name}.html")))
    return {name: statistics.median(took[1:]) for name, took in times.items()}


def _open(browser, file):
    """Return the milliseconds from navigation until everything on a page can be used."""
    tab = browser.new_context().new_page()
    tab.goto(file.as_uri())
    tab.wait_for_function("window.took")
    took = tab.evaluate("window.took")
    tab.context.close()
    return took


def violations(browser, page):
    """Return how many nodes axe-core finds fault with."""
    code = 'import axe from "axe-core"; console.log(axe.source)'
    command = [DENO, "eval", code]
    source = subprocess.run(
        command, cwd=ROOT / "frontend", capture_output=True, text=True, check=True
    ).stdout
    tab = browser.new_context().new_page()
    tab.set_content(page)
    tab.wait_for_function("window.took")
    tab.evaluate(source)
    found = tab.evaluate(
        "axe.run().then((found) => found.violations.map((one) => one.nodes.length))"
    )
    tab.context.close()
    return sum(found)


def main():
    """Install the peer, measure both and print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*install, "--target", folder, PEER], check=True)
        sys.path.insert(0, folder)
        chromium = os.environ.get("NATORUSSIA_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pages = {n: {name: make(n) for name, make in CONTENDERS.items()} for n in (1, QUIZZES)}
        times = {n: measure(browser, each) for n, each in pages.items()}
        rows = {name: _row(browser, name, pages, times) for name in CONTENDERS}
        browser.close()
    _print(rows)


CONTENDERS = {PEER: theirs, "natorussia": ours}
MEASURES = [
    "first quiz, kB gzipped",
    "each further quiz, kB gzipped",
    "page of one quiz, kB gzipped",
    f"page of {QUIZZES}, kB gzipped",
    "one quiz ready, ms",
    f"{QUIZZES} quizzes ready, ms",
    "axe-core findings",
]


def _row(browser, name, pages, times):
    one, many = pages[1][name], pages[QUIZZES][name]
    took = [times[1][name], times[QUIZZES][name]]
    return [*code_weight(name), weigh(one), weigh(many), *took, violations(browser, one)]


def _print(rows):
    print(f"| measure | {PEER} | natorussia | ratio |\n|---|---|---|---|")
    for measure_name, peer, own in zip(MEASURES, rows[PEER], rows["natorussia"], strict=True):
        ratio = f"{peer / own:.1f}" if own else "-"
        print(f"| {measure_name} | {peer:.1f} | {own:.1f} | {ratio} |")


if __name__ == "__main__":
    main()
