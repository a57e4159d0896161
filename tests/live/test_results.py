"""The file of a class is one that reports read, and a student's own is a part of it."""

import io
import json
import zipfile

import pytest

from natorussia import data
from natorussia.analytics.readers import read
from natorussia.analytics.results import items, responses
from natorussia.commands.report import forecasts
from natorussia.live import results
from natorussia.live.items import claims
from natorussia.live.items import items as named
from natorussia.live.room import Room
from natorussia.live.store import Store
from tests.live.classes import do
from tests.live.questions import BANK, RIGHT, WRONG
from tests.live.test_room import vote


@pytest.fixture
def two_votes(room):
    """Have a class vote twice on one question."""
    do(room, "ask", "one")
    for client, response in (("a", RIGHT["one"]), ("b", WRONG["one"]), ("c", WRONG["one"])):
        vote(room, client, response, sure=1)
    do(room, "close")
    do(room, "again")
    for client in "abc":
        vote(room, client, RIGHT["one"], sure=2)
    do(room, "close")
    return room


def written(tmp_path, room, **options):
    path = tmp_path / "class.zip"
    path.write_bytes(results.packed(room, **options))
    return path


def test_reports_read_the_file_of_a_class(two_votes, tmp_path):
    found = read([written(tmp_path, two_votes)])
    assert found.notes == []
    assert [reader.name for reader in found.readers] == ["student 1", "student 2", "student 3"]
    table = responses(found, [{"section": "nineties", **one} for one in BANK])
    assert table["tries"].tolist() == [1, 2] * 3
    assert table.loc[table["first"], "credit"].tolist() == [1, 0, 0]
    assert table["current"].all()
    item = items(table).loc["one"]
    assert (item["students"], item["right"]) == (3, 1)
    assert item["facility"] == pytest.approx(1 / 3)


def test_the_same_answers_of_two_students_stay_two_students(room, tmp_path):
    do(room, "ask", "one")
    for client in "abcdefgh":
        vote(room, client, RIGHT["one"])
    do(room, "close")
    assert len(read([written(tmp_path, room)]).readers) == 8


def test_a_student_s_own_file_is_put_together_with_the_class_s(two_votes, tmp_path):
    do(two_votes, "tell")
    own = tmp_path / "own.json"
    own.write_text(results.progress(two_votes, "b"))
    found = read([written(tmp_path, two_votes), own])
    assert len(found.readers) == 3


def test_names_are_given_only_when_asked(room, tmp_path):
    room.join("a", "Ada", lambda _error: None)
    do(room, "ask", "one")
    vote(room, "a", RIGHT["one"])
    do(room, "close")
    assert [one.name for one in read([written(tmp_path, room)]).readers] == ["student 1"]
    assert [one.name for one in read([written(tmp_path, room, names=True)]).readers] == ["Ada"]


def test_what_was_not_told_is_not_in_a_student_s_own_file(two_votes):
    assert json.loads(results.progress(two_votes, "a"))["log"] == {}
    do(two_votes, "tell")
    assert [one["n"] for one in json.loads(results.progress(two_votes, "a"))["log"]["one"]] == [
        1,
        2,
    ]


def test_forecasts_are_read_as_forecasts_and_claims_are_left_out(tmp_path):
    [forecast] = named([data.rows("forecasts")[0]["id"]])
    claim = claims("nineties")[0]
    room = Room([forecast, claim], Store(tmp_path / "class.sqlite"))
    for item, response in ((forecast, 0.7), (claim, claim.public["options"][0]["id"])):
        do(room, "ask", item.id)
        assert vote(room, "a", response)["type"] == "kept"
        do(room, "close")
    found = forecasts([written(tmp_path, room)])
    assert found["probability"].tolist() == [0.7]
    [text] = [zipfile.ZipFile(io.BytesIO(results.packed(room))).read("student 1.json")]
    assert json.loads(text)["log"] == {}
    room.store.close()


def test_rows_say_who_answered_what_in_which_vote(two_votes):
    frame = results.frame(two_votes)
    assert list(frame.columns) == list(results.COLUMNS)
    assert frame["turn"].tolist() == [1, 1, 1, 2, 2, 2]
    assert frame["credit"].tolist() == [1, 0, 0, 1, 1, 1]
    assert frame["said"].tolist()[:2] == ["Right-hand", "Wrong-hand"]
    assert frame["confidence"].tolist() == [1, 1, 1, 2, 2, 2]
    assert str(frame["time"].dt.tz) == "UTC"


def test_a_class_that_asked_nothing_has_no_rows(room):
    assert results.frame(room).empty
