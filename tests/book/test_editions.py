"""A site with a folder for each term."""

import json

import pytest

from natorussia.book.editions import main, order, publish


@pytest.fixture
def build(tmp_path):
    folder = tmp_path / "html"
    folder.mkdir()
    (folder / "404.html").write_text("not here")

    def write(text):
        (folder / "index.html").write_text(text)
        return folder

    return write


def test_terms_stand_in_order():
    """Winter opens a year, and autumn closes it."""
    terms = ["2026-autumn", "2027-winter", "2026-spring", "2026-summer"]
    assert sorted(terms, key=order) == ["2026-spring", "2026-summer", "2026-autumn", "2027-winter"]


def test_old_terms_are_kept(build, tmp_path):
    """A new term stands beside the old one, and is the latest."""
    site = tmp_path / "site"
    site.mkdir()
    publish(build("old"), site, "2026-autumn")
    publish(build("new"), site, "2027-spring")
    assert (site / "2026-autumn/index.html").read_text() == "old"
    assert (site / "latest/index.html").read_text() == "new"
    listed = json.loads((site / "versions.json").read_text())
    assert listed == {"latest": "2027-spring", "terms": ["2027-spring", "2026-autumn"]}
    assert (site / "404.html").read_text() == "not here"


def test_old_term_can_be_mended(build, tmp_path):
    """Publishing an old term again changes that term, and not the latest."""
    site = tmp_path / "site"
    site.mkdir()
    publish(build("new"), site, "2027-spring")
    assert publish(build("mended"), site, "2026-autumn") == "2027-spring"
    assert (site / "latest/index.html").read_text() == "new"
    assert (site / "2026-autumn/index.html").read_text() == "mended"


def test_other_name_is_refused(build, tmp_path, capsys):
    """A term that is no year and season is refused, and nothing is written."""
    assert main([str(build("x")), str(tmp_path / "site"), "v2"]) == 1
    assert "'v2', but expected a year and a season: 2026-autumn" in capsys.readouterr().err
    assert list((tmp_path / "site").iterdir()) == []
