"""A quiz without a kernel whose reader comes back to it, and how tests press and read it."""

import pytest

from natorussia.widgets.quiz.widget import Quiz

HIDDEN = {"layout", "tabbable", "tooltip"}
STORE = "natorussia/progress/v1"
LONG_AGO = 1_600_000_000_000


def question(name, **more):
    """Return a choice between Paris, which is right, and Rome."""
    options = [{"text": "Paris", "correct": True}, {"text": "Rome", "feedback": "Five years on."}]
    asked = {"id": f"x-{name}", "kind": "single", "level": "recall", "prompt": f"Where was {name}?"}
    return {**asked, "options": options, **more}


@pytest.fixture(name="state")
def sitting_state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice", **options):
        return shown(Quiz(questions or None, mode, **{"seed": 1, **options}))

    return of


def shown(quiz):
    return {k: v for k, v in quiz.get_state().items() if not k.startswith("_") and k not in HIDDEN}


def press(page, name, place=0):
    page.get_by_role("button", name=name).nth(place).click()


def reload(page):
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")


def tried(**more):
    return [{"t": LONG_AGO, "c": 1, "n": 1, "h": 0, **more}]
