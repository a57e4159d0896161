"""What the theme leaves unnamed or misnamed, mended in the pages once they are written.

Each rule says what axe-core found in pages of sphinx-book-theme 1.3 and pydata-sphinx-theme 0.17;
a rule goes when the theme no longer needs it.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

from natorussia.data.languages import direction, is_english
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.languages.marking import told
from natorussia.markup.from_left import from_left

RULES = (
    # summary-name: the arrow that opens a chapter's pages in the sidebar has no name.
    (
        re.compile(r"(<a [^>]*>)([^<]+)(</a><details[^>]*>)<summary>"),
        r'\1\2\3<summary aria-label="{pages}">',
    ),
    # label-content-name-mismatch: what is read out differs from what is shown.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    # region: the sidebar's title and search stand in no landmark.
    (
        re.compile(r'<div id="pst-primary-sidebar" class='),
        '<div id="pst-primary-sidebar" role="region" aria-label="{course}" class=',
    ),
)

# What Sphinx 7 and the themes name in English alone, whatever the language of a book.
_THEIRS = (
    *(noted("Link to this heading"), noted("Link to this term"), noted("Main"), noted("Page")),
    *(noted("Table of contents"), noted("Toggle primary sidebar")),
    noted("Toggle secondary sidebar"),
)
_NAMED = re.compile(rf' (title|aria-label)="({"|".join(_THEIRS)})"')

_CONTENTS = re.compile(r"(?<=<h2> )Contents(?= </h2>)|(?<=fa-list\"></i> )Contents")
_COPYRIGHT = re.compile("(?<=©) Copyright(?= )")

_NO_DIRECTION = re.compile(r"<html (?![^>]*\bdir=)")


def mend(page: str) -> str:
    """Return a page with the theme's faults mended; mending twice changes nothing."""
    if direction() == "rtl":
        page = from_left(_NO_DIRECTION.sub(r'<html dir="rtl" ', page, count=1))
    pages = filled("Pages of {0}", r"\2")
    for fault, cure in RULES:
        page = fault.sub(cure.format(pages=pages, course=gettext("Course")), page)
    if not is_english():
        page = _COPYRIGHT.sub("", _CONTENTS.sub(gettext("Contents"), page))
    return told(_NAMED.sub(lambda found: f' {found[1]}="{gettext(found[2])}"', page))


def _mend_pages(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        for path in Path(app.outdir).rglob("*.html"):
            page = path.read_text(encoding="utf-8")
            if (mended := mend(page)) != page:
                path.write_text(mended, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Mend every page at the end of a build."""
    app.connect("build-finished", _mend_pages)
