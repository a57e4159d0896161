"""A quiz to look at: strange texts, barriers, narrow pages and spaced letters."""

import pytest

from tests.browser.quizzes import (
    CHOICE,
    KINDS,
    quiz_state,  # noqa: F401
)

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


@pytest.mark.parametrize("mode", ["practice", "review", "progress", "test"])
def test_axe_finds_nothing(mount, state, barriers, mode):
    """In both themes the page passes axe-core before and after answers; targets have 24 pixels."""
    questions = KINDS.values() if mode in ("practice", "test") else ()
    page = mount("quiz", state(*questions, mode=mode), theme="light")
    assert barriers(page) == []
    if mode == "practice":
        page.get_by_label("Rome", exact=True).first.check()
        for check in page.get_by_role("button", name="Check").all():
            check.click()
        while (give_up := page.get_by_role("button", name="Show the answer")).count():
            give_up.first.click()
        assert barriers(page) == []
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
