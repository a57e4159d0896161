"""The built book in a browser: from a disk, from a sub-folder, without scripts, on a phone."""

import functools
import http.server
import threading

import pytest

CHAPTER = "chapters/01-nineties.html"
TAKEN_FROM_THE_PAGE = ("file:", "blob:", "data:")


@pytest.fixture(scope="module")
def subfolder(book, tmp_path_factory):
    """Serve the book on loopback below ``/term/course/``, and return the address."""
    root = tmp_path_factory.mktemp("host")
    (root / "term").mkdir()
    (root / "term" / "course").symlink_to(book)
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler = functools.partial(quiet, directory=root)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/term/course/"
    server.shutdown()


class Visit:
    """A page that was opened, with what it asked for and what it complained of."""

    def __init__(self, browser, address, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.goto(address)

    def _hear(self, said):
        # The theme says so on a first visit; see pydata-sphinx-theme's own tests.
        if said.type == "error" and "invalid theme mode" not in said.text:
            self.complaints.append(said.text)

    def wait_for_widgets(self):
        """Wait until every widget of the page can be used."""
        self.page.wait_for_function(
            "[...document.querySelectorAll('.nr-mount')]"
            ".every((mount) => mount.querySelector('[data-ready=true]'))"
        )

    def outside(self, home):
        """Return the requests that went elsewhere."""
        return [url for url in self.requests if not url.startswith((home, *TAKEN_FROM_THE_PAGE))]


@pytest.fixture
def visit(browser):
    """Give a function that opens an address; the pages are closed in the end."""
    visits = []

    def open_page(address, **options):
        visits.append(Visit(browser, address, **options))
        return visits[-1]

    yield open_page
    for each in visits:
        each.context.close()


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
    assert page.locator(".nr-quiz.nr-plain").inner_text().count("?") > 8
    assert page.locator(".nr-timeline.nr-plain").first.is_visible()


def test_event_in_prose_opens_on_timeline(book, visit):
    """A mention of an event leads to that event on the chapter's timeline, and survives reload."""
    opened = visit((book / CHAPTER).as_uri())
    opened.wait_for_widgets()
    opened.page.locator("a[href='#event=1999-kosovo-air-campaign']").first.click()
    panel = opened.page.locator(".nr-timeline").get_by_text("Operation Allied Force").first
    panel.wait_for(state="visible")
    opened.page.reload()
    opened.wait_for_widgets()
    panel.wait_for(state="visible")


def test_answer_survives_reload(book, visit):
    """An answer that was checked is still there after the page is loaded again."""
    opened = visit((book / CHAPTER).as_uri())
    opened.wait_for_widgets()
    opened.page.locator(".nr-quiz input[type=radio]").first.check()
    opened.page.locator(".nr-quiz").get_by_role("button", name="Check").first.click()
    said = opened.page.locator(".nr-quiz").inner_text()
    assert "1 of" in said
    opened.page.reload()
    opened.wait_for_widgets()
    assert "1 of" in opened.page.locator(".nr-quiz").inner_text()


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
