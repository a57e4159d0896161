"""Statements of the Experience API become the answers of those who made them."""

import json
import zipfile

import pytest

from natorussia.analytics.readers import read
from natorussia.analytics.statements import TRY, statements_in, told_by

ANN = {"name": "Ann Ödön", "account": {"homePage": "https://a.test", "name": "7"}}
OTHER_ANN = {"name": "Ann Ödön", "account": {"homePage": "https://a.test", "name": "8"}}
BEN = {"mbox": "mailto:ben@a.test"}


def told(actor, moment, question="q", course="natorussia", **more):
    """Return a statement of an answer."""
    tried = {"question": question, "t": moment, "c": 1, "n": 1, "h": 0, "a": "x", **more}
    return {
        "id": f"00000000-0000-4000-8000-{moment:012}",
        "actor": actor,
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
        "object": {"id": f"urn:natorussia:{course}:nineties:quiz#q-{question}"},
        "result": {"success": True, "extensions": {TRY: tried}},
    }


ALL = [told(ANN, 1), told(OTHER_ANN, 1, "p"), told(BEN, 3), told(ANN, 4, c=0.5, n=2)]
SHAPES = {
    "a list": json.dumps(ALL),
    "a reply": json.dumps({"statements": ALL, "more": ""}),
    "lines": "\n".join(map(json.dumps, ALL)),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_learners_are_told_apart_by_what_identifies_them(tmp_path, text):
    """Two of one name stay two, and one without a name is called by her address."""
    (tmp_path / "statements.json").write_text(text, encoding="utf-8")
    found = read([tmp_path])
    assert [one.name for one in found.readers] == ["Ann Ödön", "Ann Ödön (2)", "ben@a.test"]
    assert [one["t"] for one in found.readers[0].records["log"]["q"]] == [1, 4]
    assert found.readers[1].records["log"] == {"p": [{"t": 1, "c": 1, "n": 1, "h": 0, "a": "x"}]}
    assert found.notes == []


def test_the_same_statements_twice_are_no_more_answers(tmp_path):
    """A later download, in a zip and in capitals, holds the earlier ones too: nothing doubles."""
    (tmp_path / "one.jsonl").write_text(json.dumps(told(ANN, 9, "r")), encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(json.dumps(ALL[0]), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "ALL.ZIP", "w") as archive:
        archive.writestr("Ödön/STATEMENTS.JSON", SHAPES["a list"])
    found = read([tmp_path])
    assert len(found.readers) == 3
    ann = next(
        one for one in found.readers if "q" in one.records["log"] and one.name != "ben@a.test"
    )
    assert {name: len(tries) for name, tries in ann.records["log"].items()} == {"q": 2, "r": 1}
    assert len(ann.files) == 3


def test_what_is_not_this_course_is_said_or_passed_over(tmp_path):
    """Other programs' statements mean nothing here; another course's answers are counted."""
    launched = {**told(ANN, 5), "result": {"duration": "PT1S"}}
    mixed = [told(ANN, 1), launched, told(ANN, 2, course="railways")]
    (tmp_path / "a.json").write_text(json.dumps(mixed), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([launched]), encoding="utf-8")
    found = read([tmp_path])
    assert [len(one.records["log"]["q"]) for one in found.readers] == [1]
    assert any("answers to another course, left out: 1." in note for note in found.notes)
    assert any("b.json was skipped: its statements (1) tell of no answer" in n for n in found.notes)


def test_voided_and_damaged_statements_are_left_out(tmp_path):
    """What was taken back does not count; what is damaged is counted as lost."""
    voided = {
        "actor": ANN,
        "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"},
        "object": {"objectType": "StatementRef", "id": told(ANN, 1)["id"]},
    }
    text = json.dumps([told(ANN, 1), told(ANN, 2), voided, told(ANN, 3, c="much")])
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    found = read([tmp_path])
    assert [one["t"] for one in found.readers[0].records["log"]["q"]] == [2]
    assert any("tries that could not be read: 1." in note for note in found.notes)


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1]", "nothing", '{"course": "natorussia"}'])
def test_other_texts_hold_no_statements(text):
    """A progress file and whatever else there is are left to their own readers."""
    assert statements_in(text) is None


def test_strange_actors_are_somebody():
    """A group without a name, or an actor of no known form, is told apart and never fatal."""
    made, others = told_by([told({}, 1), told({"objectType": "Group"}, 2)], "natorussia")
    assert [one.name for one in made] == ["", ""]
    assert others == 0


def test_a_part_of_a_record_is_said_to_be_one(tmp_path):
    """A record store gives so many statements at a time: what follows is asked for."""
    shout = {"mbox": "mailto:BEN@a.test"}
    (tmp_path / "a.json").write_text(
        json.dumps({"statements": [told(BEN, 1)], "more": "/xapi/more/2"}), encoding="utf-8"
    )
    (tmp_path / "b.json").write_text(
        json.dumps({"statements": [told(shout, 2)], "more": ""}), encoding="utf-8"
    )
    found = read([tmp_path])
    assert [len(one.records["log"]["q"]) for one in found.readers] == [2]
    (note,) = (one for one in found.notes if "download the rest" in one)
    assert note.startswith("a.json is a part of what the record store has")
