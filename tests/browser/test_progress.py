"""Progress in a browser: storage that fails, files that come and go, and files that are none."""

import json

import pytest

from natorussia.classroom.progress import parse
from natorussia.quiz import Quiz

STORE = "natorussia/progress/v1"
CHOICE = {
    "level": "recall",
    "id": "x-single",
    "kind": "single",
    "prompt": "Where?",
    "options": [{"text": "Paris", "correct": True}, {"text": "Rome"}],
}


@pytest.fixture
def state(monkeypatch):
    """Give the state of a quiz as the book puts it on a page."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")

    def of(*questions, mode="practice"):
        whole = Quiz(questions or None, mode, seed=1).get_state()
        hidden = {"layout", "tabbable", "tooltip"}
        return {k: v for k, v in whole.items() if not k.startswith("_") and k not in hidden}

    return of


def verdict(page):
    """Return what the status of the first question says."""
    return page.locator(".nq-status").first.inner_text()


def record(question):
    """Return a stored log with one try at a question, years ago."""
    tries = [{"t": 1_600_000_000_000, "c": 1, "n": 1, "h": 0}]
    return {"course": "natorussia", "version": 1, "log": {question: tries}}


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
    assert said in page.locator(".nq-problem").first.inner_text()


def test_unreadable_record_is_set_aside(mount, state):
    """What cannot be read is kept, in case somebody can."""
    page = mount("quiz", state(CHOICE))
    page.evaluate(CORRUPT)
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    assert "oops" in page.evaluate(f"localStorage.getItem('{STORE}/unreadable')")


def test_record_is_exported_merged_and_reset(mount, state, tmp_path):
    """The record leaves as a file, comes back as a union, and goes only when confirmed."""
    page = mount("quiz", state(CHOICE), state(mode="progress"))
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert list(json.loads(saved.read_text("utf-8"))["log"]) == ["x-single"]
    assert "name" not in json.loads(saved.read_text("utf-8"))
    other = tmp_path / "other.json"
    other.write_text(json.dumps(record("nineties-other")), "utf-8")
    page.set_input_files("input[type=file]", other)
    page.get_by_text("Merged the answers to 1 question").wait_for()
    stored = f"Object.keys(JSON.parse(localStorage.getItem('{STORE}')).log)"
    assert page.evaluate(stored) == ["nineties-other", "x-single"]
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate("document.activeElement.textContent") == "Keep it"
    page.get_by_role("button", name="Delete it all").click()
    assert page.evaluate(f"localStorage.getItem('{STORE}')") is None
    assert page.evaluate("document.activeElement.textContent") == "Reset"


def test_name_goes_into_the_file(mount, state):
    """A reader who hands her record in may say whose it is, in the file and in its name."""
    page = mount("quiz", state(mode="progress"))
    page.get_by_label("Name or pseudonym").fill(" Zoë K. ")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename == "natorussia-progress-Zoe-K.json"
    assert json.loads(download.value.path().read_text("utf-8"))["name"] == "Zoë K."


def test_forecasts_travel_with_answers(mount, state, tmp_path):
    """Forecasts and decisions are counted, exported, imported and reset as the answers are."""
    page = mount("quiz", state(mode="progress"))
    ids = {one["part"]: one["ids"] for one in page.evaluate(SECTIONS) if "part" in one}
    tries = record("x")["log"]["x"]
    file = tmp_path / "all.json"
    parts = {part: {names[0]: tries} for part, names in ids.items()}
    file.write_text(json.dumps({"course": "natorussia", "version": 2, "log": {}, **parts}))
    page.set_input_files("input[type=file]", file)
    page.get_by_text("1 forecast and 1 decision matrix from all.json").wait_for()
    row = page.get_by_role("row", name="Forecasts")
    assert f"1 of {len(ids['forecasts'])}" in row.inner_text()
    assert "1 of 1" in page.get_by_role("row", name="Decision matrix").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert {part: saved[part] for part in parts} == parts
    assert parse(json.dumps(saved), "natorussia") == ("", {"log": {}, **parts}, 0)
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Delete it all").click()
    assert f"0 of {len(ids['forecasts'])}" in row.inner_text()


SECTIONS = "models[0].get('sections')"
WHOLE = json.dumps({"course": "natorussia", "version": 2, "log": {}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no JSON", "no progress file, or only a part of one"),
        (WHOLE[:-5], "no progress file, or only a part of one"),
        ("[]", "no progress file"),
        (WHOLE.replace("natorussia", "alchemy"), "belongs to the course “alchemy”"),
        (WHOLE.replace("2", "4"), "open a newer version of the course"),
        (WHOLE.replace("{}", '{"q": [7]}'), "damaged"),
    ],
)
def test_bad_file_changes_nothing(mount, state, tmp_path, text, said):
    """A file that is none of ours, half of one or too new is told by name, and nothing is lost."""
    page = mount("quiz", state(mode="progress"))
    kept = json.dumps(record("x-single"))
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [STORE, kept])
    page.reload()
    page.wait_for_selector(".nr-quiz[data-ready]")
    wrong = tmp_path / "photo.json"
    wrong.write_text(text, "utf-8")
    page.set_input_files("input[type=file]", wrong)
    page.get_by_text("photo.json was not imported").wait_for()
    told = page.locator("p[role=status]").last.inner_text()
    assert said in told
    assert "Nothing was changed." in told
    assert page.evaluate(f"localStorage.getItem('{STORE}')") == kept


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
    page.wait_for_selector(".nr-quiz[data-ready]")
    with page.expect_download() as download:
        saving.click()
    assert "oops" in download.value.path().read_text("utf-8")
