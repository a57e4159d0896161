"""Chapters renamed and removed, with all that hangs on them."""

import json

import pytest
import yaml

from natorussia.authoring.validation import faults
from natorussia.cli import main


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Begin a course of two chapters, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    assert main(["new", "course", str(tmp_path / "rails"), "--title", "Rails"]) == 0
    monkeypatch.chdir(tmp_path / "rails")
    assert main(["new", "chapter", "canals", "--empty"]) == 0
    return tmp_path / "rails"


def listed(course):
    """Return the files of the contents, those below others too."""
    whole = yaml.safe_load((course / "_toc.yml").read_text())
    return [one["file"] for top in whole["chapters"] for one in [top, *top.get("sections", [])]]


def test_a_renamed_chapter_keeps_all_that_it_had(course):
    """Rows, bank, notebook, exercise, contents and links follow; ids stay."""
    page = course / "chapters/index.md"
    page.write_text(page.read_text() + "\n[First](01-early-railways.ipynb)\n")
    assert main(["chapter", "rename", "early-railways", "steam", "--title", "Steam: 1"]) == 0
    assert faults(course / "data") == []
    assert listed(course)[:2] == ["chapters/01-steam", "exercises/01-steam"]
    assert "[First](01-steam.ipynb)" in page.read_text()
    notebook = json.loads((course / "chapters/01-steam.ipynb").read_text())
    assert "".join(notebook["cells"][0]["source"]).startswith(
        "# Steam\\: 1\n\n```{chapter} steam\n"
    )
    assert 'section="steam"' in json.dumps(notebook).replace("\\", "")
    assert 'name="steam"' in (course / "exercises/steam.py").read_text()
    exercise = json.loads((course / "exercises/01-steam.ipynb").read_text())
    assert exercise["metadata"]["natorussia"]["exercise"] == "steam"
    bank = yaml.safe_load((course / "data/questions/steam.yml").read_text())
    assert (bank["section"], bank["questions"][0]["id"]) == ("steam", "early-railways-order")


def test_a_title_alone_can_be_changed(course):
    """Without a new name the key stays."""
    assert main(["chapter", "rename", "canals", "--title", "Canals and locks"]) == 0
    assert "canals,Canals and locks,02-canals" in (course / "data/sections.csv").read_text()


def test_a_removed_chapter_leaves_a_sound_course(course):
    """Its rows and files are gone, and no page lists it."""
    assert main(["chapter", "remove", "early-railways", "--yes"]) == 0
    assert faults(course / "data") == []
    assert not any("railways" in name for name in listed(course))
    assert not list(course.rglob("*railways*"))


def test_a_name_that_is_taken_or_unknown_is_refused(course, capsys):
    """Nothing is changed, and the message names what there is."""
    assert main(["chapter", "rename", "canals", "early-railways"]) == 1
    assert main(["chapter", "remove", "canal", "--yes"]) == 1
    said = capsys.readouterr().err
    assert "already" in said
    assert "the nearest: canals" in said
    assert faults(course / "data") == []
