"""Items of QTI 1.2 become questions of a bank, or the loss is said."""

import zipfile

from natorussia.authoring.imports.detection import read
from tests.authoring.imports.banks import by_name

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


def test_signs_of_markup_in_a_plain_text_are_signs(taken):
    """What says that it is plain is no HTML."""
    options = OPTIONS.replace("<mattext>red", '<mattext texttype="text/plain">&lt;b&gt; &amp;amp;')
    older = item_1("Plain", options, [(equal("1"), 100, "")])
    found = by_name(taken("t.xml", f"<questestinterop>{older}</questestinterop>"))
    assert found["Plain"]["options"][0]["text"] == "<b> &amp;"


def test_what_earns_a_part_beside_others_is_not_right(taken):
    """Of several options those are right that earn the most together, or each by itself."""
    many = OPTIONS.replace("Single", "Multiple")
    parts = [
        (equal("1") + equal("3"), 25, ""),
        (f"<and>{equal('1')}{equal('2')}<not>{equal('3')}</not></and>", 100, ""),
        (equal("1"), 50, ""),
    ]
    each = [(equal("1"), 60, ""), (equal("2"), 40, ""), (equal("3"), -50, "")]
    items = item_1("Together", many, parts) + item_1("Each", many, each)
    found = by_name(taken("t.xml", f"<questestinterop>{items}</questestinterop>"))
    right = {name: [one.get("correct") for one in q["options"]] for name, q in found.items()}
    assert right == {"Together": [True, True, None], "Each": [True, True, None]}


def test_a_bank_of_canvas_is_read_once(tmp_path):
    """Canvas writes a quiz for others and, in full, for itself: the full one counts."""
    items = [item_1(name, OPTIONS, [(equal("3"), 100, "")]) for name in ("Short", "Full")]
    short, full = (f"<questestinterop>{item}</questestinterop>" for item in items)
    with zipfile.ZipFile(tmp_path / "t.imscc", "w") as box:
        box.writestr("i1/assessment_qti.xml", short)
        box.writestr("i2/assessment_qti.xml", short.replace("Short", "Alone"))
        box.writestr("non_cc_assessments/i1.xml.qti", full)
    assert by_name(read(tmp_path / "t.imscc")).keys() == {"Full", "Alone"}


def test_items_of_one_title_are_told_apart(taken):
    """Canvas calls each of them "Question"; each loss is listed by its number."""
    essays = '<item title="Question"><presentation/><resprocessing/></item>' * 2
    notes = taken("t.xml", f"<questestinterop>{essays}</questestinterop>").notes
    assert [note.partition(":")[0] for note in notes] == [
        "question 'Question 1'",
        "question 'Question 2'",
    ]


def test_an_item_without_what_holds_items_is_read(taken):
    """As programs write each into a file of its own."""
    item = QTI_1.partition('<section ident="s">')[2].partition('<item ident="i2"')[0]
    [question] = taken("q.xml", item.strip()).questions
    assert question["kind"] == "single"
    assert [one["text"] for one in question["options"] if one.get("correct")] == ["B"]
