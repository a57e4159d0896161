"""A class's folder: it runs as it is, and nothing that somebody changed is ever lost."""

import json
import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from natorussia import data
from natorussia.authoring.sync import MANIFEST, Folder
from natorussia.cli import main
from natorussia.questions import load_bank

LEFT_RAW = re.compile(r"\{[\w-]+\}`|^(?:```|:::)\{", re.MULTILINE)
OLD, NEW = b"old\n", b"new\n"


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Start a class for instructors."""
    folder = tmp_path_factory.mktemp("class") / "spring"
    assert main(["start", str(folder)]) == 0
    return folder


def notebooks(folder):
    return sorted(folder.glob("*/*.ipynb"))


def prose(path):
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_every_notebook_is_plain(started):
    """No notebook or page of a class has a role or directive left, and each is sound."""
    assert len(notebooks(started)) >= 22
    for path in notebooks(started):
        nbformat.validate(nbformat.read(path, as_version=4))
        assert LEFT_RAW.findall(prose(path)) == [], path.name
    for path in started.glob("chapters/*.md"):
        fenced = re.sub(r"^```\w*\n.*?^```", "", path.read_text(), flags=re.DOTALL | re.MULTILINE)
        assert LEFT_RAW.findall(re.sub(r"``.*?``", "", fenced)) == [], path.name


def test_links_lead_to_files(started):
    """A link from one page of a class to another finds its file."""
    broken = [
        f"{path.name}: {target}"
        for path in [*notebooks(started), *started.glob("chapters/*.md")]
        for target in re.findall(
            r"\]\(([^)#:<\s]+\.(?:ipynb|md))", path.read_text(encoding="utf-8")
        )
        if not (path.parent / target).is_file()
    ]
    assert broken == []


def test_notes_are_for_instructors(started, tmp_path):
    """Teaching notes come along by default, and stay away where students get the folder."""
    assert "Teaching notes: Kosovo" in prose(started / "chapters/01-nineties.ipynb")
    main(["start", str(tmp_path), "--students", "--no-data"])
    assert not any("Teaching notes" in prose(path) for path in notebooks(tmp_path))
    assert not (tmp_path / "chapters/for-graders.md").exists()
    assert not (tmp_path / "data").exists()


def test_keys_are_for_instructors(started, tmp_path, monkeypatch):
    """A student's folder has the tables and no question file, and its quizzes still ask."""
    assert (started / "data/questions/nineties.yml").is_file()
    main(["start", str(tmp_path), "--students"])
    assert (tmp_path / "data/events.csv").is_file()
    kept = {path.name for path in tmp_path.rglob("*.yml")}
    assert kept == {"maps.yml", "perturbation.yml"}  # what maps and checks need holds no key
    assert not (tmp_path / "data/questions").exists()
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.chdir(tmp_path / "chapters")
    assert data.folder() == (tmp_path / "data").resolve()
    assert load_bank("nineties")


def test_a_course_of_ones_own_says_that_its_keys_come_along(tmp_path, monkeypatch, capsys):
    """No package has its questions, so its notebooks need them: whoever hands it on is told."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    main(["new", "course", str(tmp_path / "rails"), "--title", "Rails"])
    monkeypatch.chdir(tmp_path / "rails")
    main(["start", str(tmp_path / "class"), "--students"])
    assert (tmp_path / "class/data/questions/early-railways.yml").is_file()
    assert "`data/questions` holds the questions with their keys" in capsys.readouterr().err
    main(["start", str(tmp_path / "mine")])
    assert "with their keys" not in capsys.readouterr().err


def test_images_of_a_chapter_come_along(tmp_path, monkeypatch):
    """A figure is an image in the notebook of a class's folder, and its file stands beside it."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    main(["new", "course", str(tmp_path / "rails"), "--title", "Rails"])
    monkeypatch.chdir(tmp_path / "rails")
    chapter = next(Path("chapters").glob("01-*.ipynb"))
    notebook = nbformat.read(chapter, as_version=4)
    shown = "```{figure} images/a line.png\n:alt: A line\n\nThe line.\n```"
    notebook.cells.append(nbformat.v4.new_markdown_cell(shown))
    nbformat.write(notebook, chapter)
    Path("chapters/images").mkdir(exist_ok=True)
    Path("chapters/images/a line.png").write_bytes(b"\x89PNG")
    main(["start", str(tmp_path / "class")])
    assert (tmp_path / "class/chapters/images/a line.png").read_bytes() == b"\x89PNG"
    assert "![A line](<images/a line.png>)" in prose(tmp_path / "class" / chapter)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["chapters/01-nineties", "chapters/06-cfe"])
def test_notebook_runs_where_it_stands(started, name, monkeypatch):
    """A chapter of the folder runs from its first cell to its last."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    path = started / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}})
    client.execute()
    assert all(
        cell.get("outputs") is not None for cell in notebook.cells if cell.cell_type == "code"
    )


def test_code_of_every_notebook_compiles(started):
    """No cell is torn in the making of a class's folder."""
    for path in notebooks(started):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                code = re.sub(r"^[%!].*$", "", cell.source, flags=re.MULTILINE)
                compile(code, f"{path.name}:{cell.id}", "exec", flags=0x2000)


def test_own_tables_are_read(started, monkeypatch):
    """A notebook of the folder reads the folder's tables, unless another is named."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.chdir(started / "chapters")
    assert data.folder() == (started / "data").resolve()
    monkeypatch.setenv("NATORUSSIA_DATA", os.fspath(started))
    assert data.folder() == started


def test_starting_again_changes_nothing(started):
    """A second start finds everything as it should be."""
    before = {path: path.read_bytes() for path in started.rglob("*") if path.is_file()}
    assert main(["start", str(started)]) == 0
    assert {path: path.read_bytes() for path in started.rglob("*") if path.is_file()} == before


def test_new_version_replaces_unchanged(tmp_path):
    """What nobody changed is brought up to date."""
    assert Folder(tmp_path).place([("a.md", OLD)]) == {"a.md": "new"}
    assert Folder(tmp_path).place([("a.md", NEW)]) == {"a.md": "updated"}
    assert (tmp_path / "a.md").read_bytes() == NEW


def test_changed_file_is_kept(tmp_path):
    """What somebody changed stays, and the newer version comes beside it, once."""
    Folder(tmp_path).place([("a.md", OLD)])
    (tmp_path / "a.md").write_bytes(b"mine\n")
    assert Folder(tmp_path).place([("a.md", OLD)]) == {"a.md": "yours"}
    assert Folder(tmp_path).place([("a.md", NEW)]) == {"a.md": "beside"}
    assert Folder(tmp_path).place([("a.md", NEW)]) == {"a.md": "yours"}
    assert (tmp_path / "a.md").read_bytes() == b"mine\n"
    assert (tmp_path / "a.new.md").read_bytes() == NEW


def test_file_beside_is_kept_too(tmp_path):
    """A newer version that somebody works on is not overwritten by one newer still."""
    Folder(tmp_path).place([("a.md", OLD)])
    (tmp_path / "a.md").write_bytes(b"mine\n")
    (tmp_path / "a.new.md").write_bytes(b"mine too\n")
    Folder(tmp_path).place([("a.md", NEW)])
    assert (tmp_path / "a.new.md").read_bytes() == b"mine too\n"
    assert (tmp_path / "a.new-2.md").read_bytes() == NEW


def test_file_of_unknown_origin_is_kept(tmp_path):
    """A file that was there before the course came is somebody's."""
    (tmp_path / "a.md").write_bytes(b"mine\n")
    assert Folder(tmp_path).place([("a.md", NEW)]) == {"a.md": "beside"}
    assert (tmp_path / "a.md").read_bytes() == b"mine\n"


def test_removed_file_stays_removed(tmp_path):
    """What somebody removed does not come back."""
    Folder(tmp_path).place([("a.md", OLD)])
    (tmp_path / "a.md").unlink()
    assert Folder(tmp_path).place([("a.md", NEW)]) == {"a.md": "gone"}
    assert not (tmp_path / "a.md").exists()


def test_running_a_notebook_is_no_change(tmp_path):
    """Outputs and counts do not make a notebook somebody's own; words do."""

    def notebook(words, count=None):
        cell = {"cell_type": "code", "source": [words], "execution_count": count, "outputs": []}
        return json.dumps({"cells": [cell]}).encode()

    Folder(tmp_path).place([("a.ipynb", notebook("1"))])
    (tmp_path / "a.ipynb").write_bytes(notebook("1", count=7))
    assert Folder(tmp_path).place([("a.ipynb", notebook("2"))]) == {"a.ipynb": "updated"}
    (tmp_path / "a.ipynb").write_bytes(notebook("mine", count=7))
    assert Folder(tmp_path).place([("a.ipynb", notebook("3"))]) == {"a.ipynb": "beside"}


def test_differences_are_shown(started, tmp_path, capsys):
    """`--diff` says what was changed, line by line, and writes nothing."""
    main(["start", str(tmp_path), "--no-data"])
    readme = tmp_path / "README.md"
    readme.write_text("Room 12.\n" + readme.read_text())
    capsys.readouterr()
    assert main(["start", str(tmp_path), "--no-data", "--diff"]) == 0
    told = capsys.readouterr().out
    assert "+Room 12." in told
    assert not list(tmp_path.glob("*.new.*"))


def test_damaged_record_says_what_next(tmp_path, capsys):
    """A record that cannot be read stops the command before it writes, with a way out."""
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    assert main(["start", str(tmp_path)]) == 1
    assert "remove it, and every file that differs is kept as yours" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_file_as_folder_is_refused(tmp_path, capsys):
    """A file in the folder's place is named, and left alone."""
    (tmp_path / "notes").write_text("mine")
    assert main(["start", str(tmp_path / "notes")]) == 1
    assert "is a file; name a folder" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "side"), [("he", "rtl"), ("de", "")])
def test_prose_of_a_language_from_the_right_is_read_from_there(
    language, side, tmp_path, monkeypatch
):
    """In programs that know no direction of a page; what students answer stays as they write it."""
    assert main(["new", "course", str(tmp_path / "mine"), "--language", language]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert main(["start", str(tmp_path / "class")]) == 0
    frame = f'<div dir="{side}" lang="{language}">\n\n'
    for path in notebooks(tmp_path / "class"):
        for cell in nbformat.read(path, as_version=4).cells:
            told = cell.cell_type == "markdown" and re.search("[\u05d0-\u05ea]", cell.source)
            is_answer = cell.metadata.get("nbgrader", {}).get("solution", False)
            assert cell.source.startswith(frame) == bool(told and not is_answer), cell.source
    readme = (tmp_path / "class" / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(frame) == bool(side)
