"""Questions of every kind, a quiz of them without a kernel, and how tests press and read it."""

import pytest

from natorussia import Progress
from natorussia.widgets.quiz.widget import Quiz

HIDDEN = {"layout", "tabbable", "tooltip"}
STORE = "natorussia/progress/v1"
ID = {"level": "recall"}
CHOICE = {
    **ID,
    "id": "x-single",
    "kind": "single",
    "prompt": "Where?",
    "hints": ["A capital.", "On the Seine."],
    "explanation": "It was in Paris.",
    "options": [
        {"text": "Paris", "correct": True, "feedback": "Yes, there."},
        {"text": "Rome", "feedback": "Five years later."},
    ],
}
KINDS = {
    "single": CHOICE,
    "multiple": {
        **ID,
        "id": "x-multiple",
        "kind": "multiple",
        "prompt": "Who?",
        "options": [
            {"text": "Poland", "correct": True},
            {"text": "Hungary", "correct": True},
            {"text": "Malta", "feedback": "Never."},
        ],
    },
    "numeric": {
        **ID,
        "id": "x-numeric",
        "kind": "numeric",
        "prompt": "How long?",
        "answer": 77,
        "unit": "days",
        "units": {"weeks": 7},
    },
    "text": {**ID, "id": "x-text", "kind": "text", "prompt": "Which?", "accept": ["Pristina"]},
    "order": {
        **ID,
        "id": "x-order",
        "kind": "order",
        "items": [{"text": text} for text in ("first", "second", "third", "fourth")],
    },
    "match": {
        **ID,
        "id": "x-match",
        "kind": "match",
        "pairs": [{"left": "PJC", "right": "1997"}, {"left": "NRC", "right": "2002"}],
    },
    "blanks": {
        **ID,
        "id": "x-blanks",
        "kind": "blanks",
        "text": "In {{year}} in {{city}}.",
        "blanks": {
            "year": {"accept": ["1997"]},
            "city": {"accept": ["Paris"], "options": ["Rome", "Paris"]},
        },
    },
    "place": {
        **ID,
        "id": "x-place",
        "kind": "place",
        "prompt": "When?",
        "event": "1997-founding-act-signed",
        "from": "1995",
        "to": "1999",
        "zero": 700,
    },
    "reason": {
        **ID,
        "id": "x-reason",
        "kind": "reason",
        "statement": "It was a treaty.",
        "verdict": False,
        "reasons": [{"text": "It was political.", "correct": True}, {"text": "It lapsed."}],
    },
    "poll": {
        **ID,
        "id": "x-poll",
        "kind": "poll",
        "prompt": "And you?",
        "options": [{"text": "Aye", "feedback": "Noted well."}, {"text": "Nay"}],
    },
}


@pytest.fixture(name="state")
def quiz_state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice", **options):
        source = questions or None
        if mode == "progress":
            return {**shown(Progress()), "_module": "progress"}
        return shown(Quiz(source, mode, **{"seed": 1, **options}))

    def shown(widget):
        whole = widget.get_state()
        return {k: v for k, v in whole.items() if not k.startswith("_") and k not in HIDDEN}

    return of


def verdict(page):
    """Return what the status of the first question says."""
    return page.locator(".nq-status").first.inner_text()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, selector, most=60):
    """Press Tab until a control that fits is reached, and fail if none is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def record(question, **more):
    """Return a stored log with one try at a question, years ago."""
    tries = [{"t": 1_600_000_000_000, "c": 1, "n": 1, "h": 0, **more}]
    return {"course": "natorussia", "version": 1, "log": {question: tries}}
