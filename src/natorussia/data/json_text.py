"""JSON that somebody else wrote, read so that it can be written again."""

import json
from typing import Any


def loads(text: str | bytes) -> Any:  # noqa: ANN401
    r"""Return what a text of JSON says; half a pair of surrogates, which UTF-8 has not, is ``?``.

    A field that takes so many letters may cut an emoji in two, and JSON lets its halves be written.

    Raises
    ------
    ValueError
        If it is no JSON.

    Examples
    --------
    >>> loads(r'["\ud83d\ude00", "\ud83d"]')
    ['😀', '?']
    """
    found = json.loads(text)
    if (b"\\ud" if isinstance(text, bytes) else "\\ud") in text.lower():  # type: ignore[operator]
        return json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    return found
