"""Labels of a course's pages, and references that lead to none of them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath
from posixpath import normpath

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_LABEL = re.compile(r"^\(([^()\s][^()]*)\)=[ \t]*$", re.MULTILINE)
_NAMED = re.compile(r"^[ \t]*:(?:name|label):[ \t]*(\S+)[ \t]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_REFERENCE = re.compile(r"(?<!`)\{(ref|numref|doc)\}`(?:[^`<]*<([^`<>]+)>|([^`]+))`")
_ANCHOR = re.compile(r"(?<!!)\[[^\[\]\n]*\]\(#([^()\s<>]+)\)")
_OF_SPHINX = ("genindex", "modindex", "search")
_OF_THE_COURSE = ("document-", "event=", "event-", "claim-", "source-", "para-", "term-", "note-")
_WRITE = noted("write {0} above what it leads to")
Part = tuple[str, str, str]
"""The page on which prose stands, its place there, and the prose without its code."""


def faults(parts: Iterable[Part]) -> Iterator[str]:
    """Yield which references of pages lead nowhere, with the nearest label or page.

    Parameters
    ----------
    parts
        The prose of all pages.
    """
    found = list(parts)
    labels = {one.lower(): one for _, _, text in found for one in _labels(text)}
    pages = [str(PurePosixPath(page).with_suffix("")) for page, _, _ in found]
    for page, place, text in found:
        for name, got in _references(text):
            if name == "doc":
                yield from _of_page(page, place, got, list(dict.fromkeys(pages)))
            elif got.lower() not in labels and not _is_made(got):
                near = get_close_matches(got.lower(), labels, n=3)
                known = ", ".join(labels[one] for one in near)
                tail = console.filled("the nearest are {0}", known)
                tail = tail if near else console.filled(_WRITE, f"({got})=")
                told = console.filled("there is no label {0}; {1}", repr(got), tail)
                yield f"{page}, {place}: {told}"


def _labels(text: str) -> list[str]:
    return [*_LABEL.findall(text), *_NAMED.findall(text), *_ATTRIBUTE.findall(text)]


def _references(text: str) -> Iterator[tuple[str, str]]:
    for name, titled, plain in _REFERENCE.findall(text):
        yield name, (titled or plain).strip()
    yield from (("ref", got) for got in _ANCHOR.findall(text))


def _is_made(label: str) -> bool:
    """Tell whether a label is one that Sphinx or the course's own lists make."""
    return label in _OF_SPHINX or label.startswith(_OF_THE_COURSE)


def _of_page(page: str, place: str, got: str, known: list[str]) -> Iterator[str]:
    path = got.lstrip("/") if got.startswith("/") else f"{PurePosixPath(page).parent}/{got}"
    wanted = normpath(path)
    for suffix in (".md", ".ipynb"):
        wanted = wanted.removesuffix(suffix)
    if wanted not in known:
        near = ", ".join(get_close_matches(wanted, known, n=3)) or console.gettext("none")
        tail = console.filled("the nearest are {0}", near)
        where = f"{page}, {place}"
        yield console.filled("{0}: there is no page {1}; {2}", where, repr(got), tail)
