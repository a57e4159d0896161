"""Student Analysis of Canvas becomes the answers of a class, and loses nobody."""

import pytest

from natorussia.analytics.points import points
from natorussia.analytics.readers import read
from tests.analytics.downloads import shown
from tests.analytics.downloads.tables import CANVAS, SECTION, analysis, credits_of, table, who


@pytest.mark.parametrize("shape", [(",", "utf-8-sig"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_student_analysis_is_read_whatever_saved_it(tmp_path, bank, made, shape):
    """Every kind of answer is marked as the course marks it, and two of one name stay two."""
    rows = analysis(
        made,
        (who("Zoë Müller", "71"), shown.right, "20"),
        (who("Zoë Müller", "72"), shown.wrong, "1"),
        (who("", ""), shown.right, "20"),
        (who("Test Student", "99"), shown.right, "20"),
    )
    path = tmp_path / "Quiz Student Analysis Report.CSV"
    path.write_bytes(table(rows, *shape))
    found = read([tmp_path])
    assert [one.name for one in found.readers][:2] == ["Zoë Müller", "Zoë Müller (2)"]
    assert len(found.readers) == 3
    assert set(credits_of(found.readers[0], bank).values()) == {1}
    assert max(credits_of(found.readers[1], bank).values()) < 1
    assert "71" in found.readers[0].ids
    assert any("test student" in note for note in found.notes)
    table_ = points(found, bank).set_index(["student", "test"])
    most = sum(one.points for one in made)
    assert table_.loc[("Zoë Müller", SECTION), ["points", "possible"]].tolist() == [most, most]
    assert table_.loc[("Zoë Müller", str(path.relative_to(tmp_path))), "points"] == 20


def test_later_attempts_come_later(tmp_path, made):
    """Canvas writes the last attempt first: the first answer is the one that counts."""
    late = who("Ann", "7", "2")
    late[6] = "2026-11-03 11:00:00 UTC"
    rows = analysis(made, (late, shown.right, "20"), (who("Ann", "7"), shown.wrong, "0"))
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    (ann,) = read([path]).readers
    assert all([one["n"] for one in tries] == [1, 2] for tries in ann.records["log"].values())
    assert [points for points, _ in ann.points.values()] == [20]


def test_what_is_no_question_here_is_named(tmp_path, made):
    """A question of somebody else's is said, and the others are read."""
    rows = analysis(made, (who("Ann", "7"), shown.right, "20"))
    at = len(CANVAS)
    rows = [
        [*row[:at], *extra, *row[at:]]
        for row, extra in zip(
            rows, (["55: What is the <capital> of\nPeru?", "1.0"], ["Lima", "1.0"]), strict=True
        )
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    found = read([path])
    assert len(found.readers[0].records["log"]) == len(made)
    assert any("not read: “55: What is the" in note for note in found.notes)


def test_answer_that_is_none_keeps_the_points_of_canvas(tmp_path, bank, made):
    """An option that was reworded since is said, and what Canvas gave for it stands."""
    rows = analysis(made[:1], (who("Ann", "7"), shown.right, "1"))
    at = len(CANVAS)
    rows[1][at : at + 2] = ["an option of last year", rows[0][at + 1]]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    found = read([path])
    (one,) = found.readers[0].records["log"][bank[0]["id"]]
    assert one["c"] == 1
    assert "a" not in one
    assert any("could not be read as answers" in note for note in found.notes)
