"""The quiz in a browser: hints and tests, what is kept, storage that fails, and reviews."""

import pytest

from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    STORE,
    quiz_state,  # noqa: F401
    record,
    verdict,
)


def test_nothing_given_is_said(mount, state):
    """Checking nothing costs no try."""
    page = mount("quiz", state(CHOICE))
    page.get_by_role("button", name="Check").click()
    assert verdict(page) == "Give an answer first, then check it."


def test_retry_states_its_price(mount, state):
    """A wrong answer gets its feedback, a stated next try, and hints; the answer stays open."""
    page = mount("quiz", state(CHOICE))
    page.get_by_label("Rome").check()
    page.get_by_role("button", name="Check").click()
    assert "Five years later." in verdict(page)
    assert "the next try can earn 0.75 points" in verdict(page)
    page.get_by_role("button", name="Hint 1 of 2").click()
    assert page.locator(".nq-hints").inner_text() == "A capital."
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    assert "Right: 0.75 points" in verdict(page)
    assert "It was in Paris." in page.locator(".nq-end").inner_text()


def test_feedback_links_the_event(mount, state):
    """A wrong answer leads to the event on the timeline."""
    page = mount("quiz", state({**CHOICE, "events": ["1997-founding-act-signed"]}))
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    page.locator(".nq-end a").first.click()
    assert page.evaluate("location.hash") == "#event=1997-founding-act-signed"


def test_draft_of_a_test_survives_reload(mount, state):
    """What was filled in before handing in is there again, in the same order, and then gone."""
    page = mount("quiz", state(CHOICE, KINDS["order"], KINDS["text"], mode="test", seed=None))
    page.get_by_label("Rome").check()
    page.locator(".nq-question").first.get_by_label("Sure", exact=True).check()
    page.locator("input[type=text]").fill("Pristina")
    page.get_by_role("button", name="Move down").first.click()
    before = page.locator(".nq-options, .nq-order").all_inner_texts()
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert page.locator(".nq-options, .nq-order").all_inner_texts() == before
    assert page.get_by_label("Rome").is_checked()
    assert page.locator(".nq-question").first.get_by_label("Sure", exact=True).is_checked()
    assert page.locator("input[type=text]").input_value() == "Pristina"
    page.get_by_role("button", name="Submit all answers").click()
    page.get_by_role("button", name="Take it again").wait_for()
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert not page.get_by_label("Rome").is_checked()


def test_test_mode_marks_once(mount, state):
    """In a test nothing is marked before the end, and what was skipped is named first."""
    page = mount("quiz", state(CHOICE, KINDS["text"], mode="test"))
    assert page.get_by_role("button", name="Check").count() == 0
    page.get_by_label("Rome").check()
    page.get_by_role("button", name="Submit all answers").click()
    assert "Not answered yet: 2." in page.locator(".nq-submit").inner_text()
    page.get_by_role("button", name="Submit all answers").click()
    page.get_by_role("button", name="Take it again").wait_for()
    assert "Not right" in verdict(page)
    assert "Points: 0 of 2" in page.locator(".nq-summary").inner_text()
    assert page.locator(".nq-answer").count() == 2


def test_seed_fixes_order_and_pool(mount, state):
    """The same seed draws and shuffles alike, another one differently."""
    many = [{**CHOICE, "id": f"x-{i}", "prompt": f"Number {i}?"} for i in range(30)]
    drawn = [
        mount("quiz", state(*many, pool=5, seed=seed)).locator(".nq-question").all_inner_texts()
        for seed in (3, 3, 4)
    ]
    assert len(drawn[0]) == 5
    assert drawn[0] == drawn[1] != drawn[2]


def test_answers_survive_reload(mount, state):
    """What was answered is there again, marked, with its explanation."""
    page = mount("quiz", state(CHOICE, KINDS["text"]))
    page.get_by_label("Paris").check()
    page.locator(".nq-sure label", has_text="Sure").last.wait_for()
    page.locator(".nq-question").first.get_by_label("Sure", exact=True).check()
    page.get_by_role("button", name="Check").first.click()
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    page.locator(".nq-end", has_text="It was in Paris.").wait_for()
    assert page.get_by_label("Paris").is_checked()
    assert "1 of 2 answered" in page.locator(".nq-summary").inner_text()


def test_reworded_question_is_asked_anew(mount, state):
    """An answer to an older wording is kept as progress, and not shown as an answer to this one."""
    page = mount("quiz", state(CHOICE))
    page.evaluate(
        "([name, log]) => localStorage.setItem(name, JSON.stringify(log))",
        [STORE, record("x-single", v="older", a="zzz")],
    )
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert "reworded since" in verdict(page)


@pytest.mark.parametrize("answer", [None, 7, "?", [], ["zzz"], {}, {"verdict": 3}, [[[]]], 1e300])
def test_strange_stored_answers_break_nothing(mount, state, answer):
    """A record that was tampered with is shown as far as it can be, and every question works."""
    page = mount("quiz", state(*KINDS.values()))
    revisions = page.evaluate("models[0].get('questions').map(({id, rev}) => [id, rev])")
    stored = record("x")
    for question, revision in revisions:
        stored["log"][question] = [{**stored["log"]["x"][0], "a": answer, "v": revision}]
    page.evaluate(
        "([name, log]) => localStorage.setItem(name, JSON.stringify(log))", [STORE, stored]
    )
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert page.locator(".nq-question").count() == len(KINDS)


def test_review_asks_what_is_due(mount, state):
    """Review holds the questions that were answered long ago, and links to their chapter."""
    review = state(mode="review")
    asked = next(one for one in review["questions"] if one["kind"] == "single")
    page = mount("quiz", review)
    assert "Nothing is due today" in page.locator(".nr-quiz").inner_text()
    page.evaluate(
        "([name, log]) => localStorage.setItem(name, JSON.stringify(log))",
        [STORE, record(asked["id"])],
    )
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert "Due today: 1." in page.locator(".nr-quiz").inner_text()
    assert page.locator(f"#q-{asked['id']}").count() == 1


def test_review_asks_new_ones(mount, state):
    """Who has nothing due may meet new questions of chapters begun, and focus goes there."""
    review = state(mode="review")
    begun = next(one for one in review["questions"] if one["points"])
    page = mount("quiz", review)
    assert page.get_by_role("button", name="new one").count() == 0
    assert "once you have answered some in a chapter" in page.locator(".nr-quiz").inner_text()
    stored = record(begun["id"])
    stored["log"][begun["id"]][0]["t"] = page.evaluate("Date.now()")
    page.evaluate(
        "([name, log]) => localStorage.setItem(name, JSON.stringify(log))", [STORE, stored]
    )
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    page.get_by_role("button", name="Ask 5 new ones").click()
    assert page.locator(".nq-question").count() == 5
    sections = {one["id"]: one["section"] for one in review["questions"]}
    asked = page.locator(".nq-question").evaluate_all("all => all.map(({ id }) => id.slice(2))")
    assert {sections[one] for one in asked} == {begun["section"]}
    assert page.evaluate("!!document.activeElement.closest('.nq-question')")


def test_two_quizzes_share_one_record(mount, state):
    """Two quizzes on a page have their own controls and one progress."""
    page = mount("quiz", state(CHOICE), state(KINDS["text"]), state(mode="progress"))
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").first.click()
    page.get_by_label("Your answer").fill("Pristina")
    page.get_by_role("button", name="Check").last.click()
    assert (
        page.evaluate(f"Object.keys(JSON.parse(localStorage.getItem('{STORE}')).log).length") == 2
    )
    assert len(set(page.locator("[id]").evaluate_all("all => all.map(one => one.id)"))) == (
        page.locator("[id]").count()
    )
