"""Figures that cost little: fewer colours, a known size, and loaded when a reader comes near.

Charts have few inks, so a palette of 256 colours shows them as they were, in well under half of the
bytes.  Half-width versions for phones would save a quarter more at the price of a blurred figure on
their dense screens, so there are none.
"""

import io
import re
from pathlib import Path

from PIL import Image
from sphinx.application import Sphinx

_FIGURE = re.compile(r'<img (?![^>]*loading=)([^>]*?src="([^"]*_images/[^"?]+)"[^>]*?)\s*/?>')


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


def lazy(page: str, folder: Path) -> str:
    """Return a page whose figures load late and keep their place; twice changes nothing."""

    def sized(image: re.Match[str]) -> str:
        width, height = _size(folder / image[2])
        late = 'loading="lazy" decoding="async"'
        size = "" if " width=" in f" {image[1]}" else f' width="{width}" height="{height}"'
        return f"<img {image[1]}{size if width else ''} {late} />"

    return _FIGURE.sub(sized, page)


def _size(path: Path) -> tuple[int, int]:
    if path.suffix == ".svg" or not path.is_file():
        return 0, 0
    with Image.open(path) as opened:
        return opened.size


def _lighten(app: Sphinx, error: Exception | None) -> None:
    site = Path(app.outdir)
    if error is not None or app.builder.format != "html":
        return
    for path in site.glob("_images/*.png"):
        picture = path.read_bytes()
        if (smaller := shrink(picture)) is not picture:
            path.write_bytes(smaller)
    for page in (site / f"{name}.html" for name in app.env.found_docs):
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        if (lightened := lazy(text, page.parent)) != text:
            page.write_text(lightened, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Lighten the figures at the end of a build."""
    app.connect("build-finished", _lighten)
