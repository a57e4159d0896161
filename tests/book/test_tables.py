"""Data frames in the book: one row of headings, scopes, nothing of pandas' own looks."""

import re

import pandas as pd

from natorussia.book.tables import readable

FRAME = pd.DataFrame({"troops": pd.array([5, None], dtype="Int64")}, index=["2001", "2002"])


def test_headings_stand_in_one_row():
    """The name of the index joins the columns' names in the first row, in either form."""
    for name in (None, "kind"):
        table = readable(FRAME.rename_axis("year").rename_axis(columns=name)._repr_html_())
        assert re.findall(r'<th scope="col">(.*?)</th>', table) == ["year", "troops"]
        assert table.count("<tr") == 3


def test_headings_tell_their_scope():
    """Every heading says whether it heads a row or a column."""
    table = readable(FRAME._repr_html_())
    assert re.findall(r'<th scope="row">(.*?)</th>', table) == ["2001", "2002"]
    assert "<th>" not in table


def test_tables_leave_looks_to_book():
    """Pandas' styles, borders and marks of absence are gone, and a wide table can be scrolled."""
    table = readable(FRAME._repr_html_())
    assert not re.search("<style|border=|style=|NA", table)
    assert 'tabindex="0"' in table
