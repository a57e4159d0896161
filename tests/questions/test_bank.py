"""Questions: read, checked, shown, marked and printed."""

from pathlib import Path

import pytest

from natorussia import questions as asked
from natorussia.data import UnknownNameError
from natorussia.questions import bank
from natorussia.questions.schema import text as schema_text

ROOT = Path(__file__).resolve().parents[2]


def single(**more):
    """Return a sound question of kind single, changed as told."""
    options = [{"text": "Paris", "correct": True}, {"text": "Rome", "feedback": "No."}]
    question = {"id": "x-where", "kind": "single", "prompt": "Where?", "level": "recall"}
    return {**question, "options": options, **more}


def problems(*questions):
    """Return what is wrong with a list of questions."""
    with pytest.raises(asked.BankError) as caught:
        asked.load_bank(questions)
    return str(caught.value)


@pytest.mark.parametrize("section", bank.banks())
def test_every_bank_is_sound(section):
    """The banks of the course load, and ids name their section."""
    found = asked.load_bank(section)
    assert all(question["id"].startswith(f"{section}-") for question in found)


def texts(value):
    """Return every text in a key."""
    if isinstance(value, dict):
        value = list(value.values())
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("section", bank.banks())
def test_wrong_answers_lead_somewhere(section):
    """Each wrong option has a link of its own, or its question has one."""
    for question in asked.load_bank(section):
        key = asked.key(question)
        if question["kind"] != "poll" and "<a " not in key["reread"]:
            said = [one for one in texts(key.get("feedback", {})) if one]
            assert said, question["id"]
            assert all("<a " in one for one in said), question["id"]


@pytest.mark.parametrize("section", bank.banks())
def test_chapters_treat_what_is_to_be_reread(section):
    """A question sends readers to a passage by its label, or to where a paragraph is cited."""
    prose = " ".join(path.read_text("utf-8") for path in (ROOT / "chapters").glob("*.ipynb"))
    for question in asked.load_bank(section):
        place = question["reread"]
        ways = (f"{{para}}`{place}`", f"{{para}}`{place} ", f'"({place})=')
        assert any(way in prose for way in ways), question["id"]


def test_ids_differ_across_banks():
    """A reader's progress hangs on ids, so that no two sections share one."""
    ids = [question["id"] for question in asked.load_course()]
    assert len(ids) == len(set(ids))


def test_schema_file_is_current():
    """Editors see the schema that the kinds state; ``python -m natorussia.questions`` renews it."""
    assert (ROOT / "data" / "questions" / "schema.json").read_text("utf-8") == schema_text()


def test_unknown_section_names_nearest():
    """A section that does not exist is told with those that do."""
    with pytest.raises(UnknownNameError, match=r"ninetees.*nearest: nineties"):
        asked.load_bank("ninetees")


def test_file_and_line_are_named(tmp_path):
    """A problem in a file comes with its file, line and question."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "section: nineties\nquestions:\n  - id: nineties-a\n    kind: single\n    level: recall\n"
        "    prompt: Where?\n    options: [{text: Paris}, {text: Rome}]\n"
    )
    with pytest.raises(asked.BankError, match=r"mine.yml:3: nineties-a: .*no option is marked"):
        asked.load_bank(path)


def test_a_comma_without_quotes_is_told(tmp_path):
    """Behind it YAML sees another field; a field that is misspelt is told otherwise."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "section: nineties\nquestions:\n  - id: nineties-a\n    kind: single\n    level: recall\n"
        "    prompt: Where?\n    options:\n      - {text: In Paris, France, correct: true}\n"
        "      - {text: Rome, feedbak: x}\n"
        "  - {id: nineties-b, kind: single, level: recall, prompt: Where, and when?, options: []}\n"
        "  - {id: nineties-c, kind: numeric, level: recall, prompt: How many?, answer: 1e3}\n"
        "  - Where?\n"
    )
    with pytest.raises(asked.BankError) as caught:
        asked.load_bank(path)
    number = "expected: The right number, in `unit`, or the cell with it: `table/key/column`"
    comma = "stands after a comma; put the text that holds the comma in quotes"
    assert caught.value.problems == [
        f"mine.yml:8: nineties-a: options/0: 'France' {comma}",
        "mine.yml:9: nineties-a: options/1: got 'feedbak', expected one of: feedback",
        f"mine.yml:10: nineties-b: 'and when?' {comma}",
        "mine.yml:10: nineties-b: options: got [], expected at least 2",
        f"mine.yml:11: nineties-c: answer: got '1e3', {number}; write 1000.0",
        "mine.yml:1: question 4: got 'Where?', expected a value of type object",
    ]


def test_field_given_twice_is_refused(tmp_path):
    """YAML would silently keep the last one."""
    path = tmp_path / "mine.yml"
    path.write_text("section: nineties\nquestions: []\nsection: cfe\n")
    with pytest.raises(asked.BankError, match=r"mine.yml:3: .*'section' is given twice"):
        asked.load_bank(path)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (single(options=[{"text": "a"}, {"text": "b"}]), "no option is marked `correct: true`"),
        (single(options=[{"text": "A", "correct": True}, {"text": "a"}]), "'a' stands there twice"),
        (single(events=["1997-founding-act-sined"]), "1997-founding-act-signed"),
        (single(kind="singel"), "got 'singel', expected one of: single"),
        (single(level=3), "level: 3 is not one of"),
        (single(prompt=1997), "got 1997, expected a value of type string; put it in quotes"),
        (single(answer=3), "answer"),
        (single(reread="nineties-founding-acts"), "nearest: nineties-founding-act"),
        (single(documents=["1997-act"]), "1997-founding-act"),
        (single(after="nineties-bosnai"), "nineties-bosnia"),
        (single(after="nineties-command"), "no section of a chapter is called 'nineties-command'"),
        (single(skill="sourceing"), "expected one of: sourcing"),
        (single(prompt="When: {when}`1899-nothing`?"), "no row of events is called '1899-nothing'"),
        (
            single(kind="numeric", options=[], answer=1, prompt="?"),
            "options",
        ),
        (single(prompt=r"What is $1 \neq 0$?"), r"prompt: '$1 \\neq 0$' looks like TeX"),
        (single(prompt=r"What is \(E=mc^2\)?"), "looks like TeX"),
        (single(explanation="So $x_1 + y$."), "explanation: '$x_1 + y$' looks like TeX"),
        (single(hints=["See ![a map](map.png)"]), "hints/1: '![a map](map.png)' is an image"),
        (single(prompt="Where\x07?"), "prompt: 'Where\\x07?' has the control character U+0007"),
        (single(options=[{"text": "*a*", "correct": True}, {"text": "_a_"}]), "stands there twice"),
        (single(options=[{"text": "&nbsp;", "correct": True}, {"text": "a"}]), "shows nothing"),
    ],
)
def test_unsound_question_is_told(question, said):
    """What is wrong is said in words that lead to the cure."""
    assert said in problems(question)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("numeric", {"answer": "events/1997-founding-act-signed/title"}, "needs a number"),
        ("numeric", {"answer": 10, "wrong": [{"value": 10, "feedback": "x"}]}, "would be accepted"),
        ("numeric", {"answer": 10, "units": {"weeks": 7}}, "name the unit"),
        ("numeric", {"answer": 9007199254740993}, "more digits than a page can tell apart"),
        ("text", {"accept": ["?!"]}, "neither letter nor digit"),
        (
            "text",
            {"accept": ["a"], "wrong": [{"match": "\t", "feedback": "x"}]},
            "a wrong answer has neither letter nor digit",
        ),
        ("text", {"accept": ["Zürich", "zurich"]}, "'Zürich' and 'zurich' are compared as one"),
        (
            "blanks",
            {"text": "{{a}}", "blanks": {"a": {"accept": ["Gauß"], "options": ["Gauß", "GAUSS"]}}},
            "'Gauß' and 'GAUSS' are compared as one",
        ),
        (
            "text",
            {"accept": ["Paris"], "fuzzy": 2, "wrong": [{"match": "Pari", "feedback": "x"}]},
            "'Pari' would be accepted",
        ),
        ("order", {"items": [{"text": "a"}, {"text": "b"}, {"text": "A"}]}, "stands there twice"),
        (
            "order",
            {
                "items": [
                    {"event": "1999-kosovo-air-campaign"},
                    {"event": "1997-founding-act-signed"},
                    {"text": "c"},
                ]
            },
            "1997-founding-act-signed (1997-05-27) stands after",
        ),
        ("order", {"items": [{"text": "`a`"}, {"text": "b"}, {"text": " `a`"}]}, "twice"),
        ("order", {"items": [{"text": "a"}, {"text": "b"}, {"text": "\u200f"}]}, "shows nothing"),
        (
            "match",
            {"pairs": [{"left": "a", "right": " "}, {"left": "b", "right": "y"}]},
            "the right-hand side ' ' shows nothing",
        ),
        (
            "blanks",
            {"text": "{{a}}", "blanks": {"a": {"accept": ["x"], "options": ["\t", "x"]}}},
            "the option '\\t' shows nothing",
        ),
        (
            "match",
            {"pairs": [{"left": "a", "right": "x"}, {"left": "a ", "right": "y"}]},
            "left-hand side",
        ),
        ("blanks", {"text": "{{a}}", "blanks": {"b": {"accept": ["x"]}}}, "missing in `blanks`"),
        (
            "blanks",
            {"text": "{{a}}", "blanks": {"a": {"accept": ["x"], "options": ["y", "z"]}}},
            "the blank 'a': no option is among",
        ),
        (
            "blanks",
            {"text": "{{a}}", "blanks": {"a": {"accept": ["x", "//"], "options": ["//", "x"]}}},
            "the blank 'a': an accepted answer has neither letter nor digit",
        ),
        (
            "place",
            {"event": "1997-founding-act-signed", "from": 1999, "to": 2004, "zero": 100},
            "is not between 1999 and 2004",
        ),
        (
            "place",
            {"event": "1997-founding-act-signed", "from": 1990, "to": 2004, "full": 9, "zero": 9},
            "must be more than `full`",
        ),
        (
            "place",
            {"event": "1997-founding-act-signed", "from": 2004, "to": 1990, "zero": 9},
            "before it begins",
        ),
    ],
)
def test_each_kind_checks_its_own(kind, fields, said):
    """What the schema cannot say, the kind does."""
    question = {"id": "x-y", "kind": kind, "level": "recall", "prompt": "What?", **fields}
    assert said in problems(question)


def test_duplicate_ids_are_told():
    """Two questions with one id would share their progress."""
    assert "this id is used 2 times" in problems(single(), single())


def test_all_problems_come_at_once():
    """An author mends a file in one go."""
    wrong = [single(id=f"x-{i}", events=["1899-nothing"]) for i in range(3)]
    assert len(problems(*wrong).splitlines()) == 3


def test_file_needs_no_section(tmp_path):
    """A bank of an instructor's own belongs to no section of the course."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "questions:\n  - {id: a, kind: text, level: recall, prompt: Who, accept: [Me]}\n"
    )
    assert [one["section"] for one in asked.load_bank(path)] == [""]
