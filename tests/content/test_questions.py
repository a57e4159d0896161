"""The bank of questions: what is asked, where it leads, and what a wrong answer is told."""

from datetime import date
from functools import cache

import pytest

from natorussia import data
from natorussia.data import index
from natorussia.data.dates import span
from natorussia.markup.citations import value_text
from natorussia.questions import load_course

from .chapters import SECTIONS

MADE = ("numeric", "order", "place", "text")
"""Kinds whose answer the reader makes; blanks are made where most of them are typed."""
PICKED = {"single": "options", "multiple": "options", "reason": "reasons"}
RETIRED = {
    "ambivalence-munich-count",
    "ambivalence-three-tones",
    "hindsight-place-annexation",
    "missile-defence-gabala-owner",
    "peacekeeping-who-signed",
    "turning-point-spread-on-membership",
}
"""Ids of questions that are asked no longer, with which readers may still have answers."""
OURS = {"forecasts", "grievances", "recommendation-scores", "recommendations", "site-weights"}
"""Tables that the course made up or put together by its own judgement."""


@cache
def bank():
    return load_course()


def marked():
    return [question for question in bank() if question["kind"] != "poll"]


def is_made(question):
    """Return whether the reader makes the answer and does not pick it."""
    if question["kind"] == "blanks":
        typed = ["options" not in blank for blank in question["blanks"].values()]
        return sum(typed) * 2 > len(typed)
    return question["kind"] in MADE


def has_a_rule(question):
    """Return whether there is something to find out, and not only to recall."""
    return question["level"] != "recall"


def explained(question):
    """Return the wrong answers that are told why they are wrong."""
    if question["kind"] in PICKED:
        options = question[PICKED[question["kind"]]]
        return [one["feedback"] for one in options if not one.get("correct")]
    return [one["feedback"] for one in question.get("wrong", [])]


def test_two_in_five_answers_are_made():
    """At least 40 per cent of what is marked is typed, ordered or placed, and not picked."""
    made = [question for question in marked() if is_made(question)]
    assert len(made) >= 0.4 * len(marked())


def test_what_has_a_rule_has_two_hints():
    """All but plain recall offers at least two hints."""
    lacking = [q["id"] for q in marked() if has_a_rule(q) and len(q.get("hints", [])) < 2]
    assert lacking == []


@pytest.mark.parametrize("question", marked(), ids=lambda question: question["id"])
def test_wrong_answers_say_why(question):
    """Each wrong option, pair and blank says why it is wrong, and typed answers foresee two."""
    kind = question["kind"]
    if kind in PICKED:
        wrong = [one for one in question[PICKED[kind]] if not one.get("correct")]
        assert all(one.get("feedback") for one in wrong)
    if kind == "match":
        assert all(pair.get("feedback") for pair in question["pairs"])
    if kind == "blanks":
        assert all(blank.get("feedback") for blank in question["blanks"].values())
    if kind in ("text", "numeric"):
        assert len(question["wrong"]) >= 2


def test_retired_ids_are_not_used_again():
    """An id stays with its question for good, since answers are kept under it."""
    assert RETIRED.isdisjoint(question["id"] for question in bank())


def day(event, end=False):  # noqa: FBT002
    row = index("events")[event]
    found = span(row["date"], row["end"])
    return date.fromisoformat(str(found.last_day if end else found.first_day))


def days(first, last):
    return (day(last) - day(first)).days


def cell(path):
    return float(value_text(path).replace(",", ""))


def share(part, whole):
    return 100 * cell(part) / cell(whole)


def destroyed(party):
    eliminated = data.rows("inf-eliminations")
    return sum(float(row["eliminated"]) for row in eliminated if row["party"] == party)


SFOR = "peacekeeping-strengths/SFOR,{},2003-05,actual/value"
WORKED = {
    "afghanistan-command-to-transit": lambda: days(
        "2003-nato-takes-over-isaf", "2003-german-transit-agreement"
    ),
    "ambivalence-munich-to-moratorium": lambda: days(
        "2007-munich-speech", "2007-cfe-moratorium-announced"
    ),
    "cfe-order-to-effect": lambda: days(
        "2007-cfe-suspension-decree", "2007-cfe-suspension-in-effect"
    ),
    "cfe-share-of-tank-ceiling": lambda: share(
        "cfe-holdings/parties,1990,battle-tanks/value", "cfe-limits/parties-1990,battle-tanks/value"
    ),
    "csto-andijan-to-astana": lambda: days("2005-andijan", "2005-sco-astana-declaration"),
    "enlargement-cable-to-summit": lambda: (
        (
            day("2008-bucharest-summit")
            - date.fromisoformat(index("documents")["2008-moscow-cable"]["date"])
        ).days
    ),
    "hindsight-brier-of-certainty": lambda: 0.8**2,
    "hindsight-drafts-to-invasion": lambda: days(
        "2021-draft-security-treaties", "2022-full-scale-invasion"
    ),
    "missile-defence-for-each-american-one": lambda: (
        destroyed("Soviet Union") / destroyed("United States")
    ),
    "missile-defence-threat-and-statement": lambda: days(
        "2007-putin-rice-gates", "2007-joint-inf-statement"
    ),
    "new-start-rome-to-prague": lambda: days("2002-rome-declaration", "2002-prague-invitations"),
    "new-start-share-of-the-voices": lambda: 100 / cell("council-seats/2002-nrc/states"),
    "nineties-act-to-invitations": lambda: days(
        "1997-founding-act-signed", "1997-madrid-invitations"
    ),
    "peacekeeping-from-paper-to-force": lambda: days(
        "1992-dniester-ceasefire", "1992-dniester-peacekeepers"
    ),
    "peacekeeping-share-of-sfor": lambda: share(SFOR.format("Russia"), SFOR.format("total")),
    "turning-point-meeting-to-order": lambda: (
        (day("2007-cfe-suspension-decree") - day("2007-nrc-anniversary-meetings", end=True)).days
    ),
}
"""How each number that stands in the bank follows from the tables."""
REPORTED = {"csto-two-bases-distance": "2003-kant-air-base"}
"""Numbers that a source of an event reports, in words of its own."""


def numbers():
    return [question for question in marked() if question["kind"] == "numeric"]


@pytest.mark.parametrize("question", numbers(), ids=lambda question: question["id"])
def test_numbers_rest_on_sources(question):
    """A number is a cell of a table with sources, or follows from such cells; none is ours."""
    answer = question["answer"]
    if isinstance(answer, str):
        table = answer.split("/")[0]
        assert table not in OURS
        assert {"source", "sources"} & set(data.fields(table))
    elif question["id"] in REPORTED:
        assert REPORTED[question["id"]] in question["events"]
    else:
        worked = WORKED[question["id"]]()
        assert abs(worked - answer) <= question.get("tolerance", 0)


def test_every_working_has_its_question():
    """No working is kept for a question that is gone."""
    assert {*WORKED, *REPORTED} <= {question["id"] for question in numbers()}


@pytest.mark.parametrize("section", SECTIONS)
def test_documents_are_analysed(section):
    """Three marked questions or more, one of each skill, with six wrong answers explained."""
    asked = [q for q in marked() if q["section"] == section and "skill" in q]
    assert {q["skill"] for q in asked} == {"sourcing", "corroboration", "contextualisation"}
    assert all(q["documents"] for q in asked)
    short = [q["id"] for q in asked if len(explained(q)) < 6]
    assert short == []
