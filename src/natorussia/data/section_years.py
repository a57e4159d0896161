"""The years of a section: whether they are in order, and whether its events lie within them."""

from collections.abc import Iterator

from natorussia.data.dates import DateError, Span, span
from natorussia.data.languages import console

_FOUR_DIGITS = 9999

Row = dict[str, str]


def section_faults(row: Row, sections: dict[str, Row]) -> Iterator[str]:
    """Yield what is wrong where an event lies outside its section and no note says why.

    Parameters
    ----------
    row
        The event, with its `section`, `date`, `end` and `note`.
    sections
        The rows of the sections, by id.
    """
    section = sections.get(row["section"])
    try:
        when = span(row["date"], row["end"])
    except DateError:
        return
    years = _years(section) if section else None
    if not section or not years or years.start0 is None or years.end1 is None:
        return
    first, last = _bounds(when)
    inside = years.start0 <= first and last <= years.end1 and first < years.end1
    if not inside and not row["note"]:
        yield (
            console.filled(
                "date: {0} is outside its section, {1}; say why in its note, or change "
                "the section's start and end in sections.csv",
                when.words,
                years.words,
            )
        )


def year_faults(row: Row) -> Iterator[str]:
    """Yield what is wrong where a section ends before it starts."""
    try:
        backwards = int(row["end"]) < int(row["start"])
    except ValueError:
        return
    if backwards:
        yield console.filled(
            "end: got {0}, expected {1} or later: swap or correct them", row["end"], row["start"]
        )


def _bounds(when: Span) -> tuple[float, float]:
    """Return the first moment and the one after the last; an open side has the other one's."""
    if when.kind == "until":
        return when.end0 or 0.0, when.end1 or 0.0
    last = when.end1 if when.kind == "span" else when.start1
    return when.start0 or 0.0, last or 0.0


def _years(section: Row) -> Span | None:
    """Return the years of a section as a span; None where they are no years, which is told."""
    try:
        return span(*(_year(section[side]) for side in ("start", "end")))
    except (DateError, ValueError):
        return None


def _year(text: str) -> str:
    """Return a year as EDTF: more than four digits need a Y."""
    return f"Y{text}" if abs(int(text)) > _FOUR_DIGITS else text
