"""Files in YAML that a course keeps beside its tables."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted


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


def told(error: yaml.YAMLError, path: Path) -> str:
    """Return what is wrong with a file of YAML: its line, what stands there, and what to do."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    said = getattr(error, "problem", None) or str(error).partition("\n")[0]
    lines = path.read_text(encoding="utf-8").splitlines()[:line]
    got = next((one.strip() for one in reversed(lines) if one.strip()), "")
    hint = next(hint for sign, hint in _HINTS if sign in said)
    return console.filled(
        "{0}:{1}: no valid YAML: {2}; got {3}; {4}",
        path.name,
        line,
        said,
        f"{got!r:.100}",
        console.gettext(hint),
    )


_APOSTROPHE = noted("write '' for ' in a text in quotes, and begin fields in one column")
# What to do by words of the parser's messages; the last one is for all others.
_HINTS = (
    ("given twice", noted("leave one of them out")),
    ("end of stream", noted("close the quotation mark or the bracket that opens above")),
    (
        "escape character",
        noted("put it in single quotation marks, in which \\ is a letter as others"),
    ),
    ("unacceptable character", noted("remove it")),
    ("start any token", noted("put the text in quotes, and indent by spaces and not by tabs")),
    ("expected key", _APOSTROPHE),
    ("block end", _APOSTROPHE),  # the same, as the parser in Python says it
    (
        "",
        noted(
            "put a text with a colon, a comma or brackets in quotes, and begin fields in one column"
        ),
    ),
)


@cache
def _read(path: Path, changed: int, expected: str) -> dict[str, Any]:  # noqa: ARG001
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(told(error, path)) from error
    except UnicodeDecodeError as error:
        raise ValueError(
            console.filled("{0}: no valid YAML: {1}; save it as UTF-8", path.name, error)
        ) from error
    if found is not None and not isinstance(found, dict):
        raise ValueError(
            console.filled("{0}: got {1}, expected {2}", path.name, f"{found!r:.60}", expected)
        )
    return found or {}
