"""The built book, read as files: links, weight, hosts."""

import gzip
import re
from urllib.parse import unquote, urldefrag

import pytest

from natorussia.data import rows
from tests.conftest import ROOT

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
ASSET = re.compile(r'<(?:script|link|img|source)\b[^>]*\b(?:src|href)="([^"]+)"')
ANCHOR = re.compile(r'\b(?:id|name)="([^"]+)"')
LINKED_FOR_INFORMATION = re.compile(r'rel="(?:index|search|next|prev|canonical)"')
PAGE_KILOBYTES = 250


@pytest.fixture(scope="module")
def pages(book):
    """Return the text of every page by its path; the live site is tested by itself."""
    found = [path for path in sorted(book.rglob("*.html")) if book / "lite" not in path.parents]
    return {path: path.read_text(encoding="utf-8") for path in found}


def test_every_internal_link_leads_somewhere(pages):
    """Each link within the book finds its page and its anchor."""
    anchors = {path: set(ANCHOR.findall(text)) for path, text in pages.items()}
    broken = []
    for path, text in pages.items():
        for link in LINK.findall(text):
            address, fragment = urldefrag(link)
            target = (path.parent / unquote(address)).resolve() if address else path
            if re.match(r"[a-z]+:|#$", link) or fragment.startswith("event="):
                continue
            if not target.exists() or (fragment and fragment not in anchors.get(target, fragment)):
                broken.append(f"{path.name}: {link}")
    assert broken == []


def test_timeline_links_find_their_event(pages):
    """Each link to an event leads to an item of a timeline's printed form, without a script too."""
    missing = []
    for path, text in pages.items():
        for link in set(LINK.findall(text)):
            address, fragment = urldefrag(link)
            if fragment.startswith("event="):
                target = (path.parent / address).resolve() if address else path
                if f'<li id="{fragment}"' not in pages[target]:
                    missing.append(f"{path.name}: {link}")
    assert missing == []


def test_every_source_stands_on_one_page(pages):
    """Each source of the course has one entry, to which whatever cites it can lead."""
    course = [text for path, text in pages.items() if path.parent.parent.name == "html"]
    listed = [source for text in course for source in re.findall(r'<li id="source-([^"]+)"', text)]
    assert sorted(listed) == sorted(row["id"] for row in rows("sources"))


def test_pages_ask_no_other_host(pages):
    """No page loads a script, a style or an image from another host."""
    loaded = [
        f"{path.name}: {asset}"
        for path, text in pages.items()
        for asset in ASSET.findall(re.sub(LINKED_FOR_INFORMATION, "", text))
        if re.match(r"https?:|//", asset)
    ]
    assert loaded == []


def test_images_have_written_alternatives(pages):
    """Every image's alternative text is words, not a file's name."""
    poor = [
        f"{path.name}: {image}"
        for path, text in pages.items()
        for image in re.findall(r"<img\b[^>]*>", text)
        if "_images" in image and not re.search(r'alt="[^"]{40,}"', image)
    ]
    assert poor == []


def test_pages_stay_light(book, pages):
    """A page with all that it loads, figures excluded, stays within its budget, gzipped."""
    heavy = {}
    for path, text in pages.items():
        loaded = ASSET.findall(re.sub(r"<link [^>]*" + LINKED_FOR_INFORMATION.pattern, "", text))
        assets = {asset.partition("?")[0] for asset in loaded if not asset.endswith(".html")}
        files = {(path.parent / unquote(asset)).resolve() for asset in assets}
        files |= {book / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2", path}
        moved = [file for file in files if file.is_file() and "_images" not in file.parts]
        weight = sum(len(gzip.compress(file.read_bytes())) for file in moved) / 1000
        if weight > PAGE_KILOBYTES:
            heavy[path.name] = round(weight)
    assert heavy == {}


def test_figures_wait_for_reader(pages):
    """Every figure keeps its place and is loaded when a reader comes near."""
    hasty = [
        f"{path.name}: {image}"
        for path, text in pages.items()
        for image in re.findall(r"<img\b[^>]*_images[^>]*>", text)
        if not all(f'{name}="' in image for name in ("loading", "decoding", "width", "height"))
    ]
    assert hasty == []


def test_contents_name_every_chapter():
    """Every notebook of the course is in the table of contents."""
    contents = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    notebooks = [*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")]
    absent = [path.name for path in notebooks if f"{path.parent.name}/{path.stem}" not in contents]
    assert absent == []
