"""Tables as Excel and LibreOffice save them are read, or the message says what to do."""

import pytest

from natorussia.data.table_files import TableFileError, read_rows, read_sheet

COLUMNS = ("id", "title", "sources")
EXPECTED = [
    {"id": "a", "title": 'Peace, "at last"; now', "sources": "x;y"},
    {"id": "b", "title": "Łódź, Müller", "sources": "z"},
]
COMMA = 'id,title,sources\na,"Peace, ""at last""; now",x;y\nb,"Łódź, Müller",z\n'
SEMICOLON = 'id;title;sources\na;"Peace, ""at last""; now";"x;y"\nb;Łódź, Müller;z\n'
TAB = 'id\ttitle\tsources\na\t"Peace, ""at last""; now"\tx;y\nb\tŁódź, Müller\tz\n'
FILES = {
    "plain": COMMA.encode(),
    "byte order mark": COMMA.encode("utf-8-sig"),
    "windows lines": COMMA.replace("\n", "\r\n").encode("utf-8-sig"),
    "old mac lines": COMMA.replace("\n", "\r").encode(),
    "semicolons": SEMICOLON.encode("utf-8-sig"),
    "tabs": TAB.encode(),
    "unicode text": TAB.encode("utf-16"),
    "big end first": b"\xfe\xff" + TAB.encode("utf-16-be"),
    "little end first, without a mark": TAB.encode("utf-16-le"),
    "big end first, without a mark": TAB.encode("utf-16-be"),
    "bars": TAB.replace("\t", "|").encode(),
    "separator told": b"sep=;\r\n" + SEMICOLON.replace("\n", "\r\n").encode(),
    "blank rows": COMMA.replace("\nb", "\n,,\n\nb").encode() + b",,\n  \n",
    "empty columns": b"".join(line + b",,\n" for line in COMMA.encode().splitlines()),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_what_spreadsheets_write_is_read(tmp_path, content):
    """The same rows come out of each way in which a program saves them."""
    (tmp_path / "events.csv").write_bytes(content)
    assert read_rows(tmp_path / "events.csv", COLUMNS) == EXPECTED


def test_rows_know_their_lines(tmp_path):
    """Blank rows and cells with breaks count as lines of the file."""
    (tmp_path / "t.csv").write_text('id,title,sources\n\na,"two\nlines",x\nb,one,y\n')
    assert read_sheet(tmp_path / "t.csv", COLUMNS).lines == [3, 5]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,title,sources\na,Médée,x\n".encode("cp1252"), r"line 2: .* 'a,Médée,x'.*CSV UTF-8"),
        (b'id,title,sources\nb,c,d\na,"open,x\n', "line 3: a quotation mark opens"),
        (b'id,title,sources\na,"so" said,x\n', "line 2: a quotation mark stands within"),
        (b"id,title,sources\na,one,two,x\n", "line 2: it has 4 cells, expected 3; a cell with a c"),
        (b"id,title,sources\na,\0,x\n", "line 2: it holds a NUL"),
        (b"\xff\xfei", "line 1"),
    ],
)
def test_what_cannot_be_read_is_explained(tmp_path, content, said):
    """The message has the file, the line and what to do."""
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(TableFileError, match=rf"^t\.csv, {said}"):
        read_rows(tmp_path / "t.csv", COLUMNS)


def test_a_column_that_is_there_twice_is_refused(tmp_path):
    """One would hide the other; of columns that nobody reads it does not matter."""
    path = tmp_path / "t.csv"
    path.write_text("a,b,b\n1,2,3\n")
    with pytest.raises(TableFileError, match=r"t\.csv: it has two columns 'b'; remove or rename"):
        read_rows(path, ("a", "b"))
    assert read_rows(path, ("a",)) == [{"a": "1", "b": "3"}]
