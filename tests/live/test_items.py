"""Sections, files, questions, claims and forecasts of a course become items."""

import pytest

from natorussia import data
from natorussia import questions as asked
from natorussia.data import UnknownNameError
from natorussia.live.items import VERDICTS, Item, claim, claims, items
from tests.live.questions import BANK, RIGHT, WRONG, asked_items


def test_a_section_gives_its_bank():
    assert [item.id for item in items(["nineties"])] == [
        question["id"] for question in asked.load_bank("nineties")
    ]


def test_single_things_are_found_by_their_id():
    question = asked.load_bank("cfe")[0]["id"]
    verdict, forecast = data.rows("claims")[0]["id"], data.rows("forecasts")[0]["id"]
    found = items([question, verdict, forecast, question])
    assert [item.kind for item in found][1:] == ["single", "forecast"]
    assert found[1].title == data.rows("claims")[0]["claim"]
    assert [item.id for item in found] == [question, f"claim-{verdict}", f"forecast:{forecast}"]


def test_unknown_names_are_told_with_what_is_near():
    with pytest.raises(UnknownNameError, match="nineties"):
        items(["ninties"])


def test_claims_ask_for_the_verdict_of_the_course():
    rows = [row for row in data.rows("claims") if row["section"] == "nineties"]
    for row, item in zip(rows, claims("nineties"), strict=True):
        shown = {one["html"]: one["id"] for one in item.public["options"]}
        marks = [item.score(shown[words]).credit for words in VERDICTS.values()]
        assert [name for name, credit in zip(VERDICTS, marks, strict=True) if credit] == [
            row["verdict"]
        ]


def test_claims_stand_every_check_of_a_bank():
    made = [{**claim(row).question} for row in data.rows("claims")]
    for question in made:
        del question["section"]
    assert len(asked.load_bank(made)) == len(data.rows("claims"))


def test_forecasts_tell_their_outcome_only_in_told():
    rows = data.rows("forecasts")
    for row, item in zip(rows, items([row["id"] for row in rows]), strict=True):
        assert item.score(0.5) is None
        assert row["outcome"] not in str(item.public)
        assert item.told()["answer"]


@pytest.mark.parametrize("item", asked_items(), ids=lambda item: item.id)
def test_marks_are_those_of_the_course(item):
    if item.id == "mood":
        assert item.score(RIGHT["mood"]) is None
    else:
        for response in (RIGHT[item.id], WRONG[item.id]):
            given = asked.score(item.kind, asked.key(dict(item.question)), response)
            assert item.score(response) == given
        assert item.score(RIGHT[item.id]).credit == 1
        assert item.score(WRONG[item.id]).credit < 1


def test_another_right_answer_changes_nothing_on_a_phone():
    """A short name made of the key, too, could be guessed at until it comes out."""
    by_id = {question["id"]: question for question in BANK}
    one, why, row = by_id["one"], by_id["why"], by_id["row"]
    swapped = [
        {**one, "options": [{"text": "Wrong-hand", "correct": True}, {"text": "Right-hand"}]},
        {**why, "verdict": False},
        {**row, "items": row["items"][::-1]},
    ]
    for mine, other in zip((one, why, row), swapped, strict=True):
        shown, instead = (_item_of(each).public for each in (mine, other))
        assert shown == instead, mine["id"]


def _item_of(question):
    (checked,) = asked.load_bank([question])
    return Item(checked["id"], checked)
