"""Files handed in beside a notebook, as they are sent to a runner."""

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Job = dict[str, Any]


def sent(files: Mapping[str, bytes], tables: Path) -> list[Job]:
    """Return files for a job: their content, or the table that they are a copy of.

    A copy of one of the course's tables stands for it: on changed tables it is the changed one.

    Parameters
    ----------
    files
        Contents by name, seen from the notebook's folder.
    tables
        The folder of the course's tables.
    """
    return [_sent(name, content, tables) for name, content in sorted(files.items())]


def _sent(name: str, content: bytes, tables: Path) -> Job:
    table = _tables(tables).get(_text(content))
    if table is not None:
        return {"name": name, "table": table}
    return {"name": name, "content": base64.b64encode(content).decode()}


@lru_cache(maxsize=4)
def _tables(folder: Path) -> dict[bytes, str]:
    return {_text(one.read_bytes()): one.name for one in folder.iterdir() if one.is_file()}


def _text(content: bytes) -> bytes:
    """Return what a table says, whatever a system did to its lines and its first bytes."""
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n")
    return hashlib.sha256(plain).digest()
