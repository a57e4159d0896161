"""Widgets and pages are laid out from the side where their language begins."""

import re

import pytest

from natorussia.book.accessibility import mend
from natorussia.data.languages import using
from tests.conftest import ROOT

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)\b"
    r"|(?:text-align|float): *(?:left|right)\b)"
)
# Time, numbers and diagrams run from left to right in every language.
SCALES = {"frontend/timeline"}
NO_STYLES = {"static", "node_modules", "__pycache__"}
STYLES = [
    path
    for path in (*ROOT.glob("frontend/**/*.css"), *ROOT.glob("src/natorussia/**/*.css"))
    if path.parent.relative_to(ROOT).as_posix() not in SCALES and not NO_STYLES & {*path.parts}
]
PAGES = [
    path
    for end in ("py", "txt", "html")
    for path in ROOT.glob(f"src/natorussia/**/*.{end}")
    if not NO_STYLES & {*path.parts}
]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_no_side(path):
    """What has a direction names the start and the end, which a language turns round."""
    assert PHYSICAL.findall(path.read_text("utf-8")) == []


def test_pages_that_bring_their_style_name_no_side():
    """Feedback, packages, cards and what an exercise says of an answer."""
    assert len(PAGES) > 300
    found = {path.name: PHYSICAL.findall(path.read_text("utf-8")) for path in PAGES}
    assert {name: sides for name, sides in found.items() if sides} == {}


def test_page_of_a_language_from_the_right_says_so():
    """A page in Hebrew runs from right to left, however often it is mended; none else does."""
    page = '<html lang="he" data-content_root="../">'
    with using("he"):
        assert mend(mend(page)) == '<html dir="rtl" lang="he" data-content_root="../">'
    with using("de"):
        assert mend(page) == page
