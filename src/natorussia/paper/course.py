"""The whole course as one PDF: title page, contents, chapters, glossary, and the key at the end."""

import re
from collections.abc import Collection, Mapping
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from natorussia import data
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.marking import of_page
from natorussia.paper.answers import key_list
from natorussia.paper.chromium import print_pdf
from natorussia.paper.document import document
from natorussia.paper.pages import leaf, number, slug
from natorussia.questions import load_bank
from natorussia.questions.bank import banks

if TYPE_CHECKING:
    from pypdf import PdfReader

KEY = noted("Key to the questions")
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_EVENT_LINK = re.compile(r'<a class="nr-event"[^>]*>(.*?)</a>')
_FIRST, _LAST = "chapters/index", "chapters/glossary"


def volume(book: Path, path: Path, sections: Collection[str] | None = None) -> int:
    """Print the course.

    It is printed twice: the first time shows on which page each chapter begins, the second has
    those numbers in its contents.

    Parameters
    ----------
    book
        The folder of the built book, ``_build/html``.
    path
        The PDF to write.
    sections
        Whose chapters are printed, as of an edition that has not translated all; None: every one.

    Returns
    -------
    int
        How many pages it has.

    Raises
    ------
    FileNotFoundError
        If the book is not built, or there is no Chromium.
    """
    ids = [row["id"] for row in _wanted(sections)]
    parts = parts_of(book, ids)
    with TemporaryDirectory() as folder:
        page, draft = Path(folder, "course.html"), Path(folder, "draft.pdf")
        page.write_text(html_of(ids, parts, {}), encoding="utf-8")
        print_pdf(page, draft)
        page.write_text(html_of(ids, parts, starts(draft)), encoding="utf-8")
        print_pdf(page, path)
    return len(_reader(path).pages)


def pages(sections: Collection[str] | None = None) -> list[str]:
    """Return the pages of the book that are printed, in order."""
    return [_FIRST, *(f"chapters/{row['chapter']}" for row in _wanted(sections)), _LAST]


def _wanted(sections: Collection[str] | None) -> list[dict[str, str]]:
    """Return the rows of the sections that are printed."""
    rows = data.rows("sections")
    return rows if sections is None else [row for row in rows if row["id"] in sections]


def parts_of(book: Path, sections: Collection[str]) -> dict[str, str]:
    """Return the parts of the volume by anchor, each beginning with its heading."""
    wanted = pages(sections)
    parts = {slug(page): leaf(book, page, wanted) for page in wanted}
    return {**parts, "key": _key(sections)}


def _key(sections: Collection[str]) -> str:
    titles = {row["id"]: (row["chapter"], row["title"]) for row in data.rows("sections")}
    keys = "".join(
        f"<h2>{number(titles[section][0])}{escape(titles[section][1])}</h2>"
        + _EVENT_LINK.sub(r"\1", key_list(load_bank(section)))
        for section in banks()
        if section in sections
    )
    return f'<section class="np-leaf np-keys" id="key"><h1>{gettext(KEY)}</h1>{keys}</section>'


@of_page
def html_of(sections: Collection[str], parts: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    """Return the volume; the contents have page numbers as far as they are known."""
    rows = "".join(_row(anchor, part, numbers) for anchor, part in parts.items())
    heading = gettext("Contents")
    contents = f'<nav class="np-contents"><h1>{heading}</h1><ol>{rows}</ol></nav>'
    return document(
        data.package()["title"],
        title_page(sections) + contents + "".join(parts.values()),
        "print",
        "volume",
    )


def _row(anchor: str, part: str, numbers: Mapping[str, int]) -> str:
    title = _title(part)
    return (
        f'<li><a href="#{anchor}"><span>{title}</span><span class="np-dots"></span>'
        f"<span>{numbers.get(anchor, 100)}</span></a></li>"
    )


def _title(part: str) -> str:
    found = _HEADING.search(part)
    assert found is not None  # noqa: S101
    return found[1].strip()


def title_page(sections: Collection[str] | None = None) -> str:
    """Return the first page: the title, what there is, and the terms where the course has any."""
    title, _, subtitle = str(data.package()["title"]).partition(": ")
    chapters, events, sources = _counted([row["id"] for row in _wanted(sections)])
    said = filled(
        "{0}, {1} and {2}, with figures, questions and a key.",
        ngettext("{0} chapter", "{0} chapters", chapters).format(chapters),
        ngettext("{0} dated event", "{0} dated events", events).format(events),
        ngettext("{0} source", "{0} sources", sources).format(sources),
    )
    licences = ", ".join(one["name"] for one in data.package().get("licenses", []))
    terms = filled("Text and data: {0}.", escape(licences)) + " " if licences else ""
    note = gettext(
        "Timelines are printed as lists and quizzes as sheets to write on; the exercises are "
        "notebooks, for which a computer is needed."
    )
    return (
        f'<section class="np-title-page"><div class="np-title">{escape(title)}<br>'
        f'<span class="np-subtitle">{escape(subtitle)}</span></div><p>{said}</p>'
        f'<p class="np-imprint">{_version()}{terms}{note}</p>'
        "</section>"
    )


def _counted(sections: Collection[str]) -> tuple[int, int, int]:
    """Return how many chapters, events and sources sections have: of all, the whole tables."""
    events, sources = data.rows("events"), data.rows("sources")
    if len(sections) == len(data.rows("sections")):
        return len(sections), len(events), len(sources)
    events = [row for row in events if row["section"] in sections]
    cited = {source for row in events for source in data.split(row["sources"])}
    return len(sections), len(events), len(cited)


def _version() -> str:
    try:
        return filled("Version {0}.", version("natorussia")) + " "
    except PackageNotFoundError:
        return ""


def _reader(path: Path) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(path)


def starts(path: Path) -> dict[str, int]:
    """Return the page on which each part stands that the contents lead to, by its anchor."""
    reader = _reader(path)
    found = {
        name.removeprefix("/"): reader.get_destination_page_number(there)
        for name, there in reader.named_destinations.items()
    }
    return {anchor: page + 1 for anchor, page in found.items() if page is not None}
