"""Answers that are typed in the language of the question or of the course."""

import pytest

from natorussia import questions as asked
from natorussia.data.languages import using


def text(*accept, **more):
    """Return a question whose answer is typed."""
    return {"id": "a-b", "kind": "text", "level": "recall", "prompt": "?", "accept": accept} | more


def verdict(question, given):
    """Return how a response to a question is marked."""
    bank = asked.load_bank([{**question, "accept": list(question["accept"])}])
    return asked.score("text", asked.key(bank[0]), given).verdict


@pytest.mark.parametrize(
    ("language", "accepted", "given", "expected"),
    [
        ("de", "Müller", "Mueller", "right"),
        ("de", "schön", "schon", "wrong"),
        ("en-GB", "Müller", "Muller", "right"),
        ("ru", "мой", "мои", "wrong"),
        ("ru", "Горбачёв", "горбачев", "right"),
        ("hi", "काल", "कल", "wrong"),
        ("he", "שָׁלוֹם", "שלום", "right"),
        ("he", "צה״ל", 'צה"ל', "right"),
        ("de", "Straße", "STRASSE", "right"),
        ("fr", "« l’été »", "l'ete", "right"),
        ("uk", "п’ять", "п\u02bcять", "right"),
        ("uk", "п’ять", "п'ять", "right"),
        ("en-GB", "Diyarbakır", "Diyarbakir", "right"),
        ("de", "Iğdır", "IĞDIR", "right"),
        ("tr", "Diyarbakır", "DİYARBAKIR", "right"),
        ("tr", "Diyarbakır", "Diyarbakir", "wrong"),
        ("tr", "İzmir", "ızmir", "wrong"),
        ("ar", "مُعاهَدة ١٩٩٧", "معاهده 1997", "right"),
        ("ar", "أحمد", "احمد", "right"),
        ("ar", "كتاب", "كتب", "wrong"),
    ],
)
def test_course_answers_are_compared_in_its_language(language, accepted, given, expected):
    """A letter of its own in one language is a marked letter in another."""
    with using(language):
        assert verdict(text(accepted), given) == expected


def test_question_may_be_in_another_language_than_its_course():
    """A question in Russian in an English course is marked as Russian is read."""
    assert verdict(text("мой", language="ru"), "мои") == "wrong"
    assert verdict(text("мой"), "мои") == "right"


def test_answers_that_collapse_are_told_in_their_language():
    """Two spellings of one German word are told; two Russian words are none of one."""
    with using("de"), pytest.raises(asked.BankError, match="gelten beim Vergleich als gleich"):
        asked.load_bank([text("Müller", "Mueller") | {"accept": ["Müller", "Mueller"]}])
    with using("ru"):
        assert asked.load_bank([text() | {"accept": ["мой", "мои"]}])


def test_number_in_the_key_is_written_as_the_course_writes_it():
    """The answer shown at the end is one that would be marked right."""
    question = {"id": "a-b", "kind": "numeric", "level": "recall", "prompt": "?", "answer": 9.807}
    with using("de"):
        key = asked.key(asked.load_bank([question])[0])
    assert key["answer"]["value"] == "9,807"
    assert asked.score("numeric", key, key["answer"]).verdict == "right"
