"""Figures that cost little, keep their place, and are drawn for the width they are seen at.

Charts come as SVG (`natorussia.book.drawing`): a tenth of the bytes of a picture of points, sharp
on any screen, and with inks that the page turns in its dark theme.  Each is stored twice, as it
stands in a column and as it is laid out for a phone; of two images that load late a browser asks
for the one that is shown.  What is a PNG gets a palette of 256 colours, which halves it.
"""

import io
import re
from pathlib import Path

from PIL import Image
from sphinx.application import Sphinx

_FIGURE = re.compile(r'<img (?![^>]*loading=)([^>]*?src="([^"]*_images/[^"?]+)"[^>]*?)\s*/?>')
_PHONE = re.compile(r'<metadata id="nr-phone">(.*)</metadata>', re.DOTALL)
_POINTS = re.compile(r'<svg\b[^>]*? (width|height)="([\d.]+)pt"[^>]*? (width|height)="([\d.]+)pt"')
# The theme gives an image a white plate on its dark pages, unless that is made for both.
_DRAWN = "nr-drawn dark-light"
_LATE = 'loading="lazy" decoding="async"'
_PIXELS = 4 / 3  # of a point


def shrink(picture: bytes) -> bytes:
    """Return a PNG with a palette of 256 colours, or as it was where that is no smaller."""
    opened = Image.open(io.BytesIO(picture))
    if opened.format != "PNG" or opened.mode == "P":
        return picture
    plain = Image.new("RGB", opened.size, "white")
    plain.paste(opened, mask=opened.getchannel("A") if "A" in opened.mode else None)
    smaller = io.BytesIO()
    plain.quantize(256, dither=Image.Dither.NONE).save(smaller, "PNG", optimize=True)
    return min(picture, smaller.getvalue(), key=len)


def part(path: Path) -> None:
    """Store apart how a figure looks on a phone, as ``NAME-phone.svg``; twice changes nothing."""
    drawing = path.read_text(encoding="utf-8")
    if found := _PHONE.search(drawing):
        _phone(path).write_text(found[1], encoding="utf-8")
        path.write_text(drawing.replace(found[0], ""), encoding="utf-8")


def _phone(path: Path) -> Path:
    return path.with_name(f"{path.stem}-phone.svg")


def lazy(page: str, folder: Path) -> str:
    """Return a page whose figures load late and keep their place; twice changes nothing.

    Parameters
    ----------
    page
        The text of the page.
    folder
        The folder in which it stands.
    """

    def placed(image: re.Match[str]) -> str:
        path, told = folder / image[2], image[1]
        narrow = _phone(path)
        if not narrow.is_file():
            return _image(told, path)
        address = image[2].replace(path.name, narrow.name)
        phone = _image(told.replace(image[2], address), narrow, f"{_DRAWN} nr-phone")
        return _image(told, path, _DRAWN) + phone

    return _FIGURE.sub(placed, page)


def _image(told: str, path: Path, kind: str = "") -> str:
    width, height = size(path)
    sized = f' width="{width}" height="{height}"' if width and " width=" not in f" {told}" else ""
    named = f'class="{kind}" ' if kind else ""
    return f"<img {named}{told}{sized} {_LATE} />"


def size(path: Path) -> tuple[int, int]:
    """Return the width and height of an image in pixels of a page; 0 where it tells none."""
    if not path.is_file():
        return 0, 0
    if path.suffix != ".svg":
        with Image.open(path) as opened:
            return opened.size
    with path.open(encoding="utf-8") as drawing:
        found = _POINTS.search(drawing.read(1000))
    told = {found[1]: found[2], found[3]: found[4]} if found else {}
    return tuple(round(float(told.get(name, 0)) * _PIXELS) for name in ("width", "height"))  # type: ignore[return-value]


def _lighten(app: Sphinx, error: Exception | None) -> None:
    site = Path(app.outdir)
    if error is not None or app.builder.format != "html":
        return
    for path in site.glob("_images/*.png"):
        picture = path.read_bytes()
        if (smaller := shrink(picture)) is not picture:
            path.write_bytes(smaller)
    for path in site.glob("_images/*.svg"):
        part(path)
    for page in (site / f"{name}.html" for name in app.env.found_docs):
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        if (lightened := lazy(text, page.parent)) != text:
            page.write_text(lightened, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Lighten the figures at the end of a build."""
    app.connect("build-finished", _lighten)
