"""Figures of the book: fewer bytes, a known size, loaded late."""

import io

from PIL import Image, ImageDraw

from natorussia.book.figures import lazy, shrink


def drawing():
    picture = Image.new("RGBA", (300, 200), "white")
    ImageDraw.Draw(picture).ellipse((40, 40, 200, 160), fill="#0072B2")
    stored = io.BytesIO()
    picture.save(stored, "PNG", compress_level=1)
    return stored.getvalue()


def test_shrinking_keeps_the_picture():
    """A drawing of few inks is smaller and looks the same; shrinking again changes nothing."""
    before = drawing()
    after = shrink(before)
    assert len(after) < len(before)
    assert shrink(after) == after
    inks = Image.open(io.BytesIO(after)).convert("RGB").getcolors()
    assert {colour for _, colour in inks} >= {(255, 255, 255), (0, 0x72, 0xB2)}


def test_figure_waits_and_keeps_place(tmp_path):
    """A figure gets its size and loads late; a second pass changes nothing."""
    (tmp_path / "_images").mkdir()
    (tmp_path / "_images/a.png").write_bytes(drawing())
    page = lazy('<p><img alt="A disc." src="_images/a.png" /></p>', tmp_path)
    assert 'width="300" height="200" loading="lazy" decoding="async"' in page
    assert lazy(page, tmp_path) == page
