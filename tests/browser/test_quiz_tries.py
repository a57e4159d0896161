"""The tries at one question: what is said of each, what is kept, and what comes back."""

import copy

import pytest

from tests.browser.cards import NOTED, READ, check, names, reopen, tries
from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    press,
    quiz_state,  # noqa: F401
    record,
    verdict,
)


def test_same_answer_is_not_marked_again(mount, state):
    """A second press, or a double click, costs nothing and is no lapse; a change is a try."""
    page = mount("quiz", state(CHOICE))
    page.get_by_label("Rome").check()
    page.locator(".nq-check").dblclick()
    check(page)
    assert verdict(page).endswith("Change your answer first, then check it again.")
    assert len(tries(page)) == 1
    page.get_by_label("Paris").check()
    check(page)
    assert "Right: 0.75 points" in verdict(page)


def test_first_wrong_try_says_where_to_reread(mount, state):
    """The place comes with the first try; the event, which may be the answer, at the end."""
    page = mount("quiz", state(READ))
    page.get_by_label("Rome").check()
    check(page)
    assert "To reread: what the course says of “The 1990s”, paragraph 2" in verdict(page)
    assert "Founding Act" not in page.locator(".nq-question").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    assert page.locator(".nq-reread").count() == 1
    assert (
        page.locator(".nq-end .nq-reread a.nr-event")
        .get_attribute("href")
        .startswith("#event=1997-")
    )


def test_best_try_survives_reload(mount, state):
    """A worse try later takes nothing away, and is shown with its marks and what can be done."""
    page = mount("quiz", state(NOTED))
    page.get_by_label("Poland").check()
    page.get_by_label("Malta").check()
    check(page)
    page.get_by_label("Poland").uncheck()
    check(page)
    assert [one["c"] for one in tries(page, "x-multiple")] == [0.5, 0]
    for _ in range(2):
        assert "Points: 0.5 of 1" in page.locator(".nq-summary").inner_text()
        assert page.get_by_label("Malta").is_checked()
        assert page.locator(".nq-badge").count() == 1
        assert "the next try can earn 0.5 points" in verdict(page)
        assert page.get_by_role("button", name="Show the answer").is_visible()
        reopen(page)


def test_giving_up_is_kept(mount, state):
    """A revealed answer is a lapse without being a try, and the question comes back closed."""
    page = mount("quiz", state(CHOICE))
    page.get_by_label("Rome").check()
    check(page)
    page.get_by_role("button", name="Show the answer").click()
    wrong, lapse = tries(page)
    assert (lapse["c"], lapse["n"], lapse["g"]) == (0, wrong["n"], 1)
    assert "a" not in lapse
    reopen(page)
    assert "Not right: 0 points" in verdict(page)
    assert page.get_by_label("Rome").is_checked()
    assert "Paris" in page.locator(".nq-answer").inner_text()
    assert page.get_by_role("button", name="Show the answer").count() == 0
    assert len(tries(page)) == 2


def test_a_new_day_begins_with_a_first_try(mount, state):
    """What was answered on another day costs nothing today; the same day it does."""
    page = mount("quiz", state(CHOICE))
    page.get_by_label("Rome").check()
    check(page)
    old = copy.deepcopy(tries(page))
    reopen(page)
    assert "the next try can earn 0.75 points" in verdict(page)
    stored = record("x-single")
    stored["log"]["x-single"] = [{**old[0], "t": 1_600_000_000_000, "n": 3, "h": 2}]
    reopen(page, stored)
    assert "the next try can earn 1 point." in verdict(page)
    page.get_by_label("Paris").check()
    check(page)
    assert "Right: 1 point" in verdict(page)
    assert [one["n"] for one in tries(page)] == [3, 1]
    assert tries(page)[-1]["h"] == 0


LISTEN = """() => { window.heard = []; new MutationObserver((seen) => {
  for (const { addedNodes, target } of seen) {
    if (!target.closest?.("[role=status]")) continue;
    heard.push(...[...addedNodes].map((node) => node.textContent));
  }
}).observe(document.querySelector(".nr-quiz"), { subtree: true, childList: true }); }"""


def test_changes_are_announced(mount, state):
    """The status says what appears elsewhere, and what a key did not do."""
    page = mount("quiz", state(NOTED, KINDS["order"]))
    page.evaluate(LISTEN)
    for box in page.locator("input[type=checkbox]").all():
        box.check()
    check(page)
    assert "1 of your 3 choices is right; 3 notes beside your answers." in page.evaluate("heard")
    page.get_by_role("button", name="Show the answer").click()
    assert "The answer is shown below." in page.evaluate("heard")
    page.locator(".nq-order button").first.focus()
    press(page, "Alt+ArrowUp")
    assert page.evaluate("heard").pop() == f"{names(page)[0]} is already first."
    page.locator(".nq-order button").last.focus()
    press(page, "Alt+ArrowDown")
    assert page.evaluate("heard").pop() == f"{names(page)[-1]} is already last."


def test_marks_go_with_what_they_marked(mount, state):
    """What was said of a part that is changed goes; the rest and the price of a try stay."""
    page = mount("quiz", state(NOTED, KINDS["order"], CHOICE))
    for box in page.locator("input[type=checkbox]").all():
        box.check()
    check(page)
    page.get_by_label("Malta").uncheck()
    card = page.locator(".nq-question").first
    assert card.locator(".nq-badge").count() == 2
    assert card.locator(".nq-slot", has_text="Malta").inner_text().strip() == "Malta"
    assert "the next try can earn 0.75 points" in verdict(page)
    last = "getComputedStyle(document.querySelector('.nq-verdict'), '::before').content"
    assert page.evaluate(last) == '"Last try: "'
    check(page)
    assert page.evaluate(last) == "none"

    card = page.locator(".nq-question").nth(1)
    card.get_by_role("button", name="Move down").first.click()
    check(page, 1)
    assert card.locator(".nq-badge").count() == 4
    card.get_by_role("button", name="Move down").first.click()
    assert card.locator(".nq-badge").count() == 0
    said = card.locator(".nq-status").inner_text()
    assert "the next try can earn 0.75 points" in said
    assert "moved to 2 of 4." in said

    card = page.locator(".nq-question").nth(2)
    card.get_by_label("Rome").check()
    check(page, 2)
    assert card.locator(".nq-badge").count() == 1
    card.get_by_label("Paris").check()
    assert card.locator(".nq-badge").count() == 0


CHANGE_ALL = """() => {
  const asked = document.querySelector(".nq-question");
  for (const box of asked.querySelectorAll("[type=radio], [type=checkbox]")) box.click();
  for (const select of asked.querySelectorAll("select")) {
    select.selectedIndex = 0;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""
VALUES = """() => [...document.querySelectorAll(".nq-question :is(input, select, .nq-order li)")]
  .map((one) => [one.value, one.checked, one.dataset.name])"""


def fill(page):
    """Answer the question that is there, whatever its kind; hardly ever rightly."""
    for select in page.locator("select").all():
        select.select_option(index=1)
    for field in page.locator("input[type=text]").all():
        field.fill("12")
    for box in page.locator("fieldset:first-of-type :is([type=radio], [type=checkbox])").all():
        box.check()
    stands = page.get_by_role("button", name="It is right as it stands")
    if stands.count():
        stands.click()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "poll"])
def test_closed_question_stays_as_it_is(mount, state, kind):
    """Once a question is over, its answer can be read and reached, and no longer changed."""
    page = mount("quiz", state(KINDS[kind]))
    fill(page)
    check(page)
    reveal = page.get_by_role("button", name="Show the answer")
    if reveal.count():
        reveal.click()
    before = page.evaluate(VALUES)
    assert page.locator("fieldset[aria-disabled=true]").count() >= 1
    page.evaluate(CHANGE_ALL)
    for field in page.locator("input:is([type=text], [type=number], [type=range])").all():
        field.focus()
        assert field.evaluate("(one) => one === document.activeElement")
        page.keyboard.type("7")
        press(page, "ArrowRight")
    if kind == "order":
        rows = page.locator(".nq-order li")
        rows.nth(0).drag_to(rows.nth(2), force=True)
    assert page.evaluate(VALUES) == before
