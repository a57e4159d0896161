"""Answers that were handed in unmarked get the marks of the course's bank, and doubts are told."""

from natorussia import questions as asked
from natorussia.analytics.points import points
from natorussia.analytics.readers import Reader, Readers
from natorussia.analytics.unmarked import mark

BASE = {"section": "s", "level": "recall"}
BANK = {
    "when": {
        **BASE,
        "id": "when",
        "kind": "numeric",
        "prompt": "When?",
        "answer": 1.5,
        "points": 2,
    },
    "where": {
        **BASE,
        "id": "where",
        "kind": "single",
        "prompt": "Where?",
        "options": [{"text": "Paris", "correct": True}, {"text": "Rome"}],
    },
}


def handed_in(name, **more):
    """Return an answer that no page has marked."""
    return {"t": 1, "c": 0, "n": 1, "h": 0, "u": 1, "v": asked.seen(BANK[name]), **more}


def right(name):
    return asked.key(BANK[name])["answer"]


def test_answers_are_marked_and_of_the_present_wording():
    """A right answer earns everything, one that was left out nothing; marked ones stay."""
    old = {"t": 0, "c": 0.5, "n": 1, "h": 0, "v": "0000000"}
    log = {"where": [handed_in("where", a=right("where")), old], "when": [handed_in("when")]}
    marked, told = mark(log, BANK)
    assert [one["c"] for one in marked["where"]] == [1, 0.5]
    assert marked["when"][0]["c"] == 0
    assert marked["where"][0]["v"] == asked.revision(BANK["where"])
    assert (told.unknown, told.reworded, told.unread, told.sections) == (0, 0, [], {"s"})


def test_what_somebody_should_look_at_is_told():
    """Changed wordings, questions that are gone, and numbers that may be meant in two ways."""
    log = {
        "where": [handed_in("where", a=right("where"), v="1234567")],
        "gone": [handed_in("when", a=1)],
        "when": [handed_in("when", a={"value": "one and a half", "unit": ""})],
    }
    marked, told = mark(log, BANK)
    assert marked["where"][0]["c"] == 1
    assert marked["where"][0]["v"] == "1234567"
    assert marked["gone"][0]["c"] == 0
    assert (told.unknown, told.reworded) == (1, 1)
    assert told.unread == [("when", "one and a half")]


def test_points_are_those_of_first_answers():
    """Points of a test count each question that it asked, answered or not."""
    first = {"t": 1, "c": 0.5, "n": 1, "h": 0, "a": {"value": "2", "unit": ""}}
    later = {**first, "t": 2, "c": 1, "n": 2}
    ann = Reader("Ann", ["a"], {"log": {"when": [first, later]}})
    ben = Reader("Ben", ["b"], {"log": {}}, points={"Quiz 1": (3.0, None)})
    found = Readers([ann, ben], asked=set(BANK))
    table = points(found, list(BANK.values()))
    assert table.iloc[0].tolist() == ["Ann", "s", 1.0, 3.0, 1, 2]
    assert table.iloc[1][["student", "test", "points"]].tolist() == ["Ben", "Quiz 1", 3.0]
    assert table.iloc[1][["possible", "asked"]].isna().all()
