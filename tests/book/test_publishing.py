"""What the book says to the web: previews, sitemap, redirects, and a page for what is not there."""

import re

import pytest

from natorussia.book.publishing import address

URL = "https://example.org/course/latest"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Build a course for an address and a term."""
    from .conftest import Course

    course = Course(tmp_path_factory.mktemp("web") / "course")
    course.write("A **quiet** night by the river.")
    course.code, course.printed = course.build(NATORUSSIA_URL=URL, NATORUSSIA_TERM="2026-autumn")
    return course


def test_published_course_builds(published):
    """With an address and a term the book builds, warnings as errors."""
    assert published.code == 0, published.printed


def test_link_preview_is_complete(published):
    """A page has the title, address, description and picture of its preview, all its own."""
    said = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)"', published.page()))
    assert said["og:title"] == "A night"
    assert said["og:url"] == f"{URL}/night.html"
    assert "quiet night" in said["og:description"]
    assert said["og:image"].startswith(f"{URL}/")
    assert (published.site / said["og:image"].removeprefix(f"{URL}/")).is_file()
    assert 'name="twitter:card" content="summary_large_image"' in published.page()


def test_sitemap_lists_pages(published):
    """The sitemap has each page at its address, and robots.txt leads to it."""
    sitemap = (published.site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{URL}/night.html</loc>" in sitemap
    robots = (published.site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {URL}/sitemap.xml" in robots


def test_canonical_address_is_named(published):
    """Each page names its lasting address, so that archived terms do not compete with it."""
    assert f'<link rel="canonical" href="{URL}/night.html" />' in published.page()


def test_term_stands_on_page(published, built):
    """A page knows the term that it was published in, and a local build has none."""
    assert 'setAttribute("data-term", "2026-autumn")' in published.page()
    assert "data-term" not in built.page()


def test_old_address_leads_on(built):
    """A redirect leads to a page that exists, with and without scripts, keeping the place."""
    text = (built.site / "evening.html").read_text(encoding="utf-8")
    assert 'content="0; url=night.html"' in text
    assert "location.hash" in text


def test_every_page_names_its_icon(built):
    """No page leaves its icon to the browser, which would ask the root of another's site for it."""
    pages = list(built.site.rglob("*.html"))
    assert {"404.html", "evening.html", "night.html"} <= {page.name for page in pages}
    bare = [page.name for page in pages if 'rel="icon"' not in page.read_text("utf-8")]
    assert bare == []


@pytest.mark.parametrize("page", ["404", "genindex", "index", "night", "search"])
def test_every_page_can_be_shared(built, page):
    """Each page has one viewport, a title, a description and a preview, whoever made it."""
    text = (built.site / f"{page}.html").read_text(encoding="utf-8")
    assert text.count('name="viewport"') == 1
    told = re.findall(r'<meta name="description" content="([^"]+)"', text)
    assert len(told) == 1
    said = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]+)"', text))
    assert said["og:title"]
    assert said["og:description"] == told[0]


def test_local_build_names_no_address(built):
    """Without an address there is no sitemap and no preview, and nothing else is missing."""
    assert not (built.site / "sitemap.xml").exists()
    assert "og:image" not in built.page()
    assert ">NATO and Russia: a turning point</a>" in (built.site / "404.html").read_text("utf-8")


def test_wrong_address_is_refused(monkeypatch):
    """An address that is none fails the build, and the message shows one."""
    monkeypatch.setenv("NATORUSSIA_URL", "example.org")
    with pytest.raises(Exception, match="expected an address such as"):
        address()
