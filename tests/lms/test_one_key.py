"""What earns everything in another system earns everything here, and the other way round."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natorussia.lms import gift, moodle
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import BankError, key, load_bank, public, score
from natorussia.questions import items as forms
from natorussia.questions.ids import short
from natorussia.questions.items import STRICTER
from tests.lms import banks, readers
from tests.lms.test_moodle import written as read_moodle
from tests.lms.test_qti import written as read_qti


def tried(question, one):
    """Return responses to a question: how a reader is asked, and whether it is right here."""
    form, answers = one.form, key(question)
    right = partial(is_right, question, answers)
    if question["kind"] == "place":
        return periods(question, one, answers)
    if isinstance(form, forms.Choice):
        return choices(question, form, right)
    if isinstance(form, forms.Words):
        more = [*form.accept, "", "nothing", *[w + "x" for w in form.accept]]
        more += [sign + word for word in form.accept for sign in "-+#"]
        more += [word + sign for word in form.accept for sign in "-+#"]
        return [("typed", word, right(word)) for word in [*more, *map(str.upper, form.accept)]]
    if isinstance(form, forms.Numbers):
        return [("number", one, right({"value": one})) for one in numbers(answers)]
    if isinstance(form, forms.Pairs):
        return matches(form, right)
    return sequences(question, form, right)


def is_right(question, answers, response):
    return score(question["kind"], answers, response).credit == 1


def choices(question, form, right):
    if question["kind"] == "reason":
        reasons = [short(one["text"]) for one in question["reasons"]]
        given = [{"verdict": v, "reason": one} for v in (True, False) for one in reasons]
        return [
            ("ticked", [option.html], right(response))
            for option, response in zip(form.options, given, strict=True)
        ]
    names = {
        one.html: short(text["text"])
        for one, text in zip(form.options, question["options"], strict=True)
    }
    full = [one.html for one in form.options if one.credit]
    sets = [[html] for html in names]
    if form.many:
        sets += [full, full[1:], list(names), *[[*full, one] for one in names if one not in full]]
        return [("ticked", one, right([names[html] for html in one])) for one in sets if one]
    return [("ticked", one, right(names[one[0]])) for one in sets]


def numbers(answers):
    middle, off = Decimal(repr(answers["number"])), Decimal(repr(answers["tolerance"]))
    step = max(off, abs(middle)) / 1000 or Decimal("0.001")
    found = [middle, middle + off, middle - off, middle + off + step, middle - off - step]
    return [f"{one:f}" for one in [*found, -middle, middle * 10, middle + 1, Decimal(0)]]


def matches(form, right):
    pairs = {pair.left: pair.right for pair in form.pairs}
    names = {pair.left: short(pair.left) for pair in form.pairs}
    rights = sorted({*pairs.values(), *form.extra})
    other = {right: rights[i - 1] for i, right in enumerate(rights)}
    wrong = [{**pairs, left: other[right]} for left, right in pairs.items()]
    return [
        ("matched", one, right({names[left]: side for left, side in one.items()}))
        for one in [pairs, *wrong]
    ]


def sequences(question, form, right):
    names = {one["html"]: one["id"] for one in public(question)["items"]}
    items = list(form.items)
    turned = [[*items[:i], items[i + 1], items[i], *items[i + 2 :]] for i in range(len(items) - 1)]
    return [("ordered", one, right([names[i] for i in one])) for one in [items, *turned]]


def periods(question, one, answers):
    """Return the periods of a scale; only what holds the event is right."""
    from natorussia.questions.calendar import civil

    years = {civil(answers["answer"])[0], civil(answers["until"] - 1)[0]}
    if isinstance(one.form, forms.Numbers):
        around = range(int(str(question["from"])[:4]), int(str(question["to"])[:4]) + 1)
        return [("number", str(year), year in years) for year in around]
    full = [option.html for option in one.form.options if option.credit == 1]
    assert len(full) == 1
    return [("ticked", [o.html], o.html == full[0]) for o in one.form.options]


def assert_one_key(questions, read):
    """Every response earns everything there if and only if it does here, or less where listed."""
    for question in questions:
        one = item(question, Links())
        if question["id"] not in read:
            continue
        stricter = STRICTER in [loss.direction for loss in one.lost]
        for how, response, right in tried(question, one):
            there = getattr(read[question["id"]], how)(response)
            assert right or not there, (question, response)
            assert there or not right or stricter, (question, response)


def with_form(questions, *, gaps=False):
    found = [(question, item(question, Links())) for question in questions]
    return [(q, one) for q, one in found if gaps or not isinstance(one.form, forms.Gaps)]


def moodles(questions, folder, _read_gift):
    held = [one for _, one in with_form(questions) if moodle.holds(one)]
    return {n: readers.Moodle(e) for n, e in read_moodle(held, folder / "q.xml").items()}


def gifts(questions, folder, read_gift):
    held = [one for _, one in with_form(questions) if gift.holds(one)]
    gift.write(held, folder / "q.gift", Links())
    return {
        one["id"]: readers.Gift(one)
        for one in read_gift(folder / "q.gift")
        if one["type"] != "Category"
    }


def qtis(questions, folder, _read_gift):
    held = [one for _, one in with_form(questions)]
    return {n: readers.Qti(e) for n, e in read_qti(held, folder / "q.zip").items()}


FORMATS = pytest.mark.parametrize("reader", [moodles, gifts, qtis])


@FORMATS
def test_course_has_one_key(reader, bank, tmp_path, read_gift):
    """The course's own questions are keyed there as here."""
    read = reader(list(bank.values()), tmp_path, read_gift)
    assert len(read) >= len([1 for _, one in with_form(bank.values())])
    assert_one_key(bank.values(), read)


@FORMATS
@settings(max_examples=3, deadline=timedelta(minutes=2), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(banks.KINDS, min_size=20, max_size=40))
def test_any_bank_has_one_key(reader, drawn, tmp_path_factory, read_gift):
    """Questions made up by chance are keyed there as here, whatever kind they are of."""
    questions = []
    for number, fields in enumerate(drawn):
        question = {"id": f"x-{number}", "level": "recall", "prompt": "What?", **fields}
        try:
            questions += load_bank([question])
        except BankError:  # such as an event that is off the scale
            continue
    read = reader(questions, tmp_path_factory.mktemp("one"), read_gift)
    assert_one_key(questions, read)
