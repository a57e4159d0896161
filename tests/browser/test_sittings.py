"""Sittings of a quiz: practice begun anew, a test against the clock, a kernel that is silent."""

import json
from types import SimpleNamespace

import pytest

from natorussia.widgets.quiz.widget import Quiz
from tests.browser.sittings import (
    STORE,
    press,
    question,
    reload,
    shown,
    sitting_state,  # noqa: F401
)


def status(page):
    return page.locator(".nq-submit p").inner_text()


def test_practice_begins_anew(mount, state):
    """Who knows it all may practise again: the answers are gone from the page, not the record."""
    page = mount("quiz", state(question("it"), question("that")))
    assert page.get_by_role("button", name="Practise again").is_hidden()
    page.get_by_label("Paris").first.check()
    press(page, "Check")
    press(page, "Practise again")
    assert "0 of 2 answered" in page.locator(".nq-summary").inner_text()
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('li')")
    reload(page)
    assert page.locator("input:checked").count() == 0
    page.get_by_label("Rome").first.check()
    press(page, "Check")
    log = json.loads(page.evaluate(f"localStorage.getItem('{STORE}')"))["log"]["x-it"]
    assert [(one["c"], one["n"]) for one in log] == [(1, 1), (0, 1)]
    reload(page)
    page.get_by_text("the next try can earn 0.75 points").wait_for()
    assert "1 of 2 answered · Points: 0 of 2" in page.locator(".nq-summary").inner_text()


def test_readers_take_a_quiz_as_a_test(mount, state):
    """The way to take a quiz is a choice whose state is named, and the notice says what it is."""
    page = mount("quiz", state(question("it")))
    ways = page.get_by_role("group", name="How to take this quiz")
    assert ways.get_by_role("button", name="Practise", pressed=True).count() == 1
    assert "you may try again" in page.locator(".nr-about").inner_text()
    press(page, "Take it as a test")
    assert ways.get_by_role("button", name="Take it as a test", pressed=True).count() == 1
    assert "marked together, once" in page.locator(".nr-about").inner_text()
    assert page.get_by_label("Time limit").input_value() == "0"
    press(page, "Start the test")
    assert page.get_by_role("timer").count() == 0
    page.get_by_label("Rome").check()
    reload(page)
    assert page.get_by_label("Rome").is_checked(), "a test that was begun goes on"
    press(page, "Submit all answers")
    assert "Points: 0 of 1. It took" in status(page)
    press(page, "Take it again")
    assert page.evaluate("document.activeElement.localName") == "select"


def test_time_limit_can_be_declined(mount, state):
    """The author's limit is the choice that is made, and none is one of the choices."""
    page = mount("quiz", state(question("it"), mode="test", minutes=15))
    limit = page.get_by_label("Time limit")
    assert limit.locator("option:checked").inner_text() == "15 minutes"
    limit.select_option("none")
    press(page, "Start the test")
    assert page.get_by_role("timer").count() == 0


def test_time_warns_and_is_extended(mount, state):
    """A minute before the end a status says so, and the time can be extended ten times and more."""
    page = mount("quiz", state(question("it"), mode="test", minutes=10))
    page.clock.install()
    press(page, "Start the test")
    timer, warning = page.get_by_role("timer"), page.locator(".nq-clock [role=status]")
    assert timer.inner_text() == "10 minutes left"
    page.clock.run_for(8 * 60_000)
    assert timer.inner_text() == "2 minutes left"
    assert warning.inner_text() == ""
    page.clock.run_for(61_000)
    assert "A minute is left." in warning.inner_text()
    for _ in range(11):
        press(page, "5 more minutes")
    assert warning.inner_text() == ""
    assert timer.inner_text() == "56 minutes left"


def test_test_is_handed_in_when_time_is_up(mount, state):
    """What was given counts, nothing is lost, and whoever is typing stays in the field."""
    asked = [question("it"), {**question("that"), "kind": "text", "accept": ["Pristina"]}]
    del asked[1]["options"]
    page = mount("quiz", state(*asked, mode="test", minutes=10))
    page.clock.install()
    press(page, "Start the test")
    page.get_by_label("Paris").check()
    page.get_by_label("Your answer").fill("Prist")
    page.clock.run_for(10 * 60_000 + 2000)
    assert "Time is up" in status(page)
    assert "Points: 1 of 2. It took 10 minutes." in status(page)
    assert page.locator(".nq-clock").inner_text().endswith("Take it again")
    assert page.evaluate("document.activeElement.type") == "text"


def test_time_runs_over_a_reload(mount, state):
    """The clock goes on where it was, and a test whose time is up in the meantime is handed in."""
    page = mount("quiz", state(question("it"), mode="test", minutes=10))
    page.clock.install()
    press(page, "Start the test")
    page.get_by_label("Paris").check()
    page.clock.run_for(4 * 60_000)
    reload(page)
    assert page.get_by_role("timer").inner_text() in ("6 minutes left", "7 minutes left")
    assert page.get_by_label("Paris").is_checked()
    page.evaluate("""() => {
        const name = Object.keys(localStorage).find((name) => name.includes("/draft/"));
        const kept = JSON.parse(localStorage.getItem(name));
        localStorage.setItem(name, JSON.stringify({ ...kept, until: kept.began + 1 }));
    }""")
    reload(page)
    assert "Time is up" in status(page)
    assert "Points: 1 of 1" in status(page)


@pytest.fixture
def kernel(mount, monkeypatch):
    """Give a live test of three questions on a page, whose kernel answers when told to."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    quiz = Quiz([question("a"), question("b"), question("c")], "test", seed=1)
    page = mount("quiz", shown(quiz))
    kernel = SimpleNamespace(quiz=quiz, page=page, sent=[])
    reply = "([reply]) => models[0].listeners.get('msg:custom').forEach((hear) => hear(reply))"
    page.expose_function("toKernel", lambda *message: kernel.sent.extend(message))
    page.evaluate("""() => {
      models[0].send = (message) => toKernel(message).then(() => { window.delivered = true });
    }""")
    monkeypatch.setattr(quiz, "send", lambda message: page.evaluate(reply, [message]))

    def answer(count):
        """Let the kernel answer so many messages, as they come."""
        for _ in range(count):
            page.wait_for_function("window.delivered")
            page.evaluate("window.delivered = false")
            quiz._handle_custom_msg(kernel.sent[-1], [])

    kernel.answer = answer
    page.clock.install()
    for choice in page.get_by_label("Paris").all():
        choice.check()
    return kernel


def test_silent_kernel_loses_no_test(kernel):
    """At the first answer that is not marked the test stops, is kept, and is submitted again."""
    page = kernel.page
    press(page, "Submit all answers")
    kernel.answer(1)
    page.clock.run_for(9000)
    page.get_by_text("Question 2 could not be handed in").wait_for()
    assert [one["id"] for one in kernel.sent] == ["x-a", "x-b"], "and the third is not sent"
    assert page.evaluate("Object.keys(localStorage).some((name) => name.includes('/draft/'))")
    press(page, "Submit all answers")
    kernel.answer(2)
    assert "Points: 3 of 3" in status(page)
    assert list(kernel.quiz.responses["question"]) == ["x-a", "x-b", "x-c"]
    assert not page.evaluate(
        "Object.keys(localStorage).some((name) => name.includes('/draft/') && !/since/.test(name))"
    )


def test_two_clicks_submit_once(kernel):
    """Who clicks Submit twice sends each answer once."""
    kernel.page.get_by_role("button", name="Submit all answers").dblclick()
    kernel.answer(3)
    assert [one["id"] for one in kernel.sent] == ["x-a", "x-b", "x-c"]
    assert len({one["sitting"] for one in kernel.sent}) == 1
