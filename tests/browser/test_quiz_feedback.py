"""What a question says back in a browser: what is right, what is missing, and what things cost."""

import json

import pytest

from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    STORE,
    quiz_state,  # noqa: F401
)

THREE = {
    **KINDS["multiple"],
    "options": [
        {"text": "Poland", "correct": True},
        {"text": "Hungary", "correct": True},
        {"text": "Czechia", "correct": True},
        {"text": "Malta"},
    ],
}


def check(page):
    page.locator(".nq-check").first.click()


def said(page):
    return page.locator(".nq-status").first.inner_text()


def tries(page):
    """Return how many tries the record holds."""
    stored = page.evaluate(f"localStorage.getItem('{STORE}')")
    return sum(map(len, json.loads(stored)["log"].values())) if stored else 0


def arrange(page, *wanted):
    """Move the rows of an order question until they stand as wanted."""
    names = "all => all.map((li) => li.dataset.name)"
    for place, name in enumerate(wanted):
        while page.locator(".nq-order li").evaluate_all(names).index(name) > place:
            page.get_by_role("button", name=f"Move up: {name}").click()


def test_only_rows_in_their_place_are_ticked(mount, state):
    """One row too early shifts the rest: no tick, and the words say what earned the points."""
    page = mount("quiz", state(KINDS["order"]))
    arrange(page, "fourth", "first", "second", "third")
    check(page)
    assert page.locator(".nq-order .nq-badge.nq-right").count() == 0
    assert page.locator(".nq-order .nq-badge.nq-wrong").count() == 4
    assert "0 of 4 in the right place; 3 of 4 in order relative to each other" in said(page)
    assert "0.67 points" in said(page)
    arrange(page, "first", "second", "fourth", "third")
    check(page)
    assert page.locator(".nq-order .nq-badge.nq-right").count() == 2
    assert "2 of 4 in the right place; 3 of 4 in order relative to each other" in said(page)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["Poland", "Malta"], "1 of your 2 choices is right."),
        (["Poland", "Hungary"], "2 of your 2 choices are right, but not all that are right."),
        (["Hungary"], "Your choice is right, but not the only one that is."),
    ],
)
def test_counts_say_of_what_they_count(mount, state, chosen, words):
    """Choices are counted as choices, though more options are right than were chosen."""
    page = mount("quiz", state(THREE))
    for label in chosen:
        page.get_by_label(label).check()
    check(page)
    assert words in said(page)


def half_blanks(page):
    page.get_by_label("Blank 2").select_option("Paris")


def half_match(page):
    page.get_by_label("PJC").select_option("1997")


def half_reason(page):
    page.get_by_label("It was political.").check()


def off_the_line(page):
    page.get_by_label("Year").fill("1066")


@pytest.mark.parametrize(
    ("kind", "half", "words"),
    [
        ("blanks", half_blanks, "Still empty: blank 1."),
        ("match", half_match, "Not matched yet: NRC."),
        ("reason", half_reason, "Say first whether the statement is true or false."),
        ("place", off_the_line, "This date is not on the line"),
        ("order", lambda _page: None, "Move what is in the wrong place"),
    ],
)
def test_half_an_answer_is_not_charged(mount, state, kind, half, words):
    """The part that is missing is named, no try is taken, and the answer can be asked for."""
    page = mount("quiz", state(KINDS[kind]))
    half(page)
    check(page)
    assert words in said(page)
    assert tries(page) == 0
    assert page.get_by_role("button", name="Show the answer").is_visible()


def test_what_cannot_be_read_is_asked_back(mount, state):
    """A number in words costs no try, and the first one that is read is a first try."""
    page = mount("quiz", state({**KINDS["numeric"], "answer": 78}))
    page.get_by_label("Your answer").fill("umpteen")
    check(page)
    assert "Not read, and not counted as a try" in said(page)
    assert "0 points" not in said(page)
    page.get_by_label("Your answer").fill("78")
    check(page)
    assert "Right: 1 point" in said(page)


def test_costs_are_said_before_they_are_paid(mount, state):
    """What a further try takes off and that a hint takes nothing stand above the questions."""
    page = mount("quiz", state(CHOICE))
    about = page.locator(".nr-about").inner_text()
    assert "each further try can earn 25\u00a0% less" in about
    assert "A hint costs no points" in about
    page = mount("quiz", state(KINDS["text"], penalty=0))
    about = page.locator(".nr-about").inner_text()
    assert "less" not in about
    assert "hint" not in about


def test_nobody_is_invited_to_earn_nothing(mount, state):
    """Once all points are spent the page says so, and a right answer is right without a figure."""
    page = mount("quiz", state(KINDS["text"], penalty=0.5))
    for wrong in ("Belgrade", "Skopje"):
        page.get_by_label("Your answer").fill(wrong)
        check(page)
    assert "No more points can be earned here" in said(page)
    page.get_by_label("Your answer").fill("Pristina")
    check(page)
    assert page.locator(".nq-verdict").inner_text() == "✓ Right"


def test_summary_tells_polls_apart(mount, state):
    """Questions with points and polls are counted each by themselves."""
    page = mount("quiz", state(CHOICE, KINDS["poll"]))
    page.get_by_label("Aye").check()
    page.locator(".nq-check").last.click()
    page.get_by_text("Noted well.").wait_for()
    summary = page.locator(".nq-summary").inner_text()
    assert summary == "0 of 1 answered · 1 of 1 poll, without points · Points: 0 of 1"


def test_counter_of_a_test_counts(mount, state):
    """Before a test is handed in, the answers that stand in it are counted, and no points."""
    page = mount("quiz", state(CHOICE, KINDS["blanks"], mode="test"))
    summary = page.locator(".nq-summary")
    assert summary.inner_text() == "0 of 2 answered"
    page.get_by_label("Rome").first.check()
    page.get_by_text("1 of 2 answered").wait_for()
    half_blanks(page)
    assert summary.inner_text() == "1 of 2 answered", "a half-filled text is no answer"


def test_buttons_name_their_question(mount, state):
    """Each check and hint has a name of its own, which says its question."""
    page = mount("quiz", state(CHOICE, {**CHOICE, "id": "x-other"}))
    for name in ("Check question", "Hint 1 of 2 for question"):
        for number in (1, 2):
            button = page.get_by_role("button", name=f"{name} {number}", exact=True)
            assert button.count() == 1
