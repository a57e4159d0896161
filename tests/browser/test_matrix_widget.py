"""The decision matrix in a browser: by keyboard, kept, compared, without barriers."""

import csv

import pytest

from natorussia.widgets.matrix.widget import Matrix

STORE = "natorussia/decisions/progress/v1"
CRITERIA = [
    {"id": "gain", "title": "Gain", "words": "what is gained?"},
    {"id": "ease", "title": "Ease", "words": "how easy?"},
]
PAIR = [
    {"id": "go", "title": "Go", "done": "no", "evidence": "Nobody went."},
    {"id": "stay", "title": "Stay", "done": "yes", "evidence": "All stayed."},
]
READINGS = [
    {"reader": "ada", "recommendation": "go", "gain": 1, "ease": 1, "reason": "It rains."},
    {"reader": "ada", "recommendation": "stay", "gain": 5, "ease": 5, "reason": "It is warm."},
]


def state(*arguments, **options):
    """Return the state of a matrix as the book puts it on a page."""
    whole = Matrix(*(arguments or (PAIR, CRITERIA, READINGS)), **options).get_state()
    hidden = {"layout", "tabbable", "tooltip"}
    return {k: v for k, v in whole.items() if not k.startswith("_") and k not in hidden}


def fill(page, *numbers):
    """Type scores by keyboard alone, from the first weight on."""
    page.locator("input[type=range]").last.focus()
    for number in numbers:
        page.keyboard.press("Tab")
        page.keyboard.type(str(number))


def ranking(page):
    return page.locator(".nm-ranking li").all_inner_texts()


def reload(page):
    page.reload()
    page.wait_for_selector("body[data-mounted]")


def test_matrix_is_filled_by_keyboard(mount):
    """Scores are typed, weights moved by arrows, and the ranking follows at once."""
    page = mount("matrix", state())
    fill(page, 5, 1, 2, 3)
    assert [line.split("\n")[0] for line in ranking(page)] == ["Go", "Stay"]
    page.keyboard.press("Tab")
    page.locator("input[type=range]").last.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert [line.split()[-1] for line in ranking(page)] == ["2.75", "2.00"]
    assert page.locator(".nm-summary").inner_text() == "4 of 4 scores given · first: Stay"


def test_python_ranks_as_the_page(mount):
    """What the page sends is ranked alike in a notebook."""
    page = mount("matrix", state())
    fill(page, 5, 1, 2, 3)
    page.keyboard.press("Tab")
    sent = Matrix(PAIR, CRITERIA)
    sent.scores = page.evaluate("models[0].get('scores')")
    sent.weights = page.evaluate("models[0].get('weights')")
    assert [f"{total:.2f}" for total in sent.choices["total"]] == [
        line.split()[-1] for line in ranking(page)
    ]


def test_scores_survive_reload(mount):
    """What was given is there again, and Python is told."""
    page = mount("matrix", state())
    fill(page, 4, 2)
    page.keyboard.press("Tab")
    reload(page)
    assert page.get_by_label("Go: Gain").input_value() == "4"
    assert page.evaluate("models[0].get('scores').go") == {"gain": 4, "ease": 2}


def test_score_off_the_scale_is_marked(mount):
    """A number that is off the scale is marked and counts for nothing."""
    page = mount("matrix", state())
    fill(page, 9)
    assert page.locator("[aria-invalid]").count() == 1
    assert page.locator(".nm-summary").inner_text() == "0 of 4 scores given"


def test_comparison_waits_for_the_reader(mount):
    """What others thought and what was done is there once it is asked for."""
    page = mount("matrix", state())
    fill(page, 5, 5, 1, 1)
    assert "Nobody went." not in page.locator(".nr-matrix").inner_text()
    page.get_by_text("Compare with other readers").click()
    page.locator("details[open] tbody tr").first.wait_for()
    rows = page.locator("details[open] tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows[:2]] == [
        ["Go", "1", "2", "✗ no"],
        ["Stay", "2", "1", "✓ yes"],
    ]
    page.locator("summary", has_text="Go").click()
    assert "It rains." in page.locator("details[open] details[open]").inner_text()


def test_sensitivity_names_leaders(mount):
    """The table says who would be first at each weight."""
    page = mount("matrix", state())
    fill(page, 5, 1, 1, 4)
    page.get_by_text("How far does it hang").click()
    page.locator("details[open] td b").first.wait_for()
    row = page.get_by_role("row", name="Ease").last.inner_text().split("\t")
    assert row == ["Ease", "Go", "Go", "Stay", "Stay", "Stay", "Stay"]
    assert page.locator("td b").all_inner_texts() == ["Go", "Go"], "what leads as things are"


def test_reset_asks_first(mount):
    """Nothing is deleted before it is confirmed, and no other decision goes with it."""
    page = mount("matrix", state(name="one"), state(name="two"))
    for field in page.get_by_label("Go: Gain").all():
        field.focus()
        page.keyboard.type("3")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Start again").first.click()
    assert page.evaluate("document.activeElement.textContent") == "Keep them"
    page.get_by_role("button", name="Delete these scores").click()
    assert page.evaluate("document.activeElement.textContent") == "Start again"
    kept = f"Object.keys(JSON.parse(localStorage.getItem('{STORE}')).log)"
    assert page.evaluate(kept) == ["decision:two"]


def test_table_is_saved(mount):
    """The matrix leaves as a table, with totals and ranks, whatever is in its titles."""
    odd = [{"id": "go", "title": 'Go, "now"'}, PAIR[1]]
    page = mount("matrix", state(odd, CRITERIA))
    fill(page, 5, 1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table").click()
    rows = list(csv.reader(download.value.path().read_text("utf-8").splitlines()))
    assert rows[2] == ['Go, "now"', "5", "1", "3", "1"]
    assert rows[3] == ["Stay", "", "", "", ""]


@pytest.mark.parametrize("stored", ['{"a": 1', '{"a": {"scores": 7, "weights": [9]}}'])
def test_strange_records_break_nothing(mount, stored):
    """A record that cannot be used leaves an empty matrix that works."""
    page = mount("matrix", state())
    log = {"decision:recommendations": [{"t": 1, "c": 0, "n": 1, "h": 0, "a": {"scores": 7}}]}
    text = "JSON.stringify({course: 'natorussia/decisions', version: 1, log})"
    page.evaluate(f"([name, log]) => localStorage.setItem(name, {text})", [STORE, log])
    if stored == '{"a": 1':
        page.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, stored])
    reload(page)
    fill(page, 3, 3)
    assert len(ranking(page)) == 1


@pytest.mark.parametrize("width", [320, 1000])
def test_matrix_has_no_barriers(mount, barriers, width):
    """axe-core finds nothing on the course's matrix, filled and opened; nothing is cut off."""
    page = mount("matrix", state(None), theme="light", viewport={"width": width, "height": 800})
    fill(page, *[1 + n % 5 for n in range(24)])
    for summary in page.locator(".nr-matrix > details > summary").all():
        summary.click()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    small = """all => all.filter((one) => one.checkVisibility() &&
      one.getBoundingClientRect().height < 24).length"""
    assert page.locator("input, button, summary").evaluate_all(small) == 0
