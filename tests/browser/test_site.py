"""The built book in a browser: from a disk, from a sub-folder, without scripts, on a phone."""

import pytest

from tests.browser.walking import Barriers, Walk

CHAPTER = "chapters/01-nineties.html"
WIDE = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}
# How much wider than the window a page is, once it is laid out anew.
EXCESS = """async () => {
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  return Math.max(0, document.documentElement.scrollWidth - innerWidth);
}"""


@pytest.fixture(scope="module")
def walked(book, visiting, axe):
    """Walk through the whole site on a disk, and keep what is found, by the path of the page."""
    opened, barriers = visiting("about:blank"), Barriers(axe)
    begin(opened)
    yield Walk(opened, f"{book.as_uri()}/", book, lambda path: examined(opened, path, barriers))
    opened.context.close()


def begin(opened):
    """Show the next page on a wide screen by day; what one before asked for is forgotten."""
    opened.page.goto("about:blank")
    opened.page.emulate_media(color_scheme="light")
    opened.page.set_viewport_size(WIDE)
    opened.requests.clear()
    opened.complaints.clear()


def examined(opened, path, barriers):
    """Return what is found on a page; of Sphinx's own pages, whether it works."""
    own = path.startswith(("chapters/", "exercises/"))
    barred = barred_by(opened.page, barriers) if own else []
    opened.page.set_viewport_size(NARROW)
    found = {
        "other hosts": opened.outside("file:"),
        "complaints": list(opened.complaints),
        "barriers": barred,
        "too wide": opened.page.evaluate(EXCESS) if own else 0,
    }
    begin(opened)
    return found


def barred_by(page, barriers):
    """Return the barriers of a page on a wide screen, by day and in the dark."""
    by_day = barriers.by_day(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html[data-theme=dark]")
    return by_day + barriers.in_the_dark(page)


def faults(walked, kind):
    """Return what was found of one kind, by page; there must be pages to find it on."""
    assert len(walked.seen) > 30
    return {name: found[kind] for name, found in walked.seen.items() if found[kind]}


def test_every_page_is_linked(walked, book):
    """From the first page every chapter and every exercise is found."""
    pages = {*book.glob("chapters/*.html"), *book.glob("exercises/*.html")}
    assert pages <= {book / path for path in walked.seen}


def test_every_link_leads_somewhere(walked):
    """On a disk each link, fragment and file of every page is there."""
    assert walked.failures == []
    assert walked.absent() == set()


def test_served_site_is_sound(subfolder, book, visit):
    """Served below a folder, each link, fragment and file is there, and no page complains."""
    opened = visit("about:blank")
    walk = Walk(opened, subfolder, book)
    assert len(walk.seen) > 30
    assert walk.failures == []
    assert walk.absent() == set()
    assert opened.complaints == []
    assert opened.outside(subfolder) == []


def test_every_page_works_from_disk(walked):
    """Opened from a disk, every widget of every page is ready, and nothing else is asked for."""
    assert faults(walked, "other hosts") == {}
    assert faults(walked, "complaints") == {}


def test_no_page_has_barriers(walked):
    """axe-core finds nothing on any page of the course, in either theme."""
    assert faults(walked, "barriers") == {}


def test_no_page_scrolls_sideways(walked):
    """At 320 px no page is wider than the window."""
    assert faults(walked, "too wide") == {}


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
    # What the page holds in print alone is in the details: sources, which lead to their entries.
    cited = opened.page.locator(".nr-timeline a").get_by_text("NATO action against Serbian")
    assert cited.first.get_attribute("href") == "sources.html#source-un-1999-sc-6657"
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
