"""A platform's text leads to the question that it asks."""

from natorussia import questions as asked
from natorussia.analytics.downloads.items import Bank
from tests.analytics.downloads import shown


def test_every_question_of_the_course_is_found_by_its_text():
    """What a platform shows of a question leads to that question, for the whole bank."""
    everything = [one for one in asked.load_course() if shown.has_form(one)]
    bank = Bank(everything)
    lost = [
        one["id"]
        for one in everything
        for made in [shown.exported(one)]
        for show in (shown.canvas_question, shown.moodle_question)
        if bank.find(show(made)) != one["id"]
    ]
    assert lost == []


def test_same_words_are_told_apart_by_the_answers():
    """Two questions that ask alike are told apart where the answers fit one of them alone."""
    base = {"section": "s", "kind": "single", "level": "recall", "prompt": "Which of them?"}
    first, second = (
        {**base, "id": name, "options": [{"text": a, "correct": True}, {"text": b}]}
        for name, a, b in (("x", "Paris", "Rome"), ("y", "Oslo", "Bonn"))
    )
    bank = Bank([first, second])
    assert bank.find("WHICH of them?", ["Oslo", "-"]) == "y"
    assert bank.find("Which of them?") is None


def test_cut_items_are_told_by_what_is_left():
    """Moodle cuts a long item: where another that begins alike is whole, one is left for it."""
    words = ["Cold War", "Cold War, the second", "Détente"]
    order = {"id": "a-b", "kind": "order", "level": "recall", "prompt": "Order?"}
    order["items"] = [{"text": one} for one in words]
    bank = Bank(asked.load_bank([order]))
    told = bank.tried("a-b", "Cold War; Cold Wa...; Détente")
    assert told["c"] == 1
    assert bank.tried("a-b", "Cold Wa...; Cold War; Détente")["c"] == 0.5
    assert "a" not in bank.tried("a-b", "Cold Wa...; Cold Wa...; Détente")
