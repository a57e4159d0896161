"""Notebooks are staged for the browser, with an edition that follows their words."""

from pathlib import Path

import nbformat
import pytest

from natorussia.lite.staging import fetch_pandas, stage, staged

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = ROOT / "chapters" / "01-nineties.ipynb"


def _cells(*sources):
    return [nbformat.v4.new_code_cell(source) for source in sources]


def test_every_notebook_is_staged(tmp_path):
    """Chapters, exercises and tables are there, each notebook for the browser's kernel."""
    editions = stage(ROOT, tmp_path)
    assert len([name for name in editions if name.startswith("exercises/")]) == 11
    for name in editions:
        notebook = nbformat.read(tmp_path / name, as_version=4)
        nbformat.validate(notebook)
        assert notebook.metadata.kernelspec.name == "python"
        assert notebook.metadata.language_info.name == "python"
        assert not any(cell.get("outputs") for cell in notebook.cells)
    assert (tmp_path / "data" / "events.csv").is_file()


def test_staged_prose_has_no_roles(tmp_path):
    """A reader of a live copy sees words where the book has roles and directives."""
    editions = stage(ROOT, tmp_path)
    prose = [
        cell.source
        for name in editions
        for cell in nbformat.read(tmp_path / name, as_version=4).cells
        if cell.cell_type == "markdown"
    ]
    assert [text for text in prose if "}`" in text or "```{" in text] == []


def test_edition_follows_the_words(tmp_path):
    """The same words have the same edition; another word has another, another output has not."""
    notebook = nbformat.read(CHAPTER, as_version=4)
    path = tmp_path / "copy.ipynb"
    code = next(cell for cell in notebook.cells if cell.cell_type == "code")
    code.execution_count = 7
    nbformat.write(notebook, path)
    _, first = staged(CHAPTER)
    assert staged(path)[1] == first
    notebook.cells[0].source += " revised"
    nbformat.write(notebook, path)
    assert staged(path)[1] != first


@pytest.mark.parametrize("imported", ["import pandas as pd", "import pandas"])
def test_pandas_is_named_once(imported):
    """A notebook that names pandas before it loads a table is left as it is."""
    cells = _cells(imported, 'load("events")')
    fetch_pandas(cells)
    assert [cell.source for cell in cells] == [imported, 'load("events")']


def test_pandas_is_named_before_loading():
    """Elsewhere it is named just before, so that what stands above runs without it."""
    cells = _cells("x = 1", 'use("nineties")\nevents = load("events")', 'load("sources")')
    fetch_pandas(cells)
    lines = cells[1].source.splitlines()
    assert [line.split("  #")[0] for line in lines] == [
        'use("nineties")',
        "import pandas",
        'events = load("events")',
    ]
    assert cells[2].source == 'load("sources")'


def test_images_stand_where_a_notebook_looks_for_them(tmp_path):
    """What a figure shows is copied with the notebook, and nothing from outside the course."""
    root = tmp_path / "course"
    (root / "chapters/images").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "data/datapackage.json").write_text("{}")
    (root / "chapters/images/a.png").write_bytes(b"\x89PNG")
    (tmp_path / "b.png").write_bytes(b"other")
    shown = "# A\n\n```{figure} images/a.png\n```\n\n![](../../b.png)"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(shown)])
    nbformat.write(notebook, root / "chapters/01-a.ipynb")
    stage(root, tmp_path / "site")
    assert (tmp_path / "site/chapters/images/a.png").read_bytes() == b"\x89PNG"
    assert len(list((tmp_path / "site").rglob("*.png"))) == 1
