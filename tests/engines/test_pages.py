"""The built course in Firefox and in WebKit: pages, timelines, search, quizzes, presenting."""

import json

import pytest

from tests.engines.drivers import HEAR

pytestmark = pytest.mark.slow
CHAPTER = "chapters/01-nineties.html"
READY = """[...document.querySelectorAll('.nr-mount')]
  .every((one) => one.querySelector('[data-ready=true]') || one.matches('[data-ready=true]'))"""


def visit(page, address):
    """Open a page of the course, and wait for its widgets."""
    page.open("about:blank")
    page.open(address)
    page.run(HEAR)
    page.until(READY)


def test_every_page_is_ready_and_fits_a_phone(page, site, request):
    """On each page all widgets come to life, nothing complains, nothing is too wide."""
    faults = {}
    book = request.getfixturevalue("book")
    for file in sorted(book.glob("chapters/*.html")):
        visit(page, f"{site}chapters/{file.name}")
        wide = page.run("return document.documentElement.scrollWidth - innerWidth")
        faults[file.name] = [*page.run("return complaints"), *([wide] if wide > 0 else [])]
    assert {name: found for name, found in faults.items() if found} == {}


def test_a_fresh_link_opens_its_event_in_sight(page, site):
    """The address of an event shows what is known of it, on the screen."""
    visit(page, f"{site}{CHAPTER}#event=1999-kosovo-air-campaign")
    page.until("document.querySelector('.nt-panel')?.innerText.includes('Operation Allied Force')")
    page.until("""(({ top, bottom }) => top < innerHeight && bottom > 0)(
        document.querySelector('.nt-panel').getBoundingClientRect())""")


def test_a_link_to_a_section_lands_there(page, site):
    """The address of a section puts its heading at the top of the screen."""
    visit(page, f"{site}{CHAPTER}#summary")
    page.until("Math.abs(document.querySelector('#summary').getBoundingClientRect().top) < 160")


def test_an_answer_survives_a_reload(page, site):
    """An answer that was checked is still there after the page is loaded again."""
    visit(page, site + CHAPTER)
    page.run("localStorage.clear()")
    visit(page, site + CHAPTER)
    question = "document.querySelector('.nq-question:has(.nq-options)')"
    page.run(f"""const question = {question};
        question.querySelector('input[type=radio]').click();
        question.querySelector('.nq-check').click();""")
    page.until(f"{question}.querySelector('.nq-verdict')")
    chosen = f"return {question}.querySelector('input:checked')?.value"
    before = page.run(chosen)
    visit(page, site + CHAPTER)
    page.until(f"{question}.querySelector('.nq-verdict')")
    assert page.run(chosen) == before


def test_search_finds_an_event(page, site):
    """The page of results answers its address."""
    visit(page, f"{site}search.html?q=Founding%20Act")
    page.until("document.querySelector('.ns-results a')?.innerText.includes('Founding Act')")


def test_a_chapter_is_presented_slide_by_slide(page, site):
    """Present shows one step at a time, and ends where it began."""
    visit(page, site + CHAPTER)
    page.run("document.querySelector('details.nr-class').open = true")
    page.click("Present")
    page.until("document.querySelector('.nr-count')?.innerText.startsWith('1 of')")
    page.run(f"""document.body.dispatchEvent(
        new KeyboardEvent('keydown', {json.dumps({"key": "ArrowRight", "bubbles": True})}))""")
    page.until("document.querySelector('.nr-count').innerText.startsWith('2 of')")
    page.click("End")
    page.until("!document.documentElement.classList.contains('nr-presenting')")
    assert page.run("return complaints") == []


def test_both_themes_have_their_colours(page, site):
    """The button for light and dark changes the page and what widgets draw."""
    visit(page, site + CHAPTER)
    paper = "return getComputedStyle(document.body).backgroundColor"
    colours = set()
    for mode in ("light", "dark"):
        page.run(f"""document.documentElement.dataset.mode = {mode!r};
            document.documentElement.dataset.theme = {mode!r};""")
        page.until(f"document.documentElement.dataset.theme === {mode!r}")
        colours.add(page.run(paper))
    assert len(colours) == 2
