"""A table whose columns are headed by what is asked becomes the answers of a class."""

from natorussia.analytics.readers import read
from tests.analytics.downloads import shown
from tests.analytics.downloads.tables import CANVAS, credits_of, table, who


def analysis(made, *students):
    """Return a report without numbers before its questions, given each student and her answers."""
    head = [shown.canvas_question(one) for one in made]
    rows = [[*CANVAS, *(cell for text in head for cell in (text, "1.0")), "And who is it?"]]
    for columns, give in students:
        cells = [c for one in made for c in (shown.canvas_reply(one.form, give(one.form)), "0")]
        rows.append([*columns, *cells, "I"])
    return rows


def test_answers_are_marked_and_strangers_are_named(tmp_path, bank, made):
    """Each answer is marked as the course marks it; two of one name stay two."""
    path = tmp_path / "a.csv"
    rows = analysis(made, (who("ANN LEE", "7"), shown.right), (who("Ann Lee", "8"), shown.wrong))
    path.write_bytes(table(rows))
    found = read([tmp_path])
    assert [one.name for one in found.readers] == ["ANN LEE", "Ann Lee"]
    assert set(credits_of(found.readers[0], bank).values()) == {1}
    assert max(credits_of(found.readers[1], bank).values()) < 1
    assert [one["t"] for one in found.readers[0].records["log"][bank[0]["id"]]] == [1793700000000]
    assert found.notes == ["a.csv: these columns were not read: “And who is it?”."]


def test_what_cannot_be_read_costs_nobody_points(tmp_path, bank, made):
    """An answer in other words than the course's is counted, and its question is not marked."""
    rows = analysis(made[:2], (who("Ann", "7"), shown.right))
    rows[1][len(CANVAS)] = "an option of last year"
    (tmp_path / "a.csv").write_bytes(table(rows))
    found = read([tmp_path])
    assert set(found.readers[0].records["log"]) == {bank[1]["id"]}
    assert bank[0]["id"] not in found.asked
    assert any(f"answers to {bank[0]['id']} that could not be read" in one for one in found.notes)
