"""What pages load is named by its content."""

import zlib

from natorussia.book.freshening import freshened


def test_plain_names_get_a_hash(tmp_path):
    """A script and a style sheet beside the page get the checksum of what they hold, once."""
    (tmp_path / "a.js").write_text("one")
    (tmp_path / "b.css").write_text("two")
    page = '<script defer src="a.js"></script><link href="b.css" rel="stylesheet">'
    fresh = freshened(page, tmp_path)
    assert f'src="a.js?v={zlib.crc32(b"one"):08x}"' in fresh
    assert f'href="b.css?v={zlib.crc32(b"two"):08x}"' in fresh
    assert freshened(fresh, tmp_path) == fresh


def test_another_content_has_another_name(tmp_path):
    """A file that was changed is loaded under a new address."""
    page = '<script src="a.js"></script>'
    (tmp_path / "a.js").write_text("one")
    before = freshened(page, tmp_path)
    (tmp_path / "a.js").write_text("another")
    assert freshened(page, tmp_path) != before


def test_other_addresses_are_left_alone(tmp_path):
    """What has a query, stands on another host or is not there keeps its address."""
    (tmp_path / "a.js").write_text("one")
    page = (
        '<script src="a.js?v=1"></script><script src="https://a.test/a.js"></script>'
        '<script src="gone.js"></script><link rel="next" href="b.html">'
    )
    assert freshened(page, tmp_path) == page
