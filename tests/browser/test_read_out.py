"""What a screen reader is told, and what two tabs and a reload keep."""

import json

from playwright.sync_api import expect

from tests.browser.sittings import (
    STORE,
    press,
    question,
    reload,
    sitting_state,  # noqa: F401
    tried,
)

READ_OUT = """() => { window.readOut = []; new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target.closest ? target : target.parentElement).closest("[role=status]");
    if (!region || region.ariaLive === "off") continue;
    if (window.readOut.at(-1)?.region !== region) window.readOut.push({ region });
    window.readOut.at(-1).text = region.textContent;
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true }); }"""
TEXTS = "readOut.map(({ text }) => text)"


def test_each_check_is_read_out_once(mount, state):
    """A check is one message: its verdict, with what to do next; the count is not read with it."""
    page = mount("quiz", state(question("it"), question("that")))
    page.evaluate(READ_OUT)
    page.get_by_label("Rome").first.check()
    press(page, "Check")
    page.get_by_text("the next try can earn").first.wait_for()
    (message,) = page.evaluate(TEXTS)
    assert "Not right" in message
    assert "the next try can earn 0.75 points" in message
    assert "1 of 2 answered" in page.locator(".nq-summary").inner_text()


def test_restored_answers_are_not_read_out(mount, state):
    """What was answered before stands there in silence, and speaks once something is done to it."""
    page = mount("quiz", state(question("it"), question("that")))
    page.get_by_label("Rome").first.check()
    press(page, "Check")
    page.get_by_text("the next try can earn").first.wait_for()
    reload(page)
    status_of_first = page.locator(".nq-status").first
    expect(status_of_first).to_contain_text("Not right")
    expect(status_of_first).to_have_attribute("aria-live", "off")
    page.get_by_label("Paris").first.check()
    expect(status_of_first).not_to_have_attribute("aria-live", "off")


def test_handed_in_test_is_read_once(mount, state):
    """The result has the focus, and no card and no count speaks beside it."""
    page = mount("quiz", state(*[question(name) for name in "abcdef"], mode="test"))
    for box in page.get_by_label("Paris").all():
        box.check()
    page.evaluate(READ_OUT)
    press(page, "Submit all answers")
    page.get_by_role("button", name="Take it again").wait_for()
    assert page.evaluate(TEXTS) == []
    assert "Points: 6 of 6. It took" in page.evaluate("document.activeElement.textContent")


def test_what_was_not_checked_survives_reload(mount, state):
    """Practice keeps what stands in its forms, and the order of its options, over a reload."""
    order = {
        "id": "x-order",
        "kind": "order",
        "level": "recall",
        "items": [{"text": text} for text in ("first", "second", "third", "fourth")],
    }
    text = {
        "id": "x-text",
        "kind": "text",
        "level": "recall",
        "prompt": "?",
        "accept": ["Pristina"],
    }
    many = [{"text": f"Town {i}", **({} if i else {"correct": True})} for i in range(8)]
    asked = question("it", options=many)
    page = mount("quiz", state(asked, order, text, seed=None))
    page.get_by_label("Town 3").check()
    page.get_by_label("Your answer").fill("Prist")
    page.get_by_role("button", name="Move down").first.click()
    before = page.locator(".nq-options, .nq-order").all_inner_texts()
    reload(page)
    assert page.locator(".nq-options, .nq-order").all_inner_texts() == before
    assert page.get_by_label("Town 3").is_checked()
    assert page.get_by_label("Your answer").input_value() == "Prist"
    press(page, "Check")
    page.get_by_text("the next try can earn 0.75 points").wait_for()
    page.get_by_label("Town 5").check()
    reload(page)
    assert page.locator(".nq-options, .nq-order").all_inner_texts() == before
    page.get_by_text("the next try can earn 0.75 points").wait_for()
    assert page.get_by_label("Town 5").is_checked(), "what was changed after a try is kept as well"
    assert page.locator(".nq-badge").count() == 0
    press(page, "Practise again")
    assert page.locator("input:checked").count() == 0
    assert page.get_by_label("Your answer").input_value() == ""


def test_two_tabs_agree(mount, state):
    """A question that was answered rightly in another tab is over here; drafts of others stay."""
    page = mount("quiz", state(question("it"), question("that")))
    page.get_by_label("Rome").last.check()
    tab = page.context.new_page()
    tab.route("**/*", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    tab.goto(page.url)
    asked = page.evaluate("models[0].get('questions')")
    right, wrong = (
        {o["html"]: o["id"] for o in one["options"]}[town]
        for one, town in zip(asked, ("Paris", "Rome"), strict=True)
    )

    def answer_there(**log):
        """Keep tries in the other tab, of which this page hears by an event of the storage."""
        stored = json.dumps({"course": "natorussia", "version": 1, "log": log})
        tab.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, stored])

    now = page.evaluate("Date.now()")
    first = tried(t=now, a=right, v=asked[0]["rev"])
    answer_there(**{"x-it": first})
    page.get_by_role("button", name="Checked question 1").wait_for()
    assert page.get_by_label("Paris").first.is_checked()
    assert "1 of 2 answered · Points: 1 of 2" in page.locator(".nq-summary").inner_text()
    assert page.get_by_label("Rome").last.is_checked(), "a draft stays"
    second = tried(t=now, c=0, a=wrong, v=asked[1]["rev"])
    answer_there(**{"x-it": first, "x-that": second})
    page.get_by_text("the next try can earn 0.75 points").wait_for()
    press(page, "Check", 1)
    page.get_by_text("Change your answer first, then check it again.").wait_for()


def test_unreadable_number_in_a_test_is_asked_back(mount, state):
    """A test is not handed in at once with a number that cannot be read; mended, it counts."""
    number = {"id": "n", "kind": "numeric", "level": "recall", "prompt": "How many?", "answer": 78}
    page = mount("quiz", state(number, question("it"), mode="test"))
    page.locator("#widgets input[type=text]").fill("seventy-eight")
    page.get_by_label("Paris").check()
    submit = page.get_by_role("button", name="Submit all answers")
    submit.click()
    page.get_by_text("Not read as a number: 1.").wait_for()
    assert page.locator(".nq-verdict").count() == 0
    page.locator("#widgets input[type=text]").fill("78")
    submit.click()
    page.get_by_text("2 of 2 answered · Points: 2 of 2").first.wait_for()
