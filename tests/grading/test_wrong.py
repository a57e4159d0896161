"""Subtly wrong answers, marked on the course's tables and on changed ones: none is paid in full."""

from pathlib import Path

import pytest
import yaml

from natorussia.data.course import tables_of
from natorussia.exercises import exercise
from natorussia.exercises.reference import answer, namespace
from natorussia.grading.marking import Marker
from natorussia.grading.sandbox.staging import staged

WRONG = yaml.safe_load(Path(__file__).with_name("wrong.yml").read_text(encoding="utf-8"))
SEEDS = (7,)


def values(asked, folder, question, code):
    """Return what an answer gives on a folder of tables, as the grader's runs send it."""
    with tables_of(folder):
        names = namespace(asked)
        try:
            exec(code, names)
        except Exception as error:  # noqa: BLE001  it may stop on other tables
            return {question.name: ["failed", "error", repr(error)]}
        return {question.name: answer(question, names)}


def mark(asked, stage, marker, question, code):
    """Return the mark of one answer, run on both sets of tables."""
    found = [values(asked, folder, question, code) for folder in stage.tables(asked.notebook)]
    runs = [{"outcome": "ended", "values": one} for one in found]
    record = {"student": "s", "problem": None, "runs": runs, "untouched": [], "essay": ""}
    return next(one for one in marker.marks(record) if one.question == question.name)


def test_there_are_enough():
    """Forty wrong answers and more are tried."""
    assert sum(len(codes) for found in WRONG.values() for codes in found.values()) >= 40


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WRONG)
def test_wrong_answer_is_not_paid_in_full(name, seed):
    """An answer that is off by a little, or right by chance or by hand, is not correct."""
    asked = exercise(name)
    with staged([asked], seed) as stage:
        marker = Marker(asked, stage)
        for one, codes in WRONG[name].items():
            question = asked.question(one)
            control = mark(asked, stage, marker, question, question.reference())
            assert control.status == "correct", (one, control)
            for code in codes:
                found = mark(asked, stage, marker, question, code)
                assert found.points < question.points, (one, code, found)
                assert found.status != "correct", (one, code, found)


def states_told_twice(asked, stage, answer):
    """Return how many states an answer names again on changed tables."""
    with tables_of(stage.tables(asked.notebook)[1]):
        names = namespace(asked)
        exec(answer, names)
    return len(names["two_spells"]) - len(set(names["two_spells"]))


def test_repeats_that_changed_tables_alone_bring_are_not_held_against_an_answer():
    """On the course's tables no state stands there twice, so that nobody sees a need for a set."""
    asked = exercise("csto")
    question = asked.question("two-spells")
    count = "pairs = spells.value_counts(['organisation', 'state'])\n"
    honest = f"{count}two_spells = [state for (_, state), n in pairs.items() if n > 1]"
    first_again = f"{honest}\ntwo_spells += two_spells[:1]"
    for seed in range(100):  # until one state has two rows in each of two bodies
        with staged([asked], seed) as stage:
            if states_told_twice(asked, stage, honest):
                marker = Marker(asked, stage)
                assert mark(asked, stage, marker, question, honest).status == "correct"
                assert mark(asked, stage, marker, question, first_again).status == "partial"
                return
    pytest.fail("no changed table has a state with two spells in each of two bodies")
