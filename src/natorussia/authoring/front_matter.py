"""The head of a page between two lines of hyphens, which is YAML: what MyST would stumble over."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import yaml

from natorussia.authoring import notebook_form
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_RULE = "---"
_ENDS = ("---", "...")
# What MyST, Jupytext and the table of contents read of a page's head.
_KNOWN = (
    *("authors", "date", "description", "file_format", "html_meta", "jupytext", "kernelspec"),
    *("keywords", "language", "mystnb", "myst", "orphan", "sd_hide_title", "substitutions"),
    *("subtitle", "tags", "title", "tocdepth", "nocomments", "nosearch", "thumbnail"),
)
_WANTED = noted(
    "got the head {0}, expected fields such as `title: My page`; a line across the page is *** at "
    "its top"
)
_OPEN = noted("a head opens by --- and is never closed; write --- below its last line")
_NO_YAML = noted(
    "the head of the page is no valid YAML: {0}; got {1}; put a text with a colon or brackets in "
    "quotes, and indent by spaces"
)
_NEAR = 0.8
SYNTAX = (
    *("amsmath", "attrs_block", "attrs_image", "attrs_inline", "colon_fence", "deflist"),
    *("dollarmath", "fieldlist", "html_admonition", "html_image", "linkify", "replacements"),
    *("smartquotes", "strikethrough", "substitution", "tasklist"),
)
"""The extensions of MyST's syntax."""


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from one, and what is wrong with the head of a page, if it has one.

    Parameters
    ----------
    text
        A page of Markdown, or the first cell of a notebook.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    if not lines[0].startswith(_RULE):
        return
    end = next((n for n, line in enumerate(lines[1:], 1) if line.startswith(_ENDS)), None)
    if end is None:
        yield 1, console.gettext(_OPEN)
        return
    head = "\n".join(lines[1:end])
    try:
        found = yaml.safe_load(head)
    except yaml.YAMLError as error:
        yield _told(error, lines)
        return
    if not isinstance(found, dict):
        yield 1, console.filled(_WANTED, f"{found!r:.60}")
        return
    yield from ((1, fault) for fault in _beyond(found))
    for name in map(str, found):
        near = get_close_matches(name, _KNOWN, n=1, cutoff=_NEAR)
        if near and name not in _KNOWN:
            line = next(n for n, one in enumerate(lines, 1) if one.startswith(name))
            yield (
                line,
                console.filled(
                    "nobody reads the field {0}; the nearest is {1}", repr(name), near[0]
                ),
            )


def _beyond(found: dict[str, Any]) -> Iterator[str]:
    """Say which kernel and which extensions of the syntax a head asks for and nobody knows."""
    yield from notebook_form.kernel_faults(found)
    syntax = found["myst"].get("enable_extensions") if isinstance(found.get("myst"), dict) else None
    for name in syntax if isinstance(syntax, list) else ():
        if name not in SYNTAX:
            near = get_close_matches(str(name), SYNTAX, n=1) or SYNTAX
            told = console.filled("got {0}, expected {1}", repr(name), ", ".join(near))
            yield f"myst: enable_extensions: {told}"


def _told(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str]:
    mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    line = mark.line + 2 if mark else 1
    return line, console.filled(_NO_YAML, said or error, f"{lines[line - 1]!r:.80}")
