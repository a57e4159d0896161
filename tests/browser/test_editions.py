"""An answer that was given in one language stands in the other."""

import pytest
from playwright.sync_api import expect

from natorussia.data import course as places
from natorussia.translations import edition
from natorussia.widgets.quiz.widget import Quiz
from tests.browser.conftest import _page, _serve
from tests.browser.test_from_right import shown
from tests.translations.conftest import course as translated  # noqa: F401


@pytest.fixture
def states(translated, monkeypatch):  # noqa: F811
    """Return a quiz of the course, and that of its Russian edition."""
    staged = translated.folder / "_build/editions/ru"
    edition.stage(translated.folder, "ru", staged)
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    found = []
    for folder in (translated.folder, staged):
        with places.tables_of(folder / "data"):
            found.append(shown(Quiz("night", seed=1), "quiz"))
    return found


def test_progress_of_a_course_is_seen_in_its_edition(mount, static, states):
    """What was chosen is checked there, by its words; what was typed belongs to its language."""
    english, russian = states
    page = mount("quiz", english)
    page.get_by_label("In a bakery").check()
    page.locator(".nq-check").first.click()
    page.get_by_label("Your answer").fill("four days")
    page.locator(".nq-check").last.click()
    expect(page.locator(".nq-verdict")).to_have_count(2)
    html = _page(static, "quiz", [russian], (None, "ru", ""), book=False)
    page.route("**/*", lambda route: _serve(route, static, html))
    page.reload()
    expect(page.get_by_label("В пекарне")).to_be_checked()
    expect(page.locator(".nq-verdict")).to_have_count(1)
    expect(page.locator(".nq-verdict")).to_contain_text("Верно")
    expect(page.get_by_role("textbox")).to_have_value("")
    expect(page.locator(".nq-summary")).to_contain_text("1 из 2")
