"""The outline of a PDF in a language from the right, whose headings Chromium turns round.

It writes their words as they stand on the page from left to right, so that the last one comes
first, and numbers and signs change their places too.
"""

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia.data.languages import console

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)


def put_right(pdf: Path, html: str) -> None:
    """Give the entries of an outline the words of the headings that they were made from.

    Parameters
    ----------
    pdf
        What was printed; it is written anew.
    html
        What it was printed from.

    Raises
    ------
    RuntimeError
        If pypdf is missing; the message says what to install.
    """
    try:
        from pypdf import PdfWriter
    except ImportError as error:
        raise RuntimeError(
            console.gettext(
                "printing a course that is written from right to left needs pypdf; "
                "install it with pip install 'natorussia[print]'"
            )
        ) from error
    known = {_letters(title): title for title in headings(html)}
    writer = PdfWriter(clone_from=pdf)
    _rename(writer.get_outline_root(), known)
    writer.write(pdf)


def headings(html: str) -> list[str]:
    """Return the headings of a page as text with single spaces."""
    return [
        " ".join(unescape(re.sub("<[^>]+>", "", inner)).split())
        for _, inner in _HEADING.findall(html)
    ]


def _letters(title: str) -> str:
    """Return all that a title is written with, in an order of its own."""
    return "".join(sorted("".join(title.split())))


def _rename(parent: "DictionaryObject", known: dict[str, str]) -> None:
    from pypdf.generic import NameObject, TextStringObject

    entry = parent.get("/First")
    while entry is not None:
        item = entry.get_object()
        title = known.get(_letters(str(item.get("/Title", ""))))
        if title is not None:
            item[NameObject("/Title")] = TextStringObject(title)
        _rename(item, known)
        entry = item.get("/Next")
