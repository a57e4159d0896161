"""The states of a course's pages: what a reader does there, while `walk.js` notes what is said.

The last of them stops the clock of the browser, and runs it on.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")
READY = """[...document.querySelectorAll('.nr-mount')]
  .every((one) => one.querySelector('[data-ready=true]') || one.matches('[data-ready=true]'))"""
CHAPTER = "chapters/02-mondflug.html"
# What is typed: nothing, no number, two numbers at once, too low, right, a near miss, a date.
TYPED = ["", "abc", "1.234", "Luna 9", "2", "Lunochot", "3 Paare", "1969", "Armstrong", "3"]
_QUIZZES = "[...document.querySelectorAll('.nr-quiz')]"
_BAD_FILE = {"name": "ada.json", "mimeType": "application/json"}


def noting(browser):
    """Return a context in German, whose pages note what they say."""
    context = browser.new_context(locale="de-DE", accept_downloads=False)
    context.add_init_script(WALK)
    return context


class Pages:
    """The pages of a built course in one browser, whose record they share."""

    def __init__(self, browser, site):
        self.site, self.said, self.complaints = site, {}, []
        self.context = noting(browser)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path):
        """Open a page, and wait until its widgets can be used."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.site.as_uri()}/{path}")
        self.page.wait_for_function(READY)
        self.run("walk.note(document.documentElement)")

    def run(self, code):
        """Run code in the page, and wait for what it promises."""
        return self.page.evaluate(f"async () => {{ {code} }}")

    def note(self, name):
        """Keep what the page has said until now under a name."""
        heard = self.run("return walk.heard()")
        self.said[name] = "\n".join([*self.said.get(name, "").splitlines(), *heard])


def walk(pages):
    """Go through all states, one page after another; what was said stands in ``pages.said``."""
    for name, go in STATES.items():
        go(pages)
        pages.note(name)


def practice(pages):
    """Give each question nothing, half, wrong and right; ask hints, give up, begin again."""
    pages.open(CHAPTER)
    pages.run(f"""const quiz = {_QUIZZES}[0];
        await walk.answer(quiz, ".nq-check", {len(TYPED)}, {json.dumps(TYPED)});
        await walk.press(quiz, /Test/);
        await walk.answer(quiz, ".nq-check", 3, {json.dumps(TYPED)});""")


def examination(pages):
    """Begin a test, hand it in with nothing, take it again, and let the clock end it."""
    pages.page.clock.install()
    pages.open(CHAPTER)
    test = f"const quiz = {_QUIZZES}[1], press = (found) => walk.press(quiz, found);"
    pages.run(f"""{test}
        await press(/Umfrage/);
        await press();
        await walk.press({_QUIZZES}[0]);""")
    pages.page.clock.fast_forward("04:30")
    pages.run("await walk.settled()")
    pages.page.clock.fast_forward("01:00:00")
    pages.run("await walk.settled(); await walk.settled();")


def timeline(pages):
    """Press all of a timeline, with a search that finds, one that does not, and none."""
    pages.open(CHAPTER)
    pages.run("""const line = document.querySelector(".nr-timeline");
        const field = line.querySelector("input[type=search]");
        await walk.press(line);
        for (const words of ["Luna", "Gibtesnicht"]) {
          walk.set(field, words);
          await walk.settled();
        }""")


def forecast(pages):
    """Give no chance, then one; see what happened and the scores, and begin again."""
    pages.open(CHAPTER)
    pages.run("""const board = document.querySelector(".nr-forecast");
        walk.set(board.querySelector("input[type=number], input[inputmode]"), "");
        await walk.press(board, /neu|lösch/i);
        await walk.press(board);""")


def matrix(pages):
    """Score nothing, some and all; move weights, compare, save, and begin again."""
    pages.open(CHAPTER)
    pages.run("""const matrix = document.querySelector(".nr-matrix");
        for (let round = 0; round < 4; round++) {
          walk.fill(matrix, round * 20, ["1"]);
          await walk.settled();
        }
        await walk.press(matrix);""")


def record(pages):
    """Export, reset, and import what is no record of this course."""
    pages.open("chapters/progress.html")
    picker = pages.page.locator("input[type=file]").first
    for text in ("{", '{"version": 99}', '{"version": 3, "course": "rome", "log": {}}'):
        picker.set_input_files([{**_BAD_FILE, "buffer": text.encode()}])
        pages.run("await walk.settled(); await walk.settled();")
    pages.run("await walk.press(document.querySelector('.nr-record'))")


def review(pages):
    """Review what is due at once and weeks later, until nothing is left."""
    practice(pages)
    pages.open("chapters/review.html")
    pages.note("review")
    pages.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=40))
    pages.open("chapters/review.html")
    pages.run(f"""const quiz = {_QUIZZES}[0];
        await walk.press(quiz, /prüfen/i);
        await walk.answer(quiz, ".nq-check", 4, {json.dumps(TYPED)});
        await walk.press(quiz, /prüfen/i);""")


def furniture(pages):
    """Search with and without finds, follow a link to nothing, and see the first page."""
    pages.open("search.html?q=Luna")
    pages.page.locator(".ns-results a").first.wait_for()
    pages.note("furniture")
    pages.open("search.html?q=gibtesnicht")
    pages.note("furniture")
    pages.open(f"{CHAPTER}#event=1900-nicht")
    pages.run("""document.querySelectorAll("details").forEach((one) => { one.open = true; });
        await walk.settled();""")
    pages.note("furniture")
    pages.open("index.html")


STATES = {
    "practice": practice,
    "timeline": timeline,
    "forecast": forecast,
    "matrix": matrix,
    "progress": record,
    "review": review,
    "furniture": furniture,
    "test": examination,
}
