"""The look of the course: inks in one place, readable in both themes, the same in figures."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "frontend/shared/tokens.css").read_text(encoding="utf-8")
STYLE = (ROOT / "src/natorussia/course.mplstyle").read_text(encoding="utf-8")
INKS = {
    name: pair for name, *pair in re.findall(r"--nr-(\w+): light-dark\((#\w+), (#\w+)\)", TOKENS)
}
WORDS = ("ink", "muted", "accent", "good", "warn", "bad")
GROUNDS = ("paper", "wash")


def rgb(ink):
    digits = ink.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    return [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]


def luminance(colour):
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    """Return the contrast of two colours, as WCAG 2.2 has it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def turned(colour):
    """Return a colour as the filters ``invert(1) hue-rotate(180deg)`` show it."""
    red, green, blue = (1 - one for one in colour)
    rows = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))
    mixed = (r * red + g * green + b * blue for r, g, b in rows)
    return [min(max(one, 0), 1) for one in mixed]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_are_read_in_both_themes(theme):
    """What is said has a contrast of 4.5 on either ground, an edge that matters one of 3."""
    for ground in GROUNDS:
        paper = rgb(INKS[ground][theme])
        faint = {ink: contrast(rgb(INKS[ink][theme]), paper) for ink in WORDS}
        assert min(faint.values()) >= 4.5, faint
        assert contrast(rgb(INKS["edge"][theme]), paper) >= 3


def test_figures_have_the_inks_of_the_pages():
    """Words and lines of a figure, and its first two colours, are inks of the pages."""
    named = re.findall(r"^(\w+\.(?:\w*color)): (\w{6})$", STYLE, re.MULTILINE)
    light = {pair[0].lstrip("#") for pair in INKS.values()}
    assert len(named) >= 6
    assert {ink for _, ink in named} <= light
    cycle = re.search(r"color=\[(.*?)\]", STYLE)[1].lower().replace('"', "").split(", ")
    assert [f"#{ink}" for ink in cycle[:2]] == [INKS["blue"][0], INKS["orange"][0]]


def test_figures_are_seen_on_a_dark_page():
    """What a figure draws in the inks for words is read when a dark page turns its lightness."""
    dark = rgb(INKS["paper"][1])
    for name, least in (("ink", 4.5), ("blue", 3), ("orange", 3)):
        assert contrast(turned(rgb(INKS[name][0])), dark) >= least, name


def test_style_sheets_name_no_ink_of_their_own():
    """Pages, widgets and the presentation take their inks from the one place."""
    rooms = ("book", "quiz", "progress", "forecast", "matrix")
    sheets = [path for room in rooms for path in (ROOT / "frontend" / room).rglob("*.css")]
    own = {
        path.name: found
        for path in sheets
        if (found := re.findall(r"#[0-9a-f]{3,6}\b(?![^{]*\{)", path.read_text(encoding="utf-8")))
        and path.name != "paper.css"
    }
    assert len(sheets) > 10
    assert own == {}


def test_colours_turned_and_turned_again_are_themselves():
    """The model of the browser's filter is its own opposite for greys."""
    for grey in (0.0, 0.3, 1.0):
        assert turned([grey] * 3) == pytest.approx([1 - grey] * 3, abs=0.002)
    assert contrast(rgb("#000"), rgb("#fff")) == pytest.approx(21)
