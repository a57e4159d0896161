"""The live site in a real browser, with the real Pyodide and no way out to any other host."""

import json

import pytest
from playwright.sync_api import expect

from natorussia import questions

pytestmark = [pytest.mark.slow, pytest.mark.browser]
CHAPTER, EXERCISE = "chapters/01-nineties.ipynb", "exercises/01-nineties.ipynb"
PATIENCE = 100_000
# Whether a file that the site keeps in the browser holds a text.
KEPT = """async ([path, text]) => {
  const answer = (request) => new Promise((done) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(undefined);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    const known = database.objectStoreNames.contains("files");
    const files = known && database.transaction("files").objectStore("files");
    const file = files && await answer(files.get(path));
    database.close();
    if (file && JSON.stringify(file).includes(JSON.stringify(text).slice(1, -1))) return true;
  }
  return false;
}"""


def _open(tab, home, path):
    tab.goto(f"{home}lite/open.html?path={path}")
    tab.wait_for_selector(".jp-CodeCell", timeout=PATIENCE)


def _save(tab, path, text):
    """Save by keyboard, and wait until the browser keeps what was typed."""
    tab.keyboard.press("ControlOrMeta+s")
    tab.wait_for_function(KEPT, arg=[path, text], timeout=PATIENCE)


def _run(tab, text, typed=None):
    cell = tab.locator(".jp-CodeCell").filter(has_text=text).first
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    if typed is not None:
        tab.keyboard.press("ControlOrMeta+a")
        tab.keyboard.type(typed)
    tab.keyboard.press("Shift+Enter")


def test_chapter_widgets_come_alive(tab, home):
    """A chapter opens with its kernel; timeline and quiz are drawn, and Python marks an answer."""
    section = "nineties-context"
    bank = [one for one in questions.load_bank("nineties") if one["after"] == section]
    marked = [one for one in bank if questions.public(one)["points"]]
    _open(tab, home, CHAPTER)
    _run(tab, "Timeline(section=")
    tab.wait_for_selector(".nr-timeline[data-ready]", timeout=PATIENCE)
    _run(tab, f'Quiz("nineties", after="{section}")')
    tab.wait_for_selector(".nr-quiz[data-ready]", timeout=PATIENCE)
    question = tab.locator(".nq-question", has=tab.locator(".nq-options")).first
    question.locator(".nq-options input[type=radio]").first.check()
    question.get_by_role("button", name="Check").click()
    answered = f"1 of {len(marked)} answered"
    tab.locator(".nr-quiz", has_text=answered).wait_for(timeout=PATIENCE)


def test_checks_answer_and_edits_stay(tab, home):
    """A check judges an answer that rests on reading, and the saved answer survives a reload."""
    _open(tab, home, EXERCISE)
    _run(tab, 'use("nineties")')
    said = tab.locator(".jp-OutputArea-output", has_text="run `import pandas`")
    unread = tab.locator(".jp-OutputArea-output", has_text="No module named 'pandas'")
    said.or_(unread).first.wait_for(timeout=PATIENCE)
    _run(tab, "document = ...", 'document = "1997-founding-act-signed"')
    _run(tab, 'check("no-longer-adversaries")')
    tab.locator(".jp-OutputArea-output", has_text="Correct").wait_for(timeout=PATIENCE)
    _save(tab, EXERCISE, 'document = "1997-founding-act-signed"')
    _open(tab, home, EXERCISE)
    kept = tab.locator(".jp-CodeCell").filter(has_text='document = "1997-founding-act-signed"')
    kept.wait_for(timeout=PATIENCE)


def test_newer_edition_is_offered(tab, home, site):
    """A copy of an earlier edition is announced, and is kept aside when the new one is opened."""
    _open(tab, home, EXERCISE)
    cell = tab.locator(".jp-CodeCell").filter(has_text="document = ...")
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    tab.keyboard.type("# mine ")
    expect(cell).to_contain_text("# mine")
    _save(tab, EXERCISE, "# mine")
    file = site / "lite" / "editions.json"
    before = file.read_text(encoding="utf-8")
    newer = json.loads(before)
    newer["notebooks"][EXERCISE]["edition"] = "another"
    file.write_text(json.dumps(newer), encoding="utf-8")
    try:
        tab.goto(f"{home}lite/open.html?path={EXERCISE}")
        assert tab.locator("#mine").text_content() == "Open your copy"
        tab.locator("#fresh").click()
        tab.wait_for_selector(".jp-CodeCell", timeout=PATIENCE)
        assert tab.locator(".jp-CodeCell").filter(has_text="# mine").count() == 0
        _open(tab, home, EXERCISE)
    finally:
        file.write_text(before, encoding="utf-8")
    mine = EXERCISE.replace(".ipynb", " (yours).ipynb")
    tab.goto(f"{home}lite/notebooks/index.html?path={mine}")
    tab.locator(".jp-CodeCell").filter(has_text="# mine").wait_for(timeout=PATIENCE)


def test_unknown_notebook_lists_known_ones(tab, home):
    """An old bookmark gets the list of the notebooks there are."""
    tab.goto(f"{home}lite/open.html?path=chapters/gone.ipynb")
    tab.get_by_role("heading", name="There is no such notebook").wait_for()
    assert tab.get_by_role("link").count() > 20
