"""One question in a browser: its tries, what it says, what comes back, and how it is printed."""

import copy
import json

import pytest

from natorussia.widgets.quiz.widget import Quiz
from tests.browser.test_quiz_widget import (  # noqa: F401
    CHOICE,
    HIDDEN,
    KINDS,
    STORE,
    press,
    record,
    state,
    tab_to,
    verdict,
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


CUT = """() => [...document.querySelectorAll(".nq-questions > li")].flatMap((li) => {
  li.style.contentVisibility = "visible";
  const box = li.getBoundingClientRect(), found = [];
  const walk = document.createTreeWalker(li, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (node.parentElement.closest("select, .nr-hidden") || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const past = ({ left, right }) => right > box.right + 0.5 || left < box.left - 0.5;
    if ([...range.getClientRects()].some(past)) found.push(node.data.slice(0, 60));
  }
  return found;
})"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_text_is_cut(mount, state, width, spaced):  # noqa: F811
    """Whatever is said stays within its question, at any width and with wide spacing."""
    asked = [NOTED, *(one for kind, one in KINDS.items() if kind != "multiple")]
    page = mount("quiz", state(*asked), viewport={"width": width, "height": 800})
    if spaced:
        page.add_style_tag(content=SPACING)
    for box in page.locator(".nq-options input[type=checkbox]").all():
        box.check()
    page.get_by_label("Rome").first.check()
    page.get_by_label("Year").fill("1996")
    page.get_by_role("button", name="It is right as it stands").click()
    for select in page.locator(".nq-match select, .nq-blank select").all():
        select.select_option(index=1)
    for button in page.locator(".nq-check").all():
        button.click()
    assert page.locator(".nq-slot > .nq-note").count() == 3
    assert page.evaluate(CUT) == []
    while (reveal := page.get_by_role("button", name="Show the answer")).count():
        reveal.first.click()
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("place", ["1996", "1997"]),
        ("numeric", ["79", "77"]),
        ("text", ["Belgrade", "Pristina"]),
    ],
)
def test_enter_checks_what_is_typed(mount, state, kind, typed):  # noqa: F811
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


def test_same_answer_is_not_marked_again(mount, state):  # noqa: F811
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


def names(page):
    return page.locator(".nq-order li").evaluate_all(NAMES)


def test_untouched_order_is_no_answer(mount, state):  # noqa: F811
    """Who has moved nothing has not answered, unless she says that it is right as it stands."""
    page = mount("quiz", state(KINDS["order"]))
    check(page)
    assert "or say that it is right as it stands" in verdict(page)
    page.get_by_role("button", name="It is right as it stands").click()
    assert verdict(page) == "Taken as it stands."
    check(page)
    assert "right" in page.locator(".nq-verdict").inner_text()
    assert len(tries(page, "x-order")) == 1


def test_skipped_order_is_named(mount, state):  # noqa: F811
    """In a test an order that was not touched counts among what is left out."""
    page = mount("quiz", state(CHOICE, KINDS["order"], mode="test"))
    page.get_by_label("Rome").check()
    page.get_by_role("button", name="Submit all answers").click()
    assert "Not answered yet: 2." in page.locator(".nq-submit").inner_text()


def test_order_never_begins_right(mount, state):  # noqa: F811
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
def test_draft_keeps_moves(mount, state, way):  # noqa: F811
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


def test_first_wrong_try_says_where_to_reread(mount, state):  # noqa: F811
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


def test_best_try_survives_reload(mount, state):  # noqa: F811
    """A worse try later takes nothing away, and is shown with its marks and what can be done."""
    page = mount("quiz", state(NOTED))
    page.get_by_label("Poland").check()
    page.get_by_label("Malta").check()
    check(page)
    page.get_by_label("Poland").uncheck()
    check(page)
    assert [one["c"] for one in tries(page, "x-multiple")] == [0.5, 0]
    for _ in range(2):
        assert "0.5 of 1 points" in page.locator(".nq-summary").inner_text()
        assert page.get_by_label("Malta").is_checked()
        assert page.locator(".nq-badge").count() == 1
        assert "the next try can earn 0.5 points" in verdict(page)
        assert page.get_by_role("button", name="Show the answer").is_visible()
        reopen(page)


def test_giving_up_is_kept(mount, state):  # noqa: F811
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


def test_a_new_day_begins_with_a_first_try(mount, state):  # noqa: F811
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


def test_changes_are_announced(mount, state):  # noqa: F811
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


def test_marks_go_with_what_they_marked(mount, state):  # noqa: F811
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
def test_closed_question_stays_as_it_is(mount, state, kind):  # noqa: F811
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


def test_print_is_to_be_filled_in(mount, state):  # noqa: F811
    """On paper an unanswered question is as a page without scripts has it; others have marks."""
    asked = [KINDS[kind] for kind in ("match", "order", "place", "blanks")]
    page = mount("quiz", state(*asked, CHOICE))
    page.get_by_label("Rome").check()
    check(page, 4)
    assert not page.get_by_text("Choose from").is_visible(), "the screen has lists to choose from"
    page.emulate_media(media="print")
    match, order, place, blanks, choice = page.locator(".nq-question").all()
    assert match.get_by_text("Choose from: 1997; 2002.").is_visible()
    colour = "(one) => getComputedStyle(one).color"
    assert match.locator("select").first.evaluate(colour) == "rgba(0, 0, 0, 0)"
    assert order.get_by_role("button").count() == 0
    number = "(one) => getComputedStyle(one, '::before').content"
    assert order.locator("li").first.evaluate(number) == '""'
    assert not place.locator("input[type=range]").is_visible()
    assert "Not placed yet" not in place.inner_text()
    assert "1995" in place.inner_text()
    assert "(Paris / Rome)" in blanks.inner_text()
    assert "Not right: 0 points" in choice.inner_text()
    assert "check again" not in choice.inner_text()


def test_answered_match_is_readable_in_print(mount, state):  # noqa: F811
    """What was chosen is printed with its marks, and no list to choose from."""
    page = mount("quiz", state(KINDS["match"]))
    for select in page.locator("select").all():
        select.select_option("1997")
    check(page)
    page.emulate_media(media="print")
    assert not page.get_by_text("Choose from").is_visible()
    assert page.locator(".nq-badge").count() == 2
    colour = "(one) => getComputedStyle(one).color"
    assert page.locator("select").first.evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_check_is_the_primary_button(mount, state):  # noqa: F811
    """Check stands out from the other buttons, until there is nothing to check any more."""
    page = mount("quiz", state(CHOICE), theme="light")
    button = page.locator(".nq-check")
    filled = "(one) => getComputedStyle(one).backgroundColor"
    assert button.evaluate(filled) == "rgb(31, 78, 121)"
    assert page.get_by_role("button", name="Hint").evaluate(filled) == "rgb(255, 255, 255)"
    page.get_by_label("Paris").check()
    check(page)
    assert button.evaluate(filled) == "rgba(0, 0, 0, 0)"


def test_place_off_the_line_is_told(mount, state):  # noqa: F811
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


def test_blanks_bear_the_numbers_of_their_feedback(mount, state):  # noqa: F811
    """“Blank 2” can be found: each blank shows its number."""
    page = mount("quiz", state(KINDS["blanks"]))
    number = "all => all.map((one) => getComputedStyle(one, '::before').content)"
    shown = page.locator(".nq-blank").evaluate_all(number)
    assert shown == ['counter(blank) " "'] * 2
    assert page.get_by_label("Blank 2").count() == 1


def test_open_direction_mark_turns_nothing_round(mount, state):  # noqa: F811
    """A mark in a prompt that reverses what follows, and is never closed, ends with the prompt."""
    options = [{"text": "\u202eabc", "correct": True}, {"text": "def"}]
    page = mount("quiz", state({**CHOICE, "prompt": "\u202eevil", "options": options}))
    bidi = "all => all.map((one) => getComputedStyle(one).unicodeBidi)"
    found = page.locator(".nq-prompt, .nq-options span").evaluate_all(bidi)
    assert found == ["isolate"] * 3


def test_question_has_a_link(mount, state):  # noqa: F811
    """Each number has a link to its question that can be copied, and that can be followed."""
    page = mount("quiz", state(CHOICE, KINDS["text"]))
    link = page.get_by_role("link", name="Link to question 2")
    assert link.get_attribute("href") == "#q-x-text"
    assert page.locator("#q-x-text").count() == 1
    link.click()
    assert page.evaluate("location.hash") == "#q-x-text"
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_review_links_lead_to_the_chapter(mount, state):  # noqa: F811
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


def test_bars_are_seen_in_forced_colours(mount, state):  # noqa: F811
    """How far a chapter is stays visible where the reader's colours replace ours."""
    asked = state(mode="review")["questions"][0]
    page = mount("quiz", state(mode="progress"), forced_colors="active")
    reopen(page, record(asked["id"]))
    bar = page.locator(".nq-known").first
    seen = "(one) => [one.offsetHeight, getComputedStyle(one).borderTopStyle]"
    assert bar.evaluate(seen) == [6, "solid"]
