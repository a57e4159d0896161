import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from natorussia.lms import moodle, shares
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import key, score
from natorussia.questions.ids import short
from natorussia.questions.items import OPEN, SHUT
from tests.lms import hostile
from tests.lms.readers import ANSWER, EMBEDDED

TYPES = {
    "multichoice": ["single", "shuffleanswers", "answer"],
    "shortanswer": ["usecase", "answer"],
    "numerical": ["answer", "unitgradingtype", "showunits"],
    "matching": ["shuffleanswers", "subquestion"],
    "ordering": ["layouttype", "gradingtype", "answer"],
    "cloze": [],
}


def written(items, path):
    moodle.write(items, path, Links())
    root = ET.parse(path).getroot()
    questions = [one for one in root if one.get("type") != "category"]
    return {one.findtext("idnumber"): one for one in questions}


@pytest.fixture(scope="module")
def quiz(course, tmp_path_factory):
    return written(course, tmp_path_factory.mktemp("moodle") / "q.xml")


def fractions(question):
    return {a.findtext("text"): float(a.get("fraction")) for a in question.findall("answer")}


def test_every_question_has_parts(quiz, course):
    """Each question has what Moodle's importer reads for its type."""
    assert list(quiz) == [one.id for one in course]
    for question in quiz.values():
        common = ["name", "questiontext", "generalfeedback", "penalty", "idnumber", "tags"]
        missing = [
            tag for tag in common + TYPES[question.get("type")] if question.find(tag) is None
        ]
        assert not missing, question.findtext("idnumber")
        assert question.findtext("questiontext/text").strip()


def test_fractions_are_moodles_own(quiz):
    """Moodle refuses fractions that are not on its list."""
    for question in quiz.values():
        if question.get("type") != "ordering":
            assert {abs(one) for one in fractions(question).values()} <= set(shares.GRADES)


def test_chosen_options_mark_alike(quiz, bank, course):
    """An option earns in Moodle what it earns in the course."""
    for one in course:
        question, answers = bank[one.id], key(bank[one.id])
        if question["kind"] == "single":
            for text, fraction in fractions(quiz[one.id]).items():
                names = [n for n in answers["feedback"] if text == option_html(question, n)]
                assert fraction == 100 * score("single", answers, names[0]).credit


def option_html(question, name):
    from natorussia.markup.markdown import inline

    texts = {short(option["text"]): option["text"] for option in question["options"]}
    return inline(texts[name])


def test_two_tiers_mark_alike(quiz, bank):
    """Each pair of verdict and reason earns in Moodle what it earns in the course."""
    for question in (one for one in bank.values() if one["kind"] == "reason"):
        given = [
            {"verdict": verdict, "reason": short(reason["text"])}
            for verdict in (True, False)
            for reason in question["reasons"]
        ]
        earned = [100 * score("reason", key(question), one).credit for one in given]
        assert list(fractions(quiz[question["id"]]).values()) == earned


def test_right_ticks_make_whole(quiz, bank):
    """All right options make the whole; ticking everything makes nothing."""
    for question in (one for one in bank.values() if one["kind"] == "multiple"):
        given = fractions(quiz[question["id"]])
        assert sum(one for one in given.values() if one > 0) == pytest.approx(100, abs=0.01)
        assert sum(given.values()) == pytest.approx(0, abs=0.01)


def marked(question, number, unit=""):
    """Mark a number as Moodle does: the first answer that fits, in the unit given."""
    units = {
        u.findtext("unit_name"): float(u.findtext("multiplier")) for u in question.iter("unit")
    }
    for answer in question.findall("answer"):
        value, tolerance = float(answer.findtext("text")), float(answer.findtext("tolerance"))
        if abs(number / units.get(unit, 1) - value) <= tolerance + 1e-9 * max(1, abs(value)):
            return float(answer.get("fraction")) / 100
    return 0


def test_numbers_mark_alike(quiz, bank):
    """Numbers near and off the answer earn alike, in every unit."""
    for question in (one for one in bank.values() if one["kind"] == "numeric"):
        answers = key(question)
        for off in (0, answers["tolerance"], answers["tolerance"] * 1.5 + 1, -answers["tolerance"]):
            for unit, factor in answers["units"].items():
                number = (answers["number"] + off) / factor
                given = {"value": repr(number), "unit": unit}
                ours = score("numeric", answers, given).credit
                assert marked(quiz[question["id"]], number, unit) == ours, question["id"]


def test_years_earn_full_credit(quiz, bank):
    """The year of an event earns everything, and the first year of a long scale something less."""
    placed = [one for one in bank.values() if one["kind"] == "place"]
    for question in placed:
        assert 100 in fractions(quiz[question["id"]]).values()
    assert {quiz[one["id"]].get("type") for one in placed} == {"numerical", "multichoice"}


def test_pairs_and_orders_kept(quiz, course):
    """Matching keeps its pairs and its decoys, ordering its order."""
    for one in course:
        question = quiz[one.id]
        if one.kind == "match":
            read = [
                (s.findtext("text"), s.findtext("answer/text"))
                for s in question.iter("subquestion")
            ]
            assert read[: len(one.form.pairs)] == [(p.left, p.right) for p in one.form.pairs]
            assert read[len(one.form.pairs) :] == [("", extra) for extra in one.form.extra]
        if one.kind == "order":
            assert list(fractions(question)) == list(one.form.items)
            assert list(fractions(question).values()) == list(range(1, len(one.form.items) + 1))


def embedded(question):
    """Return a cloze text without its answers, and the answers as Moodle reads them."""
    text = question.findtext("questiontext/text")
    gaps = []
    for _, kind, body in EMBEDDED.findall(text):
        read = [(a[0] == "=", unescape(a[2]), unescape(a[4])) for a in ANSWER.findall(body)]
        gaps.append((kind, read))
    return EMBEDDED.sub("\0", text), gaps


def assert_gaps(one, question):
    text, gaps = embedded(question)
    shown = re.sub(f"{OPEN}.*?{SHUT}", "\0", one.form.html)
    assert unescape(text).endswith(unescape(shown))
    for gap, (kind, read) in zip(in_order(one), gaps, strict=True):
        right = [
            unescape(words) if gap.options else words.replace(r"\*", "*")
            for ok, words, _ in read
            if ok
        ]
        assert right == list(gap.accept)
        wrong = [said for ok, _, said in read if not ok]
        assert not wrong or set(wrong) == {gap.feedback}
        assert (kind == "MULTICHOICE_S") == bool(gap.options)


def in_order(one):
    return [one.form.gaps[name] for name in re.findall(f"{OPEN}(.*?){SHUT}", one.form.html)]


def test_blanks_are_read_back(quiz, course):
    """Moodle's own expressions find in a cloze text what the bank put there."""
    found = [one for one in course if one.kind == "blanks"]
    assert found
    for one in found:
        assert_gaps(one, quiz[one.id])


def test_hostile_strings_survive(tmp_path):
    """Markup, CDATA ends and Moodle's own signs come back as they went in."""
    items = hostile.items()
    read = written(items, tmp_path / "q.xml")
    for one in items:
        question = read[one.id]
        assert question.findtext("questiontext/text").startswith(one.prompt)
        assert [hint.findtext("text") for hint in question.findall("hint")] == list(one.hints)
        if one.kind in ("single", "multiple", "reason"):
            given = [
                (a.findtext("text"), a.findtext("feedback/text") or "")
                for a in question.findall("answer")
            ]
            assert given == [(option.html, option.feedback) for option in one.form.options]
        if one.kind == "text":
            assert [t.replace(r"\*", "*") for t in fractions(question)][:2] == list(one.form.accept)
        if one.kind == "blanks":
            assert_gaps(one, question)


def test_control_characters_are_dropped(tmp_path):
    """A character that XML forbids does not spoil the file."""
    bad = {**hostile.BANK[2], "prompt": "a\x0bb"}
    read = written([item({**bad, "section": ""}, Links())], tmp_path / "q.xml")
    assert "ab" in read["hostile-text"].findtext("questiontext/text")
