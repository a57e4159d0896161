"""What a page says to an old browser, a blocked one, and an old bookmark."""

import json

import pytest

CHAPTER = "chapters/03-ambivalence.html"
BLOCKED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  const get = () => { throw new DOMException("blocked", "SecurityError") };
  Object.defineProperty(self, name, { get });
}
"""


@pytest.fixture
def open_with(book, browser):
    """Give a function that opens the chapter after a script took something from the browser."""
    contexts = []

    def open_page(script, address="", **options):
        contexts.append(browser.new_context(**options))
        contexts[-1].add_init_script(script)
        page = contexts[-1].new_page()
        page.goto(address or (book / CHAPTER).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("feature", ["ResizeObserver", "Blob", "fetch"])
def test_old_browser_gets_print_form(open_with, feature):
    """A browser that lacks a feature is told which, and shows lists and printed questions."""
    page = open_with(f"delete self.{feature}; self.{feature} = undefined;")
    page.get_by_role("alert").first.wait_for()
    assert f"lacks what timelines and quizzes need ({feature})" in page.content()
    assert page.locator("#main-content").inner_text().count("?") > 8


def test_missing_module_shows_print_form(subfolder, visit):
    """Where a module does not come, its widgets say so above their print, and others work."""
    opened = visit("about:blank")
    opened.page.route("**/natorussia/timeline-*.js*", lambda route: route.abort())
    opened.page.goto(subfolder + CHAPTER)
    said = opened.page.locator(".nr-failed .nr-notice").first
    said.wait_for()
    assert "could not start (its script did not load)" in said.inner_text()
    assert opened.page.locator(".nr-timeline.nr-plain").first.is_visible()
    opened.page.locator(".nr-quiz[data-ready=true]").first.wait_for()


def test_strict_policy_keeps_page_working(subfolder, book, visit):
    """Where a host's policy forbids scripts from data and blobs, every widget works."""
    opened = visit("about:blank")
    policy = {"Content-Security-Policy": "script-src 'self' 'unsafe-inline'"}
    page = {"path": book / CHAPTER, "content_type": "text/html", "headers": policy}
    opened.page.route(f"**/{CHAPTER}", lambda route: route.fulfill(**page))
    opened.page.goto(subfolder + CHAPTER)
    opened.wait_for_widgets()
    assert opened.complaints == []


def test_blocked_storage_keeps_page_working(open_with):
    """Where nothing may be kept, every widget works, and the quiz says that progress will not."""
    page = open_with(BLOCKED)
    page.wait_for_function("document.querySelector('.nr-quiz[data-ready=true]')")
    page.get_by_text("does not let the page keep anything").first.wait_for()


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("#a-heading-of-last-year", "The place “a-heading-of-last-year”"),
        ("#event=1850-no-such-event", "The event “1850-no-such-event”"),
    ],
)
def test_old_bookmark_is_answered(book, visit, fragment, said):
    """A link to a place that is gone opens the page, says so, and leads to the search."""
    opened = visit((book / CHAPTER).as_uri() + fragment)
    notice = opened.page.locator(".nr-notice")
    notice.wait_for()
    assert said in notice.inner_text()
    assert notice.get_by_role("link", name="Search").get_attribute("href").endswith("search.html")
    notice.get_by_role("button", name="Close").click()
    assert notice.count() == 0


def test_short_address_keeps_the_place(book, visit):
    """A short address leads to its page, at the place that it names."""
    opened = visit((book / "timeline.html").as_uri() + "#event=1999-kosovo-air-campaign")
    opened.page.wait_for_url("**/chapters/timeline.html#event=1999-kosovo-air-campaign")


def test_old_term_leads_to_latest(subfolder, book, visit):
    """A page of a past term says so, and leads to the same page of the latest."""
    opened = visit("about:blank")
    versions = json.dumps({"latest": "2027-spring", "terms": ["2027-spring", "2026-autumn"]})
    text = (
        (book / CHAPTER)
        .read_text(encoding="utf-8")
        .replace('root.classList.add("nr-scripts")', 'root.dataset.term = "2026-autumn"', 1)
    )
    opened.page.route("**/versions.json", lambda route: route.fulfill(body=versions))
    opened.page.route(
        f"**/{CHAPTER}", lambda route: route.fulfill(body=text, content_type="text/html")
    )
    opened.page.goto(subfolder + CHAPTER)
    link = opened.page.locator(".nr-notice").get_by_role("link")
    link.wait_for()
    assert link.get_attribute("href") == subfolder.replace("course/", "latest/") + CHAPTER


def test_missing_page_leads_back(subfolder, book, visit):
    """The page for what is not there finds the course from an address of any depth."""
    opened = visit("about:blank")
    text = (book / "404.html").read_text(encoding="utf-8")
    gone = subfolder + "chapters/gone/deeper.html"
    opened.page.route(gone, lambda route: route.fulfill(body=text, content_type="text/html"))
    opened.page.goto(gone)
    opened.page.locator("#home").click()
    opened.page.wait_for_url(subfolder + "chapters/index.html")
