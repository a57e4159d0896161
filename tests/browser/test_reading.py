"""Reading a chapter: cards where terms and events are named, and the way to a passage and back."""

import re

import pytest

CHAPTER = "chapters/01-nineties.html"
INSIDE = "(el) => { const { top, bottom } = el.getBoundingClientRect();"
IN_VIEW = f"{INSIDE} return top >= 0 && bottom <= innerHeight; }}"


@pytest.fixture
def chapter(book, visit):
    """Give a function that opens the chapter, ready to use."""

    def open_page(**options):
        opened = visit((book / CHAPTER).as_uri(), **options)
        opened.wait_for_widgets()
        return opened.page

    return open_page


def test_question_leads_to_its_passage_and_back(chapter):
    """Where to read again is opened, marked and in sight, and a button leads to the question."""
    page = chapter()
    # Options stand in an order of their own for each reader, and a right answer ends its question.
    for question in page.locator(".nq-question", has=page.locator(".nq-options")).all():
        question.locator(".nq-options input").first.check()
        question.get_by_role("button", name="Check").click()
        question.locator(".nq-verdict").wait_for()
        if not question.locator(".nq-verdict.nq-right").count():
            break
    link = question.locator(".nq-reread a")
    wanted = link.first.get_attribute("href")
    link.first.click()
    passage = page.locator(".nr-passage")
    passage.wait_for()
    assert page.url.endswith(wanted)
    assert passage.evaluate(IN_VIEW)
    assert passage.evaluate("(el) => el === document.activeElement")
    page.get_by_role("button", name="Back to the question").click()
    page.wait_for_function("document.activeElement.closest('.nq-reread')")
    assert question.evaluate(
        "(el) => { const { top, bottom } = el.getBoundingClientRect(); "
        "return bottom > 0 && top < innerHeight; }"
    )
    assert page.locator(".nr-passage, .nr-passage-back").count() == 0


def test_plain_link_to_a_passage_marks_nothing(book, visit):
    """Who comes to a passage by an address of her own is offered no way back."""
    opened = visit((book / CHAPTER).as_uri() + "#nineties-door")
    opened.wait_for_widgets()
    assert opened.page.locator(".nr-passage-back").count() == 0


def test_cards_come_by_pointer_and_keyboard(chapter, axe):
    """A card comes on hover and on focus, can be pointed at, and goes with Escape."""
    page = chapter(viewport={"width": 1100, "height": 800})
    card = page.locator("#nr-card")
    term = page.locator(".bd-article a[href$='#term-NATO']").first
    page.clock.install()
    term.hover()
    page.clock.run_for(1000)
    card.wait_for()
    assert re.match("NATO", card.inner_text())
    assert card.get_attribute("role") == "tooltip"
    assert term.get_attribute("aria-describedby") == "nr-card"
    card.hover()
    page.clock.run_for(1000)
    assert card.is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert card.count() == 0
    event = page.locator(".bd-article p > a[href='#event=1991-nacc-first-meeting']").first
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    event.focus()
    card.wait_for()
    assert "(20 December 1991)" in card.inner_text()
    page.keyboard.press("Tab")
    page.wait_for_function(
        "!document.querySelector('a[href=\"#event=1991-nacc-first-meeting\"][aria-describedby]')"
    )


def test_first_tap_opens_a_card(chapter):
    """On a touch screen the first tap opens the card, and the link in it leads on."""
    page = chapter(has_touch=True, viewport={"width": 390, "height": 844})
    term = page.locator(".bd-article a[href$='#term-NATO']").first
    term.tap()
    card = page.locator("#nr-card")
    card.wait_for()
    assert page.url.endswith(CHAPTER)
    card.get_by_role("link", name="In the glossary").tap()
    page.wait_for_url("**/glossary.html#term-NATO")


def test_terms_are_printed_as_notes(chapter):
    """On paper a chapter explains at its end the terms that it uses; on a screen it does not."""
    page = chapter()
    notes = page.locator(".nr-terms")
    assert not notes.is_visible()
    page.emulate_media(media="print")
    assert notes.is_visible()
    assert notes.get_by_text("Founding Act", exact=True).is_visible()


def test_figure_is_read_on_a_phone_and_enlarged(chapter, axe):
    """On a phone its letters have nine pixels or more; a button enlarges it, Escape ends that."""
    page = chapter(viewport={"width": 320, "height": 640}, has_touch=True)
    figure = page.locator("figure", has=page.locator(".nr-drawn")).nth(1)
    figure.scroll_into_view_if_needed()
    assert not figure.locator(".nr-drawn").first.is_visible()
    drawn = figure.locator(".nr-phone")
    page.wait_for_function("(one) => one.complete && one.naturalWidth", arg=drawn.element_handle())
    # Letters are drawn nine points high or more, of which a pixel is three quarters.
    scale = drawn.evaluate("(one) => one.getBoundingClientRect().width / one.naturalWidth")
    assert round(9 / 0.75 * scale, 1) >= 9
    opener = figure.get_by_role("button", name="Enlarge the figure")
    assert opener.bounding_box()["height"] >= 44
    opener.press("Enter")
    large = page.get_by_role("dialog", name="The figure, enlarged")
    large.locator("img").wait_for()
    assert axe(page) == []
    page.keyboard.press("Escape")
    large.wait_for(state="detached")
    assert opener.evaluate("(one) => one === document.activeElement")
    drawn.tap()
    large.get_by_role("button", name="Close").tap()
    large.wait_for(state="detached")
    assert page.locator(".nr-large").count() == 0


def test_figures_are_there_at_the_first_print(chapter):
    """Without a visit to them all figures of a chapter are loaded, in the form that paper has."""
    page = chapter()
    every = "[...document.querySelectorAll('.nr-drawn')]"
    page.wait_for_function(f"{every}.every((one) => one.complete && one.naturalWidth)")
    page.emulate_media(media="print")
    shown = page.evaluate(f"{every}.map((one) => one.checkVisibility())")
    assert shown == [False, True] * (len(shown) // 2)
    assert page.locator(".nr-strip").first.is_visible()
