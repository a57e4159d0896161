"""Forecasts to look at: blocked storage, strange texts, narrow pages, barriers and paper."""

import json
import re

import pytest

from tests.browser.forecasts import (
    HAIL,
    RAIN,
    SNOW,
    STORE,
    commit,
    commit_all,
    forecast_state,  # noqa: F401
    reload,
)


def test_long_questions_widen_nothing(mount, state):
    """The list of questions takes the room there is, however long its longest question."""
    page = mount(
        "forecast",
        state({**RAIN, "question": "Will it rain before the end of the year? " * 8}, SNOW),
        viewport={"width": 390, "height": 800},
    )
    room = page.locator(".nf-nav").bounding_box()
    select = page.locator(".nf-nav select").bounding_box()
    assert select["x"] >= room["x"]
    assert select["x"] + select["width"] <= room["x"] + room["width"] + 0.5
    assert select["width"] > 200


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw Error('blocked') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
CORRUPT = f"localStorage.setItem('{STORE}', '{{\"version\": 1, oops')"
NONSENSE = {"t": 1, "c": 1, "n": 1, "h": 0, "a": "much", "v": "1"}
STRANGE = json.dumps(
    {"course": "natorussia/forecasts", "version": 1, "log": {"forecast:x-rain": [NONSENSE]}}
)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (BLOCKED, "does not let the page keep anything"),
        (FULL, "no room left"),
        (CORRUPT, "could not be read"),
        (f"localStorage.setItem('{STORE}', {STRANGE!r})", ""),
    ],
)
def test_failing_storage_breaks_nothing(mount, state, script, said):
    """A message says what is wrong, and forecasts are made and scored all the same."""
    page = mount("forecast", state(RAIN, SNOW))
    page.context.add_init_script(script)
    reload(page)
    commit(page, 30)
    assert "0.090" in page.locator(".nf-scores").inner_text()
    assert said in page.locator(".nr-problem").inner_text()


HOSTILE = [
    "<img src=x onerror=\"document.body.dataset.hit = 'yes'\"><script>document.title = 1</script>",
    "\u202eegdirb a revo \u2067 and \u200f on",
    "🪖" * 30,
    "long " * 2000,
    "x" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "bidi", "emoji", "words", "letters"])
def test_hostile_texts_stay_text(mount, state, text):
    """Whatever stands in a table is shown as it is, and breaks neither page nor layout."""
    name = "__proto__" if text is HOSTILE[0] else "x"
    page = mount(
        "forecast",
        state(
            {
                "id": name,
                "question": text,
                "resolution": "yes",
                "outcome": text,
                "note": text,
                "kind": text[:40],
                "sources": ["javascript:document.body.dataset.hit=1"],
            }
        ),
        viewport={"width": 320, "height": 700},
    )
    assert page.locator(".nf-ask").text_content() == text.strip()
    commit(page, 30)
    assert page.locator(".nf-result").text_content().count(text.strip()) == 2
    assert page.locator(".nf-cited a").count() == 0
    assert page.evaluate("document.body.dataset.hit") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_narrow_page_does_not_scroll(mount, state):
    """At 320 pixels all fits, and every target is 24 pixels or more."""
    page = mount("forecast", state(), viewport={"width": 320, "height": 700})
    sizes = "all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect())"
    targets = page.locator(".nr-forecast :is(button, select, input)").evaluate_all(sizes)
    assert min(min(one["width"], one["height"]) for one in targets) >= 24
    commit_all(page, 20, 90, 50, 0, 100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing(mount, state, barriers):
    """Neither the open card nor the scored one breaks a rule that axe-core knows, in any theme."""
    page = mount("forecast", state(RAIN, SNOW, HAIL, heading="Your forecasts"), theme="light")
    assert barriers(page) == []
    commit(page, 130)
    assert barriers(page) == []
    commit_all(page, 30, 70)
    page.get_by_role("button", name="Start again").click()
    assert barriers(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_of_the_page_is_followed(mount, state, theme):
    """The theme that the page sets wins over that of the system."""
    page = mount("forecast", state(RAIN), theme=theme, color_scheme="dark")
    ink = page.locator(".nf-ask").evaluate("one => getComputedStyle(one).color")
    first = int(re.search(r"\d+", ink)[0])
    assert (first > 128) == (theme == "dark")


def test_widgets_leave_the_page_alone(mount, state):
    """A widget that is closed listens no longer."""
    page = mount("forecast", state(RAIN), state(RAIN))
    page.evaluate("cleanups[1]()")
    commit(page.locator(".nr-forecast").first, 30)
    assert page.locator(".nr-forecast").nth(1).locator("form").count() == 1


def test_no_questions_are_said(mount, state):
    """An empty table is no error."""
    page = mount("forecast", {**state(RAIN), "questions": []})
    assert page.locator(".nf-summary").inner_text() == "There are no questions."


def test_paper_has_the_questions(mount, state):
    """Printed, the widget is a list of questions with what was said so far."""
    page = mount("forecast", state(RAIN, SNOW))
    commit(page, 30)
    page.emulate_media(media="print")
    lines = page.locator(".nf-paper li").all_inner_texts()
    assert "Will it rain?" in lines[0]
    assert lines[0].endswith("30\u00a0%")
    assert lines[1].endswith("____ %")
    assert not page.locator(".nf-nav").is_visible()
