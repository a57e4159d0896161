"""The quiz in a browser: every kind by keyboard alone, storage that fails, and strange texts."""

import pytest

from natorussia import Progress
from natorussia.widgets.quiz.widget import Quiz

HIDDEN = {"layout", "tabbable", "tooltip"}
STORE = "natorussia/progress/v1"
ID = {"level": "recall"}
CHOICE = {
    **ID,
    "id": "x-single",
    "kind": "single",
    "prompt": "Where?",
    "hints": ["A capital.", "On the Seine."],
    "explanation": "It was in Paris.",
    "options": [
        {"text": "Paris", "correct": True, "feedback": "Yes, there."},
        {"text": "Rome", "feedback": "Five years later."},
    ],
}
KINDS = {
    "single": CHOICE,
    "multiple": {
        **ID,
        "id": "x-multiple",
        "kind": "multiple",
        "prompt": "Who?",
        "options": [
            {"text": "Poland", "correct": True},
            {"text": "Hungary", "correct": True},
            {"text": "Malta", "feedback": "Never."},
        ],
    },
    "numeric": {
        **ID,
        "id": "x-numeric",
        "kind": "numeric",
        "prompt": "How long?",
        "answer": 77,
        "unit": "days",
        "units": {"weeks": 7},
    },
    "text": {**ID, "id": "x-text", "kind": "text", "prompt": "Which?", "accept": ["Pristina"]},
    "order": {
        **ID,
        "id": "x-order",
        "kind": "order",
        "items": [{"text": text} for text in ("first", "second", "third", "fourth")],
    },
    "match": {
        **ID,
        "id": "x-match",
        "kind": "match",
        "pairs": [{"left": "PJC", "right": "1997"}, {"left": "NRC", "right": "2002"}],
    },
    "blanks": {
        **ID,
        "id": "x-blanks",
        "kind": "blanks",
        "text": "In {{year}} in {{city}}.",
        "blanks": {
            "year": {"accept": ["1997"]},
            "city": {"accept": ["Paris"], "options": ["Rome", "Paris"]},
        },
    },
    "place": {
        **ID,
        "id": "x-place",
        "kind": "place",
        "prompt": "When?",
        "event": "1997-founding-act-signed",
        "from": "1995",
        "to": "1999",
        "zero": 700,
    },
    "reason": {
        **ID,
        "id": "x-reason",
        "kind": "reason",
        "statement": "It was a treaty.",
        "verdict": False,
        "reasons": [{"text": "It was political.", "correct": True}, {"text": "It lapsed."}],
    },
    "poll": {
        **ID,
        "id": "x-poll",
        "kind": "poll",
        "prompt": "And you?",
        "options": [{"text": "Aye", "feedback": "Noted well."}, {"text": "Nay"}],
    },
}


@pytest.fixture
def state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice", **options):
        source = questions or None
        if mode == "progress":
            return {**shown(Progress()), "_module": "progress"}
        return shown(Quiz(source, mode, **{"seed": 1, **options}))

    def shown(widget):
        whole = widget.get_state()
        return {k: v for k, v in whole.items() if not k.startswith("_") and k not in HIDDEN}

    return of


def verdict(page):
    """Return what the status of the first question says."""
    return page.locator(".nq-status").first.inner_text()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, selector, most=60):
    """Press Tab until a control that fits is reached, and fail if none is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def by_single(page):
    tab_to(page, "input[type=radio]")
    while "Paris" not in page.evaluate("document.activeElement.labels[0].textContent"):
        press(page, "ArrowDown")
    press(page, "Space")


def by_multiple(page):
    for _ in range(3):
        tab_to(page, "input[type=checkbox]")
        if "Malta" not in page.evaluate("document.activeElement.labels[0].textContent"):
            press(page, "Space")


def by_numeric(page):
    tab_to(page, "input[inputmode=decimal]")
    page.keyboard.type("11")
    tab_to(page, "select")
    page.keyboard.type("w")


def by_text(page):
    tab_to(page, "input[type=text]")
    page.keyboard.type("pristina")


def by_order(page):
    tab_to(page, ".nq-order button")
    wanted = ["first", "second", "third", "fourth"]
    for place, name in enumerate(wanted):
        names = page.locator(".nq-order li").evaluate_all("all => all.map(li => li.dataset.name)")
        page.locator(f".nq-order li[data-name={name}] button").first.focus()
        for _ in range(names.index(name) - place):
            press(page, "Alt+ArrowUp")
            focused = "document.activeElement.closest('li').dataset.name"
            assert page.evaluate(focused) == name


def by_match(page):
    for _ in range(2):
        tab_to(page, "select")
        label = page.evaluate("document.activeElement.labels[0].textContent")
        page.keyboard.type("1997" if label == "PJC" else "2002")


def by_blanks(page):
    tab_to(page, ".nq-blank input")
    page.keyboard.type("1997")
    tab_to(page, ".nq-blank select")
    page.keyboard.type("P")


def by_place(page):
    tab_to(page, "input[type=range]")
    slider = page.locator("input[type=range]")
    while slider.get_attribute("aria-valuetext") != "May 1997":
        press(page, "ArrowRight" if "1997" not in spoken(slider) else "ArrowLeft")
        if spoken(slider) in {f"{month} 1997" for month in ("January", "February", "March")}:
            press(page, "ArrowRight", "ArrowRight")


def spoken(slider):
    return slider.get_attribute("aria-valuetext")


def by_reason(page):
    tab_to(page, "input[type=radio]")
    press(page, "ArrowRight")
    tab_to(page, ".nq-options input")
    while "political" not in page.evaluate("document.activeElement.labels[0].textContent"):
        press(page, "ArrowDown")
    press(page, "Space")


def by_poll(page):
    tab_to(page, "input[type=radio]")
    press(page, "Space")


@pytest.mark.parametrize("kind", KINDS)
def test_kind_works_by_keyboard(mount, state, kind):
    """Every kind is answered and checked without a pointer, and focus stays on Check."""
    page = mount("quiz", state(KINDS[kind]))
    globals()[f"by_{kind}"](page)
    assert not verdict(page).startswith("✓"), "choosing alone marks nothing"
    tab_to(page, ".nq-check")
    press(page, "Enter")
    assert verdict(page).startswith("• Noted" if kind == "poll" else "✓ Right: 1 point")
    assert page.evaluate("document.activeElement.textContent") == "Checked question 1"


def test_tab_leaves_the_quiz(mount, state):
    """There is no keyboard trap."""
    page = mount("quiz", state(*KINDS.values()))
    tab_to(page, "#after", most=200)


def test_order_moves_are_announced(mount, state):
    """Who cannot see the list hears where an item went, and buttons move it by clicks."""
    page = mount("quiz", state(KINDS["order"]))
    second = page.locator(".nq-order li").nth(1)
    name = second.get_attribute("data-name")
    second.get_by_role("button", name="Move up").click()
    assert verdict(page) == f"{name} moved to 1 of 4."


def test_order_can_be_dragged(mount, state):
    """Dragging is one more way, never the only one."""
    page = mount("quiz", state(KINDS["order"]))
    names = "all => all.map(li => li.dataset.name)"
    before = page.locator(".nq-order li").evaluate_all(names)
    page.locator(".nq-order li").nth(0).drag_to(page.locator(".nq-order li").nth(2))
    after = page.locator(".nq-order li").evaluate_all(names)
    assert after.index(before[0]) == 2


def test_distance_in_time_is_told(mount, state):
    """A place on the timeline is marked by how far off it is, then shown among other events."""
    page = mount("quiz", state(KINDS["place"]))
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    page.get_by_role("button", name="Check").click()
    assert "14 months early" in verdict(page)
    assert "27 May" not in page.locator(".nq-question").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    assert page.locator(".nq-strip li.nq-true").inner_text().endswith("(27 May 1997)")
    assert page.locator(".nq-strip li").count() > 4


HEAR = """window.heard = []; for (const name of ["nr:place", "nr:place-clear"])
document.addEventListener(name, ({ type, detail }) => heard.push([type, detail]))"""


def test_timeline_hears_of_places(mount, state):
    """The timeline gets the first guess and the truth once the question is over, not before."""
    page = mount("quiz", state(KINDS["place"]))
    page.evaluate(HEAR)
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    page.get_by_role("button", name="Check").click()
    assert page.evaluate("heard") == [], "the truth would spoil the next try"
    page.get_by_role("button", name="Show the answer").click()
    [[name, told]] = page.evaluate("heard")
    assert name == "nr:place"
    assert told == {
        "event": "1997-founding-act-signed",
        "guess": 9556,
        "truth0": 10008,
        "truth1": 10009,
        "words": "14 months early",
    }


def test_test_tells_places_at_last(mount, state):
    """In a test the timeline hears after submission, and forgets when the test is taken again."""
    page = mount("quiz", state(KINDS["place"], mode="test"))
    page.evaluate(HEAR)
    page.get_by_label("Year").fill("1996")
    page.get_by_label("Month").select_option("March")
    assert page.evaluate("heard") == []
    page.get_by_role("button", name="Submit all answers").click()
    page.get_by_role("button", name="Take it again").click()
    names = page.evaluate("heard.map(([name, { event }]) => [name, event])")
    assert names == [[name, "1997-founding-act-signed"] for name in ("nr:place", "nr:place-clear")]


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
    assert "0 of 2 points" in page.locator(".nq-summary").inner_text()
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


def record(question, **more):
    """Return a stored log with one try at a question, years ago."""
    tries = [{"t": 1_600_000_000_000, "c": 1, "n": 1, "h": 0, **more}]
    return {"course": "natorussia", "version": 1, "log": {question: tries}}


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


HOSTILE = [
    "<script>window.bad = 1</script>",
    '"><details open ontoggle="window.bad = 1">',
    "\u202edesrever\u202c",
    "x" * 10_000,
    "👩‍👩‍👧‍👦 🇷🇺",
    "javascript:window.bad=1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(mount, state, text):
    """Markup in prompts, options, sides and feedback is shown as it was written."""
    question = {
        **CHOICE,
        "prompt": text,
        "options": [{"text": text, "correct": True, "feedback": text}, {"text": "other"}],
    }
    pairs = [{"left": text, "right": text, "feedback": text}, {"left": "b", "right": "c"}]
    items = [{"text": text}, {"text": "a"}, {"text": "b"}]
    page = mount(
        "quiz",
        state(
            question,
            {**KINDS["match"], "pairs": pairs},
            {**KINDS["order"], "items": items},
            heading=text,
        ),
        viewport={"width": 320, "height": 640},
    )
    assert text.strip()[:500] in page.locator(".nq-prompt").first.text_content().strip()
    page.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Check").first.click()
    assert page.evaluate("window.bad") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mode", ["practice", "review", "progress", "test"])
def test_axe_finds_nothing(mount, state, axe, mode, theme):
    """The page passes axe-core before and after answers, and has no target under 24 pixels."""
    questions = KINDS.values() if mode in ("practice", "test") else ()
    page = mount("quiz", state(*questions, mode=mode), theme=theme)
    assert axe(page) == []
    if mode == "practice":
        page.get_by_label("Rome", exact=True).first.check()
        for check in page.get_by_role("button", name="Check").all():
            check.click()
        while (give_up := page.get_by_role("button", name="Show the answer")).count():
            give_up.first.click()
        assert axe(page) == []
    assert small_targets(page) == []


def small_targets(page):
    """List controls that are under 24 pixels and not inside a label that is larger."""
    return page.evaluate(
        """() => [...document.querySelectorAll(
          ":is(.nr-quiz, .nr-record) :is(button, input, select, summary)")]
        .filter((one) => one.checkVisibility() && !one.classList.contains("nr-hidden"))
        .map((one) => (one.closest("label") ?? one))
        .filter((one) => one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("mode", ["practice", "review", "progress"])
def test_narrow_page_scrolls_one_way(mount, state, mode):
    """At 320 pixels nothing is cut off sideways."""
    questions = KINDS.values() if mode == "practice" else ()
    page = mount("quiz", state(*questions, mode=mode), viewport={"width": 320, "height": 640})
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_text_spacing_loses_nothing(mount, state):
    """With the spacing of WCAG 1.4.12 nothing is cut off sideways."""
    page = mount("quiz", state(*KINDS.values()), viewport={"width": 320, "height": 640})
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        "word-spacing: .16em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_live_quiz_asks_the_kernel(mount, monkeypatch):
    """Without a key the page asks Python, which marks, records and explains."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    quiz = Quiz([CHOICE])
    hidden = {k: v for k, v in quiz.get_state().items() if not k.startswith("_")}
    page = mount("quiz", {k: v for k, v in hidden.items() if k not in HIDDEN})
    reply = "([reply]) => models[0].listeners.get('msg:custom').forEach((hear) => hear(reply))"
    sent = []
    page.expose_function("toKernel", lambda *message: sent.extend(message))
    page.evaluate("""() => {
      models[0].send = (message) => toKernel(message).then(() => { window.delivered = true });
    }""")
    monkeypatch.setattr(quiz, "send", lambda message: page.evaluate(reply, [message]))
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    page.wait_for_function("window.delivered")
    quiz._handle_custom_msg(sent.pop(), [])
    page.locator(".nq-end", has_text="It was in Paris.").wait_for()
    assert "marked in the kernel" in page.locator(".nr-about").first.inner_text()
    assert list(quiz.responses["verdict"]) == ["right"]


def test_silent_kernel_is_told(mount, monkeypatch):
    """A kernel that is gone costs no try, and the page says what to do."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    state = {k: v for k, v in Quiz([CHOICE]).get_state().items() if not k.startswith("_")}
    page = mount("quiz", {k: v for k, v in state.items() if k not in HIDDEN})
    page.clock.install()
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    page.clock.fast_forward(10_000)
    page.get_by_text("The kernel did not answer. Run the cell again").wait_for()


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
