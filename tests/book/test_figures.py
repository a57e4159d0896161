"""Figures of the book: fewer bytes, a known size, loaded late."""

import io

from PIL import Image, ImageDraw

from natorussia.book.figures import lazy, part, shrink, size


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


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}pt" height="60pt" version="1.1">{}</svg>'


def test_figure_of_two_widths_is_stored_twice(tmp_path):
    """How a figure looks on a phone becomes a file of its own; a second pass changes nothing."""
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(90, f'<metadata id="nr-phone">{SVG.format(45, "")}</metadata>'))
    for _ in range(2):
        part(path)
        assert path.read_text() == SVG.format(90, "")
        assert path.with_name("a-phone.svg").read_text() == SVG.format(45, "")


def test_page_offers_both_and_loads_neither_at_once(tmp_path):
    """Each of the two images has its size and its words, and the narrow one is marked."""
    (tmp_path / "_images").mkdir()
    for name, width in (("a", 90), ("a-phone", 45)):
        (tmp_path / f"_images/{name}.svg").write_text(SVG.format(width, ""))
    page = lazy('<img alt="A line." src="_images/a.svg" />', tmp_path)
    wide, narrow = page.split("><")
    assert all('alt="A line."' in one and 'loading="lazy"' in one for one in (wide, narrow))
    assert 'class="nr-drawn dark-light"' in wide
    assert 'width="120" height="80"' in wide
    assert 'class="nr-drawn dark-light nr-phone"' in narrow
    assert 'src="_images/a-phone.svg" width="60" height="80"' in narrow
    assert lazy(page, tmp_path) == page


def test_image_that_tells_no_size_has_none(tmp_path):
    """A drawing without points, and a file that is not there, are given no size."""
    (tmp_path / "a.svg").write_text("<svg/>")
    assert size(tmp_path / "a.svg") == size(tmp_path / "b.png") == (0, 0)
