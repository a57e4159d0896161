"""The built book in a browser: from a disk, from a sub-folder, without scripts, on a phone."""

import pytest

CHAPTER = "chapters/01-nineties.html"


def pages(book):
    """Return every page of the course, without Sphinx's own."""
    return [*sorted(book.glob("chapters/*.html")), *sorted(book.glob("exercises/*.html"))]


def test_every_page_works_from_disk(book, visit):
    """Opened from a disk, every widget of every page is ready, and nothing else is asked for."""
    for path in pages(book):
        opened = visit(path.as_uri())
        opened.wait_for_widgets()
        assert opened.outside("file:") == []
        assert opened.complaints == [], path.name
        opened.context.close()


def test_chapter_works_in_subfolder(subfolder, visit):
    """Served below a folder, the chapter is ready and asks no other host."""
    opened = visit(subfolder + CHAPTER)
    opened.wait_for_widgets()
    assert opened.outside(subfolder) == []
    assert opened.complaints == []


def test_chapter_without_scripts_is_text(book, visit):
    """Without JavaScript the chapter shows its events as an ordered list and its questions."""
    page = visit((book / CHAPTER).as_uri(), java_script_enabled=False).page
    assert page.locator(".nr-timeline.nr-plain ol li").count() > 20
    assert "".join(page.locator(".nr-quiz.nr-plain").all_text_contents()).count("?") > 8
    assert page.locator(".nr-timeline.nr-plain").first.is_visible()


def test_event_in_prose_opens_on_timeline(book, visit):
    """A mention of an event leads to that event on the chapter's timeline, and survives reload."""
    opened = visit((book / CHAPTER).as_uri())
    opened.wait_for_widgets()
    opened.page.locator("a[href='#event=1999-kosovo-air-campaign']").first.click()
    panel = opened.page.locator(".nr-timeline").get_by_text("Operation Allied Force").first
    panel.wait_for(state="visible")
    # What the page holds in print alone is in the details: the sources, with their addresses.
    cited = opened.page.locator(".nr-timeline a").get_by_text("SC/6657")
    assert cited.first.get_attribute("href").startswith("https://")
    opened.page.reload()
    opened.wait_for_widgets()
    panel.wait_for(state="visible")


def test_answer_survives_reload(book, visit):
    """An answer that was checked is still there after the page is loaded again."""
    opened = visit((book / CHAPTER).as_uri())
    opened.wait_for_widgets()
    quiz = opened.page.locator(".nr-quiz").first
    question = quiz.locator(".nq-question", has=opened.page.locator(".nq-options")).first
    question.locator(".nq-options input[type=radio]").first.check()
    question.get_by_role("button", name="Check").click()
    assert "1 of" in quiz.locator(".nq-summary").inner_text()
    opened.page.reload()
    opened.wait_for_widgets()
    assert "1 of" in quiz.locator(".nq-summary").inner_text()


def test_no_page_scrolls_sideways(book, visit):
    """At 320 px no page is wider than the window."""
    opened = visit((book / CHAPTER).as_uri(), viewport={"width": 320, "height": 640})
    wide = {}
    for path in pages(book):
        opened.page.goto(path.as_uri())
        opened.wait_for_widgets()
        excess = opened.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if excess > 0:
            wide[path.name] = excess
    assert wide == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_barriers(book, visit, axe, theme):
    """axe-core finds nothing on any page of the course, in either theme."""
    opened = visit((book / CHAPTER).as_uri(), color_scheme=theme)
    found = {}
    for path in pages(book):
        opened.page.goto(path.as_uri())
        opened.wait_for_widgets()
        if barriers := axe(opened.page):
            found[path.name] = barriers
    assert found == {}
