"""Drawings of matplotlib with less to load: no shape out of sight, no point too near the last.

Maps are most of what figures weigh: outlines have more points than a small map can show, and most
of them lie beyond its edges.  Points nearer to the one before than half a point are left out
(the first step of the method of Reumann and Witkam, 1974), and the rest are written as steps of
whole tenths of a point.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from unicodedata import bidirectional
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NEAR = 5.0  # tenths of a point
_MANY = 12  # points, up to which a line is left as it is
_STRAIGHT = re.compile(r"[MLz\s\d.\-]+")
_LINES = re.compile(r"M([^Mz]*)(z?)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LONG = re.compile(r"-?\d+\.\d\d+")
_FONTS = re.compile(r"font-family: [^;]*")
# As the pages have them (`frontend/shared/tokens.css`).
_SANS = "system-ui, sans-serif"
_SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif"
_FROM_RIGHT = {"R", "AL"}
_ROUNDED = ("x", "y", "points", "transform", "d")

Box = tuple[float, float, float, float]
Step = tuple[int, int]


def compact(drawing: str) -> str:
    """Return an SVG of matplotlib's with less to load, in letters that every reader has.

    Parameters
    ----------
    drawing
        What ``Figure.savefig`` writes where ``svg.fonttype`` is ``none``.
    """
    ET.register_namespace("", _SVG[1:-1])
    ET.register_namespace("xlink", _LINK[1:].partition("}")[0])
    root = ET.fromstring(drawing)  # noqa: S314  # made by matplotlib in this process
    windows = {each.get("id"): _window(each) for each in root.iter(f"{_SVG}clipPath")}
    _drop(root, lambda each: each.tag == f"{_SVG}metadata" or _unseen(each, windows))
    used = set(re.findall(r'(?:url\(#|href="#)([\w-]+)', ET.tostring(root, encoding="unicode")))
    for each in root.iter():
        if each.get("id") not in used:
            each.attrib.pop("id", None)
        _shorten(each)
    return ET.tostring(root, encoding="unicode")


def _window(clip: ET.Element) -> Box | None:
    rect = clip.find(f"{_SVG}rect")
    if rect is None:
        return None
    x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _drop(parent: ET.Element, unwanted: Callable[[ET.Element], bool]) -> None:
    for child in list(parent):
        _drop(child, unwanted)
        hollow = child.tag == f"{_SVG}g" and not len(child)
        if hollow or unwanted(child):
            parent.remove(child)


def _unseen(each: ET.Element, windows: dict[str | None, Box | None]) -> bool:
    """Return whether a path lies wholly beyond the window that it is seen through."""
    line, clip = each.get("d", ""), each.get("clip-path", "")
    window = windows.get(clip.removeprefix("url(#").removesuffix(")"))
    if window is None or not line or not _STRAIGHT.fullmatch(line):
        return False
    numbers = [float(number) for number in _NUMBER.findall(line)]
    xs, ys = numbers[::2], numbers[1::2]
    left, top, right, bottom = window
    return max(xs) < left or min(xs) > right or max(ys) < top or min(ys) > bottom


def _shorten(each: ET.Element) -> None:
    each.text = each.text if (each.text or "").strip() else None
    each.tail = None
    if line := each.get("d"):
        each.set("d", lines(line) if _STRAIGHT.fullmatch(line) else line)
    for name in _ROUNDED:
        if value := each.get(name):
            each.set(name, _LONG.sub(lambda number: f"{float(number[0]):.2f}", value))
    if style := each.get("style"):
        # Titles are set as headings are.
        family = _SERIF if "font-weight: 700" in style else _SANS
        each.set("style", _FONTS.sub(f"font-family: {family}", style) + _order(each.text or ""))


def _order(text: str) -> str:
    """Return what a text from right to left needs, so that its first letter says where it begins.

    SVG orders texts from the left else, whatever their letters; matplotlib goes by the first one.
    """
    from_right = any(bidirectional(sign) in _FROM_RIGHT for sign in text)
    return "; unicode-bidi: plaintext" if from_right else ""


def lines(path: str) -> str:
    """Return straight lines as steps of tenths of a point, without points that nobody can see."""
    return "".join(_line(found[1], found[2]) for found in _LINES.finditer(path))


def _line(numbers: str, end: str) -> str:
    flat = [round(float(number) * 10) for number in _NUMBER.findall(numbers)]
    points = list(zip(flat[::2], flat[1::2], strict=True))
    kept = points if len(points) <= _MANY else _thinned(points)
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(kept)]
    return f"M{_pair(kept[0])}{'l' if steps else ''}{' '.join(map(_pair, steps))}{end}"


def _thinned(points: list[Step]) -> list[Step]:
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _NEAR:
            kept.append(point)
    return [*kept, points[-1]]


def _pair(step: Step) -> str:
    x, y = (f"{number / 10:.1f}".removesuffix(".0") for number in step)
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"
