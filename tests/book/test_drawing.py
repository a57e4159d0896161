"""Figures that are laid out once for a column and once for a phone."""

import re
from xml.etree import ElementTree as ET

import pytest
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.textpath import TextPath

from natorussia.book import drawing
from natorussia.book.drawing import both, for_phone, svg


@pytest.fixture(autouse=True)
def _style():
    with style.context("natorussia.course"):
        yield


def chart(names=("Russia", "NATO"), title="A title"):
    figure = Figure()
    axes = figure.subplots()
    axes.barh(list(names), range(1, len(names) + 1), label="soldiers")
    axes.set_title(title)
    axes.legend()
    return figure


def maps(count):
    figure = Figure(figsize=(7.2, 4))
    for axes in figure.subplots(1, count, squeeze=False).flat:
        axes.fill([0, 2, 2, 0], [0, 0, 1, 1])
        axes.set(xlim=(0, 2), ylim=(0, 1), aspect=1.5)
    return figure


def width(drawn):
    return float(re.search(r' width="([\d.]+)pt"', drawn)[1])


def test_figure_is_drawn_at_two_widths_with_letters_of_one_size():
    """On a phone a figure is half as wide, and what it says is as large."""
    drawn = both(chart())
    phone = re.search(r'<metadata id="nr-phone">(.*)</metadata>', drawn)[1]
    assert width(phone) <= drawing.PHONE_INCHES * 72 + 12 < width(drawn)
    sizes = [set(re.findall(r"font-size: (\d+)px", text)) for text in (drawn, phone)]
    assert min(map(int, sizes[1])) >= 9
    ET.fromstring(drawn)


def shapes(text):
    """Return the corners of the letters that matplotlib draws for a text."""
    return {tuple(corner) for corner in TextPath((0, 0), text, size=10).vertices.round(3)}


def advance(text):
    return TextPath((0, 0), text, size=10).get_extents().width


def test_matplotlib_orders_and_joins_letters_by_itself():
    """Hebrew begins on the right, Arabic letters are joined, and words of Latin stay whole."""
    assert shapes("ב") <= shapes("אב")
    assert not shapes("א") <= shapes("אב")
    assert shapes("R") <= shapes("כ Rocket")
    assert advance("سك") < advance("س") + advance("ك")
    assert shapes("П") <= shapes("Привет")


def test_figure_has_no_ground_of_its_own():
    """A page gives the ground, light or dark."""
    assert "#ffffff" not in svg(chart()).replace("stroke: #ffffff", "")


def test_maps_stand_one_below_the_other_on_a_phone():
    """Three small maps become a column, and six two columns; each is as wide as there is room."""
    for count, columns in ((3, 1), (6, 2)):
        figure = maps(count)
        for_phone(figure)
        left = {round(axes.get_position().x0, 2) for axes in figure.axes}
        assert len(left) == columns
        assert figure.get_figheight() > 3.5


def test_long_names_of_rows_leave_room():
    """Names of rows are broken, and the chart grows by their lines."""
    figure = chart(["A council with a very long name indeed", "NATO"])
    before = figure.get_figheight()
    for_phone(figure)
    assert "\n" in figure.axes[0].get_yticklabels()[0].get_text()
    assert figure.get_figheight() > before
    assert figure.axes[0].get_position().width > 0.4


def test_meaning_of_inks_stands_below():
    """A legend does not lie over what is drawn where there is little room."""
    figure = chart()
    for_phone(figure)
    assert figure.axes[0].get_legend() is None
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["soldiers"]


def test_labels_of_an_axis_do_not_touch():
    """Of years that would run together every other one is left out."""
    figure = Figure()
    axes = figure.subplots()
    axes.plot(range(1990, 2025), range(35))
    axes.set_xticks(range(1990, 2025, 2))
    for_phone(figure)
    shown = [label for label in axes.get_xticklabels() if label.get_visible()]
    assert 3 < len(shown) < 10
    assert not drawing._touch(shown)


def test_long_title_has_lines_over_the_whole_width():
    """A title that one line does not hold is broken between words."""
    figure = chart(title="Three contingents on the Dniester, as reported in three years")
    for_phone(figure)
    assert figure.get_suptitle().count("\n") == 1
