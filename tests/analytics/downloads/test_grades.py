"""Gradebooks and grades tell points, and not what was answered."""

from natorussia import data
from natorussia.analytics.readers import read
from tests.analytics.downloads.tables import GRADEBOOK, GRADES, table


def test_gradebook_of_canvas_gives_points(tmp_path):
    """Points of this course are told with those to be had; columns of no concern are named."""
    course = data.package()["title"]
    rows = [list(row) for row in GRADEBOOK]
    rows[0][-1] = f"{course}: a quiz (55)"
    path = tmp_path / "grades.csv"
    path.write_bytes(table(rows, ";"))
    found = read([path])
    assert [(one.name, list(one.points.values())) for one in found.readers] == [
        ("Müller, Zoë", [(17.5, 20.0)])
    ]
    assert any("“Notes”" in note for note in found.notes)


def test_grades_of_moodle_give_points_and_say_what_they_do_not(tmp_path):
    """The grade is kept under the name of the file; marks of numbered questions are not guessed."""
    path = tmp_path / "nato-grades.csv"
    path.write_bytes(table(GRADES))
    found = read([path])
    assert [list(one.points.values()) for one in found.readers] == [[(8.0, 10.0)]]
    assert any("“Q. 1 /5.00”" in note for note in found.notes)
    assert any("not what was answered" in note for note in found.notes)
