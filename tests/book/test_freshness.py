"""What makes notebooks run again: a change of anything that they can reach, and of nothing else."""

import ast
import shutil

import nbformat
import pytest

from natorussia.book import freshness
from tests.conftest import ROOT

PACKAGE = ROOT / "src/natorussia"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Copy the package, and let the digest be taken of the copy."""
    copy = tmp_path / "natorussia"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(freshness, "_PACKAGE", copy)
    return copy


def digest():
    return freshness.digest(freshness.what_notebooks_read())


@pytest.mark.parametrize(
    "name",
    [
        "exercises/judgement.py",
        "maps/outlines.py",
        "widgets/timeline/table.py",
        "data/coercion.py",
        "static/quiz/quiz.js",
    ],
)
def test_change_of_what_notebooks_reach_makes_them_run_again(package, name):
    """A line more in a module below the book changes the digest."""
    before = digest()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert digest() != before


@pytest.mark.parametrize("name", ["grading/pipeline.py", "lms/moodle.py", "book/roles.py"])
def test_change_of_what_they_cannot_reach_does_not(package, name):
    """What stands above the widgets leaves the outputs as they are."""
    before = digest()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert digest() == before


def test_notebooks_import_from_those_rooms_alone():
    """Every import of the package in a chapter or exercise is of a room that the digest reads."""
    rooms = {*freshness._ROOMS, "stepmap"}
    for path in [*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")]:
        cells = nbformat.read(path, as_version=4).cells
        code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("natorussia."):
                assert node.module.split(".")[1] in rooms, path.name
