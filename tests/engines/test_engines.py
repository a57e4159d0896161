"""Widgets in Firefox and in WebKit: phones of a live class, and every kind of question."""

import http.server
import threading

import pytest

from natorussia.data.languages import using
from natorussia.widgets.quiz.widget import Quiz
from tests.browser.conftest import TYPES, _page, static  # noqa: F401
from tests.browser.quizzes import (
    KINDS,
    quiz_state,  # noqa: F401
)
from tests.browser.test_from_right import shown
from tests.browser.test_spoken import GERMAN
from tests.engines.drivers import HEAR
from tests.live.classes import Board, running
from tests.live.questions import BANK

pytestmark = pytest.mark.slow
LINE = "document.querySelector('.nl-line').textContent"
ANSWER = """
const all = (found) => [...document.querySelectorAll(`.nl-answer ${found}`)];
const changed = (field) => ["input", "change"].forEach(
  (type) => field.dispatchEvent(new Event(type, { bubbles: true })));
const choices = all("input:is([type=radio], [type=checkbox])");
for (const name of new Set(choices.map((one) => one.name))) {
  choices.find((one) => one.name === name).click();
}
all("input[type=range]").forEach((one) => { one.value = +one.value + 1; changed(one); });
all("input[type=text]").forEach((one) => { one.value = "12"; changed(one); });
all("select").forEach((one) => { one.selectedIndex = 1; changed(one); });
all("button").find((one) => /down/i.test(one.ariaLabel ?? one.innerText))?.click();
"""


def test_a_phone_votes_twice_on_every_kind_of_question(page, tmp_path, static):  # noqa: F811
    """What is filled in stays for the second vote; nothing is wider than the phone."""
    with running(tmp_path / "class.sqlite") as live:
        page.open(f"{live.address}#{live.room.code}")
        page.run(HEAR)
        page.click("Join")
        page.until(f"{LINE}.includes('You are in')")
        board = Board(live, live.room.token)
        for question in BANK:
            board.do("ask", item=question["id"])
            page.until("document.querySelector('.nl-answer:enabled')")
            page.run(ANSWER)
            board.do("close")
            page.until("document.querySelector('.nl-answer:disabled')")
            board.do("again")
            page.until("document.body.innerText.includes('Second vote')")
            page.until("document.querySelector('.nl-answer:enabled')")
            page.click("Vote")
            page.until(f"{LINE}.includes('is kept')")
            assert page.run("return document.documentElement.scrollWidth <= innerWidth")
            board.do("close")
            page.until("document.querySelector('.nl-answer:disabled')")
            board.do("tell")
            page.until("document.querySelector('.nl-told h2')")
        board.close()
        assert page.run("return complaints") == []
        assert len(live.room.votes) == 2 * len(BANK)


@pytest.fixture
def served(static):  # noqa: F811
    """Give a function that serves a page with widgets and returns its address."""
    servers = []

    def serve(name, *states, language="en"):
        html = _page(static, name, states, (None, language, ""), book=False).encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                file = static / self.path.partition("?")[0].strip("/")
                found = file.read_bytes() if file.is_file() else html
                self.send_response(200)
                self.send_header("Content-Type", TYPES.get(file.suffix, "text/html"))
                self.end_headers()
                self.wfile.write(found)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_questions_are_named_in_german(page, served, monkeypatch):
    """What the engine itself hands to a screen reader: roles with German names, said as German."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    with using("de"):
        states = [shown(Quiz(GERMAN, seed=1), "quiz")]
    page.open(served("quiz", *states, language="de"))
    page.until("document.body.dataset.mounted")
    named = [
        ("group", "1. Was wollte die Gesellschaft wissen?"),
        ("radio", "Ob Lokomotiven ziehen können"),
        ("group", "Wie sicher sind Sie?"),
        ("button", "Prüfen Frage 1"),
        ("button", "Hinweis zu Frage 1"),
        ("slider", "Wann es war"),
        ("button", "− 1 Jahr"),
    ]
    assert [one for one in named if page.names(*one) is False] == []
    said = """return [...document.querySelectorAll("button, legend, label, p")]
      .filter((one) => one.textContent.trim())
      .map((one) => one.closest("[lang]").lang)"""
    assert set(page.run(said)) == {"de"}


def test_every_kind_of_question_is_marked(page, served, state):
    """Each form is filled in by what stands in it, checked, and given a verdict."""
    page.open(served("quiz", state(*KINDS.values())))
    page.until("document.body.dataset.mounted")
    page.run(
        "document.querySelectorAll('.nq-question').forEach((one) => one.classList.add('nl-answer'))"
    )
    page.run(ANSWER)
    page.run("document.querySelectorAll('.nq-check').forEach((one) => one.click())")
    silent = (
        "[...document.querySelectorAll('.nq-question')]"
        ".filter((one) => !one.querySelector('.nq-verdict'))"
    )
    page.until(f"!{silent}.length")
    assert page.run("return document.querySelectorAll('.nq-question').length") == len(KINDS)
