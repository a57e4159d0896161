"""Items of QTI 1.2 as Blackboard and D2L write them."""

import zipfile

from natorussia.authoring.imports.detection import read
from tests.authoring.imports.banks import by_name


def said(text):
    """Return a text as Blackboard writes it."""
    return (
        '<flow class="Block"><material><mat_extension><mat_formattedtext type="HTML">'
        f"{text}</mat_formattedtext></mat_extension></material></flow>"
    )


def options(ident, *names, many="Single", text=said):
    """Return a response with its labels."""
    labels = "".join(
        f'<flow_label><response_label ident="{ident}{name}">{text(name)}</response_label>'
        "</flow_label>"
        for name in names
    )
    return (
        f'<response_lid ident="{ident}" rcardinality="{many}"><render_choice>{labels}'
        "</render_choice></response_lid>"
    )


def equal(ident, *values):
    """Return tests for values of a response."""
    return "".join(f'<varequal respident="{ident}">{one}</varequal>' for one in values)


def rule(tests, *earned):
    """Return a condition; what it earns is the name of a variable, how, and how much."""
    sets = "".join(
        f'<setvar variablename="{name}" action="{how}">{much}</setvar>'
        for name, how, much in earned
    )
    return f"<respcondition><conditionvar>{tests}</conditionvar>{sets}</respcondition>"


def item(presentation, rules, more=""):
    """Return an item without a title."""
    return (
        f'<item title=""><presentation><flow>{presentation}</flow></presentation>'
        f"<resprocessing>{rules}</resprocessing>{more}</item>"
    )


FULL = ("SCORE", "Set", "SCORE.max")
SIDES = f'<flow class="RIGHT_MATCH_BLOCK">{said("Gaul")}{said("Egypt")}</flow>'
NO_TEXT = {"text": lambda _name: ""}
BLACKBOARD = [
    item(
        said("&lt;p&gt;Who?&lt;/p&gt;") + options("r", "A", "B"),
        rule(equal("r", "rA"), FULL)
        + rule(
            equal("r", "rB"),
            ("PartialCreditPercent", "Set", "0"),
            ("NegativeCreditPercent", "Set", "50"),
        ),
    ),
    item(
        said("Order") + options("r", "B", "C", "A", many="Ordered"),
        rule(equal("r", "rA", "rB", "rC"), FULL),
    ),
    item(
        said("Who fell where?")
        + f"<flow>{said('Pompey')}{options('p', '1', '2', **NO_TEXT)}</flow>"
        + f"<flow>{said('Crassus')}{options('q', '1', '2', **NO_TEXT)}</flow>{SIDES}",
        rule(equal("p", "p2")) + rule(equal("q", "q1")),
    ),
    item(
        said("He took [where] in [when].")
        + '<response_str ident="where"/><response_str ident="when"/>',
        rule(equal("where", "Rome") + equal("when", "49"), FULL),
    ),
]


def kept(path):
    """Return the questions of a file by their names, as a bank accepts them, and the notes."""
    drafts = read(path)
    return by_name(drafts), drafts.notes


def test_a_pool_of_blackboard_becomes_questions(tmp_path):
    """Its texts, whole scores, orders and pairs are read, from the package that it exports."""
    with zipfile.ZipFile(tmp_path / "pool.zip", "w") as box:
        box.writestr("imsmanifest.xml", "<manifest/>")
        box.writestr("res1.dat", f"<questestinterop>{''.join(BLACKBOARD)}</questestinterop>")
        box.writestr("res2.dat", "no XML")
    found, notes = kept(tmp_path / "pool.zip")
    assert found["item 1"]["prompt"] == "Who?"
    assert found["item 1"]["options"] == [{"text": "A", "correct": True}, {"text": "B"}]
    assert [one["text"] for one in found["item 2"]["items"]] == ["A", "B", "C"]
    assert found["item 3"]["prompt"] == "Who fell where?"
    assert found["item 3"]["pairs"] == [
        {"left": "Pompey", "right": "Egypt"},
        {"left": "Crassus", "right": "Gaul"},
    ]
    assert found["item 4"]["text"] == "He took {{gap1}} in {{gap2}}."
    assert found["item 4"]["blanks"]["gap2"] == {"accept": ["49"]}
    assert notes == []


def plain_text(text):
    """Return a text as D2L writes it."""
    return f"<material><mattext>{text}</mattext></material>"


TYPED = '<response_str ident="s"><render_fib><response_label ident="s_ans"/></render_fib>'
TYPED += "</response_str>"
D2L = [
    item(
        plain_text("Which two?") + options("r", "A", "B", "C", many="Multiple", text=plain_text),
        "".join(
            rule(equal("r", f"r{name}"), (f"D2L_{how}", "Add", "1"))
            for name, how in (("A", "Correct"), ("B", "Incorrect"), ("C", "Correct"))
        ),
        f"<hint><hintmaterial>{plain_text('Not B')}</hintmaterial></hint>",
    ),
    item(
        plain_text("He crossed the ") + TYPED + plain_text(" in 49 BCE."),
        rule(equal("s_ans", "Rubicon"), ("Blank_1", "Set", "100")),
    ),
    item(
        plain_text("Who?") + TYPED,
        '<respcondition><conditionvar><var_sareg respident="s_ans">C.*</var_sareg></conditionvar>'
        "</respcondition>",
    ),
]


def test_a_library_of_d2l_becomes_questions(tmp_path):
    """What counts against an answer makes it no right one, and a gap keeps its place."""
    (tmp_path / "t.xml").write_text(f"<questestinterop>{''.join(D2L)}</questestinterop>")
    found, notes = kept(tmp_path / "t.xml")
    assert [one.get("correct") for one in found["item 1"]["options"]] == [True, None, True]
    assert found["item 1"]["hints"] == ["Not B"]
    assert found["item 2"]["text"] == "He crossed the {{gap1}} in 49 BCE."
    assert found["item 2"]["blanks"] == {"gap1": {"accept": ["Rubicon"]}}
    assert notes == [
        "question 'item 3': it was not kept: what is right is a pattern of letters",
    ]
