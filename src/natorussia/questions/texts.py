"""What the texts of a question cannot hold: mathematics, images, and signs that nothing shows."""

import re
from collections.abc import Iterator
from typing import Any

from natorussia.data.languages import console

_TEX = re.compile(
    r"\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|\\begin\{\w+\*?\}|\{math\}`[^`]*`"
    r"|\$(?=\S)[^$\n]*(?:\\[a-zA-Z]|[_^{}])[^$\n]*(?<=\S)\$(?!\d)"
    r"|\$[A-Za-z]\$|\$[A-Za-z0-9]+ ?[=<>+*/][^$\n]*(?<=\S)\$(?!\d)",
    re.DOTALL,
)
_IMAGE = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<(?:img|picture|svg)\b[^>]*>", re.IGNORECASE
)
# What XML, and so the files of other systems, cannot hold.
_UNSHOWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODE = re.compile(r"(?<![}`])(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)  # shown as it is written


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say where a text has TeX or an image, shown as they are written, or what nothing shows."""
    for field, written in _texts(question):
        if found := _UNSHOWN.search(written):
            yield (
                console.filled(
                    "{0}: {1} has the control character U+{2}, which nothing shows; remove it",
                    field,
                    repr(written[:40]),
                    f"{ord(found[0]):04X}",
                )
            )
        text = _CODE.sub(" ", written)
        if found := _TEX.search(text):
            yield (
                console.filled(
                    "{0}: {1} looks like TeX, which is not set in questions; write it in "
                    "letters (x², √2, ½, ≠)",
                    field,
                    repr(found[0]),
                )
            )
        if found := _IMAGE.search(text):
            yield (
                console.filled(
                    "{0}: {1} is an image, which questions do not show; put it into the "
                    "chapter and link to it, or describe it",
                    field,
                    repr(found[0]),
                )
            )


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield field, value
    inside = list(value.items()) if isinstance(value, dict) else []
    inside += list(enumerate(value, 1)) if isinstance(value, list) else []
    for name, one in inside:
        yield from _texts(one, f"{field}/{name}".lstrip("/"))
