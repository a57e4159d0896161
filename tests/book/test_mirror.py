"""A style sheet of the theme turned round, as a language from the right needs it."""

from pathlib import Path

import pytest

from natorussia.book.assets import _turned
from natorussia.book.mirror import mirrored
from natorussia.data.languages import using


@pytest.mark.parametrize(
    ("style", "turned"),
    [
        ("margin-left:1px", "margin-right:1px"),
        ("left:0", "right:0"),
        ("border-left:1px solid red", "border-right:1px solid red"),
        ("border-top-left-radius:2px", "border-top-right-radius:2px"),
        ("float:right", "float:left"),
        ("text-align:left!important", "text-align:right!important"),
        ("padding:1px 2px 3px 4px", "padding:1px 4px 3px 2px"),
        ("padding:1px 2px 3px", "padding:1px 2px 3px"),
        ("border-radius:1px 2px 3px 4px", "border-radius:2px 1px 4px 3px"),
        ("box-shadow:inset 3px 0 0 red", "box-shadow:inset calc(-1 * 3px) 0 0 red"),
        ("box-shadow:0 1px 2px rgba(0,0,0,.2)", "box-shadow:0 1px 2px rgba(0,0,0,.2)"),
        ("transform:translateX(-75%)", "transform:translateX(calc(-1 * -75%))"),
        ("transform:rotate(5deg)", "transform:rotate(5deg)"),
        ("transition:margin-left .2s", "transition:margin-right .2s"),
        ("color:red", "color:red"),
        ("--side:left", "--side:left"),
    ],
)
def test_sides_change_places(style, turned):
    """In names, in values that are sides, in boxes and in distances; nothing else does."""
    assert mirrored(f".a{{{style}}}") == f".a{{{turned}}}"


def test_selectors_fonts_and_media_stay():
    """A class that is called left is still found, and rules within a condition are turned too."""
    style = "@font-face{src:url(left.woff)}@media (min-width:3px){.left{float:left}}"
    assert mirrored(style) == style.replace("float:left", "float:right")


def test_theme_is_turned_for_a_language_from_the_right():
    """Of a Hebrew course alone, and without what code looks like, which runs from the left."""
    theme, code = Path("_static/styles/theme.css"), Path("_static/pygments.css")
    with using("he"):
        assert _turned(theme, ".a{left:0}") == ".a{right:0}"
        assert _turned(code, ".a{left:0}") == ".a{left:0}"
    assert _turned(theme, ".a{left:0}") == ".a{left:0}"
