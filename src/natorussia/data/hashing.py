"""A short number for a text, the same in Python and on a page."""


def fnv1a(text: str) -> int:
    """Return 32 bits that stand for a text: FNV-1a over its UTF-16 units.

    ``hash`` of ``frontend/shared/random.ts`` gives the same.  A unit goes in whole, where the
    published algorithm (Fowler, Noll and Vo) takes bytes.
    """
    units, found = text.encode("utf-16-le", "surrogatepass"), 0x811C9DC5
    for low, high in zip(units[::2], units[1::2], strict=True):
        found = (found ^ (low | high << 8)) * 0x01000193 & 0xFFFFFFFF
    return found
