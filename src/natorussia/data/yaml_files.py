"""Files in YAML that a course keeps beside its tables."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


def mapping(path: Path, expected: str) -> dict[str, Any]:
    """Return what a file says, name by name; nothing where there is no file, or it is empty.

    Parameters
    ----------
    path
        The file; it is read again once it has changed.
    expected
        What it should hold, in words.

    Raises
    ------
    ValueError
        If it is no YAML, or no mapping; the message names the file and what was got.
    """
    return _read(path, path.stat().st_mtime_ns, expected) if path.is_file() else {}


@cache
def _read(path: Path, changed: int, expected: str) -> dict[str, Any]:  # noqa: ARG001
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: no valid YAML: {error}") from error
    if found is not None and not isinstance(found, dict):
        raise ValueError(f"{path.name}: got {found!r:.60}, expected {expected}")
    return found or {}
