"""The whole course in one archive."""

import zipfile

import pytest

from natorussia.book.packing import main, pack


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "html"
    (folder / "chapters").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "chapters" / "a.html").write_text("a")
    (folder / "sw.js").write_text("worker")
    return folder


def test_archive_opens_in_one_folder(site, tmp_path):
    """All pages lie in one folder, and what a disk cannot use is left out."""
    packed = zipfile.ZipFile(pack(site, tmp_path / "course.zip"))
    assert packed.namelist() == ["course/chapters/a.html", "course/index.html"]


def test_same_site_packs_alike(site, tmp_path):
    """Packing twice gives the same bytes, whenever the files were written."""
    first = pack(site, tmp_path / "one" / "course.zip").read_bytes()
    (site / "index.html").write_text("home")
    assert pack(site, tmp_path / "two" / "course.zip").read_bytes() == first


def test_interrupted_run_keeps_archive(site, tmp_path, monkeypatch):
    """A run that is cut leaves the last archive whole, and the next run starts anew."""
    archive = pack(site, tmp_path / "course.zip")
    before = archive.read_bytes()

    def stop(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipFile, "writestr", stop)
        with pytest.raises(KeyboardInterrupt):
            pack(site, archive)
    assert archive.read_bytes() == before
    assert zipfile.ZipFile(pack(site, archive)).testzip() is None
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_missing_book_says_what_to_do(tmp_path, capsys):
    """Without a built book the command fails, and says how to build one."""
    assert main([str(tmp_path), str(tmp_path / "course.zip")]) == 1
    assert "build it first with `make html`" in capsys.readouterr().err
