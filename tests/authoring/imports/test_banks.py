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


def item_1(title, presentation, conditions, kind="", feedback=()):
    """Return an item of QTI 1.2; a condition is what it tests, what it earns and what is said."""
    rules = "".join(
        f"<respcondition><conditionvar>{tests}</conditionvar>"
        f'<setvar action="Set" varname="SCORE">{earned}</setvar>'
        + (f'<displayfeedback linkrefid="{said}"/>' if said else "")
        + "</respcondition>"
        for tests, earned, said in conditions
    )
    said = "".join(
        f'<itemfeedback ident="{name}"><material><mattext>{text}</mattext></material>'
        "</itemfeedback>"
        for name, text in feedback
    )
    return (
        f'<item title="{title}"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>'
        f"question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield>"
        f"</qtimetadata></itemmetadata><presentation><material><mattext>What [a]?</mattext>"
        f"</material>{presentation}</presentation><resprocessing>{rules}</resprocessing>{said}</item>"
    )


def equal(text, ident="r", test="varequal"):
    """Return one test of QTI 1.2."""
    return f'<{test} respident="{ident}">{text}</{test}>'


NUMBER = '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>'
LABELS = "".join(LABEL.format(*one) for one in (("1", "red"), ("2", "crimson"), ("3", "rouge")))
OPTIONS = (
    f'<response_lid ident="r" rcardinality="Single"><render_choice>{LABELS}</render_choice>'
    "</response_lid>"
)


def test_numbers_of_qti_1_are_right_where_each_condition_says(taken):
    """Every condition is a number of its own: 0 and 41.5 to 42.5 are not 0 to 42.5."""
    low_high = equal("41.5", test="vargte") + equal("42.5", test="varlte")
    precise = f"<or>{equal('42.0')}<and>{equal('41.995', test='vargt')}"
    precise += f"{equal('42.005', test='varlte')}</and></or>"
    items = [
        item_1("Nested", NUMBER, [(equal("42"), 100, ""), (low_high, 100, ""), (precise, 100, "")]),
        item_1("Apart", NUMBER, [(equal("0.0"), 100, ""), (low_high, 100, "")]),
        item_1("Precise", NUMBER, [(precise, 100, "")]),
    ]
    drafts = taken("t.xml", f"<questestinterop>{''.join(items)}</questestinterop>")
    found = {name: (one["answer"], one.get("tolerance")) for name, one in by_name(drafts).items()}
    assert found == {"Nested": (42, 0.5), "Apart": (0, None), "Precise": (42, 0.005)}
    assert drafts.notes == ["question 'Apart': only the first number that earns everything counts"]


def test_credits_and_feedback_of_qti_1_are_those_of_its_conditions(taken):
    """A part of the most is none of it, words to type are all right, feedback finds its place."""
    typed = OPTIONS.replace(
        "<render_choice>", "<material><mattext>a</mattext></material><render_choice>"
    )
    parts = [(equal("1"), 100, "x"), (equal("3"), 50, "y")]
    items = [
        item_1("Parts", OPTIONS, parts,
               feedback=[("x", "Yes"), ("y", "Half"), ("general_fb", "So.")]),
        item_1("Typed", typed, [(equal("1"), 100, "")], "fill_in_multiple_blanks_question"),
        item_1("Chosen", typed, [(equal("3"), 100, "")], "multiple_dropdowns_question"),
        item_1("Two", '<response_str ident="r"/><material><mattext>and</mattext></material>'
               '<response_str ident="s"/>', [(equal("x") + equal("y", "s"), 100, "")]),
        item_1("Said", OPTIONS, [(equal("3"), 100, "")], feedback=[("correct_fb", "Well done")]),
    ]  # fmt: skip
    drafts = taken(
        "t.xml", f"<questestinterop>{''.join(items)}<itemref linkrefid='q7'/></questestinterop>"
    )
    found = by_name(drafts)
    assert found["Parts"]["options"] == [
        {"text": "red", "correct": True, "feedback": "Yes"},
        {"text": "crimson"},
        {"text": "rouge", "feedback": "Half"},
    ]
    assert found["Parts"]["explanation"] == "So."
    assert found["Typed"]["blanks"] == {"gap1": {"accept": ["red", "crimson", "rouge"]}}
    assert found["Chosen"]["blanks"]["gap1"]["accept"] == ["rouge"]
    assert found["Two"]["text"] == "What [a]? {{gap1}} and {{gap2}}"
    assert found["Two"]["blanks"] == {"gap1": {"accept": ["x"]}, "gap2": {"accept": ["y"]}}
    assert drafts.notes == [
        "itemref q7: its questions are not in this file",
        "question 'Parts': options that earn a part count as wrong",
        "question 'Said': 1 of its feedback left out, such as 'Well done'",
    ]


QTI_3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="x"
title="{title}"><qti-response-declaration identifier="R" cardinality="{many}" base-type="{kind}">
<qti-correct-response>{right}</qti-correct-response>{more}</qti-response-declaration>
<qti-item-body>{body}</qti-item-body>{after}</qti-assessment-item>"""


def qti_3(title, right, body, **more):
    """Return an item of QTI 3.0."""
    values = "".join(f"<qti-value>{one}</qti-value>" for one in right)
    fields = {"many": "single", "kind": "identifier", "more": "", "after": ""} | more
    return QTI_3.format(title=title, right=values, body=body, **fields)


CHOICES_3 = "".join(
    f'<qti-simple-choice identifier="{one}">{one.lower()}<qti-feedback-inline identifier="{one}">'
    f"said {one}</qti-feedback-inline></qti-simple-choice>"
    for one in "ABC"
)
GAPS_3 = (
    '<qti-gap-match-interaction response-identifier="R"><qti-gap-text identifier="W">winter'
    '</qti-gap-text><qti-gap-text identifier="S">summer</qti-gap-text><p>Now is the '
    '<qti-gap identifier="G1"/> of ours</p></qti-gap-match-interaction>'
)
ENTRY_3 = '<qti-text-entry-interaction response-identifier="R"/>'
ITEMS_3 = {
    "One": qti_3(
        "One", "B",
        f'<p>Look.</p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>'
        f"Which?</qti-prompt>{CHOICES_3}</qti-choice-interaction>",
    ),
    "Many": qti_3(
        "Many", "AC", f'<qti-choice-interaction response-identifier="R" max-choices="0">'
        f"<qti-prompt>All?</qti-prompt>{CHOICES_3}</qti-choice-interaction>", many="multiple",
    ),
    "Typed": qti_3(
        "Typed", ["Rex"], f"<p>Who?{ENTRY_3}</p>", kind="string",
        more='<qti-mapping><qti-map-entry map-key="Rex" mapped-value="2"/><qti-map-entry '
        'map-key="King" mapped-value="2"/><qti-map-entry map-key="Dux" mapped-value="1"/>'
        "</qti-mapping>",
    ),
    "Number": qti_3(
        "Number", ["4.5"], f"<p>How much is {ENTRY_3} in all?</p>", kind="float",
        after='<qti-response-processing><qti-equal tolerance-mode="absolute" tolerance="0.5 0.5">'
        '<qti-variable identifier="R"/><qti-correct identifier="R"/></qti-equal>'
        '</qti-response-processing><qti-modal-feedback identifier="correct">Well.'
        '</qti-modal-feedback><qti-modal-feedback identifier="after">So.</qti-modal-feedback>',
    ),
    "Range": qti_3(
        "Range", ["4"], f"<p>How much?{ENTRY_3}</p>", kind="float",
        after="<qti-response-processing><qti-and>"
        + "".join(
            f'<qti-{test}><qti-variable identifier="R"/><qti-base-value base-type="float">{end}'
            f"</qti-base-value></qti-{test}>" for test, end in (("gte", "3.75"), ("lte", "4.25"))
        ) + "</qti-and></qti-response-processing>",
    ),
    "Sentence": qti_3(
        "Sentence", ["Zama"], f"<p>He won at {ENTRY_3} in Africa.</p>", kind="string"
    ),
    "Gaps": qti_3("Gaps", ["W G1"], GAPS_3, many="multiple", kind="directedPair"),
    "None": qti_3("None", [], f"<p>{ENTRY_3}</p>", kind="string"),
}  # fmt: skip


def test_a_package_of_qti_3_becomes_questions(tmp_path):
    """Options with their own feedback, words, a number and how far off, gaps in a sentence."""
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as box:
        box.writestr("imsmanifest.xml", "<manifest/>")
        box.writestr("broken.xml", "<a>")
        for name, item in ITEMS_3.items():
            box.writestr(f"items/{name}.xml", item)
    drafts = read(tmp_path / "t.zip")
    found = by_name(drafts)
    assert found["One"]["prompt"].split() == ["Look.", "Which?"]
    assert found["One"]["options"] == [
        {"text": "a", "feedback": "said A"},
        {"text": "b", "correct": True, "feedback": "said B"},
        {"text": "c", "feedback": "said C"},
    ]
    assert [one.get("correct") for one in found["Many"]["options"]] == [True, None, True]
    assert found["Typed"]["accept"] == ["Rex", "King"]
    assert (found["Number"]["answer"], found["Number"]["tolerance"]) == (4.5, 0.5)
    assert found["Number"]["explanation"] == "So."
    assert (found["Range"]["answer"], found["Range"]["tolerance"]) == (4, 0.25)
    assert found["Number"]["prompt"] == "How much is \\_\\_\\_\\_ in all?"
    assert found["Sentence"]["text"] == "He won at {{gap1}} in Africa."
    assert found["Gaps"]["text"] == "Now is the {{gap1}} of ours"
    assert found["Gaps"]["blanks"]["gap1"] == {
        "accept": ["winter"],
        "options": ["winter", "summer"],
    }
    assert sorted(drafts.notes)[1:] == [
        "question 'None': it was not kept: it declares no right answer",
        "question 'Number': 1 of its feedback left out, such as 'Well.'",
        "question 'Typed': answers that earn a part are left out",
    ]
    assert min(drafts.notes).startswith("broken.xml: it cannot be read as XML")


def test_signs_of_markup_in_a_text_of_qti_are_signs(taken):
    """What is escaped in XML, or says that it is plain, is no HTML."""
    choices = CHOICES_3.replace(">a<", ">&lt;b&gt;<")
    item = ITEMS_3["One"].replace(CHOICES_3, choices)
    assert by_name(taken("t.xml", item))["One"]["options"][0]["text"] == "<b>"
    options = OPTIONS.replace("<mattext>red", '<mattext texttype="text/plain">&lt;b&gt; &amp;amp;')
    older = item_1("Plain", options, [(equal("1"), 100, "")])
    found = by_name(taken("t.xml", f"<questestinterop>{older}</questestinterop>"))
    assert found["Plain"]["options"][0]["text"] == "<b> &amp;"


def test_a_bank_of_canvas_is_read_once(tmp_path):
    """Canvas writes a quiz for others and, in full, for itself: the full one counts."""
    items = [item_1(name, OPTIONS, [(equal("3"), 100, "")]) for name in ("Short", "Full")]
    short, full = (f"<questestinterop>{item}</questestinterop>" for item in items)
    with zipfile.ZipFile(tmp_path / "t.imscc", "w") as box:
        box.writestr("i1/assessment_qti.xml", short)
        box.writestr("i2/assessment_qti.xml", short.replace("Short", "Alone"))
        box.writestr("non_cc_assessments/i1.xml.qti", full)
    assert by_name(read(tmp_path / "t.imscc")).keys() == {"Full", "Alone"}


def test_what_a_text_cannot_show_is_told(taken):
    """Images and formulas may stand in any text of a question."""
    text = "::A:: Why? {=Rex #<img src\\='x'> ~Dux}\n\n::B:: Why? {=Rex ~<math>x</math>}"
    assert taken("t.gift", text).notes == [
        "question 'A': its image or sound is left out",
        "question 'B': its formula is kept as letters in a row",
    ]


def test_signs_of_markdown_in_a_plain_text_are_signs(taken):
    """A text without markup is no Markdown, unless its file says so."""
    gift = "::A:: Is 2*3*4 a_b? {=[moodle]x}\n\n::B::[plain]a < b_c_ {=x}\n\n"
    found = by_name(taken("t.gift", f"{gift}::C::[markdown]*So* it is {{=x}}\n"))
    assert found["A"]["prompt"] == "Is 2\\*3\\*4 a\\_b?"
    assert found["B"]["prompt"] == "a < b\\_c\\_"
    assert found["C"]["prompt"] == "*So* it is"
    said = "".join(
        f'<question type="truefalse"><name><text>{form}</text></name><questiontext format="{form}">'
        f"<text><![CDATA[a *b* <c>]]></text></questiontext>{answer(100, 'true')}"
        f"{answer(0, 'false')}</question>"
        for form in ("plain_text", "markdown")
    )
    found = by_name(taken("t.xml", f"<quiz>{said}</quiz>"))
    assert found["plain_text"]["prompt"] == "a \\*b\\* <c>"
    assert found["markdown"]["prompt"].startswith("a *b*")


def test_answers_of_gift_stand_in_one_place(taken):
    """Two of them would show the second one, and a brace that stays open is named."""
    text = "::A:: The {=sky} is {=blue}.\n\n::B:: Who? {=a ~b\n\n::C:: {#6.02e23}\n"
    drafts = taken("t.gift", text)
    assert [one["answer"] for one in drafts.questions] == [602 * 10**21]
    assert [note.partition(": ")[2][:40] for note in drafts.notes] == [
        "it was not kept: it has answers in two p",
        "it was not kept: the brace before its an",
    ]


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


def test_items_of_one_title_are_told_apart(taken):
    """Canvas calls each of them "Question"; each loss is listed by its number."""
    essays = '<item title="Question"><presentation/><resprocessing/></item>' * 2
    notes = taken("t.xml", f"<questestinterop>{essays}</questestinterop>").notes
    assert [note.partition(":")[0] for note in notes] == [
        "question 'Question 1'",
        "question 'Question 2'",
    ]


def test_words_to_type_before_a_stop_leave_a_gap(taken):
    """A sentence may end after them."""
    item = ITEMS_3["Sentence"].replace(" in Africa.", ".")
    assert by_name(taken("t.xml", item))["Sentence"]["prompt"] == "He won at \\_\\_\\_\\_."


def test_notes_of_anki_that_are_no_words_are_named(tmp_path):
    """Gaps in gaps are one, what stands on the back explains; images and formulas are listed."""
    deck = genanki.Deck(1, "Rome")
    for model, fields in (
        (genanki.CLOZE_MODEL, ["{{c1::Julius {{c2::Caesar::who}}}} fell", "On the Ides"]),
        (genanki.CLOZE_MODEL, ["{{c1::image-occlusion:rect:left=.1}}", "<img src='a.png'>"]),
        (genanki.BASIC_MODEL, ["Area?", "[$]a^2[/$]"]),
        (genanki.BASIC_MODEL, ["Both?", "<ul><li>one</li><li>two</li></ul>"]),
    ):
        deck.add_note(genanki.Note(model, fields))
    genanki.Package(deck).write_to_file(tmp_path / "t.apkg")
    drafts = read(tmp_path / "t.apkg")
    [blanks] = by_name(drafts).values()
    assert (blanks["name"], blanks["text"]) == ("… fell", "{{gap1}} fell")
    assert blanks["blanks"] == {"gap1": {"accept": ["Julius Caesar"]}}
    assert blanks["explanation"] == "On the Ides"
    assert drafts.terms == [("Both?", "one two")]
    said = "\n".join(drafts.notes)
    assert "note 2: it was not kept: it hides parts of an image" in said
    assert "note 3: it was not kept: its formula in LaTeX is not set in questions" in said


def test_an_empty_bank_of_gift_is_one(taken):
    """A category without questions is no table."""
    assert taken("t.gift", "$CATEGORY: a/b\n").questions == []


def test_ranges_and_formats_of_gift_are_as_written(taken):
    """Ends of ranges are decimals, and an answer may name its format."""
    text = "::N:: How many? {#3.141..3.142}\n\n::T:: Who? {=[markdown]Rex}\n\n"
    text += "::S:: How many? {#=5:0 #Yes =%50%7:0 ~#No}"
    drafts = taken("t.gift", text)
    found = by_name(drafts)
    assert (found["N"]["answer"], found["N"]["tolerance"]) == (3.1415, 0.0005)
    assert found["T"]["accept"] == ["Rex"]
    assert drafts.notes == [
        "question 'S': what is said to any other number is left out",
        "question 'S': what is said to a right answer is left out",
        "question 'S': numbers that earn a part are left out",
    ]


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
    both = genanki.BASIC_AND_REVERSED_CARD_MODEL
    deck.add_note(genanki.Note(both, ["1066", "Hastings"], tags=["war"]))
    path = tmp_path / "t.apkg"
    genanki.Package(deck).write_to_file(path)
    if packed:
        _pack(path)
    drafts = read(path)
    found = by_name(drafts)
    assert found["Who crossed the Rubicon?"]["accept"] == ["Caesar"]
    assert drafts.terms == [("Tribune", long)]
    [blanks] = [one for one in found.values() if one["kind"] == "blanks"]
    assert blanks["text"] == "{{gap1}} won at {{gap2}}"
    assert blanks["blanks"]["gap2"] == {"accept": ["Zama"]}
    said = "\n".join(drafts.notes)
    assert "tags: left out, such as war" in said
    assert "note 5: one of its 2 cards is asked, front before back" in said
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
