"""Items of QTI 2.1 and 3.0 become questions of a bank, or the loss is said."""

import zipfile

from natorussia.authoring.imports.detection import read
from tests.authoring.imports.banks import by_name

QTI_2 = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x"
title="{title}"><responseDeclaration identifier="R" cardinality="single" baseType="identifier">
<correctResponse>{right}</correctResponse></responseDeclaration><itemBody><p>Look.</p>
{interaction}</itemBody></assessmentItem>"""
CHOICES = "".join(f'<simpleChoice identifier="{one}">{one.lower()}</simpleChoice>' for one in "ABC")


def qti(title, right, interaction):
    """Return an item of QTI 2.1."""
    values = "".join(f"<value>{one}</value>" for one in right)
    return QTI_2.format(title=title, right=values, interaction=interaction)


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
}  # fmt: skip  # fmt: skip


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


def test_signs_of_markup_in_a_text_are_signs(taken):
    """What is escaped in XML is no HTML."""
    choices = CHOICES_3.replace(">a<", ">&lt;b&gt;<")
    item = ITEMS_3["One"].replace(CHOICES_3, choices)
    assert by_name(taken("t.xml", item))["One"]["options"][0]["text"] == "<b>"


def test_what_earns_a_part_beside_others_is_not_right(taken):
    """The right options are those that are declared; a mapping may pay others a part."""
    entries = "".join(
        f'<qti-map-entry map-key="{key}" mapped-value="{value}"/>'
        for key, value in (("A", 1), ("B", 0.5), ("C", 1))
    )
    end = "</qti-response-declaration>"
    item = ITEMS_3["Many"].replace(end, f"<qti-mapping>{entries}</qti-mapping>{end}")
    options = by_name(taken("t.xml", item))["Many"]["options"]
    assert [one.get("correct") for one in options] == [True, None, True]


def test_words_to_type_before_a_stop_leave_a_gap(taken):
    """A sentence may end after them."""
    item = ITEMS_3["Sentence"].replace(" in Africa.", ".")
    assert by_name(taken("t.xml", item))["Sentence"]["prompt"] == "He won at \\_\\_\\_\\_."
