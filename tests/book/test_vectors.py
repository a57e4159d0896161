"""Drawings with less to load look as they did."""

import re

from natorussia.book.vectors import compact, lines

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="100pt" height="50pt"><metadata><date>today</date></metadata>'
    '<defs><clipPath id="window"><rect x="0" y="0" width="100" height="50"/></clipPath></defs>'
)


def drawing(body):
    return compact(f"{HEAD}{body}</svg>")


def test_line_keeps_its_ends_and_is_written_in_steps():
    """Points become steps of tenths of a point, from the first to the last."""
    assert lines("M 10.04 20 L 12.5 18.96 L 12.5 30 z") == "M10 20l2.5-1 0 11z"


def test_points_too_near_to_be_seen_are_left_out():
    """Of a thousand points in ten points of length few are kept, among them both ends."""
    told = " L ".join(f"{10 + n / 100:.2f} {20}" for n in range(1001))
    steps = [float(n) for n in re.findall(r"-?[\d.]+", lines(f"M {told}").partition("l")[2])]
    assert 10 < len(steps) / 2 < 40
    assert round(sum(steps[::2]), 1) == 10


def test_each_part_of_an_outline_stays_apart():
    """Islands are outlines of their own."""
    assert lines("M 0 0 L 1 1 z M 5 5 L 6 6 z") == "M0 0l1 1zM5 5l1 1z"


def test_what_no_window_shows_is_dropped():
    """A shape beyond its window goes, one that reaches into it stays, with the group around it."""
    beyond = '<g><path clip-path="url(#window)" d="M 200 0 L 210 10"/></g>'
    across = '<g><path clip-path="url(#window)" d="M 90 0 L 210 10"/></g>'
    assert drawing(beyond).count("<path") == 0
    assert drawing(across).count("<path") == 1
    assert "<g" not in drawing(beyond)


def test_curves_and_words_stay_as_they_are():
    """What is no straight line keeps its shape, and numbers in words are no coordinates."""
    kept = drawing('<path d="M 0 0 C 1.25 2 3 4 5 6"/><text x="1">2.345 million</text>')
    assert 'd="M 0 0 C 1.25 2 3 4 5 6"' in kept
    assert "2.345 million" in kept


def test_letters_are_those_that_every_reader_has():
    """The fonts of the drawing machine give way to the reader's own; titles are as headings."""
    style = "font-weight: {}; font-family: 'DejaVu Sans', sans-serif; fill: #222222"
    plain, title = (drawing(f'<text style="{style.format(n)}">a</text>') for n in (400, 700))
    assert "font-family: system-ui, sans-serif; fill: #222222" in plain
    assert "Georgia, serif; fill: #222222" in title


def test_text_from_right_to_left_begins_at_its_first_letter():
    """In a drawing a text would else run from the left, and numbers in it change places."""
    said = [
        "unicode-bidi: plaintext" in drawing(f'<text style="fill: #222222">{text}</text>')
        for text in ("1829 ריינהיל", "السكك", "1829 Rainhill", "Райнхилл")
    ]
    assert said == [True, True, False, False]


def test_ids_stay_where_something_points():
    """Markers and windows are found by their ids; others have none, and metadata goes."""
    kept = drawing('<g id="axes"><use xlink:href="#window"/></g>')
    assert 'id="window"' in kept
    assert "axes" not in kept
    assert "today" not in kept
