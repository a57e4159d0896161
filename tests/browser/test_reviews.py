"""Which questions are asked, in which order, and which come again."""

import json
import re

from natorussia.widgets.veil import veiled
from tests.browser.sittings import (
    STORE,
    press,
    question,
    reload,
    sitting_state,  # noqa: F401
    tried,
)


def keep(page, **log):
    """Store tries at questions, a list for each, and open the page anew."""
    stored = json.dumps({"course": "natorussia", "version": 1, "log": log})
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, stored])
    reload(page)


def test_questions_are_shuffled_on_demand(mount, state):
    """With ``shuffle`` the seed orders the questions, and without it the bank does."""
    many = [question(f"number-{i}") for i in range(9)]
    orders = [
        mount("quiz", state(*many, **more)).locator(".nq-prompt").all_text_contents()
        for more in ({}, {"shuffle": True}, {"shuffle": True}, {"shuffle": True, "seed": 2})
    ]
    assert orders[0] == [one["prompt"] for one in many]
    assert orders[1] == orders[2] != orders[3]
    assert sorted(orders[1]) == sorted(orders[3]) == sorted(orders[0]) != orders[1]


def test_pool_is_drawn_by_level(mount, state):
    """So many of each level are asked."""
    many = [question(f"r-{i}") for i in range(5)]
    many += [question(f"a-{i}", level="analyse") for i in range(5)]
    page = mount("quiz", state(*many, pool={"recall": 1, "analyse": 3}))
    levels = page.locator(".nq-eyebrow").all_text_contents()
    assert [level.split()[0].lower() for level in levels] == ["recall"] + ["analyse"] * 3


def review(state):
    """Return a review of the course, and a chapter's single choices in the order they fall due."""
    found = state(mode="review")
    single = [one for one in found["questions"] if one["kind"] == "single"]
    return found, sorted(one["id"] for one in single if one["section"] == "nineties")


def test_new_questions_join_those_due(mount, state):
    """New questions come after those that are due, and none of these is lost."""
    found, ids = review(state)
    page = mount("quiz", found)
    keep(page, **{name: tried() for name in ids[:3]})
    press(page, "Ask 5 new ones")
    assert page.locator(".nq-question").count() == 8
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(4)')")
    named = page.locator(".nq-from").first
    assert named.text_content() == "The 1990s"
    assert named.locator("a").get_attribute("href") == f"01-nineties.html#q-{ids[0]}"


def test_twenty_are_dealt_at_a_time(mount, state):
    """Who comes back to a full record meets twenty questions, and more when asked for."""
    found, _ = review(state)
    page = mount("quiz", found)
    keep(page, **{one["id"]: tried() for one in found["questions"] if one["points"]})
    assert page.locator(".nq-question").count() == 20
    press(page, "Ask 20 more of those due")
    assert page.locator(".nq-question").count() == 40


def test_wrong_answers_are_asked_once_more(mount, state):
    """A wrong answer comes again at the end of the sitting, until it is right; then all is done."""
    found, ids = review(state)
    page = mount("quiz", found)
    keep(page, **{name: tried() for name in ids[:2]})
    key = json.loads(veiled(page.evaluate("models[0].get('key')")))
    cards = page.locator(".nq-questions > li")
    options = page.evaluate("models[0].get('questions').map(({ id, options }) => [id, options])")
    words = {name: {o["id"]: o["html"] for o in found or []} for name, found in options}

    def answer(place, name, *, right):
        answers = key[name]["answer"]
        wanted = next(i for i in words[name] if (i == answers) == right)
        text = page.evaluate(
            "(html) => { const p = document.createElement('p'); "
            "p.innerHTML = html; return p.textContent }",
            words[name][wanted],
        )
        cards.nth(place).locator(".nq-options label").filter(has_text=text).first.click()
        cards.nth(place).get_by_role("button", name="Check").click()

    answer(0, ids[0], right=False)
    assert cards.count() == 3
    assert cards.nth(2).locator(".nq-sure").count() == 0, "who was told the answer is sure"
    assert page.locator(f"#q-{ids[0]}").count() == 1
    answer(1, ids[1], right=True)
    assert "Done for today" not in page.locator(".nr-quiz").inner_text()
    answer(2, ids[0], right=True)
    told = page.locator(".nr-quiz > div > p[role=status]").last.inner_text()
    assert re.fullmatch(r"Done for today\. These come back: 1 (tomorrow|on .*), 1 on .*\.", told)


def test_what_is_asked_again_survives_reload(mount, state):
    """What was not right today is asked once more after a reload too, and the page says why."""
    found, ids = review(state)
    page = mount("quiz", found)
    now = page.evaluate("Date.now()")
    wrong, mended = tried(t=now, c=0), [*tried(t=now - 9, c=0), *tried(t=now)]
    keep(page, **{ids[0]: tried(), ids[1]: wrong, ids[2]: mended})
    text = page.locator(".nr-quiz").inner_text()
    assert "Due today: 1. Not right today, and asked once more: 1." in text
    why = page.locator(".nq-questions > li > .nr-about").all_inner_texts()
    assert re.fullmatch(
        r"Due since \d+ September 2020: last answered on 13 September 2020, right at once\. "
        r"The chance that you still know it is about \d+\u00a0%\.",
        why[0],
    )
    assert why[1:] == ["Not right at the first try today, so it is asked once more."]


def test_questions_after_a_section_are_asked_in_place(mount, state):
    """They have no choice of a test and a name of their own; the record is that of all."""
    here = question("it", after="nineties-pill")
    rest = question("that")
    page = mount(
        "quiz",
        state(here, rest, after="nineties-pill"),
        state(here, rest, after="end"),
        state(here, rest),
    )
    inline = page.get_by_role("group", name="Questions on this section")
    assert inline.locator(".nq-question").count() == 1
    assert inline.get_by_role("group", name="How to take this quiz").count() == 0
    assert "each further try can earn 25\u00a0% less" in inline.inner_text()
    end, whole = page.locator(".nr-quiz").nth(1), page.locator(".nr-quiz").nth(2)
    assert end.locator(".nq-prompt").all_inner_texts() == ["Where was that?"]
    assert end.get_by_role("button", name="Take it as a test").count() == 1
    inline.get_by_label("Paris").check()
    inline.get_by_role("button", name="Check").click()
    whole.get_by_text("1 of 2 answered · Points: 1 of 2").wait_for()
