"""The quiz widget in the kernel."""

import base64
import json
import subprocess
import sys

import pytest

from natorussia.quiz import Quiz

QUESTION = {
    "id": "x-where",
    "kind": "single",
    "prompt": "Where?",
    "level": "recall",
    "points": 2,
    "options": [
        {"text": "Paris", "correct": True, "feedback": "The Elysée."},
        {"text": "Rome", "feedback": "Five years later."},
    ],
    "explanation": "It was in Paris.",
}


@pytest.fixture
def quiz(monkeypatch):
    """Give a quiz of one question whose messages to the page are collected."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    made = Quiz([QUESTION])
    made.sent = []
    made.send = made.sent.append
    return made


def option(quiz, text):
    """Return the id of an option by its text."""
    found = {one["html"]: one["id"] for one in quiz.questions[0]["options"]}
    return found[text]


def ask(quiz, **message):
    """Send a message as the page does; return the reply."""
    quiz._handle_custom_msg({"n": 1, "id": "x-where", "type": "mark", **message}, [])
    return quiz.sent[-1]


def test_live_state_holds_no_key(quiz):
    """What a notebook saves has neither answer nor feedback."""
    state = json.dumps({k: v for k, v in quiz.get_state().items() if not k.startswith("_")})
    assert quiz.key == ""
    assert "Five years" not in state
    assert "It was in Paris" not in state


def test_book_state_holds_the_key(monkeypatch):
    """A page without a kernel marks by a key that is out of sight."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    key = json.loads(base64.b64decode(Quiz([QUESTION]).key))
    assert key["x-where"]["explanation"] == "<p>It was in Paris.</p>"


def test_wrong_answer_gets_feedback_alone(quiz):
    """The solution stays in the kernel while the reader tries."""
    reply = ask(quiz, response=option(quiz, "Rome"))
    assert reply["marks"]["credit"] == 0
    assert "Five years later" in reply["marks"]["parts"][0]["html"]
    assert "solution" not in reply


def test_right_answer_brings_the_solution(quiz):
    """Once it is right, the explanation is due."""
    reply = ask(quiz, response=option(quiz, "Paris"))
    assert reply["marks"]["verdict"] == "right"
    assert reply["solution"]["explanation"] == "<p>It was in Paris.</p>"


def test_giving_up_brings_the_solution(quiz):
    """A reader may ask for the answer; that is no try."""
    assert ask(quiz, type="reveal")["solution"]
    assert len(quiz.responses) == 0


def test_responses_are_a_frame(quiz):
    """Each try is a row, and further tries earn less."""
    ask(quiz, response=option(quiz, "Rome"), confidence=2)
    ask(quiz, response=option(quiz, "Paris"), tries=2, hints=1)
    frame = quiz.responses
    assert list(frame["verdict"]) == ["wrong", "right"]
    assert list(frame["points"]) == [0, 1.5]
    assert frame["confidence"][0] == 2


@pytest.mark.parametrize("message", [{"id": "nobody"}, {"type": "delete"}, {"id": ["x"]}])
def test_strange_messages_are_ignored(quiz, message):
    """A message that is no question to the kernel changes nothing."""
    quiz._handle_custom_msg({"n": 1, "id": "x-where", "type": "mark", **message}, [])
    assert quiz.sent == []


def test_strange_numbers_are_marked_anyway(quiz):
    """Tries and hints that are no numbers count as one and none."""
    reply = ask(quiz, response=option(quiz, "Paris"), tries="many", hints=None)
    assert reply["marks"]["credit"] == 1


def test_page_without_javascript_prints(quiz):
    """The questions stand on the page as text, without answers."""
    html = quiz._repr_mimebundle_()[0]["text/html"]
    assert html.startswith('<div class="nr-quiz nr-plain">')
    assert "Where?" in html
    assert "It was in Paris" not in html


def test_section_of_the_course_loads():
    """A section's name is enough."""
    assert len(Quiz("nineties").questions) >= 10


def test_progress_knows_every_section():
    """The progress page has the sections and their questions' ids, not the questions."""
    progress = Quiz(mode="progress")
    assert progress.questions == []
    assert {"id", "title", "href", "ids"} == set(progress.sections[0])
    assert "JavaScript" in progress.fallback_html()


def test_quiz_shows_without_pandas():
    """Pandas loads when the responses are asked for."""
    code = (
        "import sys; from natorussia.quiz import Quiz; "
        "Quiz('nineties').fallback_html(); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
