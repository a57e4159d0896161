"""Questions of Moodle's XML become questions of a bank, or the loss is said."""

import pytest

from natorussia.data.languages import using
from tests.authoring.imports.banks import by_name


def moodle(kind, inside, text="<p>Why <b>so</b>?</p>"):
    """Return a question in Moodle's XML."""
    return (
        f'<question type="{kind}"><name><text>{kind}</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text></questiontext>"
        f"<generalfeedback><text>Since.</text></generalfeedback>{inside}"
        "<hint><text>Think.</text></hint></question>"
    )


def answer(fraction, text, feedback="", more=""):
    """Return an answer in Moodle's XML."""
    said = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{fraction}"><text>{text}</text>{said}{more}</answer>'


MOODLE = {
    "multichoice": moodle(
        "multichoice",
        "<single>true</single>" + answer(100, "A") + answer(50, "B") + answer(0, "C", "No"),
    ),
    "truefalse": moodle("truefalse", answer(0, "true", "It is not") + answer(100, "false")),
    "shortanswer": moodle("shortanswer", answer(100, "Rex") + answer(0, "Dux", "No")),
    "numerical": moodle("numerical", answer(100, "300", more="<tolerance>5</tolerance>")),
    "matching": moodle(
        "matching",
        "".join(
            f"<subquestion><text>{a}</text><answer><text>{b}</text></answer></subquestion>"
            for a, b in (("x", "1"), ("y", "2"), ("", "3"))
        ),
    ),
    "ordering": moodle("ordering", answer(1, "first") + answer(2, "second") + answer(3, "third")),
    "cloze": moodle("cloze", "", "A {1:SHORTANSWER:=senate~%50%house} in {1:MC:=Rome~Athens}."),
    "gapselect": moodle(
        "gapselect",
        "".join(
            f"<selectoption><text>{word}</text><group>1</group></selectoption>"
            for word in ("Rome", "Gaul")
        ),
        "He went to [[2]].",
    ),
    "essay": moodle("essay", ""),
}


def test_moodle_becomes_questions(taken):
    """Every kind that there is here is read, and what it loses is said."""
    drafts = taken("t.xml", f"<?xml version='1.0'?>\n<quiz>{''.join(MOODLE.values())}</quiz>")
    found = by_name(drafts)
    assert found.keys() == MOODLE.keys() - {"essay"}
    assert found["multichoice"]["prompt"] == "Why **so**?"
    assert (found["multichoice"]["hints"], found["multichoice"]["explanation"]) == (
        ["Think."],
        "Since.",
    )
    assert found["multichoice"]["options"][2] == {"text": "C", "feedback": "No"}
    assert found["truefalse"]["options"][0] == {"text": "True", "feedback": "It is not"}
    assert found["shortanswer"]["wrong"] == [{"match": "Dux", "feedback": "No"}]
    assert (found["numerical"]["answer"], found["numerical"]["tolerance"]) == (300, 5)
    assert found["matching"]["extra"] == ["3"]
    assert [one["text"] for one in found["ordering"]["items"]] == ["first", "second", "third"]
    assert found["cloze"]["text"] == "A {{gap1}} in {{gap2}}."
    assert found["cloze"]["blanks"]["gap2"] == {"accept": ["Rome"], "options": ["Rome", "Athens"]}
    assert found["gapselect"]["blanks"]["gap1"]["accept"] == ["Gaul"]
    said = "\n".join(drafts.notes)
    assert "'multichoice': options that earn a part count as wrong" in said
    assert "'essay': it was not kept" in said


def test_signs_of_markdown_in_a_plain_text_are_signs(taken):
    """A text that says that it is plain is no Markdown."""
    said = "".join(
        f'<question type="truefalse"><name><text>{form}</text></name><questiontext format="{form}">'
        f"<text><![CDATA[a *b* <c>]]></text></questiontext>{answer(100, 'true')}"
        f"{answer(0, 'false')}</question>"
        for form in ("plain_text", "markdown")
    )
    found = by_name(taken("t.xml", f"<quiz>{said}</quiz>"))
    assert found["plain_text"]["prompt"] == "a \\*b\\* <c>"
    assert found["markdown"]["prompt"].startswith("a *b*")


@pytest.mark.parametrize("earned", [(0, 0), (100, 100)])
def test_a_statement_that_is_neither_true_nor_false_is_named(taken, earned):
    """Where neither answer earns anything, or both do, none is the right one."""
    both = "".join(map(answer, earned, ("true", "false")))
    drafts = taken("t.xml", f"<quiz>{moodle('truefalse', both)}</quiz>")
    assert drafts.questions == []
    assert "expected one of true and false to earn something" in drafts.notes[0]


def test_true_and_false_are_in_the_language_of_the_course(taken):
    """Moodle writes them in English, whatever language its users speak."""
    with using("de"):
        drafts = taken("t.xml", f"<quiz>{MOODLE['truefalse']}</quiz>")
    options = by_name(drafts)["truefalse"]["options"]
    assert [one["text"] for one in options] == ["Wahr", "Falsch"]
    assert [one.get("correct") for one in options] == [None, True]


def test_moodle_in_other_words_is_read(taken):
    """Other words for true and false, decimal commas, UTF-16, several right options."""
    truth = moodle("truefalse", answer(0, "Wahr", "Nein") + answer(100, "Falsch"))
    number = moodle("numerical", answer(100, "3,14", more="<tolerance>0,01</tolerance>"))
    cloze = moodle("cloze", "", "It was {1:MULTIRESPONSE:=a~=b~c}.")
    whole = f"<?xml version='1.0' encoding='UTF-16'?><quiz>{truth}{number}{cloze}</quiz>"
    found = by_name(taken("t.xml", whole.encode("utf-16")))
    assert [one.get("correct") for one in found["truefalse"]["options"]] == [None, True]
    assert found["truefalse"]["options"][0]["feedback"] == "Nein"
    assert (found["numerical"]["answer"], found["numerical"]["tolerance"]) == (3.14, 0.01)
    assert found["cloze"]["blanks"]["gap1"] == {"accept": ["a", "b"], "options": ["a", "b", "c"]}


@pytest.mark.parametrize("kind", ["multichoiceset", "oumultiresponse"])
def test_a_set_of_right_answers_is_a_choice_of_several(taken, kind):
    """Every answer that earns anything is right."""
    answers = answer(100, "A") + answer(50, "B") + answer(0, "C", "No")
    [question] = taken("q.xml", f"<quiz>{moodle(kind, answers)}</quiz>").questions
    assert question["kind"] == "multiple"
    assert [one.get("correct", False) for one in question["options"]] == [True, True, False]


def test_a_gap_with_one_option_is_typed(taken):
    """It would be no choice."""
    boxes = "".join(
        f"<selectoption><text>{word}</text><group>{group}</group></selectoption>"
        for word, group in (("Rome", 1), ("Gaul", 2), ("Spain", 2))
    )
    drafts = taken("q.xml", f"<quiz>{moodle('gapselect', boxes, 'To [[1]] and [[2]].')}</quiz>")
    [question] = by_name(drafts).values()
    assert question["blanks"]["gap1"] == {"accept": ["Rome"]}
    assert question["blanks"]["gap2"]["options"] == ["Gaul", "Spain"]
    assert "question 'gapselect': a gap with one option, 'Rome', is typed" in drafts.notes


def test_answers_of_a_gap_that_are_compared_as_one_stand_once(taken):
    """Whatever capitals and accents they have."""
    text = "A {1:SHORTANSWER:=Senate~=SENATE~=senate~=house}."
    [question] = by_name(taken("q.xml", f"<quiz>{moodle('cloze', '', text)}</quiz>")).values()
    assert question["blanks"]["gap1"]["accept"] == ["Senate", "house"]
