"""Widgets in a language from the right: what mirrors, what does not, and labels that are cut."""

import pytest

from natorussia.data.languages import using
from natorussia.widgets.forecast.widget import Forecast
from natorussia.widgets.quiz.widget import Quiz
from natorussia.widgets.timeline.widget import Timeline

HIDDEN = {"layout", "tabbable", "tooltip"}
HEBREW = "הכרזת העצמאות של מדינת ישראל נקראה בתל אביב לפני הקהל שהתאסף שם"
ARABIC = "الأمم المتحدة تعيّن وسيطا بعد أن صوتت الجمعية العامة على القرار"
ENGLISH = "A long title in English that is cut where there is no room left for it"
ROWS = [
    {"id": f"{n}", "date": date, "title": title, "rank": 1, "lane": f"lane {n}"}
    for n, (date, title) in enumerate(
        [
            ("1947", "Before"),
            ("1948-05-14", f"{HEBREW}, {HEBREW}"),
            ("1948-08-20", f"{ARABIC}, {ARABIC}"),
            ("1948-11-20", f"{ENGLISH}, {ENGLISH}"),
            ("1949", "After"),
        ]
    )
]
PLACE = {
    "id": "x-place",
    "kind": "place",
    "level": "recall",
    "prompt": "מתי?",
    "event": "1997-founding-act-signed",
    "from": "1995",
    "to": "1999",
    "zero": 700,
}
FORECAST = {
    "id": "x-forecast",
    "question": "האם יקרה?",
    "horizon": "2010-12-31",
    "resolution": "yes",
}
# Of each label that is cut: whether its first letter is seen, and whether its last one is.
CUT = """() => [...document.querySelectorAll(".nt-label > span")]
  .filter((span) => span.scrollWidth > span.clientWidth + 1).map((span) => {
    const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const box = span.getBoundingClientRect();
    const seen = (node, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right } = range.getBoundingClientRect();
      return left >= box.left - 1 && right <= box.right + 1;
    };
    const last = texts.at(-1);
    return [seen(texts[0], 0), seen(last, last.length - 1)];
  })"""
LEFT = "(element) => element.getBoundingClientRect().left"


def shown(widget, name):
    """Return the traits of a widget as a page gets them."""
    kept = {k: v for k, v in widget.get_state().items() if not k.startswith("_")}
    return {k: v for k, v in kept.items() if k not in HIDDEN} | {"_module": name}


@pytest.fixture
def page(mount, monkeypatch):
    """Open a page in Hebrew with a timeline, a question and a forecast."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    with using("he"):
        states = [
            shown(Timeline(ROWS), "timeline"),
            shown(Quiz([PLACE], seed=1), "quiz"),
            shown(Forecast([FORECAST]), "forecast"),
        ]
    return mount("timeline", *states, language="he", viewport={"width": 900, "height": 900})


@pytest.mark.parametrize("language", ["en", "he"])
def test_label_that_is_cut_keeps_its_beginning(mount, language):
    """In Hebrew and Arabic it stands on the right, on an English page and on a Hebrew one."""
    with using(language):
        state = shown(Timeline(ROWS), "timeline")
    page = mount("timeline", state, language=language, viewport={"width": 700, "height": 900})
    found = page.evaluate(CUT)
    assert len(found) == 3
    assert all(first and not last for first, last in found)


def test_time_and_chances_run_from_the_left(page):
    """On the stage, on a line to place an event on, and where a forecast is given."""
    assert page.locator("#widgets > [dir=rtl][lang=he]").count() == 3
    years = page.evaluate("getComputedStyle(document.querySelector('.nt-stage')).direction")
    assert years == "ltr"
    before, after = (page.locator(f".nq-ends span:{end}-child") for end in ("first", "last"))
    assert before.inner_text() == "1995"
    assert before.evaluate(LEFT) < after.evaluate(LEFT)
    for names in (("− שנה אחת", "+ שנה אחת"), ("5 נקודות פחות", "5 נקודות יותר")):
        less, more = (page.get_by_role("button", name=name) for name in names)
        assert less.evaluate(LEFT) < more.evaluate(LEFT)
    no, yes = (page.get_by_text(words, exact=True) for words in ("בוודאי לא", "בוודאי כן"))
    assert no.evaluate(LEFT) < yes.evaluate(LEFT)
    assert page.locator(".nf-quick button").first.inner_text() == "5%"


def test_all_else_runs_from_the_right(page):
    """The first of two buttons stands on the right, and nothing makes the page wider."""
    first, second = (page.locator(f".nt-modes > button:nth-child({n})") for n in (1, 2))
    assert first.evaluate(LEFT) > second.evaluate(LEFT)
    previous, following = (page.get_by_role("button", name=name) for name in ("הקודמת", "הבאה"))
    assert previous.evaluate(LEFT) > following.evaluate(LEFT)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_go_where_they_point(page):
    """On the stage the right arrow goes on in time; in a guided walk the left one leads on."""
    page.evaluate("document.querySelector('.nt-body').focus()")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("+document.activeElement.dataset.event")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("+document.activeElement.dataset.event") > first
    page.get_by_role("button", name="סיור מודרך").click()
    page.get_by_text("צעד 1 מתוך 5").first.wait_for()
    page.keyboard.press("ArrowLeft")
    page.get_by_text("צעד 2 מתוך 5").first.wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_text("צעד 1 מתוך 5").first.wait_for()
