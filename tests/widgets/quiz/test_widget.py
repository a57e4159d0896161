"""The quiz widget in the kernel."""

import json
import subprocess
import sys

import pytest

from natorussia import Progress
from natorussia.data import UnknownNameError
from natorussia.data.records import TableError
from natorussia.questions import END, load_bank, revision, unkeyed
from natorussia.widgets.quiz.widget import Quiz
from natorussia.widgets.veil import veiled

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
    key = json.loads(veiled(Quiz([QUESTION]).key))
    assert key["x-where"]["explanation"] == "<p>It was in Paris.</p>"


def test_wrong_answer_gets_feedback_alone(quiz):
    """The solution stays in the kernel while the reader tries."""
    reply = ask(quiz, response=option(quiz, "Rome"))
    assert reply["marks"]["credit"] == 0
    assert "Five years later" in reply["marks"]["parts"][0]["html"]
    assert "reread" in reply
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
    """The progress page has the sections with what each question asks, not the questions."""
    progress = Progress()
    known = {"id", "title", "href", "ids", "polls", "prompts", "chances"}
    assert known == set(progress.sections[0])
    assert all(len(one["prompts"]) == len(one["ids"]) for one in progress.sections[:5])
    assert "JavaScript" in progress.fallback_html()


def test_polls_are_no_strangers():
    """What earns no points is asked all the same."""
    polls = [name for one in Progress().sections for name in one.get("polls", [])]
    assert polls
    assert all(not one["points"] for one in Quiz().questions if one["id"] in polls)


def test_misspelt_option_names_the_nearest():
    """An option that does not exist is no silence."""
    with pytest.raises(TableError, match=r"got confidance=\.\.\..*the nearest is confidence"):
        Quiz("nineties", confidance=False)


def test_pool_knows_the_levels():
    """How many of each level may be asked, and a level that does not exist is told."""
    assert Quiz("nineties", pool={"recall": 2}).pool == {"recall": 2}
    with pytest.raises(UnknownNameError, match="recall"):
        Quiz("nineties", pool={"recal": 2})


@pytest.fixture
def examination(monkeypatch):
    """Give a quiz in test mode whose messages to the page are collected."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    made = Quiz([QUESTION], mode="test")
    made.sent = []
    made.send = made.sent.append
    return made


def test_test_reveals_nothing_before_it_is_handed_in(examination):
    """Whoever asks the kernel for the answer first gets none, and it afterwards."""
    assert ask(examination, type="reveal").keys() <= {"n"}
    marked = ask(examination, response=option(examination, "Rome"), final=True)
    assert "reread" not in marked
    assert ask(examination, type="reveal")["solution"]


def test_test_sends_nothing_to_try_answers_by(examination):
    """Its revision is that of what is seen: by the whole one, answers could be tried out."""
    (shown,) = examination.questions
    assert shown == unkeyed(load_bank([QUESTION])[0])
    assert shown["rev"] != revision(load_bank([QUESTION])[0])


def test_test_is_marked_once(examination):
    """A second submission is told the marks of the first, and adds no row."""
    first = ask(examination, response=option(examination, "Rome"), final=True)
    again = ask(examination, response=option(examination, "Paris"), tries=1)
    assert again["marks"] == first["marks"]
    assert list(examination.responses["verdict"]) == ["wrong"]


def test_fresh_start_is_another_sitting(examination):
    """Who takes a test again is marked again, and the frame says which time it was."""
    ask(examination, response=option(examination, "Rome"), sitting=1000)
    ask(examination, response=option(examination, "Paris"), sitting=2000)
    assert list(examination.responses["sitting"]) == [1, 2]
    assert list(examination.responses["points"]) == [0, 2]


def test_kernel_counts_tries(quiz):
    """A page that says that each try is its first earns no more for it."""
    ask(quiz, response=option(quiz, "Rome"), tries=1)
    ask(quiz, response=option(quiz, "Paris"), tries=1)
    assert list(quiz.responses["tries"]) == [1, 2]
    assert list(quiz.responses["points"]) == [0, 1.5]


def test_what_is_not_read_costs_no_try(monkeypatch):
    """A number that cannot be read is told so; the next try is still the first."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    counted = {"id": "x-n", "kind": "numeric", "level": "recall", "prompt": "?", "answer": 3}
    quiz = Quiz([counted])
    sent = []
    monkeypatch.setattr(quiz, "send", sent.append)
    for value in ("three", "3"):
        message = {"n": 1, "type": "mark", "id": "x-n", "response": {"value": value}}
        quiz._answer(quiz, message, [])
    assert [one["marks"]["verdict"] for one in sent] == ["unread", "right"]
    assert list(quiz.responses["points"]) == [1]


def test_answer_that_was_shown_earns_nothing(quiz):
    """Who gives up may still answer, for no points."""
    ask(quiz, type="reveal")
    ask(quiz, response=option(quiz, "Paris"))
    assert list(quiz.responses["points"]) == [0]


@pytest.mark.parametrize("claimed", [{"a": 1}, True, 3, -1, "2", [2], 1.5])
def test_strange_confidence_is_none(quiz, claimed):
    """Only the three degrees are recorded."""
    ask(quiz, response=option(quiz, "Rome"), confidence=claimed, sitting=claimed, hints=claimed)
    assert quiz.responses["confidence"].isna().all()


def test_quiz_shows_without_pandas():
    """Pandas loads when the responses are asked for."""
    code = (
        "import sys; from natorussia.widgets.quiz.widget import Quiz; "
        "Quiz('nineties').fallback_html(); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_questions_are_asked_after_their_section():
    """A section's quizzes share out its bank: each question is asked once."""
    whole = Quiz("nineties")
    after = {one.get("after", END) for one in load_bank("nineties")}
    parts = [Quiz("nineties", after=section) for section in sorted(after)]
    asked = sorted(one["id"] for part in parts for one in part.questions)
    assert asked == sorted(one["id"] for one in whole.questions)
    assert len(parts) > 1
    with pytest.raises(UnknownNameError, match="nineties-pill"):
        Quiz("nineties", after="nineties-pil")
