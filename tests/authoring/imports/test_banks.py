"""Questions of Moodle, GIFT, QTI and Anki become questions of a bank, or the loss is said."""

import zipfile

import genanki
import pytest

from natorussia.authoring.imports.detection import read
from natorussia.questions import load_bank

GIFT = """// a comment
$CATEGORY: Rome

::Who:: Who crossed it? {=Caesar #Yes ~Pompey #No ~Crassus #### In 49 BCE}

Rome fell. {F#It did#Right}

::Year:: In what year? {#476:2}

::Range:: Between? {#2.5..3.5}

Two {~%50%a ~%50%b ~%-100%c}

::Pairs:: Match {=a -> 1 =b -> 2}

The capital is {=Rome =Roma} of Italy.

One word {Rome}

::Other:: Near? {#=3:2 ~#Completely wrong}

A sign \\{ and 1\\=1 {=yes}

::Long:: Write {}

Just a text.
"""


def by_name(drafts):
    """Return questions by their names in the file, as a bank accepts them."""
    found = {}
    for number, question in enumerate(drafts.questions):
        own = {"id": f"q-{number}", **{k: v for k, v in question.items() if k != "name"}}
        load_bank([own])
        found[question["name"]] = question
    return found


def test_gift_becomes_questions(taken):
    """Options, truth, numbers, pairs and gaps; essays and texts are named as lost."""
    drafts = taken("t.gift", GIFT)
    found = by_name(drafts)
    assert found["Who"]["options"] == [
        {"text": "Caesar", "correct": True, "feedback": "Yes"},
        {"text": "Pompey", "feedback": "No"},
        {"text": "Crassus"},
    ]
    assert found["Who"]["explanation"] == "In 49 BCE"
    truth = found["Rome fell."]["options"]
    assert truth[1] == {"text": "False", "correct": True, "feedback": "Right"}
    assert truth[0]["feedback"] == "It did"
    assert (found["Year"]["answer"], found["Year"]["tolerance"]) == (476, 2)
    assert (found["Range"]["answer"], found["Range"]["tolerance"]) == (3, 0.5)
    assert [one.get("correct") for one in found["Two"]["options"]] == [True, True, None]
    assert found["Pairs"]["pairs"][1] == {"left": "b", "right": "2"}
    assert found["The capital is"]["prompt"] == "The capital is \\_\\_\\_\\_ of Italy."
    assert found["A sign { and 1=1"]["accept"] == ["yes"]
    assert found["One word"]["accept"] == ["Rome"]
    assert found["Other"]["tolerance"] == 2
    assert [note.partition(": ")[0] for note in drafts.notes] == [
        "question 'Other'",
        "question 'Long'",
        "question 'Just a text.'",
    ]


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


QTI_1 = """<questestinterop><assessment ident="a" title="t"><section ident="s">
<item ident="i1" title="One"><presentation><material><mattext>Which?</mattext></material>
<response_lid ident="response1" rcardinality="Single"><render_choice>
<response_label ident="1"><material><mattext>A</mattext></material></response_label>
<response_label ident="2"><material><mattext>B</mattext></material></response_label>
</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar>
<varequal respident="response1">2</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing>
<itemfeedback ident="1_fb"><material><mattext>No</mattext></material></itemfeedback></item>
<item ident="i2" title="Many"><presentation><material><mattext>All?</mattext></material>
<response_lid ident="r" rcardinality="Multiple"><render_choice>
<response_label ident="1"><material><mattext>A</mattext></material></response_label>
<response_label ident="2"><material><mattext>B</mattext></material></response_label>
<response_label ident="3"><material><mattext>C</mattext></material></response_label>
</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><and>
<varequal respident="r">1</varequal><varequal respident="r">3</varequal>
<not><varequal respident="r">2</varequal></not></and></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
<item ident="i3" title="Typed"><presentation><material><mattext>Who?</mattext></material>
<response_str ident="r" rcardinality="Single"><render_fib/></response_str></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="r">Rex</varequal>
</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing>
</item>
<item ident="i4" title="Gaps"><presentation><material><mattext>A [who] in [where].</mattext>
</material>{gaps}</presentation><resprocessing>{right}</resprocessing></item>
</section></assessment></questestinterop>"""
LABEL = '<response_label ident="{0}"><material><mattext>{1}</mattext></material></response_label>'
GAP = (
    '<response_lid ident="r_{0}"><material><mattext>{0}</mattext></material><render_choice>{1}'
    "</render_choice></response_lid>"
)
RIGHT = (
    '<respcondition><conditionvar><varequal respident="r_{0}">{1}</varequal></conditionvar>'
    '<setvar action="Add" varname="SCORE">50</setvar></respcondition>'
)
QTI_2 = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x"
title="{title}"><responseDeclaration identifier="R" cardinality="single" baseType="identifier">
<correctResponse>{right}</correctResponse></responseDeclaration><itemBody><p>Look.</p>
{interaction}</itemBody></assessmentItem>"""
CHOICES = "".join(f'<simpleChoice identifier="{one}">{one.lower()}</simpleChoice>' for one in "ABC")


def qti(title, right, interaction):
    """Return an item of QTI 2.1."""
    values = "".join(f"<value>{one}</value>" for one in right)
    return QTI_2.format(title=title, right=values, interaction=interaction)


def test_qti_1_becomes_questions(taken):
    """Items as Canvas writes them: one option, several, typed words, gaps."""
    labels = {"who": (("1", "consul"), ("2", "Consul")), "where": (("3", "Rome"), ("4", "Gaul"))}
    gaps = "".join(
        GAP.format(name, "".join(LABEL.format(*one) for one in labels[name])) for name in labels
    )
    right = "".join(RIGHT.format(*one) for one in (("who", 1), ("who", 2), ("where", 3)))
    found = by_name(taken("t.xml", QTI_1.replace("{gaps}", gaps).replace("{right}", right)))
    assert found["Gaps"]["text"] == "A {{gap1}} in {{gap2}}."
    assert len(found["Gaps"]["blanks"]["gap1"]["accept"]) == 1
    assert found["Gaps"]["blanks"]["gap2"] == {"accept": ["Rome"], "options": ["Rome", "Gaul"]}
    assert found["One"]["options"] == [
        {"text": "A", "feedback": "No"},
        {"text": "B", "correct": True},
    ]
    assert [one.get("correct") for one in found["Many"]["options"]] == [True, None, True]
    assert found["Typed"]["accept"] == ["Rex"]


def test_a_package_of_qti_2_becomes_questions(tmp_path):
    """Items of a zip archive: options, an order, pairs, typed words."""
    sets = "".join(
        "<simpleMatchSet>"
        + "".join(
            f'<simpleAssociableChoice identifier="{one}" matchMax="1">{one}'
            "</simpleAssociableChoice>"
            for one in names
        )
        + "</simpleMatchSet>"
        for names in (("x", "y"), ("p", "q", "r"))
    )
    items = [
        qti("One", "B", f'<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?'
            f"</prompt>{CHOICES}</choiceInteraction>"),
        qti("Order", "CAB", f'<orderInteraction responseIdentifier="R">{CHOICES}'
            "</orderInteraction>"),
        qti("Pairs", ["x p", "y q"], f'<matchInteraction responseIdentifier="R">{sets}'
            "</matchInteraction>"),
        qti("Typed", ["Rex"], '<p><textEntryInteraction responseIdentifier="R"/></p>'),
        qti("Drawn", "A", '<hotspotInteraction responseIdentifier="R"/>'),
    ]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as box:
        box.writestr("imsmanifest.xml", "<manifest/>")
        for number, item in enumerate(items):
            box.writestr(f"i{number}.xml", item)
    drafts = read(tmp_path / "t.zip")
    found = by_name(drafts)
    assert [one.get("correct") for one in found["One"]["options"]] == [None, True, None]
    assert found["One"]["prompt"].split() == ["Look.", "Which?"]
    assert [one["text"] for one in found["Order"]["items"]] == ["c", "a", "b"]
    assert found["Pairs"]["pairs"] == [{"left": "x", "right": "p"}, {"left": "y", "right": "q"}]
    assert found["Pairs"]["extra"] == ["r"]
    assert found["Typed"]["accept"] == ["Rex"]
    assert "question 'Drawn': it was not kept: its interactions are hotspot, 1 in number" in (
        drafts.notes
    )


@pytest.mark.parametrize("packed", [False, True])
def test_a_deck_of_anki_becomes_questions_and_terms(tmp_path, packed):
    """Short backs are typed, long ones are terms, clozes are blanks; packed anew it is the same."""
    basic, cloze = genanki.BASIC_MODEL, genanki.CLOZE_MODEL
    deck = genanki.Deck(1, "Rome")
    long = "An officer whom the plebeians chose, and who could stop what the others did in office."
    for model, fields in (
        (basic, ["Who crossed the <b>Rubicon</b>?", "Caesar"]),
        (basic, ["Tribune", long]),
        (cloze, ["{{c1::Scipio}} won at {{c2::Zama::a place}}", ""]),
        (basic, ["A sound [sound:x.mp3]", "[sound:y.mp3]"]),
    ):
        deck.add_note(genanki.Note(model, fields))
    path = tmp_path / "t.apkg"
    genanki.Package(deck).write_to_file(path)
    if packed:
        _pack(path)
    drafts = read(path)
    found = by_name(drafts)
    assert found["Who crossed the Rubicon ?"]["accept"] == ["Caesar"]
    assert drafts.terms == [("Tribune", long)]
    [blanks] = [one for one in found.values() if one["kind"] == "blanks"]
    assert blanks["text"] == "{{gap1}} won at {{gap2}}"
    assert blanks["blanks"]["gap2"] == {"accept": ["Zama"]}
    said = "\n".join(drafts.notes)
    assert "the hint 'a place' of a gap is left out" in said
    assert "note 4: its images and sounds are left out" in said


def _pack(path):
    """Store the collection as newer versions do: packed by Zstandard, under another name."""
    from zstandard import ZstdCompressor

    with zipfile.ZipFile(path) as box:
        collection = box.read("collection.anki2")
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("collection.anki2", b"an older version's notice")
        box.writestr("collection.anki21b", ZstdCompressor().compress(collection))
