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
STYLES = [
    path
    for path in (*ROOT.glob("frontend/**/*.css"), *ROOT.glob("src/natorussia/paper/styles/*.css"))
    if path.parent.relative_to(ROOT).as_posix() not in SCALES and "node_modules" not in path.parts
]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_no_side(path):
    """What has a direction names the start and the end, which a language turns round."""
    assert PHYSICAL.findall(path.read_text("utf-8")) == []


def test_page_of_a_language_from_the_right_says_so():
    """A page in Hebrew runs from right to left, however often it is mended; none else does."""
    page = '<html lang="he" data-content_root="../">'
    with using("he"):
        assert mend(mend(page)) == '<html dir="rtl" lang="he" data-content_root="../">'
    with using("de"):
        assert mend(page) == page
