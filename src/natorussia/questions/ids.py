"""Names for parts of a question that last while their words do, and say nothing of the answer."""

from hashlib import sha256


def short(text: str, digits: int = 6) -> str:
    """Return some hexadecimal digits that stand for a text."""
    return sha256(text.encode()).hexdigest()[:digits]


def shown_order(ids: list[str], *, shuffle: bool) -> list[str]:
    """Return ids as the page gets them: sorted, which tells nothing, unless the order is wanted."""
    return sorted(ids) if shuffle else ids
