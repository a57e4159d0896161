"""One question in a browser: how it is answered, what asks its kernel, and where its links lead."""

import pytest

from natorussia.widgets.quiz.widget import Quiz
from tests.browser.cards import READ, check, names, reopen, tries
from tests.browser.quizzes import (
    CHOICE,
    HIDDEN,
    KINDS,
    press,
    quiz_state,  # noqa: F401
    record,
    tab_to,
    verdict,
)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("place", ["1996", "1997"]),
        ("numeric", ["79", "77"]),
        ("text", ["Belgrade", "Pristina"]),
    ],
)
def test_enter_checks_what_is_typed(mount, state, kind, typed):
    """Enter takes the field as it stands, without leaving it first, and so does the next Enter."""
    question = {**KINDS[kind], **({"full": 200} if kind == "place" else {})}
    page = mount("quiz", state(question))
    tab_to(page, "input:is([type=number], [type=text])")
    for text in typed:
        press(page, "Control+a")
        page.keyboard.type(text)
        press(page, "Enter")
    assert page.locator(".nq-verdict").inner_text() == "✓ Right: 0.75 points"
    assert [one["n"] for one in tries(page, question["id"])] == [1, 2]


KERNEL = """window.sent = [];
const models = [];
models.push = (model) => {
  model.send = (message) => sent.push(message);
  models[0] = model;
};
Object.defineProperty(window, "models", { get: () => models, set() {} });"""
TELL = "([reply]) => models[0].listeners.get('msg:custom').forEach((hear) => hear(reply))"


def live(mount, monkeypatch, *asked):
    """Mount a quiz that asks the kernel; what it was asked waits in ``sent``."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    quiz = Quiz(list(asked))
    whole = {k: v for k, v in quiz.get_state().items() if not k.startswith("_")}
    page = mount("quiz", {k: v for k, v in whole.items() if k not in HIDDEN})
    page.add_init_script(KERNEL)
    reopen(page)
    monkeypatch.setattr(quiz, "send", lambda message: page.evaluate(TELL, [message]))
    return quiz, page


def test_kernel_is_asked_once(mount, monkeypatch):
    """While the kernel marks, nothing more is sent to it; then the page says where to reread."""
    quiz, page = live(mount, monkeypatch, READ)
    page.get_by_label("Rome").check()
    page.locator(".nq-check").dblclick()
    check(page)
    assert page.evaluate("sent.length") == 1
    quiz._handle_custom_msg(page.evaluate("sent.shift()"), [])
    page.locator(".nq-reread").wait_for()
    assert "paragraph 2" in verdict(page)
    assert len(quiz.responses) == 1


def test_kernel_is_not_asked_about_an_earlier_answer(mount, monkeypatch):
    """An earlier answer is shown by the record: to mark it unseen would tell what is right."""
    quiz, page = live(mount, monkeypatch, CHOICE)
    page.get_by_label("Rome").check()
    check(page)
    quiz._handle_custom_msg(page.evaluate("sent.shift()"), [])
    page.locator(".nq-verdict").wait_for()
    reopen(page)
    assert "Not right: 0 points" in verdict(page)
    assert page.get_by_role("button", name="Show the answer").is_visible()
    assert page.evaluate("sent.length") == 0
    page.get_by_label("Paris").check()
    check(page)
    quiz._handle_custom_msg(page.evaluate("sent.shift()"), [])
    page.locator(".nq-right").first.wait_for()
    reopen(page)
    assert page.evaluate("sent.map(({ type }) => type)") == ["reveal"]
    quiz._handle_custom_msg(page.evaluate("sent.shift()"), [])
    page.locator(".nq-end", has_text="It was in Paris.").wait_for()
    assert len(quiz.responses) == len(tries(page)) == 2


def test_untouched_order_is_no_answer(mount, state):
    """Who has moved nothing has not answered, unless she says that it is right as it stands."""
    page = mount("quiz", state(KINDS["order"]))
    check(page)
    assert "or say that it is right as it stands" in verdict(page)
    page.get_by_role("button", name="It is right as it stands").click()
    assert verdict(page) == "Taken as it stands."
    check(page)
    assert "right" in page.locator(".nq-verdict").inner_text()
    assert len(tries(page, "x-order")) == 1


def test_skipped_order_is_named(mount, state):
    """In a test an order that was not touched counts among what is left out."""
    page = mount("quiz", state(CHOICE, KINDS["order"], mode="test"))
    page.get_by_label("Rome").check()
    page.get_by_role("button", name="Submit all answers").click()
    assert "Not answered yet: 2." in page.locator(".nq-submit").inner_text()


def test_order_never_begins_right(mount, state):
    """Whatever the seed, the items begin in another order than the right one, and in many."""
    items = [{"text": text} for text in ("first", "second", "third")]
    asked = [
        state({**KINDS["order"], "id": f"x-{seed}", "items": items}, seed=seed)
        for seed in range(60)
    ]
    page = mount("quiz", *asked)
    found = page.locator(".nq-order").evaluate_all(
        "all => all.map((list) => [...list.children].map((li) => li.dataset.name).join())"
    )
    assert len(found) == 60
    assert "first,second,third" not in found
    assert len(set(found)) == 3, "half of the six orders can begin"


@pytest.mark.parametrize("way", ["keys", "dragging"])
def test_draft_keeps_moves(mount, state, way):
    """An order that was changed by keys or by dragging is there again after a reload."""
    page = mount("quiz", state(KINDS["order"], mode="test", seed=None))
    before = names(page)
    if way == "keys":
        page.locator(".nq-order button").first.focus()
        press(page, "Alt+ArrowDown", "Alt+ArrowDown")
    else:
        rows = page.locator(".nq-order li")
        rows.nth(0).drag_to(rows.nth(2))
    moved = names(page)
    assert moved.index(before[0]) == 2
    reopen(page)
    assert names(page) == moved


def test_place_off_the_line_is_told(mount, state):
    """A year beyond the ends is no answer, and the ends are said; nothing is moved silently."""
    page = mount("quiz", state(KINDS["place"]))
    slider = page.locator("input[type=range]")
    assert slider.get_attribute("aria-valuetext") == "Not placed yet"
    page.get_by_label("Year").fill("2050")
    said = "Not on this line: it runs from January 1995 to December 1999"
    assert page.locator("output").inner_text() == said
    assert page.get_by_label("Year").input_value() == "2050"
    check(page)
    assert verdict(page) == "This date is not on the line: change it, then check."
    page.get_by_label("Year").fill("1998")
    assert slider.get_attribute("aria-valuetext").startswith("July 1998, after ")


def test_blanks_bear_the_numbers_of_their_feedback(mount, state):
    """“Blank 2” can be found: each blank shows its number."""
    page = mount("quiz", state(KINDS["blanks"]))
    number = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    shown = page.locator(".nq-blank").evaluate_all(number)
    assert shown == ['counter(blank) " "'] * 2
    assert page.get_by_label("Blank 2").count() == 1


def test_question_has_a_link(mount, state):
    """Each number has a link to its question that can be copied, and that can be followed."""
    page = mount("quiz", state(CHOICE, KINDS["text"]))
    link = page.get_by_role("link", name="Link to question 2")
    assert link.get_attribute("href") == "#q-x-text"
    assert page.locator("#q-x-text").count() == 1
    link.click()
    assert page.evaluate("location.hash") == "#q-x-text"
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_review_links_lead_to_the_chapter(mount, state):
    """In Review every link to an event or a question has the chapter's address from the start."""
    review = state(mode="review")
    for section in review["sections"]:
        section["href"] = f"{section['id']}.html"
    page = mount("quiz", review)
    begun = {one["section"]: one["id"] for one in review["questions"] if one["points"]}
    now = [{"t": page.evaluate("Date.now()"), "c": 1, "n": 1, "h": 0}]
    reopen(page, {**record("x"), "log": dict.fromkeys(begun.values(), now)})
    page.get_by_role("button", name="Ask 5 new ones").click()
    for card in page.locator(".nq-question").all():
        card.locator("fieldset").first.evaluate("(one) => one.querySelector('input')?.click()")
        card.locator(".nq-check").click()
        reveal = card.get_by_role("button", name="Show the answer")
        if reveal.count():
            reveal.click()
    # A place in the article has an address in the book alone.
    links = page.locator(".nq-question a[href]").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    ends = {link.partition("#")[2].partition("=")[0].partition("-")[0] for link in links}
    assert ends == {"event", "q"}
    homes = {f"{section['id']}.html" for section in review["sections"]}
    assert {link.partition("#")[0] for link in links} <= homes
