"""The forecast widget in a browser: committed by keyboard, told, compared and kept."""

import json

import pytest

from natorussia.widgets.forecast.widget import Forecast
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

QUIZ_STORE = "natorussia/progress/v1"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def tab_to(page, selector, most=40):
    """Press Tab until a control that fits is reached, and fail if none is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_questions_are_answered_by_keyboard(mount, state):
    """Slider, number field and buttons all work without a pointer, and focus is never lost."""
    page = mount("forecast", state(RAIN, SNOW, HAIL))
    tab_to(page, "input[type=range]")
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    assert page.locator("input[type=range]").get_attribute("aria-valuetext").startswith("53\u00a0%")
    tab_to(page, "button[type=submit]")
    press(page, "Enter")
    assert page.locator(".nf-verdict b").inner_text() == "No"
    assert focused(page) == "Next open question"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.type") == "range"
    tab_to(page, "input[type=number]")
    press(page, "Control+a")
    page.keyboard.type("80")
    press(page, "Enter")
    assert "You said 80\u00a0%: Brier score 0.040" in page.locator(".nf-earned").inner_text()
    press(page, "Enter")
    tab_to(page, ".nf-quick button")
    press(page, "Space")
    assert page.locator("button[type=submit]").inner_text() == "Commit 5\u00a0%"
    tab_to(page, "button[type=submit]")
    press(page, "Space")
    assert page.locator(".nf-verdict b").inner_text() == "Void"
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_enter_on_the_slider_commits_nothing(mount, state):
    """A stray Enter cannot be taken back, so it takes the button or the number field to commit."""
    page = mount("forecast", state(RAIN))
    tab_to(page, "input[type=range]")
    press(page, "ArrowRight", "Enter")
    assert page.locator(".nf-result").count() == 0
    assert page.locator("button[type=submit]").inner_text() == "Commit 51\u00a0%"


def test_tab_leaves_the_widget(mount, state):
    """There is no keyboard trap, before a forecast and after it."""
    page = mount("forecast", state(RAIN, SNOW))
    tab_to(page, "#after")
    commit(page, 30)
    tab_to(page, "#after")


def test_outcome_waits_for_commitment(mount, state):
    """Nothing in the page's text or attributes tells what happened before a forecast is made."""
    page = mount("forecast", state(RAIN, SNOW))
    drawn = "document.querySelector('#widgets').innerHTML"
    before = page.evaluate(drawn)
    assert "dust" not in before
    assert "x-rain" not in before
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("button", name="Previous").click()
    assert "dust" not in page.evaluate(drawn)
    commit(page, 30)
    assert "dust" in page.locator(".nf-result").inner_text()
    assert "31 December 2012" in page.locator(".nf-verdict").inner_text()
    assert page.locator(".nf-cited a").get_attribute("href").startswith("http")


def test_outcome_is_announced(mount, state):
    """Who cannot see the card hears what the answer was."""
    page = mount("forecast", state(RAIN))
    commit(page, 30)
    said = page.locator(".nr-hidden[role=status]").text_content()
    assert said == "Committed 30\u00a0%. The answer: no."


@pytest.mark.parametrize("given", ["140", "-3", ""])
def test_impossible_number_is_refused(mount, state, given):
    """A number out of range is named in text, and commits nothing."""
    page = mount("forecast", state(RAIN))
    commit(page, given)
    fault = page.locator(".nf-fault").inner_text()
    assert fault == f"Got {given or 'nothing'}; give a number from 0 to 100."
    assert page.locator(".nf-result").count() == 0
    assert page.evaluate("document.activeElement.type") == "number"


def test_commitment_is_final(mount, state):
    """A forecast that is made cannot be made again."""
    page = mount("forecast", state(RAIN))
    commit(page, 30)
    assert page.locator("form").count() == 0


def test_outcomes_of_one_event_are_told_together(mount, state):
    """What would give another question away waits until that one is committed, and counts once."""
    storm = {**RAIN, "id": "x-storm", "question": "Will it storm?", "group": "front"}
    page = mount("forecast", state({**RAIN, "group": "front"}, storm, SNOW))
    commit(page, 10)
    assert "once you have committed question 2 too" in page.locator(".nf-card").inner_text()
    said = page.locator(".nr-hidden[role=status]").text_content()
    assert "once you have committed question 2 too" in said
    assert page.locator(".nf-result").count() == 0
    page.get_by_role("button", name="Next open question").click()
    commit(page, 10)
    assert page.locator(".nf-result").count() == 1
    page.get_by_role("button", name="Next open question").click()
    commit(page, 50)
    # Two of 0.01 that count as one, and one of 0.25.
    assert "0.130" in page.locator(".nf-scores tbody tr").first.inner_text()


def test_rivals_stand_beside_the_reader(mount, state):
    """The table has both scores of the reader and of each rival, over settled questions alone."""
    page = mount("forecast", state(RAIN, SNOW, HAIL))
    commit_all(page, 10, 60, 99)
    table = page.locator(".nf-scores")
    assert table.locator("caption").inner_text() == "Scores over 2 settled questions"
    rows = {row.split("\t")[0]: row for row in table.locator("tbody tr").all_inner_texts()}
    assert len(rows) == 6
    assert "0.085" in rows["You"]
    assert "best" in rows["You"]
    assert "0.250" in rows["Always 50\u00a0%"]
    assert "0.340" in rows["Optimist: always 80\u00a0%"]


def test_calibration_has_a_table(mount, state):
    """The diagram says in figures what it draws, and is hidden from those who hear the table."""
    page = mount("forecast", state(RAIN, SNOW))
    commit_all(page, 10, 70)
    table = page.get_by_role("table", name="Calibration")
    assert "0\u201320\u00a0%\t10\u00a0%\t0\u00a0% (0 of 1)" in table.inner_text()
    assert page.locator(".nf-chart svg").get_attribute("aria-hidden") == "true"
    assert page.locator(".nf-chart circle").count() == 2


def test_forecasts_survive_reload(mount, state):
    """What was committed is there again, and the next open question is asked."""
    page = mount("forecast", state(RAIN, SNOW))
    commit(page, 30)
    reload(page)
    assert page.locator(".nf-summary").inner_text() == "Question 2 of 2 · 1 committed"
    assert page.locator(".nf-ask").inner_text() == "Will it snow?"
    assert "0.090" in page.locator(".nf-scores").inner_text()


def test_reworded_question_is_asked_anew(mount, state):
    """A forecast belongs to its wording and its horizon."""
    page = mount("forecast", state(RAIN))
    commit(page, 30)
    log = page.evaluate(f"localStorage.getItem('{STORE}')")
    other = mount("forecast", state({**RAIN, "horizon": "2020"}))
    other.evaluate("([name, log]) => localStorage.setItem(name, log)", [STORE, log])
    reload(other)
    assert other.locator("form").count() == 1


def test_reset_is_confirmed_and_narrow(mount, state):
    """Forecasts go only when confirmed; the quiz's record and other forecasts stay."""
    page = mount("forecast", state(RAIN), state(SNOW))
    page.evaluate(f"localStorage.setItem('{QUIZ_STORE}', 'the quiz')")
    first, second = page.locator(".nr-forecast").all()
    commit(first, 30)
    commit(second, 60)
    first.get_by_role("button", name="Start again").click()
    assert focused(page) == "Keep them"
    press(page, "Enter")
    assert focused(page) == "Start again"
    assert first.locator(".nf-result").count() == 1
    press(page, "Enter")
    first.get_by_role("button", name="Delete these forecasts").click()
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert first.locator("form").count() == 1
    assert second.locator(".nf-result").count() == 1
    assert page.evaluate(f"localStorage.getItem('{QUIZ_STORE}')") == "the quiz"
    stored = json.loads(page.evaluate(f"localStorage.getItem('{STORE}')"))
    assert list(stored["log"]) == ["forecast:x-snow"]


def test_kernel_is_told_and_tells(mount, state):
    """With a kernel the outcome comes from Python, once it has heard of the commitment."""
    page = mount("forecast", state(RAIN, book=False))
    commit(page, 30)
    assert "has not told what happened" in page.locator(".nf-card").inner_text()
    assert page.evaluate("models[0].get('committed')") == {"x-rain": 0.3}
    told = Forecast([RAIN])
    told.committed = {"x-rain": 0.3}
    page.evaluate("told => models[0].set('revealed', told)", told.revealed)
    assert "dust" in page.locator(".nf-result").inner_text()
    assert "no." in page.locator(".nr-hidden[role=status]").text_content()
