"""What earns everything in another system earns everything here, and the other way round."""

from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natorussia.lms import cartridge, d2l, gift, moodle, qti, qti21
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions.items import STRICTER, Item
from tests.lms import banks, readers
from tests.lms.test_cartridge import written as read_cartridge
from tests.lms.test_d2l import written as read_d2l
from tests.lms.test_moodle import written as read_moodle
from tests.lms.test_qti import written as read_qti
from tests.lms.tries import tried


class Tried(NamedTuple):
    """A question, what it is in other systems, and responses to it with what they earn here."""

    question: dict
    item: Item
    responses: list


def tries(questions):
    found = [(question, item(question, Links())) for question in questions]
    return [Tried(question, one, tried(question, one)) for question, one in found]


@pytest.fixture(scope="module")
def of_course(bank):
    return tries(bank.values())


def assert_one_key(found, read, lost):
    """Every response earns everything there if and only if it does here, or less where listed."""
    for question, one, responses in found:
        if one.id not in read:
            continue
        stricter = STRICTER in [loss.direction for loss in lost(one)]
        for how, response, credit in responses:
            there, right = getattr(read[one.id], how)(response), credit == 1
            assert right or not there, (question, response)
            assert there or not right or stricter, (question, response)


def moodles(items, folder, _read_gift):
    held = [one for one in items if moodle.holds(one)]
    return {n: readers.Moodle(e) for n, e in read_moodle(held, folder / "q.xml").items()}


def gifts(items, folder, read_gift):
    held = [one for one in items if gift.holds(one)]
    gift.write(held, folder / "q.gift", Links())
    return {
        one["id"]: readers.Gift(one)
        for one in read_gift(folder / "q.gift")
        if one["type"] != "Category"
    }


def qtis(items, folder, _read_gift):
    found = read_qti([one for one in items if qti.holds(one)], folder / "q.zip")
    return {n: readers.Qti(e) for n, e in found.items()}


def cartridges(items, folder, _read_gift):
    held = [one for one in items if cartridge.holds(one)]
    return {n: readers.Qti(e) for n, e in read_cartridge(held, folder / "q.imscc").items()}


def d2ls(items, folder, _read_gift):
    held = [one for one in items if d2l.holds(one)]
    return {n: readers.D2l(rows) for n, rows in read_d2l(held, folder / "q.csv").items()}


def own(one):
    """Return what no system holds of an item; the older formats lose no full marks beside."""
    return one.lost


READERS = [
    (moodles, own),
    (gifts, own),
    (qtis, own),
    (cartridges, cartridge.lost),
    (d2ls, d2l.lost),
]
FORMATS = pytest.mark.parametrize(("reader", "lost"), READERS)


@FORMATS
def test_course_has_one_key(reader, lost, of_course, tmp_path, read_gift):
    """The course's own questions are keyed there as here."""
    items = [one.item for one in of_course]
    read = reader(items, tmp_path, read_gift)
    chosen = [one.id for one in items if one.kind in ("single", "multiple", "reason")]
    assert set(read) >= set(chosen)
    assert_one_key(of_course, read, lost)


@settings(max_examples=5, deadline=timedelta(minutes=2), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(banks.KINDS, min_size=20, max_size=40))
def test_any_bank_has_one_key(drawn, tmp_path_factory, read_gift):
    """Questions made up by chance are keyed in each system as here, whatever kind they are of."""
    found = tries(banks.loaded(drawn))
    items = [one.item for one in found]
    for reader, lost in READERS:
        read = reader(items, tmp_path_factory.mktemp("one"), read_gift)
        assert_one_key(found, read, lost)


def test_arrow_that_is_typed_is_left_out_of_gift():
    """GIFT would take the question for a matching, and a reader of it would stop."""
    arrow, wrong = "1949 -> 1955", {"match": "a -> b", "feedback": "No."}
    gap = {"accept": ["1949"], "options": ["1949", arrow]}
    drawn = [
        {"kind": "text", "accept": ["1949", arrow]},
        {"kind": "text", "accept": ["1949"], "wrong": [wrong]},
        {"kind": "blanks", "text": "In {{year}}.", "blanks": {"year": gap}},
    ]
    assert [gift.holds(one.item) for one in tries(banks.loaded(drawn))] == [False] * 3


def test_whole_number_that_doubles_mistake_is_left_out_of_qti():
    """Its neighbours, wrong here, would be right there; one that is not so exact is held."""
    drawn = [
        {"kind": "numeric", "answer": 6.02e23},
        {"kind": "numeric", "answer": 6.02e23, "tolerance": 1e21},
        {"kind": "numeric", "answer": 1989},
    ]
    found = tries(banks.loaded(drawn))
    assert [qti.holds(one.item) for one in found] == [False, True, True]
    assert [qti21.holds(one.item) for one in found] == [False, True, True]


def test_number_finer_than_moodle_reads_is_left_out():
    """Moodle widens every tolerance; where that takes in the next whole number, it is not asked."""
    drawn = [{"kind": "numeric", "answer": one} for one in (1e15 + 0.5, 1e15, 2.5, 1989)]
    drawn.append({"kind": "numeric", "answer": 1.602e-19, "tolerance": 1e-21})
    found = tries(banks.loaded(drawn))
    for module in (moodle, gift):
        assert [module.holds(one.item) for one in found] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("answer", "tolerance"), [(299792458, 500), (1e12, 1), (-123456789.5, 0.25), (723.457, 1e-9)]
)
def test_tolerance_is_less_by_what_moodle_adds(answer, tolerance, tmp_path, read_gift):
    """What is right by a hair is right in Moodle too, and what is wrong by a hair is wrong."""
    found = tries(banks.loaded([{"kind": "numeric", "answer": answer, "tolerance": tolerance}]))
    middle, off = Decimal(repr(answer)), Decimal(repr(tolerance))
    hair = max(off / 1_000_000, abs(middle) / 10**14)
    for reader in (moodles, gifts):
        (read,) = reader([one.item for one in found], tmp_path, read_gift).values()
        assert [read.number(f"{one:f}") for one in (middle + off, middle - off)] == [True, True]
        beyond = (middle + off + hair, middle - off - hair)
        assert [read.number(f"{one:f}") for one in beyond] == [False, False]
