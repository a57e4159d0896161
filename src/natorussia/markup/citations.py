"""Rows in words: how prose, questions and pages name an event, a value, a source or a paragraph."""

import re
from html import escape

from natorussia import data
from natorussia.data import UnknownNameError
from natorussia.data.dates import OPEN, UNDATED, span
from natorussia.data.edtf import spoken
from natorussia.data.edtf.typed import to_edtf
from natorussia.data.languages import console, foreign, is_english
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.markup.from_left import in_line

_ORDINALS = (
    noted("first"),
    noted("second"),
    noted("third"),
    noted("fourth"),
    noted("fifth"),
    noted("sixth"),
)
CODES = (
    *(noted("accurate"), noted("imprecise"), noted("inaccurate"), noted("unconfirmed")),
    *(noted("judgement"), noted("primary"), noted("secondary"), noted("press"), noted("disputed")),
)
"""What cells of the tables say in a word, which pages show: verdicts, kinds and confidences."""
_NUMERIC = {"integer", "number"}
_YEAR = re.compile(r"-?\d[\dX]{3}")


def row(table: str, key: str) -> dict[str, str]:
    """Return one row by its primary key; composite keys are joined by commas.

    Raises
    ------
    UnknownNameError
        If the table or the key does not exist; the message names the nearest ones.
    """
    index = data.index(table)
    if key not in index:
        raise UnknownNameError(console.filled("row of {0}", table), key, list(index))
    return index[key]


def when_text(event: str) -> str:
    """Return the date of an event in words, such as ``24 March to 10 June 1999``."""
    found = row("events", event)
    return span(found["date"], found["end"]).words


def year_of(event: str) -> str:
    """Return the year in which an event began, in words: ``1999``, ``44 BCE``, ``the 1990s``."""
    return year_words(row("events", event)["date"])


def year_words(date: str) -> str:
    """Return the year of an EDTF date in words: ``1999``, ``44 BCE``, ``the 1990s``."""
    return span(_to_the_year(date).rstrip("~?%")).words


def first_date(event: str, said: str = "", *, to_the_day: bool = False, after: str = "") -> str:
    """Return the date that an event's first mention owes its reader, or nothing.

    Parameters
    ----------
    event
        Its id.
    said
        What the sentence says in words of its own; a year in it is not said again.
    to_the_day
        Whether order within the year matters, so that the year alone would not do.
    after
        The year that the paragraph named last, which a day need not repeat.

    Examples
    --------
    >>> first_date("1997-founding-act-signed")
    '1997'
    >>> first_date("1997-founding-act-signed", to_the_day=True, after="1997")
    '27 May'
    """
    found, year = row("events", event), year_of(event)
    end = "" if found["end"] == OPEN else found["end"]
    shown = re.search(rf"(?<![\d-]){re.escape(year)}(?![\d-])", said) is not None
    if not to_the_day:
        return "" if shown else _in_years(found["date"], end)
    words = span(*(date.split("T")[0] for date in (found["date"], end))).words
    if not shown and after != year:
        return words
    if words == year:
        return ""
    return re.sub(rf"\s+{re.escape(year)}\b\D*$", "", words) if words.count(year) == 1 else words


def _in_years(date: str, end: str) -> str:
    years = [_to_the_year(date), _to_the_year(end)]
    return span(years[0], "" if years[1] == years[0] else years[1]).words


def _to_the_year(date: str) -> str:
    """Return a date without its month and day; years of more than four digits have neither."""
    text = to_edtf(date)
    found = _YEAR.match(text)
    return found[0] + ("~" if "~" in text else "") if found else text


def date_words(date: str) -> str:
    """Return an EDTF date in words; a source may be ``undated``."""
    return gettext(UNDATED) if date == UNDATED else span(date).words


def years_text(start: str, end: str) -> str:
    """Return the lifetime of a term or body as ``(1997 to 2002) ``, or nothing if unknown."""
    if not start:
        return ""
    words = span(start, end).words if end else filled("since {0}", date_words(start))
    return f"({words}) "


def event_text(event: str) -> str:
    """Return the title of an event with its date in brackets."""
    return f"{row('events', event)['title']} ({when_text(event)})"


def event_html(event: str, words: str = "") -> str:
    """Return a link to an event on the page's timeline; ``words`` replace title and date."""
    text, when = words or event_text(event), when_text(event)
    said = in_line(escape(text), words or row("events", event)["title"])
    return f'<a class="nr-event" href="#event={event}" title="{escape(when)}">{said}</a>'


def value_text(path: str) -> str:
    """Return one value of a table, named ``table/key/column``, as a reader expects it.

    Numbers get thousands separators, and columns of type ``date`` become words.

    Raises
    ------
    ValueError
        If the path has another form, or the cell is empty.
    """
    table, key, column = _three_parts(path)
    columns = data.fields(table)
    if column not in columns:
        raise UnknownNameError(console.filled("column of {0}", table), column, list(columns))
    cell = row(table, key)[column]
    if not cell:
        raise ValueError(
            console.filled("{0} is an empty cell; cite one that has a value", repr(path))
        )
    kind = columns[column]["type"]
    if kind == "date":
        return date_words(cell)
    return _number(cell) if kind in _NUMERIC else cell


def _three_parts(path: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in path.split("/")]
    if len(parts) != 3:  # noqa: PLR2004
        raise ValueError(
            console.filled(
                "got {0}, expected table/key/column, as in `events/1999-kfor/title`", repr(path)
            )
        )
    return parts[0], parts[1], parts[2]


def _number(cell: str) -> str:
    if not is_english():
        return spoken.grouped(float(cell) if "." in cell else int(cell))
    return f"{float(cell):,}" if "." in cell else f"{int(cell):,}"


def source_text(source: str) -> str:
    """Return a short citation of a source: its publisher and year."""
    found = row("sources", source)
    year = "" if found["date"] == UNDATED else year_words(found["date"])
    return f"{found['publisher']} {year}".strip()


def language_of(source: str) -> str:
    """Return the language of a source's title where it is not the one spoken now, else nothing."""
    return foreign(row("sources", source).get("lang", ""))


def lang_attribute(tag: str) -> str:
    """Return what an element says of the language of its text, with a space before it."""
    return f' lang="{escape(tag)}"' if tag else ""


def imprint(source: str) -> str:
    """Return who published a source, when, and the number that libraries know it by."""
    found = row("sources", source)
    told = (found["publisher"], date_words(found["date"]), found["identifier"])
    return ", ".join(filter(None, told))


def source_html(source: str) -> str:
    """Return a link to a source where it has an address, else its short citation."""
    found, text = row("sources", source), escape(source_text(source))
    if not found["url"]:
        return f'<cite title="{escape(found["title"])}">{text}</cite>'
    return f'<a href="{escape(found["url"])}" title="{escape(found["title"])}">{text}</a>'


def para_text(reference: str) -> str:
    """Return a place in the article in words: ``rome p2 b1`` names section, paragraph, bullet.

    Raises
    ------
    ValueError
        If the reference has another form.
    """
    section, *places = reference.split()
    title = row("sections", section)["title"]
    kinds = [place[:1] for place in places]
    if kinds not in (["p"], ["p", "b"]) or not all(place[1:].isdigit() for place in places):
        raise ValueError(
            console.filled(
                "got {0}, expected a section and pN or pN bN, as in rome p2", repr(reference)
            )
        )
    words = filled("“{0}”, paragraph {1}", title, places[0][1:])
    if len(places) == 1:
        return words
    return filled("{0}, {1} point", words, gettext(_ORDINALS[int(places[1][1:]) - 1]))


def para_html(reference: str) -> str:
    """Return a place in the article as a link to where the course treats it.

    The article is not in the course.  The book knows which paragraph cites the place and fills the
    address in (``natorussia.book.reread_links``); elsewhere the link leads nowhere and is words.
    """
    return f'<a data-para="{escape(reference)}">{escape(para_text(reference))}</a>'


def para_anchor(reference: str) -> str:
    """Return the name of the anchor at the first mention of a place in the article on a page."""
    return f"para-{'-'.join(reference.split())}"


def passage_html(passage: str) -> str:
    """Return a passage of a chapter in words, as a link to it.

    The book fills the address in (``natorussia.book.reread_links``); elsewhere it is words.
    """
    about = row("passages", passage)["about"]
    link = f'<a data-passage="{escape(passage)}">{escape(about)}</a>'
    return filled("the passage on {0}", link)


def document_html(document: str) -> str:
    """Return a document as a link to its card, whose address the book fills in."""
    title = row("documents", document)["title"]
    link = f'<a data-passage="{document_anchor(document)}">{escape(title)}</a>'
    return filled("the card of {0}", link)


def document_anchor(document: str) -> str:
    """Return the label of a document's card on the page of all documents."""
    return f"document-{document}"


def claim_text(claim: str) -> str:
    """Return how a claim of the article stands against the record, in one word."""
    return gettext(row("claims", claim)["verdict"])


def capital(text: str) -> str:
    """Return a text with a capital at its head, and the rest as it is."""
    return text[:1].upper() + text[1:]
