"""The text of a table that people bring, whatever program saved it."""

import re

from natorussia.data.languages import console

_START = 200
# What a letter of Mac Roman is in cp1252: a capital after a small letter, or a sign amid letters.
_AMID = re.compile(
    "[a-z][\u0160\u017d\u0152\u0178]|[A-Z][\u0160\u017d\u0152\u0178](?=[a-z])"
    "|[A-Za-z][\u20ac\u2026\u2020\u2021\u02c6\u2030\u2122\xa7\xb6\u2013\u2014\u2018\u201c\u201d\u2022](?=[a-z])"
)


def decoded(content: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 with its mark or its noughts, in cp1252 or Mac Roman.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16")
    start = content[:_START]
    if b"\0" in start:
        big = start[::2].count(0) > start[1::2].count(0)
        return content.decode("utf-16-be" if big else "utf-16-le")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _older(content)


def _older(content: bytes) -> str:
    """Return a text in cp1252, or in Mac Roman where cp1252 has a sign amid letters."""
    mac = content.decode("mac_roman")
    if not mac.replace("\t", "").replace("\r", "").replace("\n", "").isprintable():
        raise ValueError(
            console.gettext(
                "it is neither UTF-8, UTF-16, cp1252 nor Mac Roman; save it as CSV in UTF-8"
            )
        )
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return mac
    return mac if _AMID.search(text) else text
