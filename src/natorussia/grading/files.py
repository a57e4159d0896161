"""Files that are there whole or not at all: written beside their place, then put there."""

import json
import os
from pathlib import Path

_SEARCHED = 4_000_000


def ends(content: bytes) -> bytes:
    """Return what is searched of a file: all of it, or the two ends where it has over 8 MB.

    What makes a notebook that large are outputs; its first cell and its metadata stand at its ends.
    """
    if len(content) <= 2 * _SEARCHED:
        return content
    return content[:_SEARCHED] + b"\n" + content[-_SEARCHED:]


def in_utf_8(content: bytes) -> bytes:
    """Return JSON in UTF-8, where it came in UTF-16, as Windows' shell writes into files."""
    encoding = json.detect_encoding(content)
    if encoding.startswith("utf-8"):
        return content
    text = content.decode(encoding, "replace")
    return text.encode() if text.lstrip().startswith("{") else content


def write_bytes(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file in one step: who opens it sees the old one or the new one.

    Where it is `lasting`, that holds after a power cut as well, which takes milliseconds; a page,
    of which there are thousands and which each command writes again, need not be.
    """
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as lines:
        lines.write(content)
        if lasting:
            lines.flush()
            os.fsync(lines.fileno())
    draft.replace(path)


def write_text(path: Path, content: str, *, lasting: bool = True) -> None:
    """Write a text in UTF-8, in one step."""
    write_bytes(path, content.encode(), lasting=lasting)
