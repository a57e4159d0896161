import re

import pytest

from natorussia.lms import gift
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import load_bank
from tests.lms import hostile

TYPES = {
    "single": "MC",
    "multiple": "MC",
    "reason": "MC",
    "text": "Short",
    "numeric": "Numerical",
    "match": "Matching",
    "order": "Matching",
    "blanks": "MC",
}


def read_back(items, read_gift, path):
    held = [one for one in items if gift.holds(one)]
    gift.write(held, path, Links())
    read = {one["id"]: one for one in read_gift(path) if one["type"] != "Category"}
    assert list(read) == [one.id for one in held]
    return [(one, read[one.id]) for one in held]


@pytest.fixture(scope="module")
def pairs(course, read_gift, tmp_path_factory):
    return read_back(course, read_gift, tmp_path_factory.mktemp("gift") / "q.gift")


@pytest.fixture(scope="module")
def nasty(read_gift, tmp_path_factory):
    return read_back(hostile.items(), read_gift, tmp_path_factory.mktemp("gift") / "q.gift")


def test_parser_finds_every_question(pairs):
    """A parser of others reads each question as the type it should be, with its tags."""
    for one, read in pairs:
        if one.kind != "place":
            assert read["type"] == TYPES[one.kind]
        assert read["tags"] == [one.section, one.level, one.kind, *one.events]
        assert (read["globalFeedback"] or {"text": ""})["text"] == one.after


def test_credits_are_read_back(pairs):
    """What an option earns is what the item says."""
    for one, read in pairs:
        if one.kind in ("single", "reason"):
            earned = [100 if c["isCorrect"] else c["weight"] or 0 for c in read["choices"]]
            assert earned == [100 * option.credit for option in one.form.options]
        if one.kind == "multiple":
            assert sum(c["weight"] for c in read["choices"]) == pytest.approx(0, abs=0.01)


def test_numbers_are_read_back(pairs):
    """Numbers keep their tolerance and their share."""
    for one, read in pairs:
        if read["type"] == "Numerical":
            given = [(c["text"]["number"], c["text"]["range"]) for c in read["choices"]]
            assert given == [(v.number, v.tolerance) for v in one.form.values]


def decoded(answer):
    """Return an answer without the placeholders that gift-pegjs leaves in right-hand sides."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), answer)


def test_hostile_texts_survive(nasty):
    """Signs that mean something to GIFT come back as they went in."""
    for one, read in nasty:
        if one.kind != "numeric" and one.id != "hostile-blank":
            assert read["stem"]["text"] == one.prompt
        if one.kind in ("single", "multiple", "reason"):
            given = [
                (c["text"]["text"], (c["feedback"] or {"text": ""})["text"])
                for c in read["choices"]
            ]
            assert given == [(option.html, option.feedback) for option in one.form.options]
        if one.kind == "text":
            given = [c["text"]["text"].replace(r"\*", "*") for c in read["choices"]]
            assert given == [*one.form.accept, *(words for words, _ in one.form.wrong)]
        if one.kind == "match":
            given = [
                (p["subquestion"]["text"], decoded(p["subanswer"])) for p in read["matchPairs"]
            ]
            assert given[:2] == [(p.left, p.right) for p in one.form.pairs]
            assert given[2] == ("", one.form.extra[0])


def test_lone_blank_is_held(nasty):
    """One blank stands within its text; several are left out."""
    held = {one.id: read for one, read in nasty}
    assert held["hostile-blank"]["hasEmbeddedAnswers"]
    assert "hostile-blanks" not in held


def question(**fields):
    (found,) = load_bank([{"id": fields["kind"], "level": "recall", "prompt": "What?", **fields}])
    return item(found, Links())


def test_beginnings_mean_nothing(read_gift, tmp_path):
    """A word that begins like a format or a share is a word, and a wrong one stays wrong."""
    blank = {"accept": ["yes"], "options": ["yes", "%100%no", "[html]no"]}
    made = [
        question(kind="text", accept=["[plain]", "[html]x"]),
        question(kind="blanks", text="{{a}}", blanks={"a": blank}),
    ]
    (_, typed), (_, chosen) = read_back(made, read_gift, tmp_path / "q.gift")
    assert [one["text"]["text"] for one in typed["choices"]] == ["[plain]", "[html]x"]
    right = {one["text"]["text"]: one["isCorrect"] for one in chosen["choices"]}
    assert right == {"yes": True, "%100%no": False, "[html]no": False}


@pytest.mark.parametrize("words", ["a -> b", "&&061;"])
def test_words_that_would_be_misread_are_left_out(words):
    """An arrow makes a matching of typed answers, and a sign's name is read as the sign."""
    assert not gift.holds(question(kind="text", accept=[words]))
