"""What a screen reader is told: of a question of each kind, of a result, and of a timeline.

The texts in ``spoken/`` are the accessibility tree as browsers hand it on.  After a change that is
meant, ``NATORUSSIA_WRITE_SPOKEN=1 pytest tests/browser/test_spoken.py`` writes them anew, to be
read before they are stored.
"""

import os
from pathlib import Path

import pytest

from natorussia.data.languages import using
from natorussia.data.languages.catalogues import catalogue
from natorussia.widgets.quiz.widget import Quiz
from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    quiz_state,  # noqa: F401
)
from tests.browser.test_from_right import shown
from tests.browser.timeline.states import ACTIVE, enter
from tests.browser.timeline.states import state as timeline_state

FOLDER = Path(__file__).with_name("spoken")
ROWS = [
    {"id": "a", "date": "1997-05-27", "title": "An act is signed", "lane": "talks"},
    {"id": "b", "date": "1999-03-24", "end": "1999-06-10", "title": "A campaign", "lane": "wars"},
    {"id": "c", "date": "2002~", "title": "A council meets", "lane": "talks"},
]

GERMAN = [
    {
        "id": "x-single",
        "kind": "single",
        "level": "recall",
        "prompt": "Was wollte die Gesellschaft wissen?",
        "hints": ["Denken Sie an die Seile."],
        "options": [
            {"text": "Ob Lokomotiven ziehen können", "correct": True},
            {"text": "Wie breit die Spur wird", "feedback": "Die lag schon."},
        ],
    },
    {
        "id": "x-place",
        "kind": "place",
        "level": "recall",
        "prompt": "Setzen Sie die Eröffnung der Strecke.",
        "event": "1997-founding-act-signed",
        "from": "1995",
        "to": "1999",
        "zero": 700,
    },
]


def assert_spoken(name, text):
    """Compare with what is written down, or write it down where that is asked for."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("NATORUSSIA_WRITE_SPOKEN") == "1":
        file.write_text(f"{text}\n", encoding="utf-8")
    assert f"{text}\n" == file.read_text(encoding="utf-8"), name


def test_questions_are_spoken_as_written_down(mount, state):
    """Level, prompt, choices, fields with their names, and buttons that name their question."""
    shown = state(*KINDS.values())
    (place,) = (one for one in shown["questions"] if one["kind"] == "place")
    # What stands in the tables changes, and with it the landmarks.
    place["landmarks"] = [[9953, "Three are invited", "April 1997"]]
    page = mount("quiz", shown)
    for kind, question in KINDS.items():
        assert_spoken(kind, page.locator(f"#q-{question['id']}").aria_snapshot())


@pytest.mark.parametrize(("choice", "name"), [("Rome", "not-right"), ("Paris", "right")])
def test_results_are_spoken_as_written_down(mount, state, choice, name):
    """A verdict with its feedback and what comes next; the answer once the question is over."""
    page = mount("quiz", state(CHOICE))
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Check").click()
    page.locator(".nq-verdict").wait_for()
    assert_spoken(f"result-{name}", page.locator("#q-x-single").aria_snapshot())


def test_timeline_is_spoken_as_written_down(mount):
    """The stage says what it is and which keys move it; each event its date, lane and number."""
    page = mount("timeline", timeline_state(ROWS), viewport={"width": 1000, "height": 900})
    stage = page.locator(".nt-body")
    described = stage.evaluate(
        "(el) => (el.getAttribute('aria-describedby') ?? '').split(' ')"
        ".map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()"
    )
    spoken = [f"{stage.get_attribute('role')}: {stage.get_attribute('aria-label')}", described]
    enter(page)
    spoken.append(page.evaluate(ACTIVE))
    for _ in ROWS[1:]:
        page.keyboard.press("ArrowRight")
        spoken.append(page.evaluate(ACTIVE))
    assert_spoken("timeline", "\n".join(spoken))


def test_questions_are_spoken_in_german(mount, monkeypatch):
    """Roles with German names on a page that says so; nothing of the interface stays English."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    with using("de"):
        page = mount("quiz", shown(Quiz(GERMAN, seed=1), "quiz"), language="de")
    told = page.locator(".nr-quiz").aria_snapshot()
    for line in (
        'group "1. Was wollte die Gesellschaft wissen?"',
        'group "Wie sicher sind Sie?"',
        'button "Prüfen Frage 1"',
        'button "Hinweis zu Frage 1"',
        'slider "Wann es war"',
        'button "− 1 Jahr"',
    ):
        assert line in told
    # A name that both languages share is no fault.
    english = [name for name, forms in catalogue("de").messages.items() if forms[0] != name]
    assert [name for name in english if f'"{name}"' in told or f": {name}\n" in told] == []
    tags = page.evaluate(
        "[...document.querySelectorAll('.nr-quiz *')].map((one) => one.closest('[lang]').lang)"
    )
    assert set(tags) == {"de"}
