"""Questions: read, checked, shown, marked and printed."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia import questions as asked
from natorussia.data import UnknownNameError, rows
from natorussia.data.calendar import civil, days
from natorussia.lms.forms import without
from natorussia.markup.markdown import block, inline
from natorussia.paper.answers import answer_html
from natorussia.questions import bank, kinds
from natorussia.questions.marks import Marks, marks
from natorussia.questions.normalise import distance, normal
from natorussia.questions.numbers import number
from natorussia.questions.schema import text as schema_text

ROOT = Path(__file__).resolve().parents[2]
VECTORS = sorted((ROOT / "tests" / "vectors" / "marking").glob("*.json"))
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- ]]> & &amp; {{a}} {event}`x",
    "\u202eright to left\u2066",
    "x" * 10_000,
    "👩‍👩‍👧‍👦 🇷🇺",
    "[link](javascript:alert(1))",
    "`{value}`",
]


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


@pytest.mark.parametrize("texts", ["abc", "cba", "bca", "fedcba", "badcfe"])
def test_order_is_shown_with_its_first_two_turned(texts):
    """The page begins with any order but the right one, since it keeps the first before the second.

    Whatever the ids are, the first item that the page is sent truly stands after the second.
    """
    question = {"items": [{"text": text} for text in texts]}
    first, second, *_ = [item["html"] for item in kinds.named("order").public(question)["items"]]
    assert texts.index(first) > texts.index(second)


def test_events_are_kept_from_what_is_said_before_the_end():
    """An event may be the answer: its title stands apart from the place to reread."""
    key = asked.key(single(events=["1997-founding-act-signed"], reread="nineties p2"))
    assert "Founding Act" in key["events"]
    assert "Founding Act" not in key["reread"]
    assert "paragraph 2" in key["reread"]


def test_passage_and_card_are_named_apart():
    """A question on a document leads to the passage that treats it, and to the document's card."""
    question = single(reread="nineties-founding-act", documents=["1997-founding-act"])
    told = asked.key(question)["reread"]
    assert told.startswith('the passage on <a data-passage="nineties-founding-act">')
    assert '; the card of <a data-passage="document-1997-founding-act">The Founding Act</a>' in told


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


def test_prices_are_no_mathematics():
    """Two dollar signs in a line do not make TeX of what stands between them."""
    asked.load_bank([single(prompt="Did it cost $5 billion or $6 billion?")])


def test_partial_credit_is_never_full():
    """What is a hair short of everything is not rounded up to it."""
    assert marks(0.99996) == Marks(0.9999, "partly", ())
    assert marks(1) == Marks(1.0, "right", ())


def test_duplicate_ids_are_told():
    """Two questions with one id would share their progress."""
    assert "this id is used 2 times" in problems(single(), single())


def test_all_problems_come_at_once():
    """An author mends a file in one go."""
    wrong = [single(id=f"x-{i}", events=["1899-nothing"]) for i in range(3)]
    assert len(problems(*wrong).splitlines()) == 3


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_marks_equal_the_vectors(path):
    """Python marks as the shared vectors say, and so does the page."""
    vector = json.loads(path.read_text("utf-8"))
    for case in vector["cases"]:
        marks = asked.score(vector["kind"], vector["key"], case["response"])
        assert json.loads(json.dumps(marks.as_dict())) == case["marks"], case["title"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
@given(response=JSON)
def test_any_response_earns_bounded_credit(path, response):
    """A response of any shape is marked, between nothing and everything."""
    vector = json.loads(path.read_text("utf-8"))
    assert 0 <= asked.score(vector["kind"], vector["key"], response).credit <= 1


def test_answers_in_keys_are_right():
    """The answer shown at the end would have earned everything."""
    for question in asked.load_course():
        key = asked.key(question)
        if question["kind"] != "poll":
            marks = asked.score(question["kind"], key, key["answer"])
            assert marks.verdict == "right", question["id"]


def test_public_face_hides_the_answer():
    """No key, no feedback and no mark of what is right is in what readers get."""
    options = [{"text": "Paris", "correct": True, "feedback": "SECRET"}, {"text": "Rome"}]
    shown = json.dumps(asked.public(single(options=options, explanation="SECRET")))
    assert "SECRET" not in shown
    assert "correct" not in shown


def test_option_order_tells_nothing():
    """Which option the author wrote first does not show."""
    options = [{"text": "Paris", "correct": True}, {"text": "Rome"}, {"text": "Bonn"}]
    shown = [asked.public(single(options=order)) for order in (options, options[::-1])]
    assert shown[0]["options"] == shown[1]["options"]


def test_blank_choices_tell_nothing():
    """The choices of a blank come sorted, wherever the author put the right one."""
    blank = {"accept": ["withdrawal"], "options": ["withdrawal", "Suspension", "accession"]}
    shown = kinds.named("blanks").public({"text": "{{a}}", "blanks": {"a": blank}})
    assert shown["blanks"]["a"] == ["accession", "Suspension", "withdrawal"]


def test_reworded_question_is_another_revision():
    """An answer to another wording is not shown again as an answer to this one."""
    assert asked.revision(single()) != asked.revision(single(prompt="Where was it?"))


@pytest.mark.parametrize(
    "more",
    [
        {"explanation": "Another."},
        {"hints": ["A capital."]},
        {"level": "understand"},
        {"events": ["1997-founding-act-signed"]},
        {"options": [{"text": "Paris", "correct": True}, {"text": "Rome", "feedback": "Nope."}]},
    ],
)
def test_mended_words_keep_the_revision(more):
    """What the reader did not see when she answered may be mended."""
    assert asked.revision(single()) == asked.revision(single(**more))


def test_another_right_answer_is_another_revision():
    """An answer that was right once is not shown as right now."""
    options = [{"text": "Paris"}, {"text": "Rome", "feedback": "No.", "correct": True}]
    assert asked.revision(single()) != asked.revision(single(options=options))


def test_file_needs_no_section(tmp_path):
    """A bank of an instructor's own belongs to no section of the course."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "questions:\n  - {id: a, kind: text, level: recall, prompt: Who, accept: [Me]}\n"
    )
    assert [one["section"] for one in asked.load_bank(path)] == [""]


@pytest.mark.parametrize("kind", kinds.names())
def test_guesses_earn_what_chance_says(kind):
    """The credit of a guess is a share, and that of a single choice one over its options."""
    for question in asked.load_course():
        if question["kind"] == kind:
            assert 0 <= asked.chance(question) < 0.7
    options = [
        {"text": text, "correct": True} if text == "a" else {"text": text} for text in "abcd"
    ]
    assert asked.chance(single(options=options)) == 0.25


@pytest.mark.parametrize("kind", kinds.names())
def test_each_kind_states_its_rule(kind):
    """Readers are told how a kind is marked, in a sentence."""
    assert kinds.named(kind).RULE.endswith(".")


def test_kind_needs_one_module(monkeypatch):
    """A kind that gives no more than it must is printed with its answer, and exported nowhere."""
    bare = {name: getattr(kinds.named("text"), name) for name in kinds.Kind.__annotations__}
    methods = ("problems", "public", "key", "score", "said", "printed")
    bare |= {name: getattr(kinds.named("text"), name) for name in methods}
    module = SimpleNamespace(**bare)
    monkeypatch.setattr(kinds, "named", lambda _: module)
    question = single(kind="essay", accept=["Free & fair"])
    assert answer_html(question) == "<p>free &amp; fair</p>"
    assert without("essay") == "no other system has questions of this kind"
    assert asked.public(question)["points"] == 1
    assert asked.chance(question) == 0


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile):
    """Markup in a question is shown, not run."""
    question = single(
        prompt=hostile, options=[{"text": hostile, "correct": True}, {"text": f"not {hostile}"}]
    )
    html = asked.printed(question) + block(hostile) + inline(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("kind", kinds.names())
def test_each_kind_prints_without_answers(kind):
    """On paper every kind has a place for the answer, and the right one is not told."""
    for question in asked.load_course():
        if question["kind"] == kind:
            assert "nq-prompt" in asked.printed(question)
            explanation = asked.key(question)["explanation"]
            assert not explanation or explanation not in asked.printed(question)


def test_roles_cite_rows():
    """A prompt cites rows as the chapters do."""
    event = rows("events")[0]
    html = inline(f"{{when}}`{event['id']}` and {{event}}`this <{event['id']}>`")
    assert f'href="#event={event["id"]}"' in html
    assert ">this</a>" in html


@given(st.integers(-10_000_000, 10_000_000))
def test_days_and_dates_are_inverse(day):
    """A day has one date, and that date the day."""
    assert days(*civil(day)) == day


@given(st.text(), st.text())
def test_distance_is_symmetric(one, other):
    """It does not matter which word is typed and which is accepted."""
    assert distance(one, other, 2) == distance(other, one, 2)
    assert distance(one, one, 2) == 0


@given(st.text())
def test_normal_text_stays(text):
    """What is compared is compared once."""
    assert normal(normal(text)) == normal(text)


def test_numbers_read_in_any_notation():
    """Separators, signs and units are understood."""
    assert number("1,500") == number("1 500") == number("\uff11\uff15\uff10\uff10") == (1500.0, "")
    assert number("\u22120,5 weeks") == (-0.5, "weeks")
    assert number("many") is None
