"""The notebooks, read as files: what every chapter has, and what none of them stores."""

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from natorussia.authoring.notebooks import tidy

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(ROOT.glob("chapters/[0-9]*.ipynb"))
NOTEBOOKS = [*sorted(ROOT.glob("chapters/*.ipynb")), *sorted(ROOT.glob("exercises/*.ipynb"))]
PARTS = ["argument", "two readings", "check the claim", "discussion", "exercise"]


def read(path):
    return nbformat.read(path, as_version=4)


def prose(path):
    return "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_notebook_is_stored_tidy(path):
    """A notebook holds no output but the text that teaches (`make tidy` strips the rest)."""
    assert tidy(read(path)) == read(path)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_has_its_parts(path):
    """A chapter has a head, the parts that every chapter has, and further reading."""
    text = prose(path)
    headings = " ".join(re.findall(r"^#+ (.*)", text, re.MULTILINE)).lower()
    assert "```{chapter} " in text
    assert [part for part in [*PARTS, "further reading"] if part not in headings] == []
    code = "\n".join(cell.source for cell in code_cells(path))
    assert "Timeline(" in code
    assert "Quiz(" in code


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fences_are_closed(path):
    """A fence is closed in its cell, or the checks of prose would not see what follows it."""
    sources = {cell.id: cell.source for cell in read(path).cells if cell.cell_type == "markdown"}
    fences = {key: len(re.findall("^```", text, re.MULTILINE)) for key, text in sources.items()}
    assert [key for key, count in fences.items() if count % 2] == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_cells_are_short(path):
    """A cell is short enough to teach with."""
    long = [cell.id for cell in code_cells(path) if len(cell.source.splitlines()) > 10]
    assert long == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_figures_are_described(path):
    """A chapter draws two figures or more, each with a written alternative and a caption."""
    figures = [cell for cell in code_cells(path) if "figure" in cell.metadata.get("tags", [])]
    described = [
        cell
        for cell in figures
        if len(cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")) > 40
        and cell.metadata["mystnb"].get("figure", {}).get("caption")
    ]
    assert len(described) == len(figures) >= 2


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_figures_bring_their_data(path):
    """After each figure comes a folded cell with the table that it draws."""
    cells = read(path).cells
    for cell, after in pairwise(cells):
        if "figure" in cell.metadata.get("tags", []):
            assert after.id == f"{cell.id}-data"
            assert {"data", "hide-output", "remove-input"} <= set(after.metadata["tags"])
            assert after.metadata["mystnb"]["code_prompt_show"] == "The data behind this figure"


UNNOTED = {"Exercise", "Further reading", "Summary"}


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_sections_have_teaching_notes(path):
    """Each section of a chapter has notes, and their minutes add up to the chapter's."""
    text = prose(path)
    sections = set(re.findall(r"^## (.+)$", text, re.MULTILINE)) - UNNOTED
    notes = re.findall(r"^```\{notes\} (.+)\n:minutes: (\d+)", text, re.MULTILINE)
    assert {title for title, _ in notes} == sections
    planned = int(re.search(r"```\{chapter\}.*\n:minutes: (\d+)", text)[1])
    assert sum(int(minutes) for _, minutes in notes) == planned
