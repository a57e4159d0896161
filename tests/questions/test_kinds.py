"""Kinds of question: each marks as its vectors say, states its rule, and reads what is typed."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia import questions as asked
from natorussia.data.calendar import civil, days
from natorussia.lms.forms import without
from natorussia.paper.answers import answer_html
from natorussia.questions import kinds
from natorussia.questions.marks import Marks, marks
from natorussia.questions.normalise import distance, normal
from natorussia.questions.numbers import number
from tests.questions.test_bank import single

ROOT = Path(__file__).resolve().parents[2]
VECTORS = sorted((ROOT / "tests" / "vectors" / "marking").glob("*.json"))


def test_partial_credit_is_never_full():
    """What is a hair short of everything is not rounded up to it."""
    assert marks(0.99996) == Marks(0.9999, "partly", ())
    assert marks(1) == Marks(1.0, "right", ())


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


@pytest.fixture(scope="module")
def keys():
    """Return the kinds of the vectors with a key of each, by the vector's name."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in VECTORS}
    return {name: (vector["kind"], vector["key"]) for name, vector in found.items()}


@given(response=JSON)
def test_any_response_earns_bounded_credit(keys, response):
    """A response of any shape is marked by every kind, between nothing and everything."""
    for name, (kind, key) in keys.items():
        assert 0 <= asked.score(kind, key, response).credit <= 1, name


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
