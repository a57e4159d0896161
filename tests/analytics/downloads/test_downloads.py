"""Tables of one class are put together, and others are named."""

from natorussia import data
from natorussia.analytics.readers import read
from tests.analytics.downloads import shown
from tests.analytics.downloads.tables import GRADEBOOK, analysis, table, who


def test_report_and_gradebook_are_of_one_student(tmp_path, made):
    """Who has the same number is the same, and nothing has to be said of it."""
    (tmp_path / "a.csv").write_bytes(
        table(analysis(made, (who("Zoë Müller", "71"), shown.right, "9")))
    )
    rows = [list(row) for row in GRADEBOOK]
    rows[0][-1] = f"{data.package()['title']}: a quiz (55)"
    (tmp_path / "b.csv").write_bytes(table(rows))
    found = read([tmp_path])
    assert [one.name for one in found.readers] == ["Zoë Müller"]
    assert len(found.readers[0].points) == 2
    assert not any("put together" in note for note in found.notes)


def test_another_table_is_named_with_its_columns(tmp_path):
    """A table that tells of no class is skipped, with its columns, and hides no other file."""
    (tmp_path / "budget.csv").write_text("item,price\nchalk,3\n")
    found = read([tmp_path])
    assert found.readers == []
    assert "columns “item”, “price”" in found.notes[0]
