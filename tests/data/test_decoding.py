"""The text of a table is the same, whatever program saved it."""

import pytest

from natorussia.data.decoding import decoded

TEXT = "Name;Points\nZoë Müller;3\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_text_is_read_in_each_encoding(encoding):
    """With a mark or without, from Windows or from a Mac of old."""
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("text", ["Name\nŁukasz Żółć\n", "Имя\nАнна\n", "שם\nנועה\n"])
def test_other_letters_survive(text):
    """Letters beyond Western Europe's come in Unicode."""
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", bytes(range(256))])
def test_what_is_no_text_is_refused(content):
    """A picture is no table."""
    with pytest.raises(ValueError, match=r"decode|neither UTF-8"):
        decoded(content)
