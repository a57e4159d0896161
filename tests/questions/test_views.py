"""What a reader sees of a question, what marking gets, and which change of words counts."""

import json

import pytest

from natorussia import questions as asked
from natorussia.data import rows
from natorussia.data.languages import using
from natorussia.data.languages.marking import marking
from natorussia.markup.markdown import block, inline
from natorussia.questions import kinds
from tests.questions.test_bank import single

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- ]]> & &amp; {{a}} {event}`x",
    "\u202eright to left\u2066",
    "x" * 10_000,
    "👩‍👩‍👧‍👦 🇷🇺",
    "[link](javascript:alert(1))",
    "`{value}`",
]


@pytest.mark.parametrize("texts", ["abc", "cba", "bca", "fedcba", "badcfe"])
def test_order_is_shown_with_its_first_two_turned(texts):
    """The page begins with any order but the right one, since it keeps the first before the second.

    Whatever the ids are, the first item that the page is sent truly stands after the second.
    """
    question = {"items": [{"text": text} for text in texts]}
    first, second, *_ = [item["html"] for item in kinds.named("order").public(question)["items"]]
    assert texts.index(first) > texts.index(second)


def test_events_are_kept_from_what_is_said_before_the_end():
    """An event may be the answer: its title stands apart from the place to reread."""
    key = asked.key(single(events=["1997-founding-act-signed"], reread="nineties p2"))
    assert "Founding Act" in key["events"]
    assert "Founding Act" not in key["reread"]
    assert "paragraph 2" in key["reread"]


def test_passage_and_card_are_named_apart():
    """A question on a document leads to the passage that treats it, and to the document's card."""
    question = single(reread="nineties-founding-act", documents=["1997-founding-act"])
    told = asked.key(question)["reread"]
    assert told.startswith('the passage on <a data-passage="nineties-founding-act">')
    assert '; the card of <a data-passage="document-1997-founding-act">The Founding Act</a>' in told


def test_prices_are_no_mathematics():
    """Two dollar signs in a line do not make TeX of what stands between them."""
    asked.load_bank([single(prompt="Did it cost $5 billion or $6 billion?")])


def test_answers_in_keys_are_right():
    """The answer shown at the end would have earned everything."""
    for question in asked.load_course():
        key = asked.key(question)
        if question["kind"] != "poll":
            marks = asked.score(question["kind"], key, key["answer"])
            assert marks.verdict == "right", question["id"]


def test_public_face_hides_the_answer():
    """No key, no feedback and no mark of what is right is in what readers get."""
    options = [{"text": "Paris", "correct": True, "feedback": "SECRET"}, {"text": "Rome"}]
    shown = json.dumps(asked.public(single(options=options, explanation="SECRET")))
    assert "SECRET" not in shown
    assert "correct" not in shown


def test_option_order_tells_nothing():
    """Which option the author wrote first does not show."""
    options = [{"text": "Paris", "correct": True}, {"text": "Rome"}, {"text": "Bonn"}]
    shown = [asked.public(single(options=order)) for order in (options, options[::-1])]
    assert shown[0]["options"] == shown[1]["options"]


def test_blank_choices_tell_nothing():
    """The choices of a blank come sorted, wherever the author put the right one."""
    blank = {"accept": ["withdrawal"], "options": ["withdrawal", "Suspension", "accession"]}
    shown = kinds.named("blanks").public({"text": "{{a}}", "blanks": {"a": blank}})
    assert shown["blanks"]["a"] == ["accession", "Suspension", "withdrawal"]


def test_reworded_question_is_another_revision():
    """An answer to another wording is not shown again as an answer to this one."""
    assert asked.revision(single()) != asked.revision(single(prompt="Where was it?"))


def test_side_of_a_page_is_not_a_part_of_the_wording():
    """What tells a page from the right that a question is from the left changes no revision."""
    question = single(prompt="Where was this treaty signed?")
    with using("ar"):
        plain = asked.revision(question), asked.seen(question)
        with marking():
            shown = asked.public(question)
            assert (asked.revision(question), asked.seen(question)) == plain
    assert shown["prompt"] == '<span dir="ltr">Where was this treaty signed?</span>'
    assert [option["html"] for option in shown["options"]] == ["Paris", "Rome"]


@pytest.mark.parametrize(
    "more",
    [
        {"explanation": "Another."},
        {"hints": ["A capital."]},
        {"level": "understand"},
        {"events": ["1997-founding-act-signed"]},
        {"options": [{"text": "Paris", "correct": True}, {"text": "Rome", "feedback": "Nope."}]},
    ],
)
def test_mended_words_keep_the_revision(more):
    """What the reader did not see when she answered may be mended."""
    assert asked.revision(single()) == asked.revision(single(**more))


def test_another_right_answer_is_another_revision():
    """An answer that was right once is not shown as right now."""
    options = [{"text": "Paris"}, {"text": "Rome", "feedback": "No.", "correct": True}]
    assert asked.revision(single()) != asked.revision(single(options=options))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile):
    """Markup in a question is shown, not run."""
    question = single(
        prompt=hostile, options=[{"text": hostile, "correct": True}, {"text": f"not {hostile}"}]
    )
    html = asked.printed(question) + block(hostile) + inline(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("kind", kinds.names())
def test_each_kind_prints_without_answers(kind):
    """On paper every kind has a place for the answer, and the right one is not told."""
    for question in asked.load_course():
        if question["kind"] == kind:
            assert "nq-prompt" in asked.printed(question)
            explanation = asked.key(question)["explanation"]
            assert not explanation or explanation not in asked.printed(question)


def test_roles_cite_rows():
    """A prompt cites rows as the chapters do."""
    event = rows("events")[0]
    html = inline(f"{{when}}`{event['id']}` and {{event}}`this <{event['id']}>`")
    assert f'href="#event={event["id"]}"' in html
    assert ">this</a>" in html
