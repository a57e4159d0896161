"""Questions of Moodle's GIFT become questions of a bank, or the loss is said."""

from tests.authoring.imports.banks import by_name

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
        "categories",
        "question 'Other'",
        "question 'Long'",
        "question 'Just a text.'",
    ]


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


def test_answers_of_gift_stand_in_one_place(taken):
    """Two of them would show the second one, and a brace that stays open is named."""
    text = "::A:: The {=sky} is {=blue}.\n\n::B:: Who? {=a ~b\n\n::C:: {#6.02e23}\n"
    drafts = taken("t.gift", text)
    assert [one["answer"] for one in drafts.questions] == [602 * 10**21]
    assert [note.partition(": ")[2][:40] for note in drafts.notes] == [
        "it was not kept: it has answers in two p",
        "it was not kept: the brace before its an",
    ]
    assert taken("t.gift", "Who? {=a {b} ~c}").notes[0].endswith("of a text as \\{ and \\}")


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
