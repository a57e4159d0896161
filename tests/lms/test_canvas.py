"""QTI 1.2 and Common Cartridge in Canvas: what its own reader holds for right is right here."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natorussia.lms import cartridge, qti
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.lms.qti_items import item_element
from natorussia.questions import load_bank
from natorussia.questions.items import STRICTER
from tests.lms import banks, hostile
from tests.lms.canvas import Canvas
from tests.lms.readers import QTI
from tests.lms.test_cartridge import written as read_cartridge
from tests.lms.test_qti import written as read_qti
from tests.lms.tries import tried

FORMATS = pytest.mark.parametrize(
    ("module", "read"), [(qti, read_qti), (cartridge, read_cartridge)], ids=["qti", "cartridge"]
)


def assert_keyed(questions, module, read, path):
    """No wrong answer is right there, and a right one is, or the loss is listed."""
    items = {one["id"]: item(one, Links()) for one in questions}
    found = read([one for one in items.values() if module.holds(one)], path)
    assert found
    for question in questions:
        one = items[question["id"]]
        if one.id not in found:
            continue
        there = Canvas(found[one.id])
        stricter = STRICTER in [loss.direction for loss in module.lost(one)]
        for how, response, credit in tried(question, one):
            right = getattr(there, how)(response)
            assert credit == 1 or not right, (question, response)
            assert right or credit != 1 or stricter, (question, response)


@FORMATS
def test_course_is_keyed_alike(module, read, bank, tmp_path):
    """Each question of the course, and each with hostile texts, has its key in Canvas."""
    assert_keyed([*bank.values(), *load_bank(hostile.BANK)], module, read, tmp_path / "q.zip")


@settings(max_examples=5, deadline=timedelta(minutes=2), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(banks.KINDS, min_size=20, max_size=40))
def test_any_bank_is_keyed_alike(drawn, tmp_path_factory):
    """Questions made up by chance have their key in Canvas."""
    questions = banks.loaded(drawn)
    if questions:
        path = tmp_path_factory.mktemp("canvas") / "q.zip"
        assert_keyed(questions, qti, read_qti, path)


def element(**fields):
    (question,) = load_bank([{"id": "x", "level": "recall", "prompt": "What?", **fields}])
    root = ET.fromstring(ET.tostring(item_element(item(question, Links()))))
    # As in a file, whose root names the namespace.
    for one in root.iter():
        one.tag = f"{QTI}{one.tag}"
    return Canvas(root)


def test_places_are_told_apart():
    """Each place in an order has a number of its own; a name by chance would share the third's."""
    order = element(kind="order", items=[{"text": text} for text in "abcdef"])
    assert order.ordered(list("abcdef"))
    assert not order.ordered(list("abdcef"))


def test_wrong_words_are_wrong():
    """A wrong answer that has its own feedback is not taken for a right one."""
    wrong = [{"match": "Rome", "feedback": "That is in Italy."}]
    typed = element(kind="text", accept=["Paris"], wrong=wrong)
    assert typed.typed("paris")
    assert not typed.typed("Rome")


def test_blanks_share_no_option():
    """The same word is right in one blank and wrong in the next."""
    words = ["Rome", "Paris"]
    blanks = {
        name: {"accept": [one], "options": words} for name, one in zip("ab", words, strict=True)
    }
    chosen = element(kind="blanks", text="{{a}} {{b}}", blanks=blanks)
    assert chosen.filled({"a": "Rome", "b": "Paris"})
    assert not chosen.filled({"a": "Rome", "b": "Rome"})
    assert not chosen.filled({"a": "Paris", "b": "Paris"})


def test_options_beside_a_typed_blank_stay_wrong():
    """Where one blank is typed, the wrong options of the other are not taken for answers."""
    blanks = {"a": {"accept": ["Rome"]}, "b": {"accept": ["Paris"], "options": ["Paris", "Bonn"]}}
    mixed = element(kind="blanks", text="{{a}} {{b}}", blanks=blanks)
    assert mixed.filled({"a": "Rome", "b": "Paris"})
    assert not mixed.filled({"a": "Rome", "b": "Bonn"})
