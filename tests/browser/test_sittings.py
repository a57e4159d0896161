"""Sittings in a browser: practice begun anew, tests with a time limit, and reviews until done."""

import json
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from natorussia.widgets.quiz.widget import Quiz

HIDDEN = {"layout", "tabbable", "tooltip"}
STORE = "natorussia/progress/v1"
LONG_AGO = 1_600_000_000_000


def question(name, **more):
    """Return a choice between Paris, which is right, and Rome."""
    options = [{"text": "Paris", "correct": True}, {"text": "Rome", "feedback": "Five years on."}]
    asked = {"id": f"x-{name}", "kind": "single", "level": "recall", "prompt": f"Where was {name}?"}
    return {**asked, "options": options, **more}


@pytest.fixture
def state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice", **options):
        return shown(Quiz(questions or None, mode, **{"seed": 1, **options}))

    return of


def shown(quiz):
    return {k: v for k, v in quiz.get_state().items() if not k.startswith("_") and k not in HIDDEN}


def press(page, name, place=0):
    page.get_by_role("button", name=name).nth(place).click()


def reload(page):
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")


def keep(page, **log):
    """Store tries at questions, a list for each, and open the page anew."""
    stored = json.dumps({"course": "natorussia", "version": 1, "log": log})
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, stored])
    reload(page)


def tried(**more):
    return [{"t": LONG_AGO, "c": 1, "n": 1, "h": 0, **more}]


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
    assert "1 of 2 answered · 0 of 2 points" in page.locator(".nq-summary").inner_text()


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
    assert "0 of 1 points. It took" in status(page)
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
    assert "1 of 2 points. It took 10 minutes." in status(page)
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
    assert "1 of 1 points" in status(page)


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
    assert "3 of 3 points" in status(page)
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
    press(page, "Ask 20 more that are due")
    assert page.locator(".nq-question").count() == 40


def test_wrong_answers_are_asked_once_more(mount, state):
    """A wrong answer comes again at the end of the sitting, until it is right; then all is done."""
    found, ids = review(state)
    page = mount("quiz", found)
    keep(page, **{name: tried() for name in ids[:2]})
    key = page.evaluate(
        "JSON.parse(new TextDecoder().decode(Uint8Array.from("
        "atob(models[0].get('key')), (sign) => sign.charCodeAt(0))))"
    )
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
    assert "6 of 6 points. It took" in page.evaluate("document.activeElement.textContent")


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
    assert "1 of 2 answered · 1 of 2 points" in page.locator(".nq-summary").inner_text()
    assert page.get_by_label("Rome").last.is_checked(), "a draft stays"
    second = tried(t=now, c=0, a=wrong, v=asked[1]["rev"])
    answer_there(**{"x-it": first, "x-that": second})
    page.get_by_text("the next try can earn 0.75 points").wait_for()
    press(page, "Check", 1)
    page.get_by_text("Change your answer first, then check it again.").wait_for()


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
    whole.get_by_text("1 of 2 answered · 1 of 2 points").wait_for()


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
    page.get_by_text("2 of 2 answered · 2 of 2 points").first.wait_for()
