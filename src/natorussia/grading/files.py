"""Files that are there whole or not at all: written beside their place, then put there."""

import os
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in one step: who opens it sees the old one or the new one."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as lines:
        lines.write(content)
        lines.flush()
        os.fsync(lines.fileno())
    draft.replace(path)


def write_text(path: Path, content: str) -> None:
    """Write a text in UTF-8, in one step."""
    write_bytes(path, content.encode())
