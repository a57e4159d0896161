"""Prose that cannot drift: dates and figures in chapters come from rows, through roles."""

import csv
import re
from pathlib import Path

import nbformat
import pytest

from natorussia import data

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [*sorted(ROOT.glob("chapters/*.ipynb")), *sorted(ROOT.glob("chapters/*.md"))]
EXCEPTIONS = ROOT / "tests/content/prose_exceptions.csv"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
BACKED = re.compile(
    r"\{[\w-]+\}`[^`]*`"  # roles
    r"|```\{(?:chapter|claims)\}.*?```"
    r"|```\w*\n.*?```"
    r"|`[^`]*`"
    r"|\]\([^)]*\)"
    r"|^#+ [^\n]*$"
    r"|^\s*\d+\. "
    r"|^:\w+:[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
UNBACKED = {
    "date": re.compile(
        rf"\b(?:\d{{1,2}} )?(?:{MONTHS}) (?:of )?\d{{4}}\b|\b\d{{1,2}} (?:{MONTHS})\b"
    ),
    "share": re.compile(r"\b\d+(?:\.\d+)?(?: per cent\b|%)"),
    "count": re.compile(
        r"(?<![\w/.-])\d{1,3}(?:,\d{3})+\b|(?<![\w/.-])(?!(?:19|20)\d\d\b)\d{2,}\b(?![/-])"
    ),
}
NAMES = re.compile(r"\b(?:Resolution|Article|Protocol|Paragraph|Exercise|Chapter|Decision) \d+")


def prose(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return re.sub(r"[ \t]+", " ", NAMES.sub(" ", BACKED.sub(" ", text)))


def exceptions():
    with EXCEPTIONS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def unbacked(text):
    return [found for pattern in UNBACKED.values() for found in pattern.findall(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It fell on 12 June 2007.",
        "In May 1997 it met.",
        "It lost 14 per cent.",
        "He sent 1,200 men.",
        "All 26 agreed.",
    ],
)
def test_unbacked_figures_are_found(text):
    """A typed date, share or count is found."""
    assert unbacked(text)


@pytest.mark.parametrize(
    "text", ["In 2007 it met.", "After 9/11.", "The two sides.", "A MiG-29 flew."]
)
def test_years_and_names_are_allowed(text):
    """A bare year and a number in a name are not figures."""
    assert not unbacked(text)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_prose_types_no_figures(path):
    """Dates, shares and counts in a chapter's prose come from rows, or are reviewed exceptions."""
    allowed = {row["text"] for row in exceptions() if row["page"] == path.stem}
    assert [found for found in unbacked(prose(path)) if found not in allowed] == []


def test_exceptions_are_in_use():
    """Every exception has a reason, and stands in its page."""
    pages = {path.stem: prose(path) for path in CHAPTERS}
    for row in exceptions():
        assert row["reason"], row
        assert row["text"] in pages[row["page"]], row


def test_every_chapter_cites_its_events():
    """At least half of a section's turning points, rank 1 or 2, are told in its chapter's prose."""
    events = [event for event in data.rows("events") if event["rank"] in {"1", "2"}]
    for section in data.rows("sections"):
        path = ROOT / "chapters" / f"{section['chapter']}.ipynb"
        if path.exists():
            own = {event["id"] for event in events if event["section"] == section["id"]}
            cited = set(re.findall(r"[a-z0-9-]{8,}", path.read_text(encoding="utf-8"))) & own
            assert len(cited) >= len(own) / 2, f"{section['id']}: {len(cited)} of {len(own)}"
