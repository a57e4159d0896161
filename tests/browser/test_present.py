"""Presenting a chapter, and the instructor's view of it, from a disk."""

import re

import pytest

STEP = ".nr-count"


@pytest.fixture
def open_chapter(railways, browser):
    """Give a function that opens the sample chapter; complaints of a page fail the test."""
    contexts, complaints = [], []

    def open_page(query="", **options):
        options = {"viewport": {"width": 1280, "height": 800}, **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((railways / "chapters/01-early-railways.html").as_uri() + query)
        page.wait_for_selector(".nr-quiz[data-ready=true], .nr-quiz [data-ready=true]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def teach(page):
    """Open the menu for teaching, unless it is open."""
    if not page.locator("details.nr-class[open]").count():
        page.get_by_text("For teaching").click()


def present(page):
    teach(page)
    page.get_by_role("button", name="Present").click()
    page.wait_for_selector("html.nr-presenting")
    page.wait_for_selector(STEP)
    return page


def in_window(page):
    """Refuse the whole screen, which has a size of its own, so that the window must do."""
    page.evaluate("document.documentElement.requestFullscreen = undefined")
    return page


def shown(page):
    return page.locator(STEP).inner_text()


def seen(page):
    return page.evaluate(
        "[...document.querySelectorAll('.bd-article h2')]"
        ".filter((one) => one.checkVisibility()).map((one) => one.firstChild.textContent)"
    )


def test_the_live_class_opens_beside_the_chapter(open_chapter):
    """L asks once for the presenter's address, and opens it in a window of its own."""
    page = present(open_chapter())
    address = "http://127.0.0.1:9/present#token"
    page.evaluate("() => { window.went = []; window.open = (to) => void window.went.push(to); }")
    page.once("dialog", lambda dialog: dialog.accept(address))
    for _ in range(2):
        page.keyboard.press("l")
    assert page.evaluate("window.went") == [address, address]
    assert page.locator("html.nr-presenting").count() == 1


def test_students_see_no_notes(open_chapter):
    """A reader who asks for nothing sees no teaching notes."""
    page = open_chapter()
    assert page.locator(".nr-teaching").count() == 5
    assert not page.locator(".nr-teaching").first.is_visible()


def test_view_is_remembered(open_chapter):
    """The instructor's view opens the notes, survives a reload and can be left."""
    page = open_chapter()
    teach(page)
    toggle = page.get_by_role("button", name="Instructor view")
    toggle.click()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert page.get_by_text("Students take the winner").is_visible()
    page.reload()
    assert page.get_by_text("Students take the winner").is_visible()
    toggle.click()
    page.reload()
    assert not page.get_by_text("Students take the winner").is_visible()


def test_address_opens_the_view(open_chapter):
    """An address that asks for the instructor's view gets it, and one for the student's view."""
    page = open_chapter("?view=instructor")
    assert page.locator(".nr-teaching[open]").count() == 5
    page.goto(page.url.replace("instructor", "student"))
    assert not page.locator(".nr-teaching").first.is_visible()


def test_notes_without_scripts_are_closed(open_chapter, railways, browser):
    """Without JavaScript notes are there for whoever opens them, and closed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((railways / "chapters/01-early-railways.html").as_uri())
    assert page.get_by_text("Teaching notes: The story (10 minutes)").is_visible()
    assert not page.locator("#the-story").get_by_text("Let pairs mark").is_visible()
    assert not page.locator(".nr-speaker").is_visible()
    context.close()


def test_nothing_is_loaded_before(open_chapter):
    """What presents is loaded by the one who presents."""
    page = open_chapter()
    assert "present.js" not in page.content()
    present(page)
    assert "present.js" in page.content()


def test_keys_go_through_the_steps(open_chapter):
    """Arrows, Home and End go through the steps, and each shows its own heading alone."""
    page = present(open_chapter())
    assert shown(page).startswith("1 of ")
    page.keyboard.press("ArrowRight")
    assert shown(page).endswith(": The argument")
    assert seen(page) == ["The argument"]
    page.keyboard.press("End")
    last, total = re.match(r"(\d+) of (\d+)", shown(page)).groups()
    assert last == total
    page.keyboard.press("ArrowRight")
    assert shown(page).startswith(f"{total} of")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert shown(page).startswith("1 of")


def test_slide_shows_one_thought(open_chapter):
    """Each slide has its heading and one block under it, or a list with the words before it."""
    page = present(open_chapter())
    page.keyboard.press("ArrowRight")
    sections = ".bd-article section:not(.nr-mount *)"
    blocks = f"{sections} > :not([data-nr-off], section, .nr-teaching, h1, h2, h3, span)"
    total = int(re.match(r"\d+ of (\d+)", shown(page))[1])
    for _ in range(total - 1):
        seen_blocks = page.locator(blocks).evaluate_all(
            "all => all.filter(e => e.checkVisibility())"
        )
        assert 1 <= len(seen_blocks) <= 2
        assert page.locator(".nr-notes, .nr-terms").locator("visible=true").count() == 0
        page.keyboard.press("ArrowRight")


def test_letters_are_for_the_last_row(open_chapter):
    """A paragraph on a projector has letters of a thirty-fourth of its height or more."""
    page = present(in_window(open_chapter(viewport={"width": 1920, "height": 1080})))
    page.keyboard.press("ArrowRight")
    size = page.evaluate(
        "parseFloat(getComputedStyle([...document.querySelectorAll('.bd-article p')]"
        ".find(one => one.checkVisibility())).fontSize)"
    )
    assert size >= 1080 / 34


def test_clicker_pages_through_a_step(open_chapter):
    """Page Down shows the rest of a long step before it goes to the next."""
    small = {"width": 900, "height": 150}
    page = present(in_window(open_chapter(viewport=small, reduced_motion="reduce")))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    first = shown(page)
    page.keyboard.press("PageDown")
    page.wait_for_function("scrollY > 0")
    assert shown(page) == first
    page.keyboard.press("PageUp")
    page.wait_for_function("scrollY === 0")
    assert shown(page) == first


def test_steps_are_announced(open_chapter):
    """Each step is said to those who hear the page, and takes the focus."""
    page = present(open_chapter())
    page.keyboard.press("ArrowRight")
    assert page.locator("[aria-live=polite].nr-said").inner_text().startswith("Step 2 of ")
    assert page.evaluate("document.activeElement.textContent").startswith("The argument")


def test_clock_shows_the_plan(open_chapter):
    """The clock says how long it has been, and what the section's notes plan."""
    page = present(open_chapter())
    page.keyboard.press("ArrowRight")
    assert re.fullmatch(r"0:\d\d · here 0:\d\d of 5 min", page.locator(".nr-clock").inner_text())


def test_speaker_has_a_window(open_chapter):
    """S opens the notes in a window of their own, which follows the steps and moves them."""
    page = present(open_chapter())
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.get_by_text("Ask what the class would have chosen").wait_for()
    assert "Next: The story" in speaker.locator("body").inner_text()
    speaker.keyboard.press("ArrowRight")
    speaker.get_by_text("Let pairs mark").wait_for()
    assert shown(page).endswith(": The story")
    assert page.locator("html.nr-presenting").count() == 1
    assert not page.locator("#the-story").get_by_text("Let pairs mark").is_visible()
    assert not page.locator(".nr-speaker").is_visible()


def test_notes_stand_in_where_windows_are_blocked(open_chapter):
    """Where no window may open, S shows and hides the notes on the page."""
    page = open_chapter()
    page.evaluate("window.open = () => null")
    present(page).keyboard.press("ArrowRight")
    page.keyboard.press("s")
    assert page.locator(".nr-speaker").get_by_text("Ask what the class").is_visible()
    page.keyboard.press("s")
    assert not page.locator(".nr-speaker").is_visible()


def test_widgets_stay_live(open_chapter):
    """An answer given while presenting is there afterwards; a widget keeps its own keys."""
    page = present(open_chapter())
    while not shown(page).endswith(": Quiz"):
        page.keyboard.press("ArrowRight")
    radio = page.locator(".nr-quiz input[type=radio]").first
    radio.check()
    before = shown(page)
    page.keyboard.press("ArrowRight")
    assert shown(page) == before
    page.get_by_role("button", name="End the presentation").click()
    assert page.locator(".nr-quiz input[type=radio]:checked").count() == 1


def test_timeline_grows_with_the_type(open_chapter):
    """On a wall a timeline is as large as the text, and the mouse is where it seems to be."""
    page = present(open_chapter(viewport={"width": 1920, "height": 1080}))
    stage = page.locator(".nr-timeline .nt-body").first
    while not stage.is_visible():
        page.keyboard.press("ArrowRight")
    label = page.locator(".nr-timeline .nt-label").first
    label.wait_for()
    text, zoom = page.evaluate("""() => {
        const size = (one) => parseFloat(getComputedStyle(one).fontSize);
        const label = document.querySelector(".nr-timeline .nt-label");
        return [size(document.documentElement), label.currentCSSZoom];
    }""")
    assert zoom == pytest.approx(text / 16, rel=0.01)
    assert zoom > 1
    box = stage.bounding_box()
    x = box["x"] + box["width"] * 0.8
    page.mouse.move(x, box["y"] + box["height"] / 2)
    hair = page.locator(".nr-timeline .nt-hair").first
    assert hair.bounding_box()["x"] == pytest.approx(x, abs=2)


def test_escape_restores_the_page(open_chapter):
    """Escape leaves the page as it was, with the focus where it came from."""
    page = open_chapter()
    teach(page)
    before = page.evaluate("document.querySelector('.bd-article').innerText.length")
    present(page).keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_selector("html:not(.nr-presenting)")
    assert page.locator("[data-nr-off], .nr-bar, .nr-said").count() == 0
    assert page.evaluate("document.querySelector('.bd-article').innerText.length") == before
    assert page.evaluate("document.activeElement.textContent") == "Present"
    present(page)


def test_print_shows_every_step(open_chapter):
    """On paper the chapter is whole and has no bar, also while it is presented."""
    page = present(open_chapter())
    page.emulate_media(media="print")
    assert len(seen(page)) >= 5
    assert not page.locator(".nr-bar").is_visible()
    assert not page.locator(".nr-teaching").first.is_visible()


def test_swipe_goes_on(open_chapter):
    """A swipe to the left is a step on."""
    page = present(open_chapter(has_touch=True, viewport={"width": 800, "height": 600}))
    page.evaluate(
        """() => { for (const [name, x] of [["touchstart", 600], ["touchend", 300]]) {
            const target = document.body, clientY = 300;
            const touch = new Touch({ identifier: 1, target, clientX: x, clientY });
            const touches = name === "touchstart" ? [touch] : [], changedTouches = [touch];
            target.dispatchEvent(new TouchEvent(name, { bubbles: true, touches, changedTouches }));
        } }"""
    )
    assert shown(page).startswith("2 of ")


def test_presenting_has_no_barriers(open_chapter, barriers):
    """In both themes axe-core finds nothing while a step is shown, nor in the instructor's view."""
    page = open_chapter("?view=instructor")
    assert barriers(page) == []
    present(page).keyboard.press("ArrowRight")
    assert barriers(page) == []
