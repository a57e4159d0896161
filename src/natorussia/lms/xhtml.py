"""HTML as the elements of XML that other systems' formats hold: what they do not know, as words."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

_INLINE = frozenset({"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "span", "strong"})
_INLINE |= {"kbd", "q", "samp", "small", "sub", "sup", "var"}
_BLOCKS = frozenset({"blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol"})
_BLOCKS |= {"p", "pre", "table", "ul"}
_PARTS = frozenset({"dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"})
TAGS = _INLINE | _BLOCKS | _PARTS
_ATTRIBUTES = {"a": ("href",), "img": ("src", "alt", "width", "height")}
_VOID = frozenset({"br", "hr", "img"})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """Return text without the characters that XML does not hold."""
    return _NOT_XML.sub("", text)


class _Tree(HTMLParser):
    """The elements of a piece of HTML; ``extra`` names tags of one's own."""

    def __init__(self, extra: Iterable[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.root = ET.Element("div")
        self._open = [self.root]
        self._known = TAGS | set(extra)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, with what may stand on it."""
        if tag not in self._known:
            return
        kept = _ATTRIBUTES.get(tag, () if tag in TAGS else ("name",))
        held = {name: legible(value or "") for name, value in attrs if name in kept}
        made = ET.SubElement(self._open[-1], tag, held)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        """End the nearest element of this name."""
        if any(one.tag == tag for one in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text behind what stands there already."""
        add_text(self._open[-1], legible(data))


def add_text(parent: ET.Element, text: str) -> None:
    """Add text to the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def flow(parent: ET.Element, html: str, extra: Iterable[str] = ()) -> None:
    """Add HTML to an element, text and blocks as they are; quotations hold paragraphs."""
    tree = _Tree(extra)
    tree.feed(html)
    tree.close()
    for quotation in list(tree.root.iter("blockquote")):
        _into_blocks(quotation)
    add_text(parent, tree.root.text or "")
    parent.extend(tree.root)


def blocks(parent: ET.Element, html: str, extra: Iterable[str] = ()) -> None:
    """Add HTML to an element that holds blocks alone: what stands loose becomes a paragraph."""
    holder = ET.Element("div")
    flow(holder, html, extra)
    _into_blocks(holder)
    parent.extend(holder)


def _into_blocks(holder: ET.Element) -> None:
    """Put what stands loose in an element into paragraphs."""
    children, loose = list(holder), ET.Element("p")
    loose.text, holder.text = holder.text, None
    for child in children:
        holder.remove(child)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag not in _BLOCKS:
            loose.append(child)
            child.tail = tail
            continue
        _settle(holder, loose)
        holder.append(child)
        loose = ET.Element("p")
        loose.text = tail
    _settle(holder, loose)


def _settle(holder: ET.Element, loose: ET.Element) -> None:
    if len(loose) or (loose.text or "").strip():
        holder.append(loose)
