"""What tests of one question share: questions with long feedback, and the tries that are kept."""

import json

from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    STORE,
)

LONG = "No such threat is on record, and whoever was asked about it later has said so. " * 3
NOTED = {
    **KINDS["multiple"],
    "options": [
        {"text": "Poland", "correct": True, "feedback": "Since 1999."},
        {"text": "Malta", "feedback": LONG},
        {"text": "Austria", "feedback": LONG},
    ],
}
READ = {**CHOICE, "events": ["1997-founding-act-signed"], "reread": "nineties p2"}
NAMES = "all => all.map((li) => li.dataset.name)"


def check(page, place=0):
    page.locator(".nq-check").nth(place).click()


def tries(page, question="x-single"):
    """Return the stored tries of a question."""
    stored = page.evaluate(f"localStorage.getItem('{STORE}')")
    return json.loads(stored)["log"].get(question, []) if stored else []


def reopen(page, log=None):
    """Open the page anew, with another record where one is given."""
    if log:
        page.evaluate(
            "([name, log]) => localStorage.setItem(name, JSON.stringify(log))", [STORE, log]
        )
    page.reload()
    page.wait_for_selector("body[data-mounted]")


def names(page):
    return page.locator(".nq-order li").evaluate_all(NAMES)
