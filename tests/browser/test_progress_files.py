"""Progress as a file in a browser: it leaves, comes back, and is refused where it is none."""

import json

import pytest

from natorussia.analytics.progress_files import parse
from tests.browser.records import (
    CHOICE,
    STORE,
    progress_state,  # noqa: F401
    record,
)


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
    page.get_by_role("button", name="Reset", exact=True).click()
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
    page.get_by_role("button", name="Reset", exact=True).click()
    page.get_by_role("button", name="Delete it all").click()
    assert f"0 of {len(ids['forecasts'])}" in row.inner_text()


def test_notes_travel_with_answers(mount, state, tmp_path):
    """Pins and notes on events are counted, exported, imported and deleted with the record."""
    page = mount("quiz", state(mode="progress"))
    note = {"t": 1, "pin": True, "text": "Why then?", "title": "An event", "when": "1991"}
    file = tmp_path / "all.json"
    whole = {"course": "natorussia", "version": 3, "log": {}, "notes": {"x": note}}
    file.write_text(json.dumps(whole), "utf-8")
    page.set_input_files("input[type=file]", file)
    page.get_by_text("and pins and notes on 1 event from all.json.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert json.loads(download.value.path().read_text("utf-8"))["notes"] == {"x": note}
    page.get_by_text("Kept as well: pins and notes on 1 event.").wait_for()
    page.get_by_role("button", name="Reset", exact=True).click()
    page.get_by_role("button", name="Delete it all").click()
    assert page.evaluate("localStorage.getItem('natorussia/notes/v1')") is None


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
    page.wait_for_selector(".nr-record[data-ready]")
    wrong = tmp_path / "photo.json"
    wrong.write_text(text, "utf-8")
    page.set_input_files("input[type=file]", wrong)
    page.get_by_text("photo.json was not imported").wait_for()
    told = page.locator("p[role=status]").last.inner_text()
    assert said in told
    assert "Nothing was changed." in told
    assert page.evaluate(f"localStorage.getItem('{STORE}')") == kept
