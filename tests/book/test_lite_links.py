"""The link to a page's live copy is there when the live site is, and only then."""

from natorussia.book import lite_links


def test_book_without_live_site_has_no_link(tmp_path):
    """The script is empty, so that no page links to what is not there."""
    lite_links.write_script(tmp_path)
    assert (tmp_path / "_static" / lite_links.SCRIPT).read_text(encoding="utf-8") == ""


def test_book_with_live_site_has_links(tmp_path):
    """Once the launcher is there, the script makes the links."""
    (tmp_path / "lite").mkdir()
    (tmp_path / lite_links.LAUNCHER).write_text("", encoding="utf-8")
    lite_links.write_script(tmp_path)
    assert "Open live" in (tmp_path / "_static" / lite_links.SCRIPT).read_text(encoding="utf-8")
