"""The years of a section, made wider where events that are taken in lie outside them."""

from collections.abc import Iterable
from pathlib import Path

from natorussia.authoring import tables
from natorussia.data.calendar import civil
from natorussia.data.dates import Span, span
from natorussia.data.edtf.typed import to_edtf, year_text
from natorussia.data.edtf.words import year_words
from natorussia.data.languages import console


def widen(folder: Path, section: str, dates: Iterable[tuple[str, str]]) -> str:
    """Make a section that has years as wide as events ask, and say so; or return nothing.

    Parameters
    ----------
    folder
        The course's tables.
    section
        The section's id.
    dates
        Dates of events with their ends.
    """
    rows = tables.read_table(folder, "sections")
    row = next((row for row in rows if row["id"] == section), None)
    found = [_years(span(to_edtf(date), to_edtf(end))) for date, end in dates]
    try:
        years = [int(row[side]) for side in ("start", "end")] if row else []
    except ValueError:
        return ""  # it has none, or none that are years, which `natorussia validate` tells
    if row is None or not found:
        return ""
    wide = [min(years[0], *(one[0] for one in found)), max(years[1], *(one[1] for one in found))]
    if wide == years:
        return ""
    row |= {
        side: year_text(year).removeprefix("Y")
        for side, year in zip(("start", "end"), wide, strict=True)
    }
    tables.write_table(folder, "sections", rows)
    before, now = (
        console.filled("{0} to {1}", *(year_words(year, year) for year in pair))
        for pair in (years, wide)
    )
    return console.filled(
        "section {0}: its years were {1}, and are {2} now, as its events ask", section, before, now
    )


def _years(when: Span) -> tuple[int, int]:
    """Return the first and the last year that an event may be in; an open side has the other's."""
    days = [day for day in (when.start0, when.end0) if day is not None]
    after = [day for day in (when.start1, when.end1) if day is not None]
    return civil(int(min(days) // 1))[0], civil(int(-(-max(after) // 1)) - 1)[0]
