"""The book without a network: what was visited, the whole of it, and a copy on a disk."""

import functools
import http.server
import shutil
import threading
import zipfile

import pytest

from natorussia.book.packing import pack

CHAPTER = "chapters/03-ambivalence.html"
ANOTHER = "chapters/07-peacekeeping.html"
READY = (
    "[...document.querySelectorAll('.nr-mount')]"
    ".every((mount) => mount.querySelector('[data-ready=true]'))"
)


class Host:
    """A copy of the book on a server that can be stopped."""

    def __init__(self, book, folder):
        self.site = folder / "site"
        shutil.copytree(book, self.site, ignore=shutil.ignore_patterns("lite"))
        quiet = {"log_message": lambda *_: None}
        handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), quiet)
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(handler, directory=self.site)
        )
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.home = f"http://127.0.0.1:{self.server.server_port}/"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host(book, tmp_path):
    started = Host(book, tmp_path)
    yield started
    started.stop()


def wait_until_kept(page):
    """Wait until the worker keeps the page that is open."""
    page.evaluate(
        """async () => {
            while (!await caches.match(location.href)) await new Promise((on) => setTimeout(on, 9));
        }"""
    )


def test_visited_page_opens_without_server(host, visit):
    """A page that was visited once opens without the server; another says that it was not kept."""
    opened = visit(host.home + CHAPTER)
    wait_until_kept(opened.page)
    host.stop()
    opened.page.reload()
    opened.page.wait_for_function(READY)
    assert opened.page.get_by_role("heading", level=1).inner_text().startswith("Ambivalence")
    opened.page.goto(host.home + ANOTHER)
    assert "not kept offline" in opened.page.locator("h1").inner_text()


def test_whole_course_is_kept_on_demand(host, visit):
    """After the button was pressed, a page never visited opens without the server, with search."""
    opened = visit(host.home + "chapters/index.html")
    button = opened.page.get_by_role("button", name="Keep the whole course offline")
    button.click()
    opened.page.get_by_text("The whole course is kept").wait_for(timeout=60_000)
    host.stop()
    opened.page.goto(host.home + ANOTHER)
    opened.page.wait_for_function(READY)
    opened.page.goto(host.home + "search.html?q=kosovo")
    opened.page.locator(".ns-results li").first.wait_for()


def test_newer_edition_is_announced(host, visit):
    """A newer edition is announced, taken at the reader's word, and leaves one cache."""
    opened = visit(host.home + CHAPTER)
    wait_until_kept(opened.page)
    opened.page.evaluate("localStorage.setItem('kept', 'yes')")
    worker = host.site / "sw.js"
    text = worker.read_text(encoding="utf-8")
    version = text.split('"version":"')[1][:12]
    worker.write_text(text.replace(version, "0123456789ab"), encoding="utf-8")
    opened.page.reload()
    load = opened.page.get_by_role("button", name="Load it")
    load.wait_for()
    with opened.page.expect_navigation():
        load.click()
    opened.page.wait_for_function(READY)
    names = opened.page.evaluate("caches.keys()")
    assert [name.rpartition(" ")[2] for name in names] == ["0123456789ab"]
    assert opened.page.evaluate("localStorage.getItem('kept')") == "yes"


def test_unpacked_archive_works_from_disk(book, visit, tmp_path):
    """The archive, unpacked: index, a chapter and search work, and no request leaves the disk."""
    zipfile.ZipFile(pack(book, tmp_path / "course.zip")).extractall(tmp_path)
    opened = visit((tmp_path / "course/index.html").as_uri(), offline=True)
    opened.page.wait_for_url("**/chapters/index.html")
    opened.page.locator(f"a[href='{CHAPTER.rpartition('/')[2]}']").first.click()
    opened.wait_for_widgets()
    opened.page.goto((tmp_path / "course/search.html").as_uri() + "?q=kosovo")
    opened.page.locator(".ns-results li").first.wait_for()
    assert opened.outside("file:") == []
    assert opened.complaints == []


def test_copy_with_a_part_missing_says_so(book, visit, tmp_path):
    """A copy that lacks a script says which, and shows timelines and quizzes as in print."""
    zipfile.ZipFile(pack(book, tmp_path / "course.zip")).extractall(tmp_path)
    next(tmp_path.glob("course/_static/natorussia/quiz-*.js")).unlink()
    opened = visit((tmp_path / "course" / CHAPTER).as_uri())
    said = opened.page.get_by_role("alert")
    said.wait_for()
    assert "is not whole: quiz-" in said.inner_text()
    assert "Unpack the whole archive" in said.inner_text()
    assert opened.page.locator(".nr-quiz.nr-plain").first.is_visible()


def test_page_cut_short_says_so(book, visit, tmp_path):
    """A page that ends too early says that it arrived only in part."""
    zipfile.ZipFile(pack(book, tmp_path / "course.zip")).extractall(tmp_path)
    page = tmp_path / "course" / "chapters" / "glossary.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text[: len(text) // 2], encoding="utf-8")
    opened = visit(page.as_uri())
    opened.page.get_by_role("alert").wait_for()
    assert "arrived only in part" in opened.page.get_by_role("alert").inner_text()


WORKERS = """(controller) => {
  const worker = Object.assign(new EventTarget(), { state: "installing", postMessage() {} });
  const registration = Object.assign(new EventTarget(), { installing: worker, waiting: null });
  const workers = Object.assign(new EventTarget(), {
    controller, ready: Promise.resolve({ active: worker }),
    register: () => {
      setTimeout(() => {
        registration.dispatchEvent(new Event("updatefound"));
        // Firefox lets a first worker claim the page before it says that it is installed.
        workers.controller = worker;
        worker.state = "installed";
        worker.dispatchEvent(new Event("statechange"));
        document.body.dataset.installed = "true";
      });
      return Promise.resolve(registration);
    },
  });
  Object.defineProperty(navigator, "serviceWorker", { value: workers });
}"""


@pytest.mark.parametrize(("before", "notices"), [(None, 0), ({"old": True}, 1)])
def test_only_newer_editions_are_announced(mount, static, before, notices):
    """A page's first worker is no newer edition, whatever it controls by the time it is there."""
    page = mount("timeline", {})
    page.evaluate(WORKERS, before)
    page.add_script_tag(path=static / "page" / "page.js")
    page.wait_for_selector("body[data-installed]")
    assert page.locator(".nr-notice", has_text="newer edition").count() == notices
