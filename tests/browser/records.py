"""A record of answers in a browser, and pages that show it."""

import pytest

from natorussia.widgets.progress import Progress
from natorussia.widgets.quiz.widget import Quiz

STORE = "natorussia/progress/v1"
CHOICE = {
    "level": "recall",
    "id": "x-single",
    "kind": "single",
    "prompt": "Where?",
    "options": [{"text": "Paris", "correct": True}, {"text": "Rome"}],
}


@pytest.fixture(name="state")
def progress_state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice"):
        progress = mode == "progress"
        whole = (Progress() if progress else Quiz(questions or None, mode, seed=1)).get_state()
        hidden = {"layout", "tabbable", "tooltip"}
        kept = {k: v for k, v in whole.items() if not k.startswith("_") and k not in hidden}
        return {**kept, "_module": "progress"} if progress else kept

    return of


def record(question):
    """Return a stored log with one try at a question, years ago."""
    tries = [{"t": 1_600_000_000_000, "c": 1, "n": 1, "h": 0}]
    return {"course": "natorussia", "version": 1, "log": {question: tries}}
