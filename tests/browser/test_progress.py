"""Progress in a browser: storage that fails, what is kept aside, and what the page tells."""

import json

import pytest

from tests.browser.records import (
    CHOICE,
    STORE,
    progress_state,  # noqa: F401
    record,
)


def verdict(page):
    """Return what the status of the first question says."""
    return page.locator(".nq-status").first.inner_text()


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw Error('blocked') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
CORRUPT = f"localStorage.setItem('{STORE}', '{{\"version\": 1, oops')"
NEWER = f'localStorage.setItem(\'{STORE}\', \'{{"course": "natorussia", "version": 9}}\')'


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (BLOCKED, "does not let the page keep anything"),
        (FULL, "no room left"),
        (CORRUPT, "could not be read"),
        (NEWER, "version 9"),
    ],
)
def test_failing_storage_breaks_nothing(mount, state, script, said):
    """A message says what is wrong, and questions are asked and marked all the same."""
    page = mount("quiz", state(CHOICE), state(mode="progress"))
    page.context.add_init_script(script)
    page.reload()
    page.wait_for_selector("body[data-mounted]")
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    assert "Right" in verdict(page)
    assert said in page.locator(".nr-problem").first.inner_text()


def test_unreadable_record_is_set_aside(mount, state):
    """What cannot be read is kept, in case somebody can."""
    page = mount("quiz", state(CHOICE))
    page.evaluate(CORRUPT)
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert "oops" in page.evaluate(f"localStorage.getItem('{STORE}/unreadable')")


def test_blocked_storage_offers_a_file(mount, state):
    """Where nothing can be kept, the answers can be saved from the page that has them."""
    page = mount("quiz", state(CHOICE))
    page.context.add_init_script(BLOCKED)
    page.reload()
    page.wait_for_selector("body[data-mounted]")
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it to a file").click()
    assert list(json.loads(download.value.path().read_text("utf-8"))["log"]) == ["x-single"]


def test_unreadable_record_can_be_saved(mount, state):
    """The Progress page gives back what could not be read, as it was found."""
    page = mount("quiz", state(mode="progress"))
    saving = page.get_by_role("button", name="Save what could not be read")
    assert saving.is_hidden()
    page.evaluate(CORRUPT)
    page.reload()
    page.wait_for_selector(".nr-record[data-ready]")
    with page.expect_download() as download:
        saving.click()
    assert "oops" in download.value.path().read_text("utf-8")


def keep(page, **log):
    """Store tries at questions, a list for each, and open the page anew."""
    text = json.dumps({"course": "natorussia", "version": 1, "log": log})
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, text])
    page.reload()
    page.wait_for_selector(".nr-record[data-ready], .nr-quiz[data-ready]")


TRY = {"t": 1_600_000_000_000, "c": 1, "n": 1, "h": 0}


def test_polls_are_still_asked(mount, state):
    """What earns no points is no stranger, and one stranger is not several."""
    page = mount("progress", state(mode="progress"))
    poll = page.evaluate("models[0].get('sections').find(({ polls }) => polls?.length).polls[0]")
    keep(page, **{poll: [TRY]})
    assert "no longer asked" not in page.locator(".nr-record").inner_text()
    keep(page, **{poll: [TRY], "gone": [TRY]})
    assert "answers to 1 question no longer asked" in page.locator(".nr-record").inner_text()


def test_chapter_is_reset_alone(mount, state):
    """The answers to one chapter go when that is confirmed, and all others stay."""
    page = mount("progress", state(mode="progress"))
    keep(page, **{"nineties-founding-act-nature": [TRY], "gone": [TRY]})
    reset = page.get_by_role("button", name="Reset The 1990s")
    reset.click()
    page.get_by_role("button", name="Keep it").click()
    assert "1 of" in page.get_by_role("row", name="The 1990s").inner_text()
    reset.click()
    page.get_by_role("button", name="Delete them").click()
    assert "0 of" in page.get_by_role("row", name="The 1990s").inner_text()
    assert page.evaluate("document.activeElement.ariaLabel") == "Reset The 1990s"
    stored = page.evaluate(f"localStorage.getItem('{STORE}')")
    assert list(json.loads(stored)["log"]) == ["gone"]


def test_reset_reaches_other_tabs(mount, state):
    """What was deleted in one tab does not come back from another."""
    page = mount("quiz", state(CHOICE))
    keep(page, **{"x-single": [TRY], "x-other": [TRY]})
    tab = page.context.new_page()
    tab.route("**/*", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    tab.goto(page.url)
    stored = json.dumps(record("x-other"))
    page.evaluate("addEventListener('storage', () => window.heard = true)")
    tab.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, stored])
    page.wait_for_function("window.heard")
    page.get_by_label("Rome").check()
    page.get_by_role("button", name="Check").click()
    log = json.loads(page.evaluate(f"localStorage.getItem('{STORE}')"))["log"]
    assert len(log["x-single"]) == 1


def test_wrong_answers_are_listed(mount, state):
    """What was not right the last time is listed by chapter, each with a link to the question."""
    page = mount("progress", state(mode="progress"))
    keep(page, **{"nineties-founding-act-nature": [TRY, {**TRY, "t": TRY["t"] + 1, "c": 0}]})
    page.get_by_text("The 1990s (1 question)").click()
    link = page.get_by_role("link", name="What kind of document")
    assert link.get_attribute("href") == "01-nineties.html#q-nineties-founding-act-nature"


def test_one_bad_try_costs_no_other(mount, state):
    """A strange try is set aside alone, and the reader is told until it is saved or deleted."""
    page = mount("quiz", state(CHOICE), state(mode="progress"))
    keep(page, **{"x-single": [TRY, {"t": "now"}], "x-other": [TRY]})
    problem = page.locator(".nr-problem").first
    assert "Some of the progress" in problem.inner_text()
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert "is set aside" in problem.inner_text()
    log = json.loads(page.evaluate(f"localStorage.getItem('{STORE}')"))["log"]
    assert log == {"x-single": [TRY], "x-other": [TRY]}
    assert json.loads(page.evaluate(f"localStorage.getItem('{STORE}/unreadable')"))["log"] == {
        "x-single": [{"t": "now"}]
    }
    page.get_by_role("button", name="Delete what could not be read").click()
    page.get_by_role("button", name="Delete it", exact=True).click()
    assert page.evaluate(f"localStorage.getItem('{STORE}/unreadable')") is None
    assert problem.inner_text() == ""


@pytest.mark.parametrize("asked", [4, 5])
def test_calibration_waits_for_answers(mount, state, axe, asked):
    """A level says nothing before it has five answers; then its dot has a count."""
    page = mount("progress", state(mode="progress"))
    ids = page.evaluate("models[0].get('sections')[0].ids").copy()
    tries = {name: [{**TRY, "c": i % 2, "s": 2}] for i, name in enumerate(ids[:asked])}
    keep(page, **tries)
    told = page.locator(".nq-calibration").inner_text()
    if asked < 5:
        assert "too few so far (4 of 5)" in told
        assert page.locator(".nq-chart").count() == 0
    else:
        assert "40\u00a0% of 5: less than you thought" in told
        assert "n = 5" in page.locator(".nq-chart").text_content()
    assert axe(page) == []
