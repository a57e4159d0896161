"""A course on another subject in a browser, opened from a disk."""

import json

import pytest

READY = (
    "[...document.querySelectorAll('.nr-mount')].every((m) => m.querySelector('[data-ready=true]'))"
)


@pytest.fixture
def page(railways, browser):
    """Open the sample chapter; complaints of the page fail the test."""
    context, complaints = browser.new_context(), []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((railways / "chapters/01-early-railways.html").as_uri())
    page.wait_for_function(READY)
    yield page
    context.close()
    assert complaints == []


def test_own_timeline_and_quiz_are_ready(page):
    """Timeline and quiz of the course show its events and questions, and nothing of ours."""
    page.locator(".nr-timeline").scroll_into_view_if_needed()
    page.locator(".nr-timeline").get_by_text("Rainhill").first.wait_for()
    assert page.locator(".nr-quiz").get_by_text("What did the company want to learn").count() == 1
    assert "NATO" not in page.locator("body").inner_text()


def test_progress_is_kept_under_own_key(page):
    """An answer is kept under the course's key, so that courses on one site stay apart."""
    page.locator(".nr-quiz").get_by_role("button", name="It is right as it stands").click()
    page.locator(".nr-quiz").get_by_role("button", name="Check").first.click()
    stored = page.evaluate("JSON.stringify(Object.entries(localStorage))")
    kept = {key: json.loads(value) for key, value in json.loads(stored) if "progress" in key}
    assert list(kept) == ["railways/progress/v1"]
    assert kept["railways/progress/v1"]["course"] == "railways"
